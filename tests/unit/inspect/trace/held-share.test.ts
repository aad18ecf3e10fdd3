/** The share of a question that a text holds is that of a plain local alignment. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AskedWord } from '../../../../src/inspect/trace/asked-words.js';
import { HeldShare } from '../../../../src/inspect/trace/held-share.js';

const list = { size: 1, kept: 1, readings: () => new Uint32Array(1) };
const asked = (word: string, weight: number): AskedWord => ({
  word,
  weight,
  meant: [
    { word, likeness: 1, list },
    { word: `${word}x`, likeness: 0.5, list },
  ],
});

/** Cell by cell, as the paper has it. */
function plainShare(question: readonly AskedWord[], text: readonly string[]): number {
  const total = question.reduce((sum, { weight }) => sum + weight, 0);
  const gap = (0.12 * total) / question.length;
  const cells = question.map(() => text.map(() => 0));
  let best = 0;
  for (const [row, { word, weight }] of question.entries()) {
    for (const [column, other] of text.entries()) {
      const at = (up: number, left: number) => cells[row - up]?.[column - left] ?? 0;
      const likeness = other === word ? 1 : other === `${word}x` ? 0.5 : 0;
      const match = likeness === 0 ? 0 : at(1, 1) + likeness * weight;
      cells[row]![column] = Math.max(0, match, at(1, 0) - 0.3 * weight, at(0, 1) - gap);
      best = Math.max(best, cells[row]![column]!);
    }
  }
  return Math.min(1, best / total);
}

test('HeldShare gives what an alignment cell by cell gives', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd');
  const question = fc.array(
    fc.tuple(word, fc.integer({ min: 1, max: 9 })).map(([each, weight]) => asked(each, weight)),
    { minLength: 1, maxLength: 8 },
  );
  const text = fc.array(fc.oneof(word, fc.constantFrom('ax', 'bx', 'other', 'else')), { maxLength: 20 });
  fc.assert(
    fc.property(question, text, (own, words) => {
      expect(new HeldShare(own).of(words)).toBeCloseTo(plainShare(own, words), 9);
    }),
    { numRuns: 500 },
  );
});
