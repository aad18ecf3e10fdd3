/** The laws of detection, each against an oracle that is slow and obvious. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heaviestIncreasing } from '../../src/base/increasing-subsequence.js';
import { findRuns, indexRuns, type Run } from '../../src/base/shared-runs.js';
import { cluster } from '../../src/detect/cluster.js';
import { listPass } from '../../src/detect/keys/key-lists.js';
import { chooseBanding, findingProbability } from '../../src/detect/keys/lsh-curve.js';
import { forEachMeeting } from '../../src/detect/keys/meetings.js';
import { binomialQuantile, binomialTail } from '../../src/detect/keys/overlap-bound.js';
import { PairList } from '../../src/detect/keys/pair-list.js';
import { pair } from '../../src/detect/pair.js';
import { profile } from '../../src/detect/profile.js';
import { verify } from '../../src/detect/verify.js';
import { SetComparer } from '../../src/detect/weights/set-comparer.js';
import { shinglesOfPass } from '../../src/detect/weights/shingle-passes.js';
import { joinShingles, shingleBodies, tabulateHolders } from '../../src/detect/weights/shingle-sets.js';
import { makeKernel } from '../../src/kernel/kernel.js';
import type { ShingleColumns, SketchColumns } from '../../src/model/columns.js';
import type { DocumentId } from '../../src/model/document.js';
import { type RelatedPair, tiers } from '../../src/model/pair.js';
import type { Profile } from '../../src/model/profile.js';
import { batchPairs } from '../../src/pipeline/steps/batch-pairs.js';
import { countBatch, filterBatch } from '../../src/pipeline/tasks/count.js';
import { compile, loadTables } from '../../src/pipeline/tasks/load-kernel.js';
import { findSharedRuns } from '../../src/text/passages.js';
import { article, history, runs, toDocument, toDocuments, toText } from '../arbitraries/histories.js';
import {
  relateAll,
  shinglesOf,
  signatureOf,
  sketchOptions,
  toSketches,
  work,
} from '../arbitraries/sketches.js';

const everything = {
  shingleSize: 1,
  floor: { sharedShingles: 0, containment: 0, score: 0 },
  maxWeakPairsPerDocument: 2,
};

const hashes = fc.array(fc.nat({ max: 40 }), { maxLength: 60 });
const profileOf = (tokens: readonly number[], id: string): Profile => ({
  id: id as DocumentId,
  sha256: id,
  date: null,
  timeMs: Number.NaN,
  agency: null,
  language: null,
  blockCounts: {},
  tokens: Uint32Array.from(tokens),
  spans: new Uint32Array(2 * tokens.length),
  flags: new Uint16Array(tokens.length),
  paragraphStarts: new Uint32Array(0),
  paragraphs: new Uint32Array(0),
  headline: new Uint32Array(0),
  lead: new Uint32Array(0),
  headlineFigures: new Uint32Array(0),
  leadFigures: new Uint32Array(0),
  headlineHash: new Uint32Array(0),
  addresses: new Uint32Array(0),
  outlets: new Uint32Array(0),
  isPoorText: false,
  version: null,
});

const kernels = [makeKernel(compile(), loadTables()), makeKernel(null, loadTables())];
const sets = makeKernel(compile(), loadTables());

const shinglesOfAll = (sequences: readonly (readonly number[])[]) =>
  shingleBodies(
    sequences.map((tokens) => Uint32Array.from(tokens)),
    1,
    work,
  );

test.each(kernels)('SetComparer counts and sums what sets of strings do, in kernel %#', (kernel) => {
  fc.assert(
    fc.property(fc.array(hashes, { minLength: 1, maxLength: 8 }), (sequences) => {
      const sets = new SetComparer(shinglesOfAll(sequences), kernel);
      const expected = sequences.map((tokens) => new Set(tokens));
      const total = expected.reduce((sum, { size }) => sum + size, 0);
      const weights = Float32Array.from({ length: total }, () => 0.5);
      for (const [a, left] of expected.entries()) {
        expect(sets.size(a)).toBe(left.size);
        for (const [b, right] of expected.entries()) {
          const shared = [...left].filter((token) => right.has(token)).length;
          expect(sets.countShared(a, b)).toBe(shared);
          expect(sets.sumShared(a, b, weights)).toBe(shared / 2);
        }
      }
    }),
    { numRuns: runs * 5 },
  );
});

/** Which sequences hold each token. */
function holdersOf(sequences: readonly (readonly number[])[]): ReadonlyMap<number, readonly number[]> {
  const holders = new Map<number, number[]>();
  for (const [index, tokens] of sequences.entries())
    for (const token of new Set(tokens)) holders.set(token, [...(holders.get(token) ?? []), index]);
  return holders;
}

