/** Tests, by what is counted and not by the clock, that a long page costs in proportion to its length. */
import { expect, test } from 'vitest';
import { diffSequences } from '../../../../src/base/myers.js';
import { findLikely } from '../../../../src/merge/align/likely-sentences.js';
import { MatchState, Side, type Unit } from '../../../../src/merge/align/match-state.js';
import { NearestKin } from '../../../../src/merge/align/nearest-kin.js';
import { alignLimits } from '../../../../src/merge/limits.js';
import { unitOf } from '../../../arbitraries/sentence-units.js';

/** Lines that say the same but for one word: every two of them are half alike. */
function lines(count: number): Unit[] {
  return Array.from({ length: count }, (_, id) => unitOf({ id, shared: { 7: 0.5 } }));
}

const pairsOf = (count: number) => findLikely(new MatchState(lines(count), lines(count)), nobody);
const nobody = { x: new Set<number>(), y: new Set<number>() };

test('of lines that are all alike every two are held together while they are few', () => {
  expect(pairsOf(100)).toHaveLength(100 * 100);
});

test('of very many lines each is held against the nearest alone, and all of them give no more pairs', () => {
  const { maxLikelyPairs, minPartnersTried } = alignLimits;
  expect(pairsOf(1000)).toHaveLength(maxLikelyPairs);
  const most = pairsOf(16_000);
  expect(most).toHaveLength(16_000 * minPartnersTried);
  expect(Math.max(...most.slice(0, 1000).map(({ x, y }) => Math.abs(x - y)))).toBeLessThanOrEqual(
    minPartnersTried,
  );
});

test('sequences of a book’s length differ in what a short script says', () => {
  const older = Array.from({ length: 20_000 }, (_, at) => at);
  const newer = older.flatMap((at) => (at % 3 === 0 ? [] : at % 3 === 1 ? [at, -at] : [at]));
  let x = 0;
  const rebuilt = diffSequences(older, newer).flatMap(([startX, endX, startY, endY]) => {
    const kept = older.slice(x, startX);
    x = endX;
    return [...kept, ...newer.slice(startY, endY)];
  });
  expect([...rebuilt, ...older.slice(x)]).toEqual(newer);
});

test('a word that a whole page has finds no sentence, and adds to what its rare words found', () => {
  const [common, rare, wanted] = [1, 2, 3];
  const content = (at: number) =>
    [100, 20_000].includes(at) ? [common, rare] : at === 50 ? [rare] : [common, 1000 + at];
  const units = Array.from({ length: 30_000 }, (_, id) => unitOf({ id, content: content(id) }));
  const holders = new Map([
    [common, [...units.keys()].filter((at) => at !== 50)],
    [rare, [50, 100, 20_000]],
  ]);
  const asked: number[] = [];
  const reading = new Map([...holders].map(([word, held]) => [word, watch(held, () => asked.push(word))]));
  const kin = new NearestKin(new Side(units), reading, { weigh: (word) => 2 * word, searches: 1 });
  const nearest = kin.find(unitOf({ id: 40_000, content: [common, rare, wanted] }));
  expect(nearest).toEqual({ held: 100, weight: 6, words: 2 });
  expect(asked).toEqual([rare]);
});

/** The same list, which tells when it is walked through. */
function watch(held: readonly number[], tell: () => void): readonly number[] {
  return Object.assign([...held], {
    [Symbol.iterator]: () => {
      tell();
      return held.values();
    },
  });
}
