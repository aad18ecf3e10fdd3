/**
 * cluster() by tables: where the sum of log-odds of two groups passes zero, what holds along time, which pairs nobody
 * compared count for nothing, and what a person's word joins. Documents are letters, or a letter with a number. The
 * file is long because its tables stand together, so that a boundary is read beside its other side.
 */
import { describe, expect, test } from 'vitest';
import { cluster } from '../../src/detect/cluster.js';
import type { Detection } from '../../src/detect/detection.js';
import type { Decided } from '../../src/model/decided.js';
import type { Evidence, RelatedPair } from '../../src/model/pair.js';
import { decisionOutcomes } from '../../src/pipeline/decision-outcomes.js';
import { idOf, judgedPair } from '../arbitraries/judged-pairs.js';

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const groupsOf = (pairs: readonly RelatedPair[]) =>
  cluster(pairs)
    .clusters.map(({ members }) => members.join(' '))
    .sort();
const sizesOf = (pairs: readonly RelatedPair[]) =>
  cluster(pairs).clusters.map(({ members }) => members.length);
const bridgesOf = (pairs: readonly RelatedPair[]) => cluster(pairs).bridges.map(({ a, b }) => `${a}-${b}`);
const probabilityAt = (logit: number) => 1 / (1 + Math.exp(-logit));

/** All pairs of `ids`, surely one report. */
function clique(ids: readonly string[], probability = 0.98): RelatedPair[] {
  return ids.flatMap((a, at) => ids.slice(at + 1).map((b) => judgedPair(a, b, probability)));
}

/** The same pairs with times, in steps of an hour, as `times` tells of each document. */
function dated(pairs: readonly RelatedPair[], times: Readonly<Record<string, number>>): RelatedPair[] {
  return pairs.map((pair) => ({
    ...pair,
    evidence: {
      ...pair.evidence,
      timeOfA: times[pair.a]! * 3_600_000,
      timeOfB: times[pair.b]! * 3_600_000,
    },
  }));
}

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

describe('a page that lives long', () => {
  const chain = (letter: string, length: number, probability = 0.95) =>
    range(length - 1).map((at) => judgedPair(`${letter}${100 + at}`, `${letter}${101 + at}`, probability));
  const hours = (letter: string, length: number, from = 0, step = 1) =>
    Object.fromEntries(range(length).map((at) => [`${letter}${100 + at}`, from + at * step]));
  // Of versions nine apart nothing is shared any more.
  const ends = range(10).map((at) => judgedPair(`a${100 + at}`, `a${109 + at}`, 0.001, { tier: 'apart' }));

  test.each([
    ['with dates', dated([...chain('a', 19), ...ends], hours('a', 19))],
    ['without dates', [...chain('a', 19), ...ends]],
    [
      'that grows from both ends',
      dated(
        chain('a', 19).map((pair, at) => (at === 9 ? { ...pair, probability: 0.9 } : pair)),
        hours('a', 19),
      ),
    ],
  ])('stays whole although its ends share nothing: 19 versions %s', (_, pairs) => {
    expect(sizesOf(pairs)).toEqual([19]);
  });

  const two = (link: number) => [...chain('a', 10), ...chain('b', 10), judgedPair('a104', 'b104', link)];
  const alternating = { ...hours('a', 10, 0, 2), ...hours('b', 10, 1, 2) };
  // Without dates four pairs a step from the link speak against it by a quarter each, and four of two by a ninth.
  const limit = 4 / 4 + 4 / 9;
  test.each([
    ['with dates', dated(two(0.94), alternating)],
    ['without dates', two(probabilityAt(limit - 0.001))],
  ])('two of them at one time stay two, and the link between them is reported: %s', (_, pairs) => {
    expect(sizesOf(pairs)).toEqual([10, 10]);
    expect(bridgesOf(pairs)).toEqual(['a104-b104']);
  });

  test('one that ends where another begins holds by the link between them, unless it is weak', () => {
    const times = { ...hours('a', 10), ...hours('b', 10, 10) };
    const pairs = (link: number) =>
      dated([...chain('a', 10), ...chain('b', 10), judgedPair('a109', 'b100', link)], times);
    // Two pairs two steps apart speak against it by a quarter each, three of three steps by a ninth.
    const least = 2 / 4 + 3 / 9;
    expect(sizesOf(pairs(probabilityAt(least + 0.001)))).toEqual([20]);
    expect(sizesOf(pairs(probabilityAt(least - 0.001)))).toEqual([10, 10]);
  });

  test('is weighed along its links as soon as one date is missing', () => {
    const pairs = dated(two(probabilityAt(limit + 0.001)), alternating);
    expect(sizesOf(pairs)).toEqual([10, 10]);
    const undated = pairs.map((pair) =>
      pair.a === 'a100' ? { ...pair, evidence: { ...pair.evidence, timeOfA: null } } : pair,
    );
    expect(sizesOf(undated)).toEqual([20]);
  });
});