test.each(kernels)(
  'tabulateHolders() names for every shingle the sets that hold it, in kernel %#',
  (kernel) => {
    fc.assert(
      fc.property(fc.array(hashes, { minLength: 1, maxLength: 8 }), (sequences) => {
        const names = sequences.map((_, index) => 3 * index);
        const table = tabulateHolders(shinglesOfAll(sequences), names, kernel);
        const holders = holdersOf(sequences);
        const expected = sequences.flatMap((tokens) =>
          [...new Set(tokens)].map((token) => holders.get(token)!.map((index) => names[index])),
        );
        const found = expected.map((_, place) => [...table.read(table.listOf(table.shingleAt(place)))]);
        expect(found).toEqual(expected);
        // A list weighs what it is told to, at every place.
        expect([...table.weigh((list) => table.lengthOf(list) / 8)]).toEqual(
          expected.map((list) => list.length / 8),
        );
      }),
      { numRuns: runs * 5 },
    );
  },
);

const listed = ({ starts, lows, highs }: ShingleColumns) =>
  Array.from({ length: starts.length - 1 }, (_, set) =>
    Array.from({ length: starts[set + 1]! - starts[set]! }, (_, at) => [
      highs[starts[set]! + at]!,
      lows[starts[set]! + at]!,
    ]),
  );

test('joinShingles() puts sets one after the other, and shinglesOfPass() parts some of them by their highest bits', () => {
  const parts = fc.array(fc.array(hashes, { maxLength: 3 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(parts, fc.infiniteStream(fc.boolean()), (sequences, draws) => {
      const all = listed(shinglesOfAll(sequences.flat()));
      const joined = joinShingles(sequences.map(shinglesOfAll), (bytes) => new ArrayBuffer(bytes));
      expect(listed(joined)).toEqual(all);
      const sets = [...all.keys()].filter(() => draws.next().value);
      for (const number of [0, 1, 2, 3])
        expect(listed(shinglesOfPass(joined, sets, { bits: 2, number }))).toEqual(
          sets.map((set) => all[set]!.filter(([high]) => high! >>> 30 === number)),
        );
      expect(listed(shinglesOfPass(joined, sets, { bits: 0, number: 0 }))).toEqual(
        sets.map((set) => all[set]!),
      );
    }),
    { numRuns: runs * 5 },
  );
});

test('batchPairs() takes all pairs in their order, each with its documents', () => {
  const links = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })), { maxLength: 60 });
  fc.assert(
    fc.property(links, fc.integer({ min: 1, max: 12 }), (ends, documentsInBatch) => {
      const list = new PairList();
      for (const [index, [a, b]] of ends.entries()) if (a !== b) list.add(a, b, index);
      const pairs = list.finish();
      const batches = batchPairs(pairs, documentsInBatch);
      const rows = batches.flatMap(({ documents, pairs: { a, b, sharedKeys } }) =>
        Array.from(a, (one, at) => [documents[one], documents[b[at]!], sharedKeys[at]]),
      );
      expect(rows).toEqual(Array.from(pairs.a, (one, at) => [one, pairs.b[at], pairs.sharedKeys[at]]));
      for (const { documents, pairs: own } of batches) {
        expect([...documents]).toEqual([...new Set(documents)].sort((one, other) => one - other));
        expect(new Set([...own.a, ...own.b]).size).toBe(documents.length);
        expect(documents.length).toBeLessThanOrEqual(documentsInBatch + 1);
      }
    }),
    { numRuns: runs * 5 },
  );
});

