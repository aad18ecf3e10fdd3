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