describe('near copies that were compared with one of them alone', () => {
  const star = (similarity: number) =>
    range(20).map((at) => judgedPair('a', `b${100 + at}`, 0.95, { similarity }));
  test('are one where the triangle proves that all resemble each other, and are not where it does not', () => {
    expect(sizesOf(star(0.9))).toEqual([21]);
    // Two steps of .375 are .75.
    expect(sizesOf(star(0.625))).toEqual([21]);
    expect(sizesOf(star(0.62))[0]).toBeLessThan(21);
  });

  test('of groups too large to look at every pair are weighed by those that are known', () => {
    const large = (letter: string) => clique(range(65).map((at) => `${letter}${100 + at}`));
    const two = [...large('a'), ...large('b'), judgedPair('a100', 'b100', 0.75)];
    const against = judgedPair('a101', 'b101', 0.2, { tier: 'apart' });
    expect(sizesOf([...two, against])).toEqual([65, 65]);
    expect(sizesOf([...two, against, judgedPair('a102', 'b102', 0.75)])).toEqual([130]);
    const never = judgedPair('a164', 'b164', 0, { decision: 'never', tier: 'apart' });
    const must = judgedPair('a102', 'b102', 1, { decision: 'must' });
    expect(sizesOf([...two, against, must])).toEqual([130]);
    expect(sizesOf([...two, never, must])).toEqual([65, 65]);
  });

  test('of another group are near over the link between', () => {
    const two = (similarity: number) => [
      ...range(8).map((at) => judgedPair('a', `a${at}`, 0.95, { similarity })),
      ...range(8).map((at) => judgedPair('b', `b${at}`, 0.95, { similarity })),
      judgedPair('a', 'b', 0.9, { similarity }),
    ];
    // Three steps of .25 are .75.
    expect(sizesOf(two(0.75))).toEqual([18]);
    expect(sizesOf(two(0.74))).toEqual([9, 9]);
  });
});

describe('what a person decided', () => {
  const ten = range(10).map((at) => `a${at}`);
  const eight = range(8).map((at) => `b${at}`);
  const reports = [...clique(ten), ...clique(eight)];
  const word = (a: string, b: string, decision: 'must' | 'never') =>
    judgedPair(a, b, decision === 'must' ? 1 : 0, {
      decision,
      tier: decision === 'must' ? 'merge' : 'apart',
    });
  const against = ten.flatMap((a) => eight.map((b) => judgedPair(a, b, 0.001, { tier: 'apart' })));
  const without = (pairs: readonly RelatedPair[], ...ids: readonly string[]) =>
    pairs.filter(({ a, b }) => !(ids.includes(a) && ids.includes(b)));

  test('joins whole reports, of 10 and of 8 documents, whatever the evidence', () => {
    expect(sizesOf([...reports, ...against])).toEqual([10, 8]);
    expect(sizesOf([...reports, ...without(against, 'a3', 'b5'), word('a3', 'b5', 'must')])).toEqual([18]);
    expect(sizesOf([...reports, word('a3', 'b5', 'must')])).toEqual([18]);
  });

  const decided = (a: string, b: string, decision: 'must' | 'never'): Decided =>
    ({ a: idOf(a), b: idOf(b), decision }) as Decided;
  const outcomes = (pairs: readonly RelatedPair[], rows: readonly Decided[]) => {
    const clusters = cluster(pairs).clusters.map((each, at) => ({ ...each, id: `${at}` }));
    // Of a detection the outcomes ask for no more.
    return decisionOutcomes({ decided: rows, clusters, pairs } as unknown as Detection, null);
  };

  test('is refused where a person also said that two documents of both reports are never one, and both are named', () => {
    const pairs = [...reports, word('a3', 'b5', 'must'), word('a0', 'b0', 'never')];
    expect(sizesOf(pairs)).toEqual([10, 8]);
    expect(bridgesOf(pairs)).toEqual(['a3-b5']);
    const rows = [decided('a3', 'b5', 'must'), decided('a0', 'b0', 'never')];
    expect(outcomes(pairs, rows)).toEqual([
      { decided: rows[0], outcome: 'not used', why: 'another decision stands against it: never a0 – b0' },
      { decided: rows[1], outcome: 'as the evidence', why: null },
    ]);
  });

  test('keeps two documents apart in whatever groups the evidence would put them', () => {
    const never = [...without(clique(ten), 'a0', 'a9'), word('a0', 'a9', 'never')];
    const apart = cluster(never).clusters;
    expect(apart.some(({ members }) => members.includes(idOf('a0')) && members.includes(idOf('a9')))).toBe(
      false,
    );
    expect(apart.flatMap(({ members }) => members).length).toBeGreaterThanOrEqual(9);
  });

  test('joins over languages and spellings', () => {
    const told = (evidence: Partial<Evidence>) => [
      judgedPair('a', 'b', 1, { decision: 'must', evidence }),
      judgedPair('b', 'c', 0.95),
    ];
    expect(groupsOf(told({ languages: ['bs', 'sr'] }))).toEqual(['a b c']);
    expect(groupsOf(told({ isRespelt: true }))).toEqual(['a b c']);
  });
});

describe('languages and spellings', () => {
  test.each<readonly [string, RelatedPair, readonly string[]]>([
    [
      'what tells one language does not join what tells another',
      judgedPair('b', 'c', 0.99, { evidence: { languages: ['bs', 'sr'] } }),
      ['a b'],
    ],
    [
      'what tells none joins',
      judgedPair('b', 'c', 0.9, { evidence: { languages: ['bs', null] } }),
      ['a b c'],
    ],
    [
      'equal bodies join in any',
      judgedPair('b', 'c', 1, { relation: 'duplicate', evidence: { languages: ['bs', 'sr'] } }),
      ['a b c'],
    ],
    [
      'what is spelt otherwise does not join',
      judgedPair('b', 'c', 0.99, { evidence: { isRespelt: true } }),
      ['a b'],
    ],
  ])('%s', (_, pair, groups) => {
    expect(groupsOf([judgedPair('a', 'b', 0.999), pair])).toEqual(groups);
  });
});
