/** The twin of a pattern for plain text finds in such a text what the pattern finds, and a pattern keeps all others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPattern, isPlain, toPlain } from '../../src/text/fit-pattern.js';
import * as cues from '../../src/text/words/cues.js';
import * as speechWords from '../../src/text/words/speech-words.js';

const numRuns = Number(process.env['VARIORUM_RUNS'] ?? 60);

/** All patterns of letters in general among the tables of words. */
const patterns = [...listPatterns(cues), ...listPatterns(speechWords)].filter((pattern) => pattern.unicode);

function* listPatterns(value: unknown): Generator<RegExp> {
  if (value instanceof RegExp) yield value;
  else if (typeof value === 'object' && value !== null && !(value instanceof Map) && !(value instanceof Set))
    for (const inner of Object.values(value)) yield* listPatterns(inner);
}

// Words that stand in the patterns, so that a text often is what one of them looks for.
const words = [...new Set(patterns.flatMap(({ source }) => source.match(/[A-Za-z]{2,}/g) ?? []))];
const piece = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...words).map((word) => word[0]!.toUpperCase() + word.slice(1)),
  fc.stringMatching(/^[A-Za-z0-9 .,:;()’“”–—-]{1,4}$/),
  fc.constantFrom(' ', ' ', ': ', ' – ', '(', ')', '. ', '\n', '’s', '\u00a0', '2', 'Mar 3'),
);
const plainTexts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('the twin of a pattern', () => {
  it('is had by all that ask for letters in general', () => {
    expect(patterns.length).toBeGreaterThan(50);
    for (const pattern of patterns) expect(() => toPlain(pattern)).not.toThrow();
  });

  it('finds the same in every plain text, at the same place and with the same groups', () => {
    fc.assert(
      fc.property(plainTexts, (text) => {
        expect(isPlain(text)).toBe(true);
        for (const pattern of patterns) {
          const [own, twin] = [pattern.exec(text), toPlain(pattern).exec(text)];
          expect(twin && [twin.index, ...twin]).toEqual(own && [own.index, ...own]);
          expect({ ...twin?.groups }).toEqual({ ...own?.groups });
          pattern.lastIndex = 0;
        }
      }),
      { numRuns },
    );
  });

  it('is not tried on any other text', () => {
    for (const text of ['Müller', 'МОСКВА', '北京', 'naïve', 'a\u0301', '½', 'ﬁ', '\u212a', '\u017f', '😀'])
      expect(fitPattern(cues.bylineShape, text)).toBe(cues.bylineShape);
  });

  it.each([
    [/^\p{L}+$/u, 'Ankara', '^[A-Za-z]+$'],
    [/(?:мая|May)\s\d/u, 'May 3', '(?:May)\\s\\d'],
    [/(?:й)?a(?!я)b/u, 'ab', 'ab'],
    [/(я)?(a)/u, 'a', '([])?(a)'],
    [/[а-яё]|[«x]/u, 'x', '[а-я]|[«x]'],
    [/[^\p{M}й]/u, 'x', '[^]'],
    [/я{0,2}b+?/u, 'b', 'b+?'],
    [/\P{L}[\u{41}-\u{43}😀-😎]\u{41}/u, '1BA', '[^A-Za-z][\\u0041-\\u0043]\\u0041'],
    [/\p{Pe}(?<!x)/u, ')', '[\\u0029\\u005d\\u007d\\u2046](?<!x)'],
  ])('of %s leaves out what a plain text has none of', (pattern, text, source) => {
    expect(toPlain(pattern).source).toBe(source);
    expect(fitPattern(pattern, text).exec(text)?.slice()).toEqual(pattern.exec(text)?.slice());
  });

  it('is the pattern itself where it speaks of bytes', () => {
    expect(fitPattern(/a/i, 'a')).toEqual(/a/i);
  });
});
