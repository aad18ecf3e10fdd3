/** Lists the documents of an output with what its editions and its corpus say of them, for claims that go beyond one report. */
import type { Edition, EditionRevision } from '../../../model/edition.js';
import { outletOf } from '../../../text/addresses.js';
import { parseTime } from '../../../text/parse-time.js';

/** A document of the output. */
export interface KnownDocument {
  readonly id: string;
  /** The report that it is in; null where it stands alone. */
  readonly report: string | null;
  /** Where its text is: the path of its edition; null where it is a row of the corpus. */
  readonly path: string | null;
  readonly date: string | null;
  /** When it was published, in milliseconds since 1970: no earlier than the revision before it; NaN where nothing tells. */
  readonly timeMs: number;
  /** Absent where the output does not say who published it. */
  readonly outlet?: string | null;
  /** Whether it is the latest revision of its report, or a copy of that. */
  readonly isLatest: boolean;
}

/** A row of `merged.jsonl`, as far as it is looked at. */
export interface CorpusRow {
  readonly id: string;
  readonly text: string;
  readonly captions?: readonly string[];
  readonly credits?: readonly string[];
  readonly notices?: readonly string[];
  readonly dates: readonly (string | null)[];
  readonly members: readonly string[];
}

/** Lists the revisions of an edition and their copies, each revision before its copies. */
export function documentsOf(edition: Edition, path: string): readonly KnownDocument[] {
  const latest = edition.revisions.at(-1);
  const all = edition.revisions.flatMap((revision) =>
    [revision.id, ...revision.copies].map((id) => ({ id, revision, said: sayingOf(revision, id) })),
  );
  // A revision without a date is no later than the first that has one, and none is older than the one before it.
  let timeMs = all.map(({ said }) => parseTime(said.date)).find((time) => !Number.isNaN(time)) ?? Number.NaN;
  return all.map(({ id, revision, said }) => {
    const own = parseTime(said.date);
    if (own > timeMs) timeMs = own;
    const outlet = outletOf(said.about);
    return { id, report: edition.id, path, date: said.date, timeMs, outlet, isLatest: revision === latest };
  });
}

/** What the record of a revision says, or that of a copy, which is the revision's where it says nothing else. */
function sayingOf({ date, about, copyRecords = [] }: EditionRevision, id: string) {
  const own = copyRecords.find((record) => record.id === id);
  return own === undefined ? { date, about } : { date: own.date ?? null, about: own.about };
}

/** The document of a row that is in no report; null for the row of a report. */
export function documentOf({ id, members, dates }: CorpusRow): KnownDocument | null {
  if (members.length !== 1 || members[0] !== id) return null;
  const date = dates[0] ?? null;
  return { id, report: null, path: null, date, timeMs: parseTime(date), isLatest: true };
}

/** Parses a line of `merged.jsonl`; null where it is no row. */
export function parseCorpusRow(line: string): CorpusRow | null {
  const row = parse(line) as Partial<CorpusRow> | null;
  const isRow =
    typeof row?.id === 'string' &&
    typeof row.text === 'string' &&
    Array.isArray(row.dates) &&
    Array.isArray(row.members);
  return isRow ? (row as CorpusRow) : null;
}

/** Parses a line of `documents.jsonl`: the id of a document with furniture; null of any other. */
export function parseFurnished(line: string): string | null {
  const row = parse(line) as {
    readonly id?: unknown;
    readonly blocks?: { readonly furniture?: unknown };
  } | null;
  return typeof row?.id === 'string' && typeof row.blocks?.furniture === 'number' ? row.id : null;
}

/** Files that were tampered with are found by their hashes. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
