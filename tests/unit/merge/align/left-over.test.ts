/**
 * Tests what becomes of sentences that no likeness matched: lists, and what rare words tell. A row stands just at a limit,
 * or just past it.
 */
import { describe, expect, test } from 'vitest';
import type { Unit } from '../../../../src/merge/align/match-state.js';
import { matchSentences } from '../../../../src/merge/align/sentence-matching.js';
import { type UnitOptions, unitOf } from '../../../arbitraries/sentence-units.js';

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
const asCaption = (given: UnitOptions): Unit => unitOf({ kind: 'caption', ...given });

describe('a sentence and the lines of a list', () => {
  const sentence = (count: number) => asCaption({ id: 1, block: 1, words: numbers(1, count) });
  /** Lines of these lengths that are the words of the sentence, one after the other. */
  const linesOf = (lengths: readonly number[], given: Partial<UnitOptions> = {}): Unit[] => {
    let next = 1;
    return lengths.map((length, at) => {
      const words = numbers(next, length);
      next += length;
      return asCaption({ id: 10 + at, block: 10 + at, words, ...given });
    });
  };
  const countOf = (older: readonly Unit[], newer: readonly Unit[]) =>
    matchSentences(older, newer).matches.filter(({ rule }) => rule === 'cut into lines').length;
  const strangers = (count: number) => numbers(0, count).map((at) => asCaption({ id: 800 + at, words: 20 }));

  test.each<readonly [string, number, readonly number[], number]>([
    ['fill six words of ten', 10, [2, 2, 1, 1], 4],
    ['fill five words of ten', 10, [2, 1, 1, 1], 0],
    ['have seven words', 28, [7, 7, 7, 7], 4],
    ['have eight words, and can be told by themselves', 32, [8, 8, 8, 8], 0],
    ['are the whole of a sentence of four words', 4, [1, 1, 1, 1], 4],
  ])('the lines %s', (_, size, lengths, count) => {
    expect(countOf([sentence(size)], linesOf(lengths))).toBe(count);
  });

  test('are as alike as the mean of all and of the share that the line is', () => {
    const { matches } = matchSentences([sentence(10)], linesOf([4, 2, 2, 2]));
    expect(matches.map(({ similarity }) => similarity)).toEqual([0.7, 0.6, 0.6, 0.6]);
  });

  test('stand together: three others may stand between them, and four may not', () => {
    const four = linesOf([2, 2, 2, 2]);
    const apart = (count: number) => [...four.slice(0, 3), ...strangers(count), ...four.slice(3)];
    expect(countOf([sentence(8)], apart(3))).toBe(4);
    expect(countOf([sentence(8)], apart(4))).toBe(0);
  });

  test('are of one kind', () => {
    expect(countOf([sentence(8)], linesOf([2, 2, 2, 2], { kind: 'body' }))).toBe(0);
  });

  test('of equal lines each stands for one place of the sentence', () => {
    const twice = asCaption({ id: 1, words: [1, 2, 1, 2, 3, 4] });
    const lines = [[1, 2], [1, 2], [3], [4]].map((words, at) =>
      asCaption({ id: 10 + at, block: 10 + at, words }),
    );
    expect(countOf([twice], lines)).toBe(4);
    expect(countOf([twice], lines.slice(1))).toBe(0);
  });

  test('the longest line that fits is taken, not one that begins like it', () => {
    const lines = [[1], [1, 2, 3], [4], [5], [6]].map((words, at) =>
      asCaption({ id: 10 + at, block: 10 + at, words }),
    );
    const { matches } = matchSentences([sentence(6)], lines);
    expect(matches.map(({ y }) => y)).toEqual([1, 2, 3, 4]);
  });

  test('need to fill only what no other sentence fills', () => {
    // Its first ten words went to a sentence that is alike; of the other ten the lines fill six.
    const older = asCaption({ id: 1, words: numbers(1, 20), shared: { 5: 0.5 } });
    const partner = asCaption({ id: 2, words: numbers(1, 10), shared: { 5: 0.5 } });
    const lines = (lengths: readonly number[]) => {
      let next = 11;
      return lengths.map((length, at) => {
        next += length;
        return asCaption({ id: 10 + at, block: 10 + at, words: numbers(next - length, length) });
      });
    };
    expect(countOf([older], [partner, ...lines([2, 2, 1, 1])])).toBe(4);
    expect(countOf([older], [partner, ...lines([2, 1, 1, 1])])).toBe(0);
  });
});

