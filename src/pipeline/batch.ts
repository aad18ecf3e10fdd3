/** Describes what became of a batch of work. */
import type { DocumentFailure } from '../model/failure.js';

/** What became of a batch: results for what went well, failures for the rest. */
export interface Batch<T> {
  readonly values: readonly T[];
  readonly failures: readonly DocumentFailure[];
}
