/**
 * Finds documents of equal shingle sets, or of equal texts too short to have any. They meet whatever the buckets say,
 * and one of them represents the others.
 */
import type { SketchColumns } from '../../model/columns.js';
import { pairLimits } from '../limits.js';

export interface Duplicates {
  /** By the first of them: documents of one whole key, ascending. */
  readonly groups: ReadonlyMap<number, readonly number[]>;
  /** 1 for all but the first. */
  readonly isLeftOut: Uint8Array;
  /** The documents that are paired in place of the whole group of `first`. */
  representativesOf(first: number): readonly number[];
}

export function findDuplicates({ ids, wholeKeys }: SketchColumns): Duplicates {
  const firsts = new Map<number, number>();
  const groups = new Map<number, number[]>();
  const isLeftOut = new Uint8Array(ids.length);
  for (let index = 0; index < ids.length; index++) {
    // White space alone equals nothing.
    if (wholeKeys[2 * index] === 0 && wholeKeys[2 * index + 1] === 0) continue;
    // 53 bits: what a number holds exactly. Documents that agree so far are candidates, no more.
    const key = wholeKeys[2 * index]! * 2 ** 21 + (wholeKeys[2 * index + 1]! >>> 11);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, index);
      continue;
    }
    isLeftOut[index] = 1;
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [first, index]);
    else group.push(index);
  }
  return {
    groups,
    isLeftOut,
    representativesOf: (first) => {
      const group = groups.get(first);
      return group === undefined ? [first] : group.length <= pairLimits.fewDuplicates ? group : [first];
    },
  };
}
