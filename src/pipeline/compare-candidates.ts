/**
 * Candidate pairs in, related pairs and clusters out: segment → profile → verify → examine → relate → cluster, batch
 * by batch. Batches are closed, so that whatever a pair needs is in its batch; only what a shingle weighs that
 * stands in several batches is found between the two steps, over all of them.
 */

import type { DocumentTable } from '../detect/document-table.js';
import { unpackPairs } from '../detect/evidence/pair-columns.js';
import { lightenProfiles } from '../detect/evidence/profile-columns.js';
import { floorBelow, type VerifyOptions } from '../detect/verify.js';
import { type CommonWeights, joinWeights } from '../detect/weights/cohesion-weights.js';
import { shinglePasses } from '../detect/weights/shingle-passes.js';
import type { Cluster, Clustering } from '../model/cluster.js';
import type { CandidatePairs, ProfileColumns } from '../model/columns.js';
import type { Failure } from '../model/failure.js';
import type { DetectOptions } from '../model/options.js';
import type { RelatedPair } from '../model/pair.js';
import { closeBatches, type PairBatch } from './batch-components.js';
import type { Decisions } from './decisions.js';
import type { Engine } from './engine.js';
import type { ComparedBatch, CompareInput, CountedBatch, CountInput } from './tasks.js';

// Large enough that a message to a worker costs little beside the work, small enough that the cache holds its shingles.
const documentsInBatch = 128;
// Of pairs that were candidates and turned out weak, each document's nearest are worth a line.
const weakKept = 2;

export interface Compared extends Clustering {
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
  /** Columns of batches that are done are kept. */
  readonly keepsColumns: boolean;
}

export async function compareCandidates(
  candidates: CandidatePairs,
  context: CompareContext,
): Promise<Compared> {
  const closed = closeBatches(candidates, context.documents.size, documentsInBatch);
  const counted = await countAll(closed, context);
  const weights = await weighAll(counted, context.engine);
  const decided = context.decisions.list();
  const options = { ...context.options, ...floorOptions(context.options) };
  function* inputs(): Generator<CompareInput> {
    for (const [at, batch] of counted.entries()) {
      const ids = new Set(decided.length === 0 ? [] : batch.ids);
      const own = decided.filter(([a, b]) => ids.has(a) && ids.has(b));
      yield { batch, common: weights[at]!, decided: own, options };
    }
  }
  const compared: NamedBatch[] = [];
  const reasons = new Map<string, string>();
  for await (const found of context.engine.run('compare', inputs(), candidates.a.length)) {
    const at = compared.length;
    compared.push(nameBatch(found, counted[at]!, reasons));
    if (!context.keepsColumns) counted[at] = lighten(counted[at]!);
  }
  return {
    profiles: counted.map(({ profiles }) => profiles),
    pairs: sortByNumbers(compared.flatMap(({ placed }) => placed)),
    clusters: compared
      .flatMap(({ clusters }) => clusters)
      .sort((left, right) => (left.members[0]! < right.members[0]! ? -1 : 1)),
    bridges: sortByNumbers(compared.flatMap(({ bridges }) => bridges)),
    failures: counted.flatMap(({ failures }) => failures),
  };
}

/** For each batch, the weights that all passes found. */
async function weighAll(counted: readonly PlacedBatch[], engine: Engine): Promise<readonly CommonWeights[]> {
  const batches = counted.map(({ shingles, pairs, shared, documents }) => ({
    shingles,
    pairs,
    shared,
    documents,
  }));
  const found: (readonly CommonWeights[])[] = [];
  const inputs = shinglePasses(counted).map((pass) => ({ batches, pass }));
  for await (const weights of engine.run('weigh', inputs)) found.push(weights);
  return counted.map((_, batch) => joinWeights(found.map((weights) => weights[batch]!)));
}

/** What verification asks of pairs under `options`. */
export function verifyOptions(options: DetectOptions): VerifyOptions {
  return { shingleSize: options.shingleSize, ...floorOptions(options) };
}

function floorOptions({ minScore, related }: DetectOptions): Pick<VerifyOptions, 'floor' | 'weakKept'> {
  return { floor: floorBelow(minScore), weakKept: Math.max(weakKept, related) };
}

type PlacedBatch = CountedBatch & { readonly documents: Uint32Array };

async function countAll(
  closed: readonly PairBatch[],
  { documents, options: { shingleSize }, engine }: CompareContext,
): Promise<PlacedBatch[]> {
  function* inputs(): Generator<CountInput> {
    for (const { documents: numbers, pairs } of closed)
      yield { refs: Array.from(numbers, (number) => documents.ref(number)), pairs, shingleSize };
  }
  const total = closed.reduce((sum, batch) => sum + batch.documents.length, 0);
  const counted: PlacedBatch[] = [];
  for await (const batch of engine.run('count', inputs(), total)) {
    const numbers = closed[counted.length]!.documents;
    counted.push({ ...batch, documents: batch.indexes.map((index) => numbers[index]!) });
  }
  return counted;
}

/** What nobody asks of a batch any more is let go of. */
function lighten(batch: PlacedBatch): PlacedBatch {
  const none = new Uint32Array(0);
  return {
    ...batch,
    profiles: lightenProfiles(batch.profiles),
    shingles: { starts: none, lows: none, highs: none },
  };
}

interface PlacedPair {
  readonly a: number;
  readonly b: number;
  readonly pair: RelatedPair;
}

interface NamedBatch {
  readonly placed: readonly PlacedPair[];
  readonly clusters: readonly Cluster[];
  readonly bridges: readonly PlacedPair[];
}

/** With the ids of the documents in place of their numbers in the batch. */
function nameBatch(
  { pairs, clusters, bridges }: ComparedBatch,
  { profiles, documents }: PlacedBatch,
  reasons: Map<string, string>,
): NamedBatch {
  const { ids } = profiles;
  const numbers = new Map(ids.map((id, index) => [id, documents[index]!]));
  const placed = unpackPairs(pairs, profiles, reasons).map((pair) => ({
    a: numbers.get(pair.a)!,
    b: numbers.get(pair.b)!,
    pair,
  }));
  return {
    placed,
    clusters: clusters.map(({ members, representative, cohesion, links }) => ({
      members: members.map((index) => ids[index]!),
      representative: ids[representative]!,
      cohesion,
      links: links.map((index) => placed[index]!.pair),
    })),
    bridges: bridges.map((index) => placed[index]!),
  };
}

/** Batches are closed, so that their pairs lie apart; all are sorted once, by numbers, not by ids. */
function sortByNumbers(placed: readonly PlacedPair[]): readonly RelatedPair[] {
  const sorted = [...placed].sort((left, right) => left.a - right.a || left.b - right.b);
  return sorted.map(({ pair }) => pair);
}
