/** Holds the tokenizer by table against a regular expression. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTokens, normalizeToken, tokenize } from '../../../src/text/tokens.js';

test('tokenize() by table gives what the regular expression gives', () => {
  const pattern =
    /[\p{L}\p{N}\p{M}\u00ad]+(?:(?:['’ʼ\u200b-\u200d\u2060]+|(?<=\p{N})[.,٫٬](?=\p{N}))[\p{L}\p{N}\p{M}\u00ad]+)*/gu;
  const piece = fc.oneof(
    fc.constantFrom(..."aB1'’ʼ\u200b\u200d.,٫٣éё -\n\u00ad\u2060ﬁａ\u0640ا"),
    fc.constantFrom('😀', '𝟏', '\ud800'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      const slow = [...text.matchAll(pattern)]
        .map((match) => ({
          charSpan: [match.index, match.index + match[0].length],
          norm: normalizeToken(match[0]),
        }))
        .filter(({ norm }) => norm !== '');
      expect(tokenize(text)).toEqual(slow);
      expect(countTokens(text)).toBe(slow.length);
    }),
    { numRuns: 2000 },
  );
});

test('plain characters, of which no class of Unicode is asked, are what Unicode says', () => {
  const general = Array.from({ length: 0x70 }, (_, at) => 0x2000 + at);
  for (const unit of [...Array(0x100).keys(), ...general]) {
    const character = String.fromCharCode(unit);
    // One that is a word or joins two tells itself so between two letters; a sign does not.
    const isPart = /[\p{L}\p{N}\p{M}\u00ad'’ʼ‘\u200b-\u200d\u2060]/u.test(character);
    expect([unit, countTokens(`a${character}b`)]).toEqual([unit, isPart ? 1 : 2]);
    const isWord = /[\p{L}\p{N}\p{M}]/u.test(character) && normalizeToken(character) !== '';
    expect([unit, countTokens(character)]).toEqual([unit, isWord ? 1 : 0]);
    const isNumber = /\p{N}/u.test(character);
    expect([unit, countTokens(`${character}.1`)]).toEqual([unit, isNumber ? 1 : isWord ? 2 : 1]);
  }
});
