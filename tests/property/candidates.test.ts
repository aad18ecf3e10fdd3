/** The laws of candidates: large families hold together, equal texts meet at any length, and so do records of one address. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairSet } from '../../src/base/pair-set.js';
import { UnionFind } from '../../src/base/union-find.js';
import { sampleHolders } from '../../src/detect/keys/sample-pairs.js';
import { pairLimits } from '../../src/detect/limits.js';
import { pair } from '../../src/detect/pair.js';
import { grounds } from '../../src/detect/pick-pairs.js';
import { profile } from '../../src/detect/profile.js';
import { floorBelow, verify } from '../../src/detect/verify.js';
import type { CandidatePairs } from '../../src/model/columns.js';
import type { About, Document } from '../../src/model/document.js';
import type { VerifiedPair } from '../../src/model/pair.js';
import { openSetKernel } from '../../src/pipeline/tasks/workspace.js';
import { hashAddress, normaliseAddress } from '../../src/text/addresses.js';
import { runs, toDocument } from '../arbitraries/histories.js';
import { sketchOptions, toSketches, work } from '../arbitraries/sketches.js';

const sketches = fc.constantFrom('minhash' as const, 'scaled' as const);

/** Candidates of documents, whose numbers are in the order of their ids. */
function propose(
  documents: readonly Document[],
  maxBucket: number,
  sketch: 'minhash' | 'scaled' = 'minhash',
) {
  const options = { ...sketchOptions, sketch, containment: 0.2, maxBucket, related: 2 };
  return pair(toSketches(documents, options), work.kernel, options);
}

function verifyAll(candidates: CandidatePairs, documents: readonly Document[]): readonly VerifiedPair[] {
  const profiles = documents.map((document) => profile(document, work));
  return verify(
    candidates,
    profiles,
    { shingleSize: 4, floor: floorBelow(0.2), maxWeakPairsPerDocument: 2 },
    work,
    openSetKernel(),
  );
}

/** Whether the pairs join all of so many documents. */
function isConnected({ a, b }: CandidatePairs, size: number): boolean {
  const groups = new UnionFind(size);
  for (const [at, one] of a.entries()) groups.union(one, b[at]!);
  return Array.from({ length: size }, (_, index) => groups.find(index)).every((root) => root === 0);
}