test('filterBatch() keeps the pairs that reach the floor', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 3 }), async (histories) => {
      const texts = histories.flat().map(toText);
      const sets = texts.map((text) => {
        const { tokens } = profile(toDocument(text, 'a'), work);
        const count = Math.max(0, tokens.length - 3);
        return new Set(Array.from({ length: count }, (_, at) => tokens.subarray(at, at + 4).join(' ')));
      });
      const list = new PairList();
      for (const a of texts.keys()) for (let b = a + 1; b < texts.length; b++) list.add(a, b, 1);
      const pairs = list.finish();
      const refs = texts.map((text, index) => ({
        id: `${index}` as DocumentId,
        path: 'nowhere',
        bytes: Buffer.from(text),
      }));
      const floor = { sharedShingles: 5, containment: 0.02, score: 0 };
      const { kept } = await filterBatch({ refs, pairs, shingleSize: 4, floor });
      for (const at of pairs.a.keys()) {
        const [one, other] = [sets[pairs.a[at]!]!, sets[pairs.b[at]!]!];
        const shared = [...one].filter((shingle) => other.has(shingle)).length;
        const smaller = Math.min(one.size, other.size);
        const containment = smaller === 0 ? 0 : shared / smaller;
        expect(kept.includes(at)).toBe(containment === 1 || (shared >= 5 && containment >= 0.02));
      }
    }),
    { numRuns: runs },
  );
});

test('countBatch() finds the same however few documents it holds unpacked', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.integer({ min: 1, max: 3 }), async (revisions, atOnce) => {
      const texts = revisions.map(toText);
      const refs = texts.map((text, index) => ({
        id: `${index}` as DocumentId,
        path: 'nowhere',
        bytes: Buffer.from(text),
      }));
      const list = new PairList();
      for (const a of refs.keys()) for (let b = a + 1; b < refs.length; b++) list.add(a, b, 1);
      const input = { refs, pairs: list.finish(), shingleSize: 4 };
      const whole = await countBatch(input);
      expect(await countBatch(input, atOnce)).toEqual(whole);
      expect(whole.ids).toEqual(refs.map(({ id }) => id));
      // There is no such file.
      const missing = { id: 'missing' as DocumentId, path: 'nowhere' };
      const { failures } = await countBatch({ ...input, refs: [...refs, missing] }, atOnce);
      expect(failures).toMatchObject([{ reason: 'unreadable', document: 'missing' }]);
    }),
    { numRuns: runs },
  );
});

test('sign() estimates Jaccard within four standard deviations', () => {
  fc.assert(
    fc.property(history, (revisions) => {
      const documents = toDocuments(revisions);
      fc.pre(documents.length > 1);
      const [a, b] = [documents[0]!, documents.at(-1)!];
      const [left, right] = [new Set(shinglesOf(a.text, 4)), new Set(shinglesOf(b.text, 4))];
      fc.pre(left.size > 0 && right.size > 0);
      const signatures = [a, b].map(({ text }) => signatureOf(text, sketchOptions)!);
      const equal = signatures[0]!.filter((value, index) => value === signatures[1]![index]).length / 256;
      const shared = [...left].filter((hash) => right.has(hash)).length;
      const similarity = shared / (left.size + right.size - shared);
      // Sets smaller than the signature make values repeat, which widens the spread: at most n values are distinct.
      const values = Math.min(256, left.size, right.size);
      const deviation = Math.sqrt((similarity * (1 - similarity)) / values);
      expect(Math.abs(equal - similarity)).toBeLessThanOrEqual(4 * deviation + 1e-9);
    }),
    { numRuns: runs },
  );
});

