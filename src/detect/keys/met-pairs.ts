/**
 * Finds which of the documents that stand in a bucket together share enough keys to be candidates, for some documents at
 * a time, so that threads share the work: most pairs share one key by chance.
 */
import type { Kernel } from '../../kernel/kernel.js';
import type { SketchColumns } from '../../model/columns.js';
import { pairLimits } from '../limits.js';
import type { DistinctLists } from './distinct-lists.js';
import { type DocumentRange, forEachMeeting } from './meetings.js';
import { countShingles, makeOverlapBound, type OverlapOptions } from './overlap-bound.js';

export interface MetOptions extends OverlapOptions {
  readonly shingleSize: number;
  readonly related: number;
}

/** What tells how many keys two documents must share. */
export type SizeColumns = Pick<SketchColumns, 'tokenCounts' | 'keyStarts'>;

/** Pairs of a range of documents, three words each, by their first: both documents, and how many keys they share. */
export interface MetPairs {
  readonly enough: Uint32Array;
  /** Those that share too few, but may be named for the record; none where no one asked for them. */
  readonly fewer: Uint32Array;
}

// A task looks at all lists: more of them would cost more than they gain.
const mostRanges = 4;
const leastDocuments = 8192;

/** Divides `size` documents among tasks. It depends on nothing but the number. */
export function divideDocuments(size: number): readonly DocumentRange[] {
  const count = Math.max(1, Math.min(mostRanges, Math.floor(size / leastDocuments)));
  return Array.from({ length: count }, (_, index) => ({
    first: Math.floor((index * size) / count),
    last: Math.floor(((index + 1) * size) / count),
    size,
  }));
}

/** Finds the pairs whose first document is of `range`, from the lists of all passes in their order. */
export function findMet(
  columns: SizeColumns,
  lists: readonly DistinctLists[],
  kernel: Kernel,
  options: MetOptions & { readonly range: DocumentRange },
): MetPairs {
  const { range, related } = options;
  const shingles = Uint32Array.from({ length: range.size }, (_, index) =>
    countShingles(columns, index, options),
  );
  const bound = makeOverlapBound(options);
  const enough: number[] = [];
  const fewer: number[] = [];
  forEachMeeting(lists, range, kernel, (a, b, sharedKeys) => {
    if (sharedKeys >= bound(shingles[a]!, shingles[b]!)) enough.push(a, b, sharedKeys);
    else if (related > 0 && sharedKeys >= pairLimits.minRelatedKeys) fewer.push(a, b, sharedKeys);
  });
  return { enough: Uint32Array.from(enough), fewer: Uint32Array.from(fewer) };
}

/** Calls `visit` for each row of three words. */
export function forEachRow(
  rows: Uint32Array,
  visit: (a: number, b: number, sharedKeys: number) => void,
): void {
  for (let at = 0; at < rows.length; at += 3) visit(rows[at]!, rows[at + 1]!, rows[at + 2]!);
}
