/** What a person is asked: no doubt inside a report, one question for any two, none that was answered. */
import { describe, expect, test } from 'vitest';
import { cluster } from '../../../src/detect/cluster.js';
import { doubtfulPairs } from '../../../src/detect/doubtful-pairs.js';
import type { RelatedPair, Tier } from '../../../src/model/pair.js';
import { clique } from '../../arbitraries/clustering.js';
import { idOf, judgedPair } from '../../arbitraries/judged-pairs.js';

const review = (a: string, b: string, probability = 0.4) =>
  judgedPair(a, b, probability, { tier: 'review', rule: 'unlikely' });

const asked = (pairs: readonly RelatedPair[]) =>
  [...doubtfulPairs({ pairs, ...cluster(pairs) })].map(({ a, b }) => `${a}-${b}`).sort();

const reports = [...clique(['a1', 'a2', 'a3']), ...clique(['b1', 'b2', 'b3'])];

describe('a person is asked', () => {
  test('nothing about two documents of one report', () => {
    const pairs = [...clique(['a1', 'a2']), ...clique(['a2', 'a3']), review('a1', 'a3')];
    expect(cluster(pairs).clusters).toHaveLength(1);
    expect(asked(pairs)).toEqual([]);
  });

  test('once about two reports, by the likeliest of the pairs between them, whatever their order', () => {
    const between = [review('a1', 'b1', 0.2), review('a2', 'b3', 0.5), review('a3', 'b1', 0.5)];
    expect(asked([...reports, ...between])).toEqual(['a2-b3']);
    expect(asked([...between.toReversed(), ...reports])).toEqual(['a2-b3']);
  });

  test('once about a report and a document alone, and about each two documents alone', () => {
    const pairs = [...clique(['a1', 'a2']), review('a1', 'x', 0.3), review('a2', 'x'), review('x', 'y')];
    expect(asked(pairs)).toEqual(['a2-x', 'x-y']);
  });

  test('nothing more about two reports of which a pair is never one, but for a link that was cut', () => {
    const never = judgedPair('a1', 'b1', 0, { tier: 'apart', decision: 'never' });
    expect(asked([...reports, never, review('a2', 'b2')])).toEqual([]);
    expect(asked([...reports, never, review('a2', 'b2'), judgedPair('a3', 'b3', 0.95)])).toEqual(['a3-b3']);
  });

  test('again about a document alone that is never one with another one of the report', () => {
    const never = judgedPair('a1', 'x', 0, { tier: 'apart', decision: 'never' });
    expect(asked([...clique(['a1', 'a2']), never, review('a2', 'x')])).toEqual(['a2-x']);
  });

  test('about every decision that another one undoes', () => {
    const never = judgedPair('a1', 'b1', 0, { tier: 'apart', decision: 'never' });
    const must = ['b2', 'b3'].map((b) => judgedPair('a2', b, 1, { decision: 'must' }));
    expect(asked([...reports, never, ...must])).toEqual(['a2-b2', 'a2-b3']);
  });
});

const twoReports = [
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
  const found = { pairs: [pair], clusters: twoReports, bridges: isCut ? [pair] : [] };
  expect(doubtfulPairs(found).has(pair)).toBe(isAsked);
});
