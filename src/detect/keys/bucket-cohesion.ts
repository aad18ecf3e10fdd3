/**
 * Tells whether a bucket of many documents is a large family or furniture, by whether its documents resemble each
 * other elsewhere.
 */
import type { SketchColumns } from '../../model/columns.js';
import { pairLimits } from '../limits.js';
import { samplePairs } from './sample-pairs.js';

export type KeyColumns = Pick<SketchColumns, 'keys' | 'keyStarts'>;

/** Tells whether documents spread over a bucket share keys beyond this one. */
export function isCohesive(
  documents: Uint32Array,
  sketches: KeyColumns,
  sketch: 'minhash' | 'scaled',
): boolean {
  const pairs = samplePairs(documents.length, pairLimits.bucketSamples);
  const needed = pairLimits.cohesiveShare * pairs.length;
  let sum = 0;
  let left = pairs.length;
  // It is decided once the others cannot change it, whatever was lost in adding up.
  while (left > 0 && sum < needed && sum + left > needed - 1e-9) {
    const [i, j] = pairs[pairs.length - left--]!;
    sum += shareOfKeys(documents[i]!, documents[j]!, sketches, sketch);
  }
  return sum >= needed;
}

/** Divides the shared keys of two documents by the smaller number of them. */
function shareOfKeys(left: number, right: number, columns: KeyColumns, sketch: 'minhash' | 'scaled'): number {
  const { keyStarts } = columns;
  const sizes = [left, right].map((document) => keyStarts[document + 1]! - keyStarts[document]!);
  return countSharedKeys(left, right, columns, sketch) / Math.min(...sizes);
}

/** Counts the keys that two documents share; none where one of them has none. */
export function countSharedKeys(
  left: number,
  right: number,
  columns: KeyColumns,
  sketch: 'minhash' | 'scaled',
): number {
  let shared = 0;
  if (sketch === 'minhash') {
    const { keys, keyStarts } = columns;
    const [i, j] = [keyStarts[left]!, keyStarts[right]!];
    const length = Math.min(keyStarts[left + 1]! - i, keyStarts[right + 1]! - j);
    for (let at = 0; at < length; at++) if (keys[i + at] === keys[j + at]) shared++;
    return shared;
  }
  forEachSharedKey(left, right, columns, sketch, () => shared++);
  return shared;
}

/** Calls `visit` for each key that two documents share. */
export function forEachSharedKey(
  left: number,
  right: number,
  { keys, keyStarts }: KeyColumns,
  sketch: 'minhash' | 'scaled',
  visit: (key: number) => void,
): void {
  let i = keyStarts[left]!;
  let j = keyStarts[right]!;
  const [endOfLeft, endOfRight] = [keyStarts[left + 1]!, keyStarts[right + 1]!];
  if (sketch === 'minhash') {
    // Key n is that of band n.
    for (; i < endOfLeft && j < endOfRight; i++, j++) if (keys[i] === keys[j]) visit(keys[i]!);
    return;
  }
  // Kept hashes are a sorted set.
  while (i < endOfLeft && j < endOfRight) {
    const difference = keys[i]! - keys[j]!;
    if (difference === 0) visit(keys[i]!);
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
}
