/** Tests, by what is counted and not by the clock, that a long page costs in proportion to its length. */
import { expect, test } from 'vitest';
import { diffSequences } from '../../../../src/base/myers.js';
import { findLikely } from '../../../../src/merge/align/likely-sentences.js';
import { MatchState, type Unit } from '../../../../src/merge/align/match-state.js';
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
