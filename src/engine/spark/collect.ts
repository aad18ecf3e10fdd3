/**
 * Reads the tables that Spark left into what a run on one machine holds in memory, so that the same code writes the
 * output, byte for byte. For results that one machine can hold.
 */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pairKey } from '../../base/pair-key.js';
import type { Detection } from '../../detect/detection.js';
import { ProfileTable } from '../../detect/evidence/profile-columns.js';
import type { OrderedCluster } from '../../model/cluster.js';
import type { Decided } from '../../model/decided.js';
import type { DocumentId, ReadAs } from '../../model/document.js';
import type { Failure } from '../../model/failure.js';
import type { FieldNames } from '../../model/options.js';
import type { RelatedPair } from '../../model/pair.js';
import type { Batch } from '../../pipeline/batch.js';
import { Decisions } from '../../pipeline/decisions.js';
import type { RenderedReport } from '../../pipeline/tasks/rendered-report.js';
import { nameRecord } from '../../read/records/jsonl.js';
import { toCluster } from './ordered-cluster.js';
import { outlineProfiles } from './profiles.js';
import { inBatches, readRows } from './rows.js';
import { tableOf } from './table.js';

const rowsInBatch = 128;

export interface Collected {
  readonly detection: Detection;
  readonly reports: AsyncIterable<Batch<RenderedReport>>;
  readonly rows: AsyncIterable<Batch<string>>;
}

interface CollectOptions {
  readonly fields: FieldNames;
  /** Where a file of the input lies. */
  readonly locate: (file: string) => string;
  readonly decided: readonly Decided[];
}

/** What `folder` holds, the tables of collect.sql. Throws CommandFailure for decisions that cannot hold. */
export async function collect(
  folder: string,
  { fields, locate, decided }: CollectOptions,
): Promise<Collected> {
  const { documents, profiles } = await collectDocuments(folder, fields, locate);
  const pairs = await all(folder, 'pairs', ({ pair }: { pair: string }) => JSON.parse(pair) as RelatedPair);
  const pairOf = findPairs(pairs);
  const bridges = await all(folder, 'bridges', ({ a, b }: { a: string; b: string }) => pairOf(a, b));
  const clusters = await all(folder, 'reports', ({ ordered }: Pieces<'ordered'>) =>
    toCluster(ordered.join('')),
  );
  const decisions = new Decisions(decided, documents, decided.length === 0 ? undefined : standIns(clusters));
  const failures = await all(folder, 'failures', toFailure);
  const [counts] = await all(folder, 'counts', (row: { candidates: number }) => row);
  const candidates = counts!.candidates;
  return {
    detection: {
      documents,
      profiles,
      clusters,
      bridges,
      candidates,
      pairs,
      failures,
      decided: decisions.rows,
    },
    reports: each(
      folder,
      'reports',
      ({ report }: Pieces<'report'>) => JSON.parse(report.join('')) as RenderedReport,
    ),
    rows: each(folder, 'published', ({ row }: Pieces<'row'>) => `${row.join('')}\n`),
  };
}

/** Looks a pair up by its ids, which may hold any letter. Throws Error for a pair that is not there. */
function findPairs(pairs: readonly RelatedPair[]): (a: string, b: string) => RelatedPair {
  const byIds = new Map(pairs.map((pair) => [pairKey(pair.a, pair.b), pair]));
  return (a, b) => {
    const found = byIds.get(pairKey(a, b));
    if (found === undefined)
      throw new Error(`Cannot collect the link of ${a} and ${b}: Spark has no such pair`);
    return found;
  };
}

/** The revision that each document is, or is a copy of: inputs may lie where only Spark can read them. */
function standIns(clusters: readonly OrderedCluster[]): ReadonlyMap<DocumentId, string> {
  return new Map(
    clusters.flatMap(({ order, copies }) =>
      order.revisions.flatMap((id) => [id, ...(copies.get(id) ?? [])].map((copy) => [copy, id] as const)),
    ),
  );
}

/** A row with a text that is cut. */
type Pieces<Name extends string> = { readonly [key in Name]: readonly string[] };

interface DocumentRow {
  readonly id: DocumentId;
  readonly file: string;
  readonly line: number;
  readonly offset: number;
  readonly length: number;
  readonly sha256: string;
  readonly tokens: number;
  readonly hasKeys: boolean;
  /** JSON, where they are known. */
  readonly readAs?: string;
  readonly blocks?: string;
  readonly bodyTokens?: number;
  readonly date?: string;
}

async function collectDocuments(folder: string, fields: FieldNames, locate: (file: string) => string) {
  const rows = await all(folder, 'documents', (row: DocumentRow) => row);
  const documents = tableOf(
    rows.map(({ id, file, line, offset, length, readAs, ...row }) => ({
      ...row,
      ref: {
        id,
        path: locate(file),
        record: { offset, length, line, fields, container: { path: locate(file), name: file } },
        ...(readAs === undefined ? {} : { readAs: JSON.parse(readAs) as ReadAs }),
      },
    })),
  );
  const outlined = rows.flatMap(({ id, sha256, date, blocks, bodyTokens }) =>
    blocks === undefined ? [] : [{ id, sha256, date, blocks, bodyTokens: bodyTokens! }],
  );
  return { documents, profiles: new ProfileTable([outlineProfiles(outlined)]) };
}

interface FailureRow {
  /** The worker counted lines from the beginning of its block; later stages know the line of the file. */
  readonly isFirstRead: boolean;
  /** Of the file. */
  readonly line: number;
  readonly failure: string;
}

function toFailure({ isFirstRead, line, failure }: FailureRow): Failure {
  const found = JSON.parse(failure) as Failure;
  if (!isFirstRead) return found;
  if (found.reason === 'stage-failed' && found.line !== undefined) {
    const { line: _, ...fault } = found;
    return { ...fault, path: nameRecord('', found.path, line) };
  }
  return found.reason === 'bad-record' ? { ...found, line } : found;
}

async function all<Row, T>(folder: string, table: string, toValue: (row: Row) => T): Promise<readonly T[]> {
  const values: T[] = [];
  for await (const { values: batch } of each(folder, table, toValue)) values.push(...batch);
  return values;
}

/** Rows of a table, in the order in which Spark sorted them. */
async function* each<Row, T>(
  folder: string,
  table: string,
  toValue: (row: Row) => T,
): AsyncGenerator<Batch<T>> {
  const path = join(folder, table);
  // A table without rows is a folder too: where there is none, the run did not do its work.
  if (!existsSync(path)) throw new Error(`Cannot collect the results of Spark: ${path} is missing`);
  for (const name of readdirSync(path).filter(isPart).sort()) {
    for await (const rows of inBatches(readRows(createReadStream(join(path, name))), rowsInBatch))
      yield { values: rows.map((row) => toValue(row as Row)), failures: [] };
  }
}

function isPart(name: string): boolean {
  return name.startsWith('part-');
}