/** Sentences of both revisions that make the rest rare: each stem of theirs is in one of them alone. */
const filling = (count: number) => numbers(1000, count).map((id) => unitOf({ id, content: [id * 10] }));

describe('two sentences left over that share rare words', () => {
  const find = (shared: number, own: number, others = 40) => {
    const side = (id: number) => unitOf({ id, content: [...numbers(1, shared), ...numbers(100 * id, own)] });
    const { matches, hints } = matchSentences([side(1), ...filling(others)], [...filling(others), side(2)]);
    return matches.some(({ rule }) => rule === 'rewritten') ? 'one' : hints.length > 0 ? 'hint' : 'nothing';
  };
  test.each<readonly [string, ReturnType<typeof find>, string]>([
    // Of 42 sentences a stem that two of them hold weighs ln(43 / 2), and one of a single sentence ln 43.
    ['.35 of either, in four words', find(4, 6), 'one'],
    ['.32 of either', find(4, 7), 'hint'],
    ['.23 of either, in three words', find(3, 8), 'hint'],
    ['.18 of either', find(3, 11), 'nothing'],
    ['four words of 10.6 nats', find(4, 4, 25), 'one'],
    ['four words of 9.9 nats', find(4, 4, 21), 'hint'],
    ['three words of 6.04 nats', find(3, 4, 12), 'hint'],
    ['three words of 5.6 nats', find(3, 4, 10), 'nothing'],
    ['.55 of either in three words', find(3, 2), 'one'],
    ['.55 of either in two words', find(2, 1), 'nothing'],
  ])('%s: %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('a sentence left over whose words stood in one that lives on', () => {
  interface Given {
    readonly shared: number;
    readonly ofOlder: number;
    readonly ofNewer: number;
    /** How many of the shared stems the partner of the older sentence holds, too. */
    readonly explained?: number;
    readonly others?: number;
  }
  const isTakenUp = ({ shared, ofOlder, ofNewer, explained = 0, others = 40 }: Given) => {
    const stems = numbers(1, shared);
    const older = unitOf({ id: 1, content: [...stems, ...numbers(100, ofOlder)], shared: { 5: 0.6 } });
    const partner = unitOf({ id: 2, content: stems.slice(0, explained), shared: { 5: 0.6 } });
    const left = unitOf({ id: 3, content: [...stems, ...numbers(300, ofNewer)] });
    const { matches } = matchSentences([older, ...filling(others)], [partner, ...filling(others), left]);
    expect(matches.some(({ rule }) => rule === 'alike in a gap')).toBe(true);
    return matches.some(({ rule }) => rule === 'taken up');
  };
  test.each<readonly [string, Given, boolean]>([
    ['half of the one, and little of the other', { shared: 5, ofOlder: 20, ofNewer: 4 }, true],
    ['the same the other way round', { shared: 5, ofOlder: 4, ofNewer: 20 }, true],
    ['less than half of the one', { shared: 5, ofOlder: 20, ofNewer: 5 }, false],
    ['.37 of either', { shared: 5, ofOlder: 7, ofNewer: 7 }, true],
    ['.34 of either', { shared: 5, ofOlder: 8, ofNewer: 8 }, false],
    ['four words', { shared: 4, ofOlder: 0, ofNewer: 0 }, false],
    ['five words of 12.4 nats', { shared: 5, ofOlder: 0, ofNewer: 0, others: 20 }, true],
    ['five words of 11.9 nats', { shared: 5, ofOlder: 0, ofNewer: 0, others: 18 }, false],
    [
      'four words beyond what its partner explains',
      { shared: 6, ofOlder: 0, ofNewer: 0, explained: 2 },
      true,
    ],
    ['three words beyond that', { shared: 6, ofOlder: 0, ofNewer: 0, explained: 3 }, false],
  ])('%s', (_, given, expected) => {
    expect(isTakenUp(given)).toBe(expected);
  });
});
