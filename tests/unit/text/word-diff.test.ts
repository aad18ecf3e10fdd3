/** The difference of words that the pages show, against a slow and obvious oracle. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffUnits, diffWords } from '../../../src/text/word-diff.js';

const side = (parts: ReturnType<typeof diffWords>, kind: -1 | 1) =>
  parts
    .filter(([own]) => own !== -kind)
    .map(([, text]) => text)
    .join('');

describe('diffWords()', () => {
  test('strikes and adds whole words', () => {
    expect(diffWords('12 people were killed', '15 people were killed')).toEqual([
      [-1, '12'],
      [1, '15'],
      [0, ' people were killed'],
    ]);
  });
  test('leaves no single word between two changes', () => {
    const parts = diffWords(
      'Putin is set to meet Erdogan in Zhukovsky',
      'Putin has met with Erdogan near Moscow',
    );
    expect(parts).toEqual([
      [0, 'Putin '],
      [-1, 'is set to meet Erdogan in Zhukovsky'],
      [1, 'has met with Erdogan near Moscow'],
    ]);
  });
  test('does not cut words of Cyrillic, Arabic or Devanagari', () => {
    for (const [from, to] of [
      ['Он сказал это вчера вечером', 'Он сказала это вчера вечером'],
      ['قال الرئيس اليوم في القاهرة', 'قالت الرئيس اليوم في القاهرة'],
      ['किसानों ने आज कहा है', 'किसान ने आज कहा है'],
    ] as const) {
      const changed = diffWords(from, to).filter(([kind]) => kind !== 0);
      for (const [kind, text] of changed) expect((kind < 0 ? from : to).split(' ')).toContain(text);
    }
  });
  test('gives back both texts, white space of the first aside', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', '–', '死', 'é', '\u202e', '😀'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, (left, right) => {
        const [from, to] = [left.join(''), right.join('')];
        const parts = diffWords(from, to);
        expect(side(parts, 1)).toBe(to);
        expect(side(parts, -1).replace(/\s+/g, '')).toBe(from.replace(/\s+/g, ''));
      }),
      { numRuns: 2000 },
    );
  });
  test('marks nothing where nothing but white space differs', () => {
    expect(diffWords('one  line\nbroken', 'one line broken')).toEqual([[0, 'one line broken']]);
  });
});

test('diffUnits() cuts a text of plain characters as it does where others follow', () => {
  // A letter of another script makes it take the classes of all letters.
  const plain = Array.from({ length: 0x100 }, (_, unit) => String.fromCharCode(unit));
  const general = Array.from({ length: 0x70 }, (_, unit) => String.fromCharCode(0x2000 + unit));
  const piece = fc.oneof(
    fc.constantFrom(...plain, ...general),
    fc.constantFrom('a', 'é', '1', '’', '.', ' '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      expect(diffUnits(`${text}|`)).toEqual(diffUnits(`${text}|щ`).slice(0, -1));
    }),
    { numRuns: 500 },
  );
});
