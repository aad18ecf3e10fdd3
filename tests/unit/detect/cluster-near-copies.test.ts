/** Tests cluster() on near copies of which not every two were compared. */
import { describe, expect, test } from 'vitest';
import { clique, probabilityAt, range, sizesOf } from '../../arbitraries/clustering.js';
import { judgedPair } from '../../arbitraries/judged-pairs.js';

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

describe('copies of one text', () => {
  const copies = range(5).map((at) => judgedPair('a', `b${at}`, 1, { relation: 'duplicate', similarity: 1 }));
  const link = (logit: number) => judgedPair('a', 'c', probabilityAt(logit), { similarity: 0.1 });

  test('meet another text through the first alone: that nobody compared them speaks against nothing', () => {
    expect(sizesOf([...copies, link(0.1)])).toEqual([7]);
    expect(sizesOf([...copies, link(-0.1)])).toEqual([6]);
  });

  test('stand for the text that they are copies of, where one of them is the link', () => {
    const ofCopy = (logit: number) => judgedPair('b3', 'c', probabilityAt(logit), { similarity: 0.1 });
    const [first] = [judgedPair('a', 'c', probabilityAt(-0.5), { tier: 'apart', similarity: 0.1 })];
    // Along time a and c stand alone; in the sum the link is added to what is known of them.
    expect(sizesOf([...copies, first, ofCopy(0.6)])).toEqual([7]);
    expect(sizesOf([...copies, first, ofCopy(0.4)])).toEqual([6]);
  });
});

describe('groups of which one link is known', () => {
  const group = (letter: string, size: number) => clique(range(size).map((at) => `${letter}${100 + at}`));
  const joined = (ofFirst: number, ofSecond: number, similarity: number) =>
    sizesOf([
      ...group('a', ofFirst),
      ...group('b', ofSecond),
      judgedPair('a100', 'b100', 0.9, { similarity }),
    ]);

  test('are weighed by all pairs between them up to 4,096, and beyond by those that are known', () => {
    expect(joined(64, 64, 0.6)).toEqual([64, 64]);
    expect(joined(65, 64, 0.6)).toEqual([129]);
  });

  test('are one beyond that where the link is of near copies alone: half the same', () => {
    expect(joined(65, 64, 0.5)).toEqual([129]);
    expect(joined(65, 64, 0.499)).toEqual([65, 64]);
  });
});
