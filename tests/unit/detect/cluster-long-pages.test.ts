/** Tests that cluster() keeps a page together that lives long and shares little with its beginnings. */
import { describe, expect, test } from 'vitest';
import { bridgesOf, clique, dated, probabilityAt, range, sizesOf } from '../../arbitraries/clustering.js';
import { judgedPair } from '../../arbitraries/judged-pairs.js';

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

  test('holds without dates where its near versions speak for it, however many far ones that were looked at do not', () => {
    const [older, newer] = [range(8).map((at) => `a${at}`), range(8).map((at) => `b${at}`)];
    // Every version is like the one beside it, and less so the more lie between.
    const likeness = (one: number, other: number) => ({ similarity: 1 - Math.abs(one - other) / 20 });
    const within = [older, newer].flatMap((ids) =>
      ids.flatMap((a, one) =>
        ids.slice(one + 1).map((b, at) => judgedPair(a, b, 0.98, likeness(one, one + 1 + at))),
      ),
    );
    const between = (near: number) =>
      older.flatMap((a, one) =>
        newer.map((b, other) => {
          const apart = 8 + other - one;
          if (apart === 1) return judgedPair(a, b, 0.75, likeness(0, apart));
          return judgedPair(a, b, apart <= 3 ? near : 0.1, { tier: 'apart', ...likeness(0, apart) });
        }),
      );
    expect(sizesOf([...within, ...between(0.4)])).toEqual([16]);
    expect(sizesOf([...within, ...between(0.04)])).toEqual([8, 8]);
  });

  test('documents of one time stand in the order of their ids', () => {
    const [first, second] = [
      ['a', 'c', 'e'],
      ['b', 'd', 'f'],
    ] as const;
    const between = first.flatMap((a) =>
      second.map((b) =>
        a === 'a' && b === 'b'
          ? judgedPair(a, b, probabilityAt(4))
          : judgedPair(a < b ? a : b, a < b ? b : a, probabilityAt(-0.6), { tier: 'apart' }),
      ),
    );
    const pairs = dated(
      // Surer than the link, so that there are two groups first.
      [...clique(first, 0.99), ...clique(second, 0.99), ...between],
      Object.fromEntries([...first, ...second].map((id) => [id, 1])),
    );
    // The sum of all pairs is -.8; of neighbours the link of a and b, a step apart, outweighs the others.
    expect(sizesOf(pairs)).toEqual([6]);
  });
});
