/** Makes the rows of `changes.jsonl`: each a change with its report and its run, under an id made of what it says. */
import { createHash } from 'node:crypto';
import {
  type Change,
  type ChangeRow,
  changeKinds,
  type ReportName,
  type RunName,
} from '../../model/change.js';

type KeysOf<Union> = Union extends unknown ? keyof Union : never;

// In the order in which every row has them; the last line holds those of a decision.
const rowKeys: Readonly<Record<KeysOf<ChangeRow> | 'decision' | 'a' | 'b', true>> = {
  run: true,
  at: true,
  kind: true,
  id: true,
  report: true,
  folder: true,
  title: true,
  revision: true,
  siglum: true,
  document: true,
  date: true,
  isCopy: true,
  fact: true,
  severity: true,
  from: true,
  to: true,
  cause: true,
  between: true,
  notice: true,
  paragraph: true,
  also: true,
  formerly: true,
  block: true,
  isCorrection: true,
  was: true,
  opening: true,
  source: true,
  absorbedBy: true,
  isUnordered: true,
  revisions: true,
  redirects: true,
  whence: true,
  reason: true,
  decided: true,
  why: true,
  decision: true,
  a: true,
  b: true,
};
const keyOrder = Object.keys(rowKeys);

// Of a SHA-256 in hexadecimal: enough for a thousand million rows.
const idLength = 16;

/** A change, and the report that it concerns; null where it concerns none. */
export interface PlacedChange {
  readonly change: Change;
  readonly report: ReportName | null;
}

/** Makes the rows of one run, in the order given; what is said twice stands once. */
export function toRows(changes: readonly PlacedChange[], { run, at }: RunName): readonly ChangeRow[] {
  const rows = changes.map(({ change, report }): ChangeRow => {
    const place = report ?? { report: null, folder: null, title: null };
    const said = { ...place, ...change, run };
    // Without the time: what a run says is the same at whatever hour it is run again.
    const hash = createHash('sha256').update(JSON.stringify(said, keyOrder)).digest('hex');
    return { ...said, at, id: `c${hash.slice(0, idLength)}` };
  });
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Renders one line of `changes.jsonl`, its keys in one order. */
export function renderRow(row: ChangeRow): string {
  return `${JSON.stringify(row, keyOrder)}\n`;
}

const kinds: ReadonlySet<unknown> = new Set(changeKinds);
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Reads a line of `changes.jsonl`; null where it is none that this program wrote. What a kind of row has beside is believed. */
export function parseRow(line: string): ChangeRow | null {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof row !== 'object' || row === null) return null;
  const { run, at, kind, id, report, folder, title } = row as Partial<Record<keyof ChangeRow, unknown>>;
  const isRow =
    Number.isSafeInteger(run) &&
    typeof at === 'string' &&
    rfc3339.test(at) &&
    kinds.has(kind) &&
    typeof id === 'string' &&
    [report, folder, title].every(isTextOrNull);
  return isRow ? (row as ChangeRow) : null;
}
