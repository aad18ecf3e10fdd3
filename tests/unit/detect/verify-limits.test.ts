/**
 * Tests which pairs verify() keeps and what their shared shingles weigh: a row a limit, just at it and just past it. A
 * shingle is one word here, so that sets can be counted by eye.
 */
import { describe, expect, test } from 'vitest';
import { floorBelow, verify } from '../../../src/detect/verify.js';
import type { CandidatePairs } from '../../../src/model/columns.js';
import type { DocumentId } from '../../../src/model/document.js';
import type { VerifiedPair } from '../../../src/model/pair.js';
import { openSetKernel } from '../../../src/pipeline/tasks/workspace.js';
import { profileOf, words } from '../../arbitraries/profiles.js';
import { work } from '../../arbitraries/sketches.js';

/** Names whose order is that of their numbers. */
const nameOf = (at: number) => `d${100 + at}` as DocumentId;

/** Verifies every two of these texts, which are known as 0, 1, 2 … */
function verifyAll(texts: readonly string[], { threshold = 0.2, weak = 2 } = {}): readonly VerifiedPair[] {
  const pairs = texts.flatMap((_, a) => texts.slice(a + 1).map((_, at) => [a, a + 1 + at] as const));
  const candidates: CandidatePairs = {
    a: Uint32Array.from(pairs, ([a]) => a),
    b: Uint32Array.from(pairs, ([, b]) => b),
    sharedKeys: Uint32Array.from(pairs, () => 1),
  };
  const profiles = texts.map((text, at) => profileOf(text, { id: nameOf(at) }));
  const options = { shingleSize: 1, floor: floorBelow(threshold), maxWeakPairsPerDocument: weak };
  return verify(candidates, profiles, options, work, openSetKernel());
}

const between = (found: readonly VerifiedPair[], a: number, b: number) =>
  found.find((pair) => pair.a === nameOf(a) && pair.b === nameOf(b))!;

/** `shared` words that both have, and `own` of each. */
const pairOf = (shared: number, ofFirst: number, ofSecond = ofFirst) => [
  `${words('s', 1, shared)} ${words('x', 1, ofFirst)}`,
  `${words('s', 1, shared)} ${words('y', 1, ofSecond)}`,
];

describe('the floor', () => {
  test.each<readonly [string, readonly string[], number, number]>([
    ['five shared shingles', pairOf(5, 45), 0.2, 1],
    ['four shared shingles', pairOf(4, 46), 0.2, 0],
    ['a fiftieth of the smaller text', pairOf(5, 245, 900), 0.2, 1],
    ['less than a fiftieth', pairOf(5, 246, 900), 0.2, 0],
    ['less, under a threshold that is lower still', pairOf(5, 246, 900), 0.01, 1],
    ['all of a text of four shingles', pairOf(4, 0, 50), 0.2, 1],
  ])('%s', (_, texts, threshold, kept) => {
    expect(verifyAll(texts, { threshold })).toHaveLength(kept);
  });

  // Each two of six share five words that no other has, so that all of them count in full.
  const six = (own: number) =>
    Array.from({ length: 6 }, (_, at) => {
      const shared = Array.from(
        { length: 6 },
        (_, other) => [Math.min(at, other), Math.max(at, other)] as const,
      );
      const parts = shared
        .filter(([one, other]) => one !== other)
        .map(([one, other]) => words(`p${one}q${other}r`, 1, 5));
      return [...parts, words(`o${at}w`, 1, own)].join(' ');
    });
  test('below a score of .05 each document keeps a few of its nearest, and all from there on', () => {
    // Of 25 + 75 words five are a twentieth.
    expect(verifyAll(six(75), { weak: 1 })).toHaveLength(15);
    expect(verifyAll(six(76), { weak: 1 }).length).toBeLessThan(15);
    expect(verifyAll(six(76), { weak: 5 })).toHaveLength(15);
  });

  test('of a large family each document keeps its nearest 24', () => {
    const family = (size: number) =>
      Array.from({ length: size }, (_, at) => `${words('s', 1, 10)} ${words(`o${at}w`, 1, 10)}`);
    expect(verifyAll(family(25))).toHaveLength((25 * 24) / 2);
    // Three pairs of the last three are left out, each of which has 24 others.
    expect(verifyAll(family(27))).toHaveLength((27 * 26) / 2 - 3);
  });
});

describe('the weight of what several documents hold', () => {
  /** By how much they resemble each other on average: nothing up to .1, all from .5 on, and little in between. */
  const weightOf = (mean: number) => mean * mean * (3 - 2 * mean);

  test('is measured by what they share beside it: two of three by .3', () => {
    const found = verifyAll([
      `k1 k2 ${words('s', 1, 4)} ${words('a', 1, 14)}`,
      `k1 k2 ${words('s', 1, 4)} ${words('b', 1, 14)}`,
      `k1 k2 ${words('c', 1, 18)}`,
    ]);
    // The first two share .3, half way from .1 to .5; either shares .1 with the third, which is nothing.
    const weight = weightOf(0.5 / 3);
    expect(between(found, 0, 1).score).toBeCloseTo((4 + 2 * weight) / (18 + 2 * weight), 6);
    expect(between(found, 0, 1).cohesion).toBeCloseTo((4 + 2 * weight) / 6, 6);
    expect(between(found, 0, 1)).toMatchObject({ sharedShingles: 6, containment: 0.3, similarity: 6 / 34 });
  });

  test('is all of it where two alone hold it', () => {
    expect(verifyAll(pairOf(5, 45))[0]).toMatchObject({ score: 0.1, cohesion: 1 });
  });

  test('is all of it where they resemble each other by .5', () => {
    const three = ['a', 'b', 'c'].map((letter) => `${words('s', 1, 10)} ${words(letter, 1, 10)}`);
    for (const { score } of verifyAll(three)) expect(score).toBeCloseTo(0.5, 6);
    const less = ['a', 'b', 'c'].map((letter) => `${words('s', 1, 10)} ${words(letter, 1, 11)}`);
    for (const { score } of verifyAll(less)) expect(score).toBeLessThan(10 / 21);
  });

  test('is measured against .3 of a text at least, which is made of little else', () => {
    // Ten words that stand in three texts which share nothing else, and are all of the first.
    const texts = [
      words('s', 1, 10),
      `${words('s', 1, 10)} ${words('x', 1, 190)}`,
      `${words('s', 1, 10)} ${words('y', 1, 190)}`,
    ];
    const found = verifyAll(texts);
    // All of the first is in either of the others, and .05 of these in each other.
    const weight = weightOf(2 / 3);
    expect(between(found, 0, 1).score).toBeCloseTo(1, 6);
    expect(between(found, 1, 2).score).toBeCloseTo((10 * weight) / (190 + 10 * weight), 6);
    const little = [
      `${words('s', 1, 10)} x1`,
      `${words('s', 1, 10)} ${words('y', 1, 190)}`,
      ...Array.from({ length: 6 }, (_, at) => `${words('s', 1, 10)} ${words(`z${at}w`, 1, 190)}`),
    ];
    // Of 28 pairs of eight documents seven resemble each other.
    const low = weightOf(7 / 28);
    const { score } = between(verifyAll(little), 0, 1);
    expect(score).toBeCloseTo((10 * low) / Math.max(0.3 * 11, 1 + 10 * low), 6);
  });
});
