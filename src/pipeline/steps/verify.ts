/**
 * Verifies candidates, in its first step: counts what the pairs of each batch share. Batches hold whole components of the
 * graph of candidates, so that whatever else a pair needs is in its batch. The second step, the score, is taken where
 * pairs are compared.
 */
import type { DocumentTable } from '../../detect/document-table.js';
import { floorBelow, type VerifyOptions } from '../../detect/verify.js';
import type { CandidatePairs } from '../../model/columns.js';
import type { DetectOptions } from '../../model/options.js';
import type { ArchiveRun } from '../archive/archive-run.js';
import type { Decisions } from '../decisions.js';
import type { Engine } from '../engine.js';
import { refuseFaulty } from '../faults.js';
import type { CountedBatch, CountInput } from '../tasks/count.js';
import { batchComponents, type PairBatch } from './batch-components.js';
import { documentsInBatch } from './in-batches.js';

// Of pairs that were candidates and turned out weak, each document's nearest are worth a line.
const weakPairsKept = 2;

/** What every step of comparing needs beside the pairs. */
export interface CompareContext {
  readonly documents: DocumentTable;
  readonly options: DetectOptions;
  readonly engine: Engine;
  readonly decisions: Decisions;
  /** Keeps the columns of batches that are done. */
  readonly retainColumns: boolean;
  readonly archive?: ArchiveRun;
}

/** A counted batch, with the numbers of its documents among all. */
export type PlacedBatch = CountedBatch & { readonly documents: Uint32Array };

export interface VerifiedBatches {
  readonly batches: PlacedBatch[];
  readonly pairs: number;
}

/** Candidates → batches whose pairs are counted. Throws DocumentsFailed where a document cannot be read again. */
export async function verify(candidates: CandidatePairs, context: CompareContext): Promise<VerifiedBatches> {
  const components = batchComponents(candidates, context.documents.size, documentsInBatch);
  return { batches: await count(components, context), pairs: candidates.a.length };
}

async function count(
  components: readonly PairBatch[],
  { documents, options: { shingleSize }, engine }: CompareContext,
): Promise<PlacedBatch[]> {
  function* inputs(): Generator<CountInput> {
    for (const { documents: documentIndexes, pairs } of components)
      yield { refs: Array.from(documentIndexes, (index) => documents.ref(index)), pairs, shingleSize };
  }
  const total = components.reduce((sum, batch) => sum + batch.documents.length, 0);
  const counted: PlacedBatch[] = [];
  for await (const batch of engine.run('count', inputs(), total)) {
    const documentIndexes = components[counted.length]!.documents;
    counted.push({ ...batch, documents: batch.indexes.map((index) => documentIndexes[index]!) });
  }
  refuseFaulty(counted.flatMap(({ failures }) => failures));
  return counted;
}

/** What verification asks of pairs under `options`. */
export function verifyOptions(options: DetectOptions): VerifyOptions {
  return { shingleSize: options.shingleSize, ...floorOptions(options) };
}

export function floorOptions({
  minScore,
  related,
}: DetectOptions): Pick<VerifyOptions, 'floor' | 'maxWeakPairsPerDocument'> {
  return { floor: floorBelow(minScore), maxWeakPairsPerDocument: Math.max(weakPairsKept, related) };
}
