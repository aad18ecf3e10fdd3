/**
 * Lays a gate out for a log: a table of how much differs in each kind, then the first differences of each by name. No
 * colours, and nothing that a log would break.
 */

import { quotePath } from '../../model/failure.js';
import type { GateKind } from '../../model/options.js';
import type { FactChange, Gate, ReportChange, RevisionChange } from './gate.js';

/** Names a report by its id: its title, or else its oldest document. */
export type NameOf = (report: string) => string;

const shownChanges = 5;
const nameLength = 100;

/** Describes what differs of the kinds that `gate` holds. */
export function describeGate({ reports, revisions, facts }: Gate, nameOf: NameOf): string {
  const name = (report: string) => clip(nameOf(report));
  const parts = [
    ...(reports === undefined ? [] : [toPart('reports', reports, (one) => describeReport(one, name))]),
    ...(revisions === undefined
      ? []
      : [toPart('revisions', revisions, (one) => describeRevision(one, name))]),
    ...(facts === undefined ? [] : [toPart('facts', facts, (one) => describeFact(one, name))]),
  ];
  const rows = [['kind', 'differ', 'of which'], ...parts.map(({ row }) => row)];
  const width = (column: number) => Math.max(...rows.map((row) => row[column]!.length));
  const table = rows.map(([kind, count, which]) =>
    `${kind!.padEnd(width(0))}  ${count!.padStart(width(1))}  ${which}`.trimEnd(),
  );
  const lists = parts.flatMap(({ row: [kind], lines }) =>
    lines.length === 0 ? [] : ['', `${kind}:`, ...lines],
  );
  return `${[...table, ...lists].join('\n')}\n`;
}

interface Part {
  readonly row: readonly [kind: GateKind, count: string, which: string];
  readonly lines: readonly string[];
}

function toPart<Change extends { readonly change: string }>(
  kind: GateKind,
  changes: readonly Change[],
  describe: (change: Change) => string,
): Part {
  const counts = new Map<string, number>();
  for (const { change } of changes) counts.set(change, (counts.get(change) ?? 0) + 1);
  const which = [...counts].map(([change, count]) => `${count} ${change}`).join(', ');
  const width = Math.max(...[...counts.keys()].map(({ length }) => length));
  const more = changes.length - shownChanges;
  return {
    row: [kind, String(changes.length), which],
    lines: [
      ...changes.slice(0, shownChanges).map((one) => `  ${one.change.padEnd(width)}  ${describe(one)}`),
      ...(more > 0 ? [`  … and ${more} more; --json gives them all`] : []),
    ],
  };
}

function describeReport({ change, report, others }: ReportChange, name: NameOf): string {
  if (others.length === 0) return name(report);
  const [first, ...rest] = others.map(name);
  const named = `${first}${rest.length === 0 ? '' : ` and ${rest.length} more`}`;
  return `${name(report)} ${change === 'joined' ? '→' : '←'} ${named}`;
}

function describeRevision({ change, document, report }: RevisionChange, name: NameOf): string {
  return `${clip(document)} ${change === 'joined' ? '→' : '←'} ${name(report)}`;
}

function describeFact(
  { severity, kind, from, to, between, cause, report }: FactChange,
  name: NameOf,
): string {
  const told = (words: string | null) => (words === null ? 'nothing' : `“${clip(words)}”`);
  const why = cause === undefined ? '' : ` (${cause})`;
  return `severity ${severity}, ${kind}: ${told(from)} → ${told(to)}${why}, between ${between.map(clip).join(' and ')}, in ${name(report)}`;
}

/** On one line, cut where it is long. */
function clip(text: string): string {
  const letters = [...text];
  return quotePath(letters.length <= nameLength ? text : `${letters.slice(0, nameLength).join('')} …`);
}
