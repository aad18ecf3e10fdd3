/** Tests which pairs a person is asked about: a row a case. */
import { expect, test } from 'vitest';
import { doubtfulPairFilter } from '../../../src/detect/doubtful-pairs.js';
import type { Tier } from '../../../src/model/pair.js';
import { idOf, judgedPair } from '../../arbitraries/judged-pairs.js';

const clusters = [
  ['a', 'b'],
  ['c', 'd'],
].map((members) => ({ members: members.map(idOf) }));

test.each<readonly [title: string, a: string, b: string, Tier, isCut: boolean, isAsked: boolean]>([
  ['in review, of two reports', 'a', 'c', 'review', false, true],
  ['in review, of a report and a document alone', 'a', 'x', 'review', false, true],
  ['in review, of a document alone and a report', 'x', 'a', 'review', false, true],
  ['in review, of two documents alone', 'x', 'y', 'review', false, true],
  ['in review inside the first report', 'a', 'b', 'review', false, false],
  ['in review inside another report', 'c', 'd', 'review', false, false],
  ['apart, of two reports', 'a', 'c', 'apart', false, false],
  ['merged, and cut', 'a', 'c', 'merge', true, true],
  ['merged', 'a', 'b', 'merge', false, false],
])('a pair %s', (_, a, b, tier, isCut, isAsked) => {
  const pair = judgedPair(a, b, 0.5, { tier });
  expect(doubtfulPairFilter(clusters, isCut ? [pair] : [])(pair)).toBe(isAsked);
});