const words = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}${at}`);
const named = (texts: readonly string[], about?: About) =>
  texts.map((text, index) => ({
    ...toDocument(text, String(index).padStart(4, '0')),
    ...(about === undefined ? {} : { about }),
  }));

/** Near copies of one text: three of its words are others in each, at places that `seed` spreads. */
function nearCopies(size: number, seed: number): Document[] {
  return named(
    Array.from({ length: size }, (_, copy) => {
      const text = words(190, 'word');
      for (const step of [1, 2, 3]) text[(seed + copy * 37 * step) % text.length] = `other${copy}x${step}`;
      return text.join(' ');
    }),
  );
}

test('near copies in more documents than a bucket may hold are joined by a few pairs each', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 70 }), fc.nat({ max: 500 }), sketches, (size, seed, sketch) => {
      const { candidates, related } = propose(nearCopies(size, seed), 12, sketch);
      expect(isConnected(candidates, size)).toBe(true);
      expect(related.a).toHaveLength(0);
      // A centre is now and then another one, where the first lack a key.
      expect(candidates.a.length).toBeLessThan(size * (3 * pairLimits.familyCentres + 1));
    }),
    { numRuns: runs },
  );
});

test('of a family over the greatest bucket every pair keeps its score, since its shingles weigh what they should', () => {
  const size = pairLimits.maxComparedInList + 44;
  const documents = nearCopies(size, 0);
  const { candidates } = propose(documents, 100);
  const verified = verifyAll(candidates, documents);
  expect(candidates.a.length).toBeLessThan(size * 20);
  expect(new Set(verified.flatMap(({ a, b }) => [a, b])).size).toBe(size);
  for (const { score, containment } of verified) expect(score).toBeGreaterThan(0.9 * containment);
});

test('what stands in more documents than a bucket may hold, and those unlike elsewhere, proposes nothing', () => {
  const footer = words(12, 'footer').join(' ');
  const texts = Array.from({ length: 60 }, (_, at) => `${words(170, `own${at}x`).join(' ')} ${footer}`);
  for (const maxBucket of [10, 1000]) expect(propose(named(texts), maxBucket).candidates.a).toHaveLength(0);
});

// Short enough to have no shingles, or long enough.
const anyText = fc.oneof(
  fc.array(fc.constantFrom('Confirmed', 'Flood', 'warning', 'lifted', 'réouvert', '谢谢'), {
    minLength: 1,
    maxLength: 9,
  }),
  fc.array(fc.constantFrom('😉', '👍', '—', '…'), { minLength: 1, maxLength: 5 }),
);

test('equal texts are candidates at any length, whatever the greatest bucket, and pass verification', () => {
  fc.assert(
    fc.property(
      anyText.map((parts) => parts.join(' ')),
      fc.integer({ min: 2, max: 30 }),
      fc.constantFrom(2, 1000),
      sketches,
      (text, copies, maxBucket, sketch) => {
        const documents = named(Array.from({ length: copies }, () => text));
        const { candidates } = propose(documents, maxBucket, sketch);
        expect(isConnected(candidates, copies)).toBe(true);
        const verified = verifyAll(candidates, documents);
        expect(new Set(verified.flatMap(({ a, b }) => [a, b])).size).toBe(copies);
        for (const { similarity, containment, score } of verified)
          expect([similarity, containment, score]).toEqual([1, 1, 1]);
      },
    ),
    { numRuns: runs },
  );
});

test('white space equals nothing, and short texts that differ do not meet', () => {
  const blanks = [
    '',
    ' ',
    ' ',
    '\n\t\n',
    '\u00a0\u2003',
    '\u00a0\u2003',
    '\ufeff',
    '\ufeff',
    '\u200b',
    '\u200b',
  ];
  expect(propose(named(blanks), 1000).candidates.a).toHaveLength(0);
  expect(
    propose(named(['Flood warning', 'warning Flood', 'Flood', '👍', '👎']), 1000).candidates.a,
  ).toHaveLength(0);
});

test('records of one address, or of one report as its agency names it, meet whatever they share, and are kept', () => {
  const abouts = [
    { url: 'https://www.News.example/ferry/' },
    { url: 'http://news.example/ferry#top' },
    { url: 'https://news.example/ferry?page=2' },
    { itemId: 'urn:ferry' },
    { itemId: 'urn:ferry', url: 'https://news.example/else' },
  ];
  const documents = abouts.flatMap((about, at) => named([words(40, `own${at}x`).join(' ')], about));
  const own = documents.map((document, at) => ({ ...document, id: `${at}` as Document['id'] }));
  const { candidates } = propose(own, 1000);
  expect([candidates.a, candidates.b, candidates.grounds].map((column) => [...column!])).toEqual([
    [0, 3],
    [1, 4],
    [grounds.address, grounds.address],
  ]);
  expect(verifyAll(candidates, own).map(({ a, b, score }) => [a, b, score])).toEqual([
    ['0', '1', 0],
    ['3', '4', 0],
  ]);
});

test('of very many records of one address neighbours alone meet, and no pair is named twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.boolean(), (size, areEqual) => {
      const texts = Array.from({ length: size }, (_, at) =>
        words(30, areEqual ? 'same' : `own${at}x`).join(' '),
      );
      const { candidates } = propose(named(texts, { url: 'https://news.example/' }), 1000);
      const all = (size * (size - 1)) / 2;
      // Many of one text meet the first of them as well.
      const most = size <= pairLimits.maxOfOneAddress ? all : areEqual ? 2 * size - 3 : size - 1;
      expect(candidates.a).toHaveLength(most);
      expect(new Set(Array.from(candidates.a, (a, at) => `${a} ${candidates.b[at]}`)).size).toBe(most);
      const isNext = Array.from(candidates.a, (a, at) => a + 1 === candidates.b[at]);
      for (const [at, next] of isNext.entries())
        if (next) expect(candidates.grounds![at]! & grounds.address).toBe(grounds.address);
    }),
    { numRuns: runs },
  );
});

test('an address is the same however it is written, and another one where its path or query is', () => {
  for (const same of [
    'https://News.example/a',
    '//www.news.example/a/',
    'HTTP://news.example/a#part',
    ' news.example/a ',
  ])
    expect(normaliseAddress(same)).toBe('news.example/a');
  expect(normaliseAddress('https://news.example/a/?id=7')).toBe('news.example/a?id=7');
  expect(normaliseAddress('https://news.example/A')).toBe('news.example/A');
  for (const none of [undefined, '', '  ', '#top', 'https://']) expect(hashAddress(none)).toBe(0);
});

test('PairSet holds what a set of names holds, made of others, too', () => {
  const pairs = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.integer({ min: 31, max: 2 ** 26 - 1 })), {
    maxLength: 900,
  });
  fc.assert(
    fc.property(pairs, pairs, (first, second) => {
      const [one, other] = [first, second].map((list) => {
        const set = new PairSet();
        for (const [index, [a, b]] of list.entries()) index % 2 === 0 ? set.add(a, b) : set.add(b, a);
        return set;
      }) as [PairSet, PairSet];
      const joined = new PairSet(one.finish(), other.finish());
      const expected = new Set([...first, ...second].map(([a, b]) => `${a} ${b}`));
      const found: string[] = [];
      joined.forEach((a, b) => {
        found.push(`${a} ${b}`);
      });
      expect(joined.size).toBe(expected.size);
      expect(new Set(found)).toEqual(expected);
      for (const [a, b] of first) expect(joined.has(b, a)).toBe(true);
      expect(joined.has(1000, 31)).toBe(false);
    }),
    { numRuns: runs },
  );
});

test('sampleHolders() picks so many pairs of a long list, each with one of its first', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: pairLimits.maxComparedInList + 1, max: 1e7 }),
      fc.integer({ min: 1, max: 60 }),
      (size, count) => {
        const sampled = sampleHolders(size, count);
        expect(sampled).toHaveLength(count);
        expect(new Set(sampled.map(([i, j]) => `${i} ${j}`)).size).toBe(count);
        for (const [i, j] of sampled) {
          expect(i).toBeLessThan(pairLimits.familyCentres);
          expect(j).toBeGreaterThanOrEqual(pairLimits.familyCentres);
          expect(j).toBeLessThan(size);
        }
      },
    ),
    { numRuns: runs },
  );
});