test('sign() is blind to the order and repetition of shingles', () => {
  const words = fc.array(fc.constantFrom(...'abcdefghijklmnop'), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, fc.constantFrom('minhash' as const, 'scaled' as const), (tokens, sketch) => {
      const options = { ...sketchOptions, sketch, shingleSize: 1 };
      expect(signatureOf([...tokens, ...tokens].reverse().join(' '), options)).toEqual(
        signatureOf(tokens.join(' '), options),
      );
    }),
    { numRuns: runs },
  );
});

const pairOptions = { ...sketchOptions, containment: 0.2, maxBucket: 2, related: 2 };

test('law 10: equal non-empty shingle sets always become candidates, whatever the bucket cap', () => {
  fc.assert(
    fc.property(
      article,
      fc.integer({ min: 2, max: 6 }),
      fc.constantFrom('minhash' as const, 'scaled' as const),
      (content, copies, sketch) => {
        const documents = Array.from({ length: copies }, (_, index) =>
          toDocument(toText(content), `copy-${index}`),
        );
        const options = { ...pairOptions, sketch };
        const { candidates } = pair(toSketches(documents, options), work.kernel, options);
        expect(new Set([...candidates.a, ...candidates.b]).size).toBe(copies);
        expect(candidates.a.every((a, index) => a < candidates.b[index]!)).toBe(true);
        const names = Array.from(candidates.a, (a, index) => `${a} ${candidates.b[index]}`);
        expect(new Set(names).size).toBe(names.length);
      },
    ),
    { numRuns: runs },
  );
});

test('pair() counts the keys that two documents share, and names nothing twice', () => {
  const keys = fc.uniqueArray(fc.constantFrom(...Array.from({ length: 12 }, (_, n) => n * 0x15555555)), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.array(keys, { minLength: 2, maxLength: 9 }), (lists) => {
      const sorted = lists.map((list) => [...list].sort((left, right) => left - right));
      const columns: SketchColumns = {
        ids: sorted.map((_, index) => String(index) as DocumentId),
        hashes: new Uint8Array(32 * sorted.length),
        tokenCounts: new Uint32Array(sorted.length).fill(40),
        keyStarts: Uint32Array.from([
          0,
          ...sorted.map((_, index) => sorted.slice(0, index + 1).flat().length),
        ]),
        keys: Uint32Array.from(sorted.flat()),
        wholeKeys: Uint32Array.from(sorted.flatMap((_, index) => [index, index])),
        addresses: new Float64Array(2 * sorted.length),
      };
      const { candidates, related } = pair(columns, work.kernel, {
        ...pairOptions,
        sketch: 'scaled',
        maxBucket: 1000,
        related: 64,
      });
      const found = [candidates, related].flatMap(({ a, b, sharedKeys }) =>
        Array.from(a, (left, index) => `${left} ${b[index]} ${sharedKeys[index]}`),
      );
      const expected = sorted.flatMap((left, i) =>
        sorted.flatMap((right, j) => {
          const shared = left.filter((key) => right.includes(key)).length;
          // Of what is no candidate, a single key in common is nothing.
          return i < j && shared >= 2 ? [`${i} ${j} ${shared}`] : [];
        }),
      );
      expect(found.filter((name) => !name.endsWith(' 1')).sort()).toEqual(expected.sort());
    }),
    { numRuns: runs * 2 },
  );
});

/** A few documents of up to six keys each, many of them in common, as columns. */
const keyColumns = fc
  .array(
    fc.array(fc.constantFrom(...Array.from({ length: 16 }, (_, n) => (n * 0x11111111 + 7) % 2 ** 32)), {
      maxLength: 6,
    }),
    {
      maxLength: 8,
    },
  )
  .map((lists) => ({
    lists,
    keys: Uint32Array.from(lists.flat()),
    keyStarts: Uint32Array.from([0, ...lists.map((_, index) => lists.slice(0, index + 1).flat().length)]),
  }));

