/**
 * Candidate pairs in, related pairs out: segment → profile → verify → examine → relate, batch by batch. Batches are
 * closed, so that whatever a pair needs is in its batch; only what a shingle weighs that stands in several batches
 * is found between the two steps, over all of them.
 */
import type { Decisions } from './decisions.js';
import type { DocumentTable } from './document-table.js';
import type { Engine } from './engine/engine.js';
import type { Failure } from './failure.js';
import { type ClosedBatch, closeBatches } from './lib/closed-batches.js';
import { findCommonShingles } from './lib/common-shingles.js';
import { unpackPairs } from './lib/pair-columns.js';
import type { CandidatePairs, ProfileColumns, RelatedPair } from './model.js';
import type { DetectOptions } from './options.js';
import { floorBelow, type VerifyOptions, weighCommon } from './stages/verify.js';
import type { CompareInput, CountedBatch } from './tasks.js';

// Large enough that a message to a worker costs little beside the work, small enough that the cache holds its shingles.
const documentsInBatch = 128;
// Of pairs that were candidates and turned out weak, each document's nearest are worth a line.
const weakKept = 2;

export interface Compared {
  readonly profiles: readonly ProfileColumns[];
  /** Sorted by a, then b. */
  readonly pairs: readonly RelatedPair[];
  readonly failures: readonly Failure[];
}

export interface CompareContext {
  readonly documents: DocumentTable;
  readonly options: DetectOptions;
  readonly engine: Engine;
  readonly decisions: Decisions;
}

export async function compareCandidates(
  candidates: CandidatePairs,
  context: CompareContext,
): Promise<Compared> {
  const closed = closeBatches(candidates, context.documents.size, documentsInBatch);
  const counted = await countAll(closed, context);
  const weights = weighCommon(findCommonShingles(counted), counted);
  const decided = context.decisions.list();
  const inputs = counted.map((batch, at): CompareInput => {
    const ids = new Set(decided.length === 0 ? [] : batch.ids);
    return {
      batch,
      common: weights[at]!,
      decided: decided.filter(([a, b]) => ids.has(a) && ids.has(b)),
      options: { ...context.options, ...floorOptions(context.options) },
    };
  });
  const pairs: PlacedPair[] = [];
  let next = 0;
  for await (const found of context.engine.run('compare', inputs)) {
    const batch = counted[next++]!;
    placeInto(pairs, unpackPairs(found, batch.profiles), batch);
  }
  pairs.sort((left, right) => left.a - right.a || left.b - right.b);
  return {
    profiles: counted.map(({ profiles }) => profiles),
    pairs: pairs.map(({ pair }) => pair),
    failures: counted.flatMap(({ failures }) => failures),
  };
}

/** What verification asks of pairs under `options`. */
export function verifyOptions(options: DetectOptions): VerifyOptions {
  return { shingleSize: options.shingleSize, ...floorOptions(options) };
}

function floorOptions({ threshold, related }: DetectOptions): Pick<VerifyOptions, 'floor' | 'weakKept'> {
  return { floor: floorBelow(threshold), weakKept: Math.max(weakKept, related) };
}

type PlacedBatch = CountedBatch & { readonly documents: Uint32Array };

async function countAll(
  closed: readonly ClosedBatch[],
  { documents, options, engine }: CompareContext,
): Promise<readonly PlacedBatch[]> {
  const inputs = closed.map(({ documents: numbers, pairs }) => ({
    refs: Array.from(numbers, (number) => documents.ref(number)),
    pairs,
    shingleSize: options.shingleSize,
  }));
  const counted: PlacedBatch[] = [];
  for await (const batch of engine.run('count', inputs)) {
    const numbers = closed[counted.length]!.documents;
    counted.push({ ...batch, documents: batch.indexes.map((index) => numbers[index]!) });
  }
  return counted;
}

interface PlacedPair {
  readonly a: number;
  readonly b: number;
  readonly pair: RelatedPair;
}

/** Batches are closed, so that their pairs lie apart; all are sorted once, by numbers, not by ids. */
function placeInto(
  pairs: PlacedPair[],
  values: readonly RelatedPair[],
  { ids, documents }: PlacedBatch,
): void {
  const numbers = new Map(ids.map((id, index) => [id, documents[index]!]));
  for (const pair of values) pairs.push({ a: numbers.get(pair.a)!, b: numbers.get(pair.b)!, pair });
}
