/** A bucket of many documents is furniture, or a large family: whether its documents resemble each other elsewhere tells. */
import type { SketchColumns } from '../../model/columns.js';
import { samplePairs } from './sample-pairs.js';

export const sampledPairs = 16;
// Mean share of keys in common, from which a bucket's documents resemble each other. Furniture alone makes
// them alike by a tenth or two; the revisions of one report share a third and more.
export const cohesiveShare = 0.3;

export type KeyColumns = Pick<SketchColumns, 'keys' | 'keyStarts'>;

/** Whether documents spread over a bucket share keys beyond this one. */
export function isCohesive(
  documents: Uint32Array,
  length: number,
  sketches: KeyColumns,
  sketch: 'minhash' | 'scaled',
): boolean {
  let sum = 0;
  const pairs = samplePairs(length, sampledPairs);
  for (const [i, j] of pairs) sum += shareOfKeys(documents[i]!, documents[j]!, sketches, sketch);
  return sum >= cohesiveShare * pairs.length;
}

/** Shared keys of two documents, by the smaller number of them. */
function shareOfKeys(left: number, right: number, columns: KeyColumns, sketch: 'minhash' | 'scaled'): number {
  const { keyStarts } = columns;
  const sizes = [left, right].map((document) => keyStarts[document + 1]! - keyStarts[document]!);
  return countSharedKeys(left, right, columns, sketch) / Math.min(...sizes);
}

/** How many keys two documents share; none where one of them has none. */
export function countSharedKeys(
  left: number,
  right: number,
  { keys, keyStarts }: KeyColumns,
  sketch: 'minhash' | 'scaled',
): number {
  let i = keyStarts[left]!;
  let j = keyStarts[right]!;
  const [endOfLeft, endOfRight] = [keyStarts[left + 1]!, keyStarts[right + 1]!];
  let shared = 0;
  if (sketch === 'minhash') {
    // Key n is that of band n.
    for (; i < endOfLeft && j < endOfRight; i++, j++) if (keys[i] === keys[j]) shared++;
    return shared;
  }
  while (i < endOfLeft && j < endOfRight) {
    const difference = keys[i]! - keys[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}
