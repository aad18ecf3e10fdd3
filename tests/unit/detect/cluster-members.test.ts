/** Tests what cluster() says of a report: its members, the one that stands for it, how well it holds together. */
import { describe, expect, test } from 'vitest';
import { cluster } from '../../../src/detect/cluster.js';
import { clique, groupsOf } from '../../arbitraries/clustering.js';
import { judgedPair } from '../../arbitraries/judged-pairs.js';

describe('cluster() describes a report', () => {
  test('by its members and links in the order of ids, whatever the order of input', () => {
    const pairs = [...clique(['c', 'd']), ...clique(['a', 'x', 'b'].sort())].reverse();
    const { clusters } = cluster(pairs);
    expect(clusters.map(({ members }) => members)).toEqual([
      ['a', 'b', 'x'],
      ['c', 'd'],
    ]);
    expect(clusters[0]!.links.map(({ a, b }) => `${a}-${b}`)).toEqual(['a-b', 'a-x', 'b-x']);
  });

  const representativeOf = (...scores: readonly [ab: number, ac: number, bc: number]) =>
    cluster(
      [
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'c'],
      ].map(([a, b], at) => judgedPair(a!, b!, 0.95, { score: scores[at]! })),
    ).clusters[0]!.representative;

  test.each([
    ['a', 0.9, 0.9, 0.5],
    ['b', 0.9, 0.5, 0.9],
    ['c', 0.5, 0.9, 0.9],
    // Of equals the first.
    ['a', 0.9, 0.9, 0.9],
    ['b', 0.5, 0.5, 0.9],
  ] as const)('by the member that shares most with the others: %s', (expected, ab, ac, bc) => {
    expect(representativeOf(ab, ac, bc)).toBe(expected);
  });

  test('by the mean and the least score of its merged links, and no other', () => {
    const [found] = cluster([
      judgedPair('a', 'b', 0.95, { score: 0.8 }),
      judgedPair('b', 'c', 0.95, { score: 0.6 }),
      judgedPair('a', 'c', 0.5, { score: 0.1, tier: 'review' }),
    ]).clusters;
    expect(found!.members).toEqual(['a', 'b', 'c']);
    expect(found!.cohesion.mean).toBeCloseTo(0.7, 12);
    expect(found!.cohesion.weakest).toBe(0.6);
    expect(found!.links).toHaveLength(3);
  });
});

describe('of links that exclude each other the surest joins', () => {
  const apart = judgedPair('a', 'c', 0.0001, { tier: 'apart' });
  type Link = readonly [probability: number, score: number];
  const joined = ([ofFirst, first]: Link, [ofSecond, second]: Link) => {
    const links = [
      judgedPair('a', 'b', ofFirst, { score: first }),
      judgedPair('b', 'c', ofSecond, { score: second }),
    ];
    const [one, other] = [groupsOf([...links, apart]), groupsOf([apart, ...links].reverse())];
    expect(other).toEqual(one);
    return one;
  };

  test.each<readonly [string, Link, Link, readonly string[]]>([
    ['the likelier one', [0.55, 0.9], [0.54, 0.9], ['a b']],
    ['the likelier one, whichever it is', [0.54, 0.9], [0.55, 0.9], ['b c']],
    ['of equally likely ones that of the higher score', [0.55, 0.8], [0.55, 0.9], ['b c']],
    ['of equal ones the first by ids', [0.55, 0.9], [0.55, 0.9], ['a b']],
  ])('%s', (_, first, second, groups) => {
    expect(joined(first, second)).toEqual(groups);
  });
});
