/** Tests where cluster() joins two groups: the sum of log-odds between them, a row on either side of zero. */
import { describe, expect, test } from 'vitest';
import { cluster } from '../../../src/detect/cluster.js';
import type { RelatedPair } from '../../../src/model/pair.js';
import {
  bridgesOf,
  clique,
  dated,
  groupsOf,
  probabilityAt,
  range,
  sizesOf,
} from '../../arbitraries/clustering.js';
import { judgedPair } from '../../arbitraries/judged-pairs.js';

describe('two groups become one where what speaks for it outweighs what speaks against it', () => {
  // In time a1 … a4 come before b1 … b4, and neighbours speak against one report: the sum of all pairs decides alone.
  const [first, second] = [range(4).map((at) => `a${at}`), range(4).map((at) => `b${at}`)];
  const times = Object.fromEntries([...first, ...second].map((id, at) => [id, at]));
  /** The link of both ends is worth 2, and three pairs of far documents 1.5 each; the twelve others as is given. */
  const between = (others: number) =>
    dated(
      [
        ...clique(first),
        ...clique(second),
        ...first.flatMap((a, at) =>
          second.map((b, place) => {
            if (at === 0 && place === 3) return judgedPair(a, b, probabilityAt(2));
            const isFar = (at === 0 && place > 0) || (at === 1 && place === 3);
            return isFar
              ? judgedPair(a, b, probabilityAt(1.5))
              : judgedPair(a, b, probabilityAt(others), { tier: 'apart' });
          }),
        ),
      ],
      times,
    );

  test.each([
    ['just above zero', -6.5 / 12 + 0.001, [8]],
    ['just below zero', -6.5 / 12 - 0.001, [4, 4]],
  ])('the sum of all pairs %s', (_, others, sizes) => {
    expect(sizesOf(between(others))).toEqual(sizes);
  });

  test('what is refused is reported, in the order of ids', () => {
    expect(bridgesOf(between(-1))).toEqual(['a0-b1', 'a0-b2', 'a0-b3', 'a1-b3']);
    expect(bridgesOf(between(-0.1))).toEqual([]);
  });

  // Three documents, of which the third is linked to one: ln 1.5 for it, and what the other pair says against it.
  const third = (tier: RelatedPair['tier'], probability: number, link = 0.6) => [
    judgedPair('a', 'b', 0.95),
    judgedPair('b', 'c', link),
    judgedPair('a', 'c', probability, { tier }),
  ];
  test.each<readonly [string, readonly RelatedPair[], readonly string[]]>([
    [
      'a pair nobody compared speaks against by 1, a quarter of it a step further: at .57',
      third('apart', 0.5, 0.57).slice(0, 2),
      ['a b c'],
    ],
    ['the same at .56', third('apart', 0.5, 0.56).slice(0, 2), ['a b']],
    [
      'a pair that is surely not one counts no more than 1.5 a step further',
      third('apart', 0.0001),
      ['a b c'],
    ],
    ['the same against a weaker link', third('apart', 0.0001, 0.59), ['a b']],
    ['a doubtful pair that is in review speaks neither way', third('review', 0.95, 0.51), ['a b c']],
    ['a likely pair that a veto keeps apart speaks against', third('apart', 0.8, 0.55), ['a b']],
  ])('%s', (_, pairs, groups) => {
    expect(groupsOf(pairs)).toEqual(groups);
  });

  test('one sure link does not outweigh two groups: it counts no more than 4', () => {
    const pairs = (against: number) =>
      dated(
        [
          judgedPair('a1', 'a2', 0.9999999),
          judgedPair('b1', 'b2', 0.9999999),
          judgedPair('a1', 'b1', 0.999999),
          ...[
            ['a1', 'b2'],
            ['a2', 'b1'],
            ['a2', 'b2'],
          ].map(([a, b]) => judgedPair(a!, b!, probabilityAt(against), { tier: 'apart' })),
        ],
        { a1: 0, b2: 1, a2: 2, b1: 3 },
      );
    expect(sizesOf(pairs(-4 / 3 + 0.01))).toEqual([4]);
    expect(sizesOf(pairs(-2))).toEqual([2, 2]);
  });

  test('one pair that is surely not one counts no more than 3', () => {
    // Neighbours in time speak against; a0 and c are far from each other.
    const ids = range(6).map((at) => `a${at}`);
    const pairs = (link: number) =>
      dated(
        [
          ...clique(ids),
          ...ids.map((id, at) =>
            at === 0
              ? judgedPair(id, 'c', probabilityAt(link))
              : judgedPair(id, 'c', at === 1 ? 1e-9 : probabilityAt(-0.1), { tier: 'apart' }),
          ),
        ],
        { ...Object.fromEntries(ids.map((id, at) => [id, at])), c: 9 },
      );
    expect(sizesOf(pairs(3.41))).toEqual([7]);
    expect(sizesOf(pairs(3.39))).toEqual([6]);
  });

  test('a lone weak link between two groups is cut and reported, and holds where others support it', () => {
    const two = [...clique(['a', 'b', 'c']), ...clique(['x', 'y', 'z'])];
    const bridge = judgedPair('c', 'x', 0.8);
    expect(groupsOf([...two, bridge])).toEqual(['a b c', 'x y z']);
    expect(bridgesOf([...two, bridge])).toEqual(['c-x']);
    const support = [judgedPair('b', 'x', 0.8), judgedPair('c', 'y', 0.8)];
    expect(groupsOf([...two, bridge, ...support])).toEqual(['a b c x y z']);
    expect(bridgesOf([...two, bridge, ...support])).toEqual([]);
  });
});

describe('where a person merges below a probability of a half', () => {
  const pairAt = (probability: number) => [judgedPair('a', 'b', probability)];
  const isJoined = (probability: number, threshold: number) =>
    cluster(pairAt(probability), threshold).clusters.length === 1;

  test('every pair gains as much as the threshold lacks', () => {
    expect(isJoined(0.31, 0.3)).toBe(true);
    expect(isJoined(0.29, 0.3)).toBe(false);
    expect(isJoined(0.49, 0.5)).toBe(false);
  });

  test('a higher threshold takes nothing away', () => {
    expect(isJoined(0.51, 0.9)).toBe(true);
  });

  test('a threshold of nothing counts as .02', () => {
    expect(isJoined(0.021, 0)).toBe(true);
    expect(isJoined(0.019, 0)).toBe(false);
    expect(isJoined(0.019, 0.01)).toBe(false);
  });
});
