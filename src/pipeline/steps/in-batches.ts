/** Cuts work into batches for the engine, and gathers what comes back. */
import type { DocumentFailure } from '../../model/failure.js';
import type { Batch } from '../batch.js';

// Large enough that a message to a worker costs little beside the work, small enough to share it out.
export const documentsInBatch = 128;
export const clustersInBatch = 8;

/** `items` in order, `size` of them at a time; fewer in the last batch. */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** All batches as one. */
export async function gather<T>(batches: AsyncIterable<Batch<T>>): Promise<Batch<T>> {
  const values: T[] = [];
  const failures: DocumentFailure[] = [];
  for await (const batch of batches) {
    for (const value of batch.values) values.push(value);
    for (const failure of batch.failures) failures.push(failure);
  }
  return { values, failures };
}
