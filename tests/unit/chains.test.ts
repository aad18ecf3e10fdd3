/** What long chains of revisions lean on: sigla, places in segments, paths, light documents, tokens by table. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concordance } from '../../src/base/concordance.js';
import { PairNumbers } from '../../src/base/pair-numbers.js';
import { align } from '../../src/merge/align.js';
import { poolTexts } from '../../src/merge/edition/manifest.js';
import { indexOfSiglum, joinSigla, siglumOf, splitSigla } from '../../src/merge/edition/sigla.js';
import { chainByDifference } from '../../src/merge/order/long-path.js';
import { lightenDocument } from '../../src/text/light-sentences.js';
import { countTokens, normalizeToken, tokenize } from '../../src/text/tokens.js';
import { SegmentPlaces } from '../../src/write/json/segment-places.js';
import { history, toDocument, toDocuments } from '../arbitraries/histories.js';

describe('sigla', () => {
  test('joinSigla() and splitSigla() undo each other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1 }), (numbers) => {
        const indexes = numbers.sort((left, right) => left - right);
        expect(splitSigla(joinSigla(indexes), 1001)).toEqual(indexes);
      }),
    );
    expect(joinSigla([0, 1, 2, 7])).toBe('A-C,H');
  });

  test('a siglum gives back its index; what is none is refused', () => {
    for (const index of [0, 25, 26, 701, 702, 18_277]) expect(indexOfSiglum(siglumOf(index))).toBe(index);
    for (const wrong of ['', 'a', 'A-', 'C-A', 'A,,B', 'Z'])
      expect(() => splitSigla(wrong, 5)).toThrow(RangeError);
  });
});

test('SegmentPlaces: a place in a segment gives back its span, however often the segment comes again', () => {
  const texts = ['one\n\ntwo\n\none\n', 'zéro\none\n\none\n'];
  const { segments, manifests } = poolTexts(texts);
  const places = new SegmentPlaces(segments, manifests);
  for (const [revision, text] of texts.entries()) {
    for (let start = 0; start < Buffer.byteLength(text) - 1; start++) {
      const place = places.placeOf(revision, [start, start + 1]);
      expect(places.spanOf(revision, place)).toEqual([start, start + 1]);
    }
  }
  expect(() => places.spanOf(0, { segment: 99, nth: 0, start: 0, end: 1 })).toThrow(RangeError);
});

test('chainByDifference() puts a chain in order, whatever the order of input', () => {
  const size = 90;
  // Set i holds what stands within a window that moves one on with each.
  const sets = Array.from({ length: size }, (_, at) => Array.from({ length: 12 }, (_, step) => at + step));
  fc.assert(
    fc.property(fc.shuffledSubarray([...sets.keys()], { minLength: size, maxLength: size }), (shuffled) => {
      const path = chainByDifference(shuffled.map((index) => sets[index]!)).map((at) => shuffled[at]!);
      const ordered = path[0]! < path.at(-1)! ? path : path.toReversed();
      expect(ordered).toEqual([...sets.keys()]);
    }),
    { numRuns: 20 },
  );
});

test('chainByDifference() puts a chain in order, too, whose sets are too many to be compared each with each', () => {
  const size = 3000;
  const sets = Array.from({ length: size }, (_, at) => Array.from({ length: 8 }, (_, step) => at + step));
  // A step that has no divisor in common with the size visits every set.
  const shuffled = Array.from({ length: size }, (_, at) => (at * 1009) % size);
  const path = chainByDifference(shuffled.map((index) => sets[index]!)).map((at) => shuffled[at]!);
  expect(path[0]! < path.at(-1)! ? path : path.toReversed()).toEqual([...sets.keys()]);
});

test('chainByDifference() names each of thousands of sets once, though they share nothing, or are all equal', () => {
  for (const keysOf of [(at: number) => [at], () => [1]]) {
    const path = chainByDifference(Array.from({ length: 2100 }, (_, at) => keysOf(at)));
    expect([...path].sort((left, right) => left - right)).toEqual([...path.keys()]);
  }
});

test('concordance() counts what comparing every two values counts', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat({ max: 6 })), { maxLength: 30 }), (values) => {
      const pairs = values.flatMap((value, at) =>
        values.slice(at + 1).flatMap((later) => (value === null || later === null ? [] : [later - value])),
      );
      const differing = pairs.filter((difference) => difference !== 0).map(Math.sign);
      const sum = differing.reduce<number>((total, sign) => total + sign, 0);
      expect(concordance(values)).toBe(differing.length === 0 ? 0 : sum / differing.length);
    }),
  );
});

test('lightenDocument() says the same as the document, and is aligned the same', () => {
  fc.assert(
    fc.property(history, (revisions) => {
      const documents = toDocuments(revisions);
      const light = documents.map(lightenDocument);
      for (const [index, document] of documents.entries()) {
        const tokens = (blocks: typeof document.blocks) =>
          blocks.flatMap(({ sentences }) => sentences.map(({ tokens }) => tokens));
        expect(tokens(light[index]!.blocks)).toEqual(tokens(document.blocks));
      }
      const last = documents.length - 1;
      expect(align(light, last).edges).toEqual(align(documents, last).edges);
    }),
    { numRuns: 15 },
  );
});

test('a chain of seventy undated revisions is put in order by what they share', () => {
  const sentence = (number: number) =>
    `Entry ${number} of the log says that ${number * 7} crates of ware ${number} came ashore at pier ${number % 9}.`;
  const documents = Array.from({ length: 70 }, (_, at) =>
    toDocument(`${Array.from({ length: 6 }, (_, step) => sentence(at + step)).join('\n\n')}\n`, `${at}`),
  );
  const path = chainByDifference(documents.map(({ text }) => text.split('\n\n')));
  expect([path, path.toReversed()]).toContainEqual([...documents.keys()]);
});

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

test('PairNumbers numbers distinct pairs from 0 on, however many there are', () => {
  const known = new Map<string, number>();
  const numbers = new PairNumbers();
  fc.assert(
    fc.property(fc.integer({ min: -1, max: 60 }), fc.integer({ min: -1, max: 60 }), (first, second) => {
      const key = `${first} ${second}`;
      const expected = known.get(key) ?? known.size;
      known.set(key, expected);
      expect(numbers.of(first, second)).toBe(expected);
    }),
    { numRuns: 5000 },
  );
  expect(known.size).toBeGreaterThan(1000);
});