/** The lists of a table, each with how often it came. */
function readLists({ size, records }: ReturnType<typeof listPass>): [string, number][] {
  const found: [string, number][] = [];
  for (let at = 0; at < records.length; at += 2 + records[at]!)
    found.push([records.subarray(at + 2, at + 2 + records[at]!).join(), records[at + 1]!]);
  expect(found).toHaveLength(size);
  return found;
}

test('listPass() lists the documents of every key that two hold, each distinct list once, however many passes there are', () => {
  fc.assert(
    fc.property(keyColumns, fc.integer({ min: 0, max: 4 }), fc.nat(), (columns, bits, left) => {
      const isLeftOut = Uint8Array.from(columns.lists, (_, index) => Number(left % 9 === index));
      const held = new Map<number, number[]>();
      for (const [index, list] of columns.lists.entries())
        if (isLeftOut[index] === 0)
          for (const key of new Set(list)) held.set(key, [...(held.get(key) ?? []), index]);
      const expected = new Map<string, number>();
      for (const [, documents] of [...held].sort(([one], [other]) => one - other))
        if (documents.length > 1) expected.set(documents.join(), (expected.get(documents.join()) ?? 0) + 1);
      const found = new Map<string, number>();
      for (let number = 0; number < 2 ** bits; number++)
        for (const [list, count] of readLists(listPass(columns, work.kernel, isLeftOut, { bits, number })))
          found.set(list, (found.get(list) ?? 0) + count);
      expect([...found]).toEqual([...expected]);
    }),
    { numRuns: runs * 2 },
  );
});

test('forEachMeeting() names every two documents that hold a key in common once, with how many keys', () => {
  fc.assert(
    fc.property(keyColumns, fc.integer({ min: 0, max: 4 }), (columns, bits) => {
      const size = columns.lists.length;
      const tables = Array.from({ length: 2 ** bits }, (_, number) =>
        listPass(columns, work.kernel, new Uint8Array(size), { bits, number }),
      );
      const found: number[][] = [];
      for (const [first, last] of [
        [0, size >> 1],
        [size >> 1, size],
      ] as const)
        forEachMeeting(tables, { first, last, size }, work.kernel, (...row) => found.push(row));
      const expected = columns.lists.flatMap((one, a) =>
        columns.lists.flatMap((other, b) => {
          const shared = [...new Set(one)].filter((key) => other.includes(key)).length;
          return a < b && shared > 0 ? [[a, b, shared]] : [];
        }),
      );
      expect(found.map(([a]) => a)).toEqual(expected.map(([a]) => a));
      const byPair = (one: number[], other: number[]) => one[0]! - other[0]! || one[1]! - other[1]!;
      expect(found.sort(byPair)).toEqual(expected);
    }),
    { numRuns: runs * 2 },
  );
});

test('binomialQuantile() is the least m that more than the given share lies below or at', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      (trials, probability, share) => {
        const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
        const upTo = (m: number) =>
          Array.from(
            { length: m + 1 },
            (_, k) => choose(trials, k) * probability ** k * (1 - probability) ** (trials - k),
          ).reduce((sum, term) => sum + term, 0);
        const value = binomialQuantile(trials, probability, share);
        expect(binomialTail(trials, probability, value + 1)).toBeCloseTo(1 - upTo(value), 6);
        expect(upTo(value)).toBeGreaterThan(share - 1e-9);
        if (value > 0) expect(upTo(value - 1)).toBeLessThanOrEqual(share + 1e-9);
      },
    ),
    { numRuns: runs },
  );
});

