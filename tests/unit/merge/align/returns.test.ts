/** Tests LostSentences by tables: what comes back, by wording and by likeness, at each limit and just past it. */
import { describe, expect, test } from 'vitest';
import { LostSentences } from '../../../../src/merge/align/returns.js';
import { wordingOf } from '../../../arbitraries/sentence-units.js';

/** A sentence that was lost, and the one that may be it again, alike by `share`. */
function reclaim(share: number, { words = 8, lostWords = 8, rival = 0 } = {}) {
  const lost = new LostSentences<string>();
  lost.add({ place: 'lost', wording: wordingOf({ id: 1, words: lostWords, shared: { 5: share } }) });
  if (rival > 0) lost.add({ place: 'rival', wording: wordingOf({ id: 2, shared: { 6: rival } }) });
  const shared = { 5: share, ...(rival > 0 && { 6: rival }) };
  return lost.reclaimAlike(wordingOf({ id: 3, words, shared }));
}

describe('a lost sentence comes back by likeness', () => {
  test.each([
    ['at .8, however short', 0.8, { words: 5, lostWords: 5 }, true],
    ['just below .8 with seven words', 0.799, { words: 7 }, false],
    ['just below .8 where the lost one has seven words', 0.799, { lostWords: 7 }, false],
    ['just below .8 with eight words and no rival', 0.799, {}, true],
    ['at .4 with eight words', 0.4, {}, true],
    ['just below .4', 0.399, {}, false],
    ['at .45 with a rival by .2 less', 0.45, { rival: 0.25 }, true],
    ['at .45 with a rival by less than .2', 0.45, { rival: 0.251 }, false],
  ])('%s', (_, share, given, isFound) => {
    const found = reclaim(share, given);
    const { rival: runnerUp = 0 } = given as { rival?: number };
    expect(found).toEqual(
      isFound ? { from: 'lost', similarity: share, runnerUp, rule: 'alike, after an absence' } : null,
    );
  });

  test('from the nearer of two, and from the earlier wording where both are as near', () => {
    const lost = () => {
      const sentences = new LostSentences<string>();
      sentences.add({ place: 'first', wording: wordingOf({ id: 1, shared: { 5: 0.9 } }) });
      sentences.add({ place: 'second', wording: wordingOf({ id: 2, shared: { 5: 0.9 } }) });
      return sentences;
    };
    const again = wordingOf({ id: 3, shared: { 5: 0.9 } });
    expect(lost().reclaimAlike(again)?.from).toBe('first');
    const nearer = lost();
    nearer.add({ place: 'third', wording: wordingOf({ id: 4, shared: { 5: 0.95 } }) });
    expect(nearer.reclaimAlike(wordingOf({ id: 5, shared: { 5: 0.95 } }))?.from).toBe('third');
  });

  test('once, and then no more', () => {
    const lost = new LostSentences<string>();
    lost.add({ place: 'lost', wording: wordingOf({ id: 1, shared: { 5: 0.9 } }) });
    const again = wordingOf({ id: 2, shared: { 5: 0.9 } });
    expect(lost.reclaimAlike(again)?.from).toBe('lost');
    expect(lost.reclaimAlike(again)).toBeNull();
  });

  test('unless more lost sentences share what it shares than 64', () => {
    const found = (count: number) => {
      const lost = new LostSentences<number>();
      for (let id = 1; id <= count; id++)
        lost.add({ place: id, wording: wordingOf({ id, shared: { 5: 0.9 } }) });
      return lost.reclaimAlike(wordingOf({ id: 1000, shared: { 5: 0.9 } }))?.from;
    };
    expect(found(64)).toBe(1);
    expect(found(65)).toBeUndefined();
  });
});

describe('a lost sentence comes back by its wording', () => {
  const equal = (words: number) => {
    const lost = new LostSentences<string>();
    const wording = wordingOf({ id: 1, words });
    lost.add({ place: 'earlier', wording });
    lost.add({ place: 'later', wording });
    return { lost, wording };
  };

  test.each([0, 1, 5])('with %i words, the one that was lost last first', (words) => {
    const { lost, wording } = equal(words);
    expect(lost.hasEqual(wording)).toBe(true);
    const found = { similarity: 1, runnerUp: 0, rule: 'equal sentence, after an absence' };
    expect(lost.reclaimEqual(wording)).toEqual({ from: 'later', ...found });
    expect(lost.listGone()).toEqual([{ place: 'earlier', wording }]);
    expect(lost.reclaimEqual(wording)).toEqual({ from: 'earlier', ...found });
    expect(lost.hasEqual(wording)).toBe(false);
    expect(lost.reclaimEqual(wording)).toBeNull();
  });

  test('alone where it lived on in part: nothing that is merely alike brings it back', () => {
    const lost = new LostSentences<string>();
    const wording = wordingOf({ id: 1, words: 5, shared: { 5: 0.9 } });
    lost.addWording({ place: 'part', wording });
    expect(lost.reclaimAlike(wordingOf({ id: 2, shared: { 5: 0.9 } }))).toBeNull();
    expect(lost.reclaimEqual(wording)?.from).toBe('part');
  });

  test('and by likeness only with five words of its own', () => {
    const found = (words: number) => {
      const lost = new LostSentences<string>();
      lost.add({ place: 'lost', wording: wordingOf({ id: 1, words: 5, shared: { 5: 0.9 } }) });
      return lost.reclaimAlike(wordingOf({ id: 2, words, shared: { 5: 0.9 } }))?.from;
    };
    expect(found(5)).toBe('lost');
    expect(found(4)).toBeUndefined();
  });
});
