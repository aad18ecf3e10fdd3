/** Tests which bodies are taken for their site's: what links two documents by their body, and which three are enough. */
import { describe, expect, test } from 'vitest';
import { type BodyLink, findSharedBodies, linkByBody } from '../../../src/detect/evidence/shared-bodies.js';
import type { Evidence, ExaminedPair } from '../../../src/model/pair.js';
import { examinedPair, idOf } from '../../arbitraries/judged-pairs.js';

type Given = Partial<Omit<ExaminedPair, 'evidence'>>;

describe('linkByBody()', () => {
  const unlike = { isSameBody: true, headlineLikeness: 0.249 } as const;
  const long = { shinglesOfA: 200, shinglesOfB: 200 };
  test.each<readonly [string, Partial<Evidence>, Given, BodyLink | null]>([
    ['one body under unlike headlines', unlike, {}, 'unlike'],
    ['headlines that share a quarter', { ...unlike, headlineLikeness: 0.25 }, {}, null],
    ['a headline that is not told', { ...unlike, headlineLikeness: null }, {}, 'untold'],
    ['bodies that share .85', { ...unlike, isSameBody: false }, { similarity: 0.85 }, 'unlike'],
    ['bodies that share less', { ...unlike, isSameBody: false }, { similarity: 0.849 }, null],
    ['two records of one address', { ...unlike, isSameAddress: true }, {}, null],
    ['one agency', { ...unlike, agencyOfA: 'AFP', agencyOfB: 'AFP' }, {}, null],
    ['two agencies', { ...unlike, agencyOfA: 'AFP', agencyOfB: 'TASS' }, {}, 'unlike'],
    ['an agency and none', { ...unlike, agencyOfA: 'AFP' }, {}, 'unlike'],
    ['200 shingles in two outlets', { ...unlike, areOfTwoOutlets: true }, long, null],
    ['199 in one of them', { ...unlike, areOfTwoOutlets: true }, { ...long, shinglesOfB: 199 }, 'unlike'],
    ['199 in the other', { ...unlike, areOfTwoOutlets: true }, { ...long, shinglesOfA: 199 }, 'unlike'],
    ['200 shingles in one outlet', unlike, long, 'unlike'],
  ])('%s', (_, evidence, given, link) => {
    expect(linkByBody(examinedPair({ ...given, evidence }))).toBe(link);
  });
});

describe('findSharedBodies()', () => {
  const pair = (a: string, b: string, headlineLikeness: number | null = 0) =>
    examinedPair({ a: idOf(a), b: idOf(b), evidence: { isSameBody: true, headlineLikeness } });
  const three = [pair('a', 'b'), pair('a', 'c'), pair('b', 'c')];
  const found = (...pairs: readonly ExaminedPair[]) => [...findSharedBodies(pairs)].sort();

  test('three unlike headlines, each two of them, are enough', () => {
    expect(found(...three)).toEqual(['a', 'b', 'c']);
  });

  test('two are not, nor three of which two are not unlike', () => {
    expect(found(pair('a', 'b'))).toEqual([]);
    expect(found(pair('a', 'b'), pair('a', 'c'))).toEqual([]);
    expect(found(pair('a', 'b'), pair('a', 'c'), pair('b', 'c', 0.25))).toEqual([]);
  });

  test('three of which two have no headline are not', () => {
    expect(found(pair('a', 'b'), pair('a', 'c', null), pair('b', 'c', null))).toEqual([]);
  });

  test('what has no headline goes with a body that is shared, over one other of its kind, and no further', () => {
    const chain = [pair('c', 'n1', null), pair('n1', 'n2', null), pair('n2', 'n3', null)];
    expect(found(...three, ...chain)).toEqual(['a', 'b', 'c', 'n1', 'n2']);
    expect(found(...chain)).toEqual([]);
  });

  test('a fourth whose headline is unlike one of them alone is not among them', () => {
    expect(found(...three, pair('c', 'd'))).toEqual(['a', 'b', 'c']);
  });
});
