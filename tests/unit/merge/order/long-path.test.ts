/** Chains long rows of revisions by what they share. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderLimits } from '../../../../src/merge/limits.js';
import { chainByDifference } from '../../../../src/merge/order/long-path.js';
import { toDocument } from '../../../arbitraries/histories.js';
import { sweep } from '../../../arbitraries/sweep.js';

test('chainByDifference() puts a chain in order, whatever the order of input', () => {
  const size = 90;
  // Set i holds what stands within a window that moves one on with each.
  const sets = Array.from({ length: size }, (_, at) => Array.from({ length: 12 }, (_, step) => at + step));
  fc.assert(
    fc.property(fc.shuffledSubarray([...sets.keys()], { minLength: size, maxLength: size }), (shuffled) => {
      const path = chainByDifference(shuffled.map((index) => sets[index]!)).map((at) => shuffled[at]!);
      const ordered = path[0]! < path.at(-1)! ? path : path.toReversed();
      expect(ordered).toEqual([...sets.keys()]);
    }),
    { numRuns: 20 },
  );
});

test('chainByDifference() puts a chain in order, too, whose sets are too many to be compared each with each', () => {
  const size = 3000;
  const sets = Array.from({ length: size }, (_, at) => Array.from({ length: 8 }, (_, step) => at + step));
  // A step that has no divisor in common with the size visits every set.
  const shuffled = Array.from({ length: size }, (_, at) => (at * 1009) % size);
  const path = chainByDifference(shuffled.map((index) => sets[index]!)).map((at) => shuffled[at]!);
  expect(path[0]! < path.at(-1)! ? path : path.toReversed()).toEqual([...sets.keys()]);
});

test('chainByDifference() names each of thousands of sets once, though they share nothing, or are all equal', () => {
  for (const keysOf of [(at: number) => [at], () => [1]]) {
    const path = chainByDifference(Array.from({ length: 2100 }, (_, at) => keysOf(at)));
    expect([...path].sort((left, right) => left - right)).toEqual([...path.keys()]);
  }
});

test('a chain of seventy undated revisions is put in order by what they share', () => {
  const sentence = (number: number) =>
    `Entry ${number} of the log says that ${number * 7} crates of ware ${number} came ashore at pier ${number % 9}.`;
  const documents = Array.from({ length: 70 }, (_, at) =>
    toDocument(`${Array.from({ length: 6 }, (_, step) => sentence(at + step)).join('\n\n')}\n`, `${at}`),
  );
  const path = chainByDifference(documents.map(({ text }) => text.split('\n\n')));
  expect([path, path.toReversed()]).toContainEqual([...documents.keys()]);
});

test('up to a limit every two are compared, and beyond it only those next to each other on a line', () => {
  const size = 24;
  const shared = (at: number) => Array.from({ length: 6 }, (_, step) => (at * 7 + step * step * 5) % 40);
  const sets = Array.from({ length: size }, (_, at) => shared(at));
  const chain = (maxComparedRevisions: number) =>
    sweep(orderLimits, { maxComparedRevisions, comparedOnLine: 1 }, () => chainByDifference(sets));
  const all = chain(1000);
  expect(chain(size)).toEqual(all);
  expect(chain(size - 1)).not.toEqual(all);
});