test('verify() is symmetric, within [0, 1], and 1 only for equal sets', () => {
  fc.assert(
    fc.property(hashes, hashes, (left, right) => {
      const one = { a: Uint32Array.of(0), b: Uint32Array.of(1), sharedKeys: Uint32Array.of(1) };
      const [forward] = verify(one, [profileOf(left, '0'), profileOf(right, '1')], everything, work, sets);
      const [backward] = verify(one, [profileOf(right, '0'), profileOf(left, '1')], everything, work, sets);
      expect(backward).toEqual({
        ...forward,
        shinglesOfA: forward!.shinglesOfB,
        shinglesOfB: forward!.shinglesOfA,
        containmentOfA: forward!.containmentOfB,
        containmentOfB: forward!.containmentOfA,
      });
      for (const value of [forward!.similarity, forward!.containment, forward!.score]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
      const isEqual =
        left.length > 0 && [...new Set(left)].sort().join() === [...new Set(right)].sort().join();
      expect(forward!.similarity === 1).toBe(isEqual);
    }),
    { numRuns: runs * 5 },
  );
});

const limit = fc.double({ min: 0, max: 1, noNaN: true });
/** Documents of a few histories under names of their own. */
const corpus = fc
  .array(history, { minLength: 1, maxLength: 3 })
  .map((histories) =>
    histories.flatMap((revisions, at) =>
      toDocuments(revisions).map((document) => ({ ...document, id: `${at}-${document.id}` as DocumentId })),
    ),
  );

test('law 9: nothing below the threshold is merged, nor below the least score, by the exact measure', () => {
  fc.assert(
    fc.property(corpus, limit, limit, (documents, threshold, minScore) => {
      for (const related of relateAll(documents, { threshold, minScore })) {
        if (related.tier !== 'merge') continue;
        expect(related.probability).toBeGreaterThanOrEqual(threshold);
        expect(related.score).toBeGreaterThanOrEqual(related.evidence.isSameBody ? 0 : minScore);
      }
    }),
    { numRuns: runs },
  );
});

test('a lower threshold examines the same pairs and takes none of them further apart', () => {
  fc.assert(
    fc.property(corpus, limit, limit, limit, (documents, one, other, minScore) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)].map((threshold) =>
        relateAll(documents, { threshold, minScore }),
      ) as [readonly RelatedPair[], readonly RelatedPair[]];
      expect(low.map(({ a, b, probability }) => [a, b, probability])).toEqual(
        high.map(({ a, b, probability }) => [a, b, probability]),
      );
      // Tiers are listed from merge to apart.
      for (const [at, { tier }] of low.entries())
        expect(tiers.indexOf(tier)).toBeLessThanOrEqual(tiers.indexOf(high[at]!.tier));
    }),
    { numRuns: runs },
  );
});

test('cluster() is a partition that the order of the pairs does not change', () => {
  fc.assert(
    fc.property(
      fc.array(history, { minLength: 1, maxLength: 3 }),
      fc.infiniteStream(fc.nat()),
      (histories, numbers) => {
        const documents = histories.flatMap((revisions, at) =>
          toDocuments(revisions).map((document) => ({
            ...document,
            id: `${at}-${document.id}` as typeof document.id,
          })),
        );
        const pairs = relateAll(documents);
        const found = cluster(pairs);
        const members = found.clusters.flatMap(({ members }) => members);
        expect(new Set(members).size).toBe(members.length);
        const keyed = pairs.map((item) => ({ item, key: numbers.next().value }));
        const shuffled = keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
        expect(cluster(shuffled)).toEqual(found);
      },
    ),
    { numRuns: runs },
  );
});

