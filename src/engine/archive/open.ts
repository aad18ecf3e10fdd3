/** Opens an archive for a run: one that goes on from its state, or one that makes it anew and keeps the ids that were given. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pairKey } from '../../base/pair-key.js';
import { isSystemError } from '../../base/system-error.js';
import type { Decided } from '../../model/decided.js';
import type { DocumentId } from '../../model/document.js';
import { CommandFailure } from '../../model/failure.js';
import { readReportsOf } from '../../pipeline/archive/archive-ledger.js';
import { ArchiveRun, nothingEarlier, type Watched } from '../../pipeline/archive/archive-run.js';
import { decisionsName } from '../../pipeline/archive/decided.js';
import { readDecisions } from '../../read/decision-table.js';
import { type DocumentRow, emptyLedger, type Ledger } from '../../write/ledger/ledger.js';
import { parseLedger } from '../../write/ledger/ledger-table.js';
import { handOn } from '../../write/ledger/name-reports.js';
import { ledgerName } from '../../write/output/own-files.js';
import { openStateWriter, readHistory, readState } from './state.js';

/** Who makes a run, and when. */
export interface ArchiveRunner {
  readonly program: string;
  /** As RFC 3339 writes it. */
  readonly at: string;
}

/** The time of a run: now, or what a build that is to be reproducible says it is (`SOURCE_DATE_EPOCH`). */
export function timeOfRun(env: Readonly<Record<string, string | undefined>>): string {
  const seconds = Number(env['SOURCE_DATE_EPOCH']);
  const isGiven = env['SOURCE_DATE_EPOCH'] !== undefined && seconds >= 0 && seconds < 2 ** 40;
  return (isGiven ? new Date(1000 * seconds) : new Date()).toISOString();
}

/** A document that is to go, and why. */
export interface Removal {
  readonly ids: readonly string[];
  readonly reason: string;
}

/**
 * Opens the archive `out` for a run of `program` that makes it anew: ids stay, by the ledger at `ids` or by that of the
 * output that is replaced, and so do the decisions there but for those that are `undone`. Throws CommandFailure where these
 * cannot be used.
 */
export function makeArchive(
  out: string,
  ids: string | null,
  { program, at }: ArchiveRunner,
  undone: Undone = [],
): ArchiveRun {
  const own = join(out, ledgerName);
  const hasOwn = existsSync(own);
  const ledger = ids !== null ? readLedger(ids) : hasOwn ? readLedger(own) : emptyLedger;
  const kept = { decided: readDecided(out, undone), output: hasOwn ? out : null, history: readHistory(out) };
  const context = { writer: openStateWriter(program), at, isRebuild: ids !== null };
  return new ArchiveRun({ ...nothingEarlier, ...kept }, ledger, context);
}

/** Decisions that are taken back: of a pair, or of a base with an empty second name. */
export type Undone = readonly (readonly [a: string, b: string])[];

/** What else is new beside documents. */
export interface Continuation {
  readonly watched?: Watched;
  readonly undone?: Undone;
}

/** Opens the archive `out` for a run of `program` that adds to it. Throws CommandFailure where it cannot be used. */
export function continueArchive(
  out: string,
  { program, at }: ArchiveRunner,
  { watched = new Map(), undone = [] }: Continuation = {},
): ArchiveRun {
  const state = readState(out, program);
  const decided = readDecided(out, undone);
  const earlier = { ...state, decided, watched: new Map([...state.watched, ...watched]) };
  const ledger = readOwnLedger(out);
  return new ArchiveRun(earlier, ledger, { writer: openStateWriter(program), at });
}

/**
 * Opens the archive `out` for a run of `program` that leaves documents out of it, and forgets what they say. Throws
 * CommandFailure where it cannot be used, and for a document that it does not have.
 */
export function reduceArchive(
  out: string,
  { program, at }: ArchiveRunner,
  { ids, reason }: Removal,
): ArchiveRun {
  const earlier = { ...readState(out, program), decided: readDecided(out, []) };
  const ledger = readOwnLedger(out);
  const { documents } = earlier;
  const places = new Map(documents?.refs.map(({ id }, at) => [id as string, at]));
  const unknown = ids.find((id) => !places.has(id));
  if (unknown !== undefined) throw new CommandFailure({ reason: 'not-in-archive', path: out, id: unknown });
  const gone = new Set(ids);
  const rows = new Map(ledger.documents.map((row) => [row.id as string, row]));
  const removed = [...gone].sort().map((id): DocumentRow => {
    const at = places.get(id)!;
    const sha256 = Buffer.from(documents!.columns.hashes.subarray(32 * at, 32 * at + 32)).toString('hex');
    return { id: id as DocumentId, state: 'removed', sha256, given: rows.get(id)?.given ?? id, reason };
  });
  const now = new Map([...ledger.documents, ...removed].map((row) => [row.id, row]));
  // Rows stay in their places: the nth of one name and one hash is of the nth time that a source has both.
  const reports = handOn(ledger.reports, gone, readReportsOf(out));
  const next = { ...ledger, reports, documents: [...now.values()] };
  const reasons = new Map(ids.map((id) => [id, reason]));
  return new ArchiveRun(earlier, next, { writer: openStateWriter(program), at, removed: reasons });
}

function readDecided(out: string, undone: Undone): readonly Decided[] {
  const path = join(out, decisionsName);
  const gone = new Set(undone.map(([a, b]) => pairKey(a, b)));
  const decided = existsSync(path) ? readDecisions(path) : [];
  return decided.filter((row) => !gone.has(pairKey(row.a, 'b' in row ? row.b : '')));
}

/** Reads the table of ids of an archive. Throws CommandFailure where it cannot be read. */
function readOwnLedger(out: string): Ledger {
  const path = join(out, ledgerName);
  if (!existsSync(path)) throw new CommandFailure({ reason: 'broken-archive', path, detail: 'the file' });
  return readLedger(path);
}

/** Reads the table of ids at `path`. Throws CommandFailure where it cannot be read. */
export function readLedger(path: string): Ledger {
  try {
    return parseLedger(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new CommandFailure({ reason: 'unreadable', path, code: error.code });
  }
}
