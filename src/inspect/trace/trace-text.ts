/** Prints a tracing for the terminal: where it was first, its readings, those that carry it oldest first, and what else matches. */
import { quotePath } from '../../model/failure.js';
import type { DiffPart } from '../../text/word-diff.js';
import {
  carryingWords,
  describeCertainty,
  describeRest,
  describeRole,
  describeSource,
  describeSpread,
  headlineOf,
  percent,
} from './trace-words.js';
import type { MatchedThread, TracedCarrier, TracedThread, Tracing } from './tracing.js';

// Of another thread, so much of its text is shown.
const shownLetters = 100;

export function renderTraceText({ thread, others }: Tracing): string {
  const { first } = thread;
  const lines = [
    `First in  ${quotePath(headlineOf(first.document))}`,
    `          ${quotePath(describeSource(first))}`,
    `          ${placeOf(first)}${editionOf(first)}`,
    `          ${describeCertainty(thread)}`,
    `Thread    ${thread.id}, ${quotePath(describeRole(thread))}, in ${describeSpread(thread)}${heldBy(thread)}`,
    '',
    ...describeReadings(thread),
    '',
    ...describeCarriers(thread),
    ...(others.length === 0 ? [] : ['', 'Others that match', ...others.map(describeOther)]),
  ];
  return `${lines.join('\n')}\n`;
}

function heldBy({ share }: MatchedThread): string {
  return share === null || share >= 1 ? '' : `; it holds ${percent(share)} of what was asked for`;
}

function describeReadings({ readings }: TracedThread): string[] {
  return readings.map(
    ({ text, changes }, at) =>
      `${String(at + 1).padStart(3)}  ${changes === null ? quotePath(text) : renderChanges(changes)}`,
  );
}

/** As wdiff marks them, since a terminal may show no colours: `[-struck-] {+added+}`. */
function renderChanges(changes: readonly DiffPart[]): string {
  return changes
    .map(([kind, text]) => {
      const words = quotePath(text);
      return kind === 0 ? words : kind === -1 ? `[-${words}-]` : `{+${words}+}`;
    })
    .join('');
}

function describeCarriers(thread: TracedThread): string[] {
  const rows = thread.listed.map((carrier, at) => [
    quotePath(carrier.document.date ?? 'undated'),
    at === 0 ? 'first' : carryingWords[carrier.as],
    thread.wordings === 1 ? '' : `reading ${carrier.reading}`,
    quotePath(carrier.document.outlet ?? ''),
    `${titleOf(carrier)}${placeOf(carrier)}`,
  ]);
  const rest = describeRest(thread);
  return [...inColumns(rows), ...(rest === null ? [] : [`… ${rest}; --limit lists more`])];
}

/** "Harbour bridge closed: "; nothing where there is no headline. */
function titleOf({ document: { headline } }: TracedCarrier): string {
  return headline === null ? '' : `${quotePath(headline)}: `;
}

function placeOf({ document: { id }, span: [start, end] }: TracedCarrier): string {
  return `${quotePath(id)}, bytes ${start}–${end}`;
}

function editionOf({ document: { folder } }: TracedCarrier): string {
  return folder === null ? '' : `; editions/${quotePath(folder)}`;
}

/** Rows as lines, each column as wide as its widest cell; empty columns are left out. */
function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .filter((_, column) => widths[column]! > 0)
      .join('  ')
      .trimEnd(),
  );
}

function describeOther(other: MatchedThread): string {
  const { share, id, text, first } = other;
  const start = text.length > shownLetters ? `${text.slice(0, shownLetters).trimEnd()}…` : text;
  const held = share === null ? '' : `${percent(share).padStart(5)}  `;
  return `${held}${id}  ${quotePath(`${describeRole(other)}, ${describeSpread(other)}, ${describeSource(first)}: ${start}`)}`;
}