test('chooseBanding() keeps its promise of recall, and no banding with more rows would', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 512 }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.double({ min: 0.5, max: 0.99, noNaN: true }),
      (permutations, similarity, recall) => {
        const banding = chooseBanding({ permutations, similarity, recall });
        expect(banding.bands * banding.rows).toBeLessThanOrEqual(permutations);
        if (banding.rows > 1) expect(findingProbability(similarity, banding)).toBeGreaterThanOrEqual(recall);
        const next = { rows: banding.rows + 1, bands: Math.floor(permutations / (banding.rows + 1)) };
        if (next.bands > 0) expect(findingProbability(similarity, next)).toBeLessThan(recall);
      },
    ),
    { numRuns: runs * 5 },
  );
});

test('heaviestIncreasing() weighs as much as the best of all subsets', () => {
  const point = fc.record({
    x: fc.nat({ max: 8 }),
    y: fc.nat({ max: 8 }),
    weight: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 9 }), fc.boolean(), (points, isStrict) => {
      const follows = (a: number, b: number) => (isStrict ? b > a : b >= a);
      let best = 0;
      for (let subset = 0; subset < 2 ** points.length; subset++) {
        const chosen = points
          .filter((_, index) => (subset >> index) & 1)
          .sort((a, b) => a.x - b.x || a.y - b.y);
        const isChain = chosen.every(
          (p, at) => at === 0 || (follows(chosen[at - 1]!.x, p.x) && follows(chosen[at - 1]!.y, p.y)),
        );
        if (isChain)
          best = Math.max(
            best,
            chosen.reduce((sum, { weight }) => sum + weight, 0),
          );
      }
      const found = heaviestIncreasing(points, isStrict).map((index) => points[index]!);
      expect(
        found.every(
          (p, at) => at === 0 || (follows(found[at - 1]!.x, p.x) && follows(found[at - 1]!.y, p.y)),
        ),
      ).toBe(true);
      expect(found.reduce((sum, { weight }) => sum + weight, 0)).toBe(best);
    }),
    { numRuns: runs * 5 },
  );
});

/** At each place of b every place of a is tried. */
function findRunsSlowly(a: readonly number[], b: readonly number[], minTokens: number): Run[] {
  const found: Run[] = [];
  for (let next = 0; next < b.length; ) {
    const lengths = a.map((_, start) => {
      let length = 0;
      while (start + length < a.length && next + length < b.length && a[start + length] === b[next + length])
        length++;
      return length;
    });
    const length = Math.max(0, ...lengths);
    if (length >= minTokens) found.push({ startInA: lengths.indexOf(length), startInB: next, length });
    next += length >= minTokens ? length : 1;
  }
  return found;
}

test('findRuns() and findSharedRuns() find the runs that trying every place finds', () => {
  const sequence = fc.array(fc.nat({ max: 3 }), { maxLength: 30 });
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      const expected = findRunsSlowly(a, b, 4);
      const index = indexRuns(Uint32Array.from(a), { minTokens: 4, maxPlaces: 64 });
      expect(findRuns(index, Uint32Array.from(b))).toEqual(expected);
      expect(findSharedRuns(a.map(String), b.map(String), 4)).toEqual(expected);
    }),
    { numRuns: runs * 5 },
  );
});

test('findSharedRuns() finds every window that two sequences share', () => {
  const sequence = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 25 });
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      const covered = new Set<number>();
      for (const { startInA, startInB, length } of findSharedRuns(a, b, 3)) {
        expect(a.slice(startInA, startInA + length)).toEqual(b.slice(startInB, startInB + length));
        for (let index = startInB; index < startInB + length; index++) {
          expect(covered.has(index)).toBe(false);
          covered.add(index);
        }
      }
      // Every shared window is met: what is not covered holds none.
      const windows = new Set(
        a.map((_, index) => a.slice(index, index + 3).join()).filter((key) => key.length === 5),
      );
      for (let index = 0; index + 3 <= b.length; index++) {
        if ([0, 1, 2].some((step) => covered.has(index + step))) continue;
        expect(windows.has(b.slice(index, index + 3).join())).toBe(false);
      }
    }),
    { numRuns: runs * 5 },
  );
});
