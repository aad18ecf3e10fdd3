/** Tests which documents become candidates: a row a limit, just at it and just past it, on keys that are given. */
import { describe, expect, test } from 'vitest';
import { binomialTail, makeOverlapBound } from '../../../src/detect/keys/overlap-bound.js';
import { sampleHolders } from '../../../src/detect/keys/sample-pairs.js';
import { type Pairing, type PairOptions, pair } from '../../../src/detect/pair.js';
import type { CandidatePairs, SketchColumns } from '../../../src/model/columns.js';
import type { DocumentId } from '../../../src/model/document.js';
import { work } from '../../arbitraries/sketches.js';

/** A document by the names of its keys; those that are not named are its own. */
interface Sketched {
  readonly keys?: readonly string[];
  /** Documents of one text have the same one. */
  readonly text?: number;
  readonly address?: number;
}

const keysOfEach = 20;

function columnsOf(documents: readonly Sketched[]): SketchColumns {
  const numbers = new Map<string, number>();
  // Spread over all bits, as hashes are.
  const numberOf = (name: string) =>
    numbers.get(name) ?? numbers.set(name, Math.imul(numbers.size + 1, 0x9e3779b1) >>> 0).get(name)!;
  const keys = documents.flatMap(({ keys: own = [] }, at) =>
    Array.from({ length: keysOfEach }, (_, place) => numberOf(own[place] ?? `own ${at} ${place}`)),
  );
  return {
    ids: documents.map((_, at) => `d${1000 + at}` as DocumentId),
    hashes: new Uint8Array(32 * documents.length),
    tokenCounts: new Uint32Array(documents.length).fill(403),
    keyStarts: Uint32Array.from({ length: documents.length + 1 }, (_, at) => at * keysOfEach),
    keys: Uint32Array.from(keys),
    wholeKeys: Uint32Array.from(documents.flatMap(({ text }, at) => [text ?? 1000 + at, 5])),
    addresses: Float64Array.from(documents.flatMap(({ address = 0 }) => [address, 0])),
  };
}

// Of two rows one band in common is enough.
const usual: PairOptions = {
  sketch: 'minhash',
  scaled: 4,
  bands: keysOfEach,
  rows: 2,
  containment: 0.2,
  shingleSize: 4,
  related: 0,
  maxBucket: 1000,
};
const pairAll = (documents: readonly Sketched[], options: Partial<PairOptions> = {}): Pairing =>
  pair(columnsOf(documents), work.kernel, { ...usual, ...options });
const namesOf = ({ a, b }: CandidatePairs) => Array.from(a, (one, at) => `${one}-${b[at]}`);
const many = (count: number, given: Sketched): Sketched[] => Array.from({ length: count }, () => given);
const all = (count: number) => (count * (count - 1)) / 2;
const shared = (count: number) => Array.from({ length: count }, (_, at) => `shared ${at}`);

describe('records of one address', () => {
  test('all meet up to 24, and of more each its neighbour', () => {
    expect(pairAll(many(24, { address: 7 })).candidates.a).toHaveLength(all(24));
    const of25 = namesOf(pairAll(many(25, { address: 7 })).candidates);
    expect(of25).toEqual(Array.from({ length: 24 }, (_, at) => `${at}-${at + 1}`));
  });
});

describe('documents of one text', () => {
  test('all meet up to 24, and of more each the first', () => {
    expect(pairAll(many(24, { text: 7 })).candidates.a).toHaveLength(all(24));
    const of25 = namesOf(pairAll(many(25, { text: 7 })).candidates);
    expect(of25).toEqual(Array.from({ length: 24 }, (_, at) => `0-${at + 1}`));
  });

  test('each meet what the first of them meets, up to four', () => {
    const withOther = (count: number) =>
      namesOf(pairAll([...many(count, { text: 7, keys: ['k'] }), { keys: ['k'] }]).candidates).filter(
        (name) => name.endsWith(`-${count}`),
      );
    expect(withOther(4)).toEqual(['0-4', '1-4', '2-4', '3-4']);
    expect(withOther(5)).toEqual(['0-5']);
  });
});

describe('a bucket', () => {
  const sharing = (documents: number, keys: number, maxBucket = 1000) =>
    pairAll(many(documents, { keys: shared(keys) }), { maxBucket }).candidates.a.length;

  test('of up to 24 documents counts as it is', () => {
    expect(sharing(24, 1)).toBe(all(24));
    expect(sharing(25, 1)).toBe(0);
  });

  test('of more counts where they share .3 of their keys', () => {
    // Sevens and fives of twenty: .35 and .25.
    expect(sharing(25, 7)).toBe(all(25));
    expect(sharing(25, 5)).toBe(0);
  });

  test('of more than the greatest counts for four first ones, and for neighbours', () => {
    expect(sharing(30, 20, 30)).toBe(all(30));
    // 1 + 2 + 3 pairs of the first four, 27 times four, and 26 neighbours that are none of the four.
    expect(sharing(31, 20, 30)).toBe(6 + 27 * 4 + 26);
  });
});

test('a pair that is looked at for the record alone shares two keys', () => {
  const related = (keys: number) =>
    namesOf(pairAll(many(2, { keys: shared(keys) }), { rows: 1, containment: 1, related: 3 }).related);
  expect(related(2)).toEqual(['0-1']);
  expect(related(1)).toEqual([]);
});

describe('the keys that a candidate shares', () => {
  const bound = (options: Partial<PairOptions>) =>
    makeOverlapBound({ ...usual, bands: 256, rows: 1, ...options });

  test('are as many as all but one in a hundred of the pairs at the least score do', () => {
    const least = bound({})(400, 400);
    // A fifth of 400 shared, of 720 in both.
    expect(binomialTail(256, 0.111, least)).toBeGreaterThanOrEqual(0.99);
    expect(binomialTail(256, 0.111, least + 1)).toBeLessThan(0.99);
    expect(bound({})(400, 4000)).toBeLessThan(least);
  });

  test('are, of short texts, half of what their shingles are worth on average', () => {
    // Of 20 shingles each ten are shared; of 30 trials all but a hundredth give four and more, each worth 256 / 30 keys.
    expect(binomialTail(30, 0.333, 4)).toBeGreaterThanOrEqual(0.99);
    expect(binomialTail(30, 0.333, 5)).toBeLessThan(0.99);
    expect(bound({ containment: 0.5 })(20, 20)).toBe(Math.floor(4 * (256 / 30) * 0.5));
  });

  test('are one at least', () => {
    expect(bound({})(4, 4)).toBe(1);
    expect(bound({ sketch: 'scaled' })(4, 400)).toBe(1);
    expect(bound({ rows: 2 })(400, 400)).toBe(1);
  });

  test('are, of a scaled sketch, counted of the kept hashes of the smaller text', () => {
    const least = bound({ sketch: 'scaled' })(400, 900);
    expect(binomialTail(100, 0.2, least)).toBeGreaterThanOrEqual(0.99);
    expect(binomialTail(100, 0.2, least + 1)).toBeLessThan(0.99);
  });
});

test('holders of a shingle are sampled all over a list of 256, and of more with the first four', () => {
  const firstsOf = (size: number) => Math.max(...sampleHolders(size, 28).map(([first]) => first));
  expect(firstsOf(256)).toBeGreaterThan(200);
  expect(firstsOf(257)).toBe(3);
  expect(sampleHolders(257, 28)).toHaveLength(28);
});
