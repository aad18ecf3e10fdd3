/** The laws of detection, each against an oracle that is slow and obvious. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countShared, toHashSet } from '../../src/lib/hash-set.js';
import { heaviestIncreasing } from '../../src/lib/increasing-subsequence.js';
import { chooseBanding, findingProbability } from '../../src/lib/lsh-curve.js';
import { findSharedRuns } from '../../src/lib/passages.js';
import { forEachPosting } from '../../src/lib/postings.js';
import { pathCost, shortestPath } from '../../src/lib/shortest-path.js';
import type { HashSet64, SegmentedDocument, Sketch } from '../../src/model.js';
import { band } from '../../src/stages/band.js';
import { cluster } from '../../src/stages/cluster.js';
import { examine } from '../../src/stages/examine.js';
import { pair } from '../../src/stages/pair.js';
import { relate } from '../../src/stages/relate.js';
import { shingle } from '../../src/stages/shingle.js';
import { type SignOptions, sign } from '../../src/stages/sign.js';
import { floorBelow, verify } from '../../src/stages/verify.js';
import { article, history, runs, toDocument, toDocuments, toText } from '../arbitraries/histories.js';

const signOptions: SignOptions = {
  sketch: 'minhash',
  scheme: 'oph',
  permutations: 64,
  scaled: 4,
  shingleSize: 4,
  seed: 1,
};
const everything = { sharedShingles: 0, containment: 0, score: 0 };
const banding = { bands: 64, rows: 1 };

function sketchOf(document: SegmentedDocument, options: SignOptions = signOptions): Sketch {
  const shingles = shingle(document, 4);
  const keys = band(sign(shingles, document, options), shingles, banding);
  return { id: document.id, sha256: document.sha256, bodyTokens: 0, blockCounts: {}, shingles, ...keys };
}

function relateAll(documents: readonly SegmentedDocument[], threshold: number) {
  const sorted = [...documents].sort((left, right) => (left.id < right.id ? -1 : 1));
  const sketches = sorted.map((document) => sketchOf(document));
  const byId = new Map(sorted.map((document) => [document.id, document]));
  const examined = verify(pair(sketches, 1000), sketches, floorBelow(threshold)).map((item) =>
    examine(item, byId.get(item.a)!, byId.get(item.b)!),
  );
  return relate(examined, sketches, { threshold, mergeSyndicated: false });
}

const hashes = fc.array(fc.nat({ max: 40 }), { maxLength: 60 });
const toSet = (numbers: readonly number[]): HashSet64 =>
  toHashSet(Uint32Array.from(numbers.flatMap((number) => [number * 7, number * 2 ** 25])));

test('toHashSet() and countShared() agree with sets of strings', () => {
  fc.assert(
    fc.property(hashes, hashes, (left, right) => {
      const [a, b] = [new Set(left), new Set(right)];
      expect(toSet(left).size).toBe(a.size);
      expect(countShared(toSet(left), toSet(right))).toBe([...a].filter((number) => b.has(number)).length);
    }),
    { numRuns: runs * 5 },
  );
});

test('forEachPosting() agrees with a map of lists', () => {
  fc.assert(
    fc.property(fc.array(hashes, { maxLength: 8 }), (sets) => {
      const expected = new Map<number, number[]>();
      for (const [document, numbers] of sets.entries()) {
        for (const number of new Set(numbers))
          expected.set(number, [...(expected.get(number) ?? []), document]);
      }
      const found: string[] = [];
      forEachPosting(sets.map(toSet), (documents) => found.push(documents.join()));
      expect(found.sort()).toEqual([...expected.values()].map((list) => list.join()).sort());
    }),
    { numRuns: runs * 5 },
  );
});

test('sign() estimates Jaccard within four standard deviations, for both schemes', () => {
  fc.assert(
    fc.property(history, fc.constantFrom('oph' as const, 'npm' as const), (revisions, scheme) => {
      const documents = toDocuments(revisions);
      fc.pre(documents.length > 1);
      const options = { ...signOptions, scheme, permutations: 256 };
      const [a, b] = [documents[0]!, documents.at(-1)!];
      const [left, right] = [shingle(a, 4), shingle(b, 4)];
      const signatures = [sign(left, a, options)!, sign(right, b, options)!].map((signature) =>
        signature.sketch === 'minhash' ? [...signature.values] : [],
      );
      const equal = signatures[0]!.filter((value, index) => value === signatures[1]![index]).length / 256;
      const shared = countShared(left, right);
      const similarity = shared / (left.size + right.size - shared);
      const deviation = Math.sqrt((similarity * (1 - similarity)) / 256);
      // Sets smaller than the signature make values repeat, which widens the spread: at most n values are distinct.
      const widened = Math.sqrt((similarity * (1 - similarity)) / Math.min(256, left.size, right.size));
      expect(Math.abs(equal - similarity)).toBeLessThanOrEqual(4 * Math.max(deviation, widened) + 1e-9);
    }),
    { numRuns: runs },
  );
});

test('sign() is blind to the order and repetition of shingles', () => {
  fc.assert(
    fc.property(hashes, (numbers) => {
      const document = { blocks: [] };
      for (const sketch of ['minhash', 'scaled'] as const) {
        const options = { ...signOptions, sketch };
        expect(sign(toSet([...numbers, ...numbers].reverse()), document, options)).toEqual(
          sign(toSet(numbers), document, options),
        );
      }
    }),
    { numRuns: runs },
  );
});

test('law 10: equal non-empty shingle sets always become candidates, whatever the bucket cap', () => {
  fc.assert(
    fc.property(
      article,
      fc.integer({ min: 2, max: 6 }),
      fc.constantFrom('minhash' as const, 'scaled' as const),
      (content, copies, sketch) => {
        const sketches = Array.from({ length: copies }, (_, index) =>
          sketchOf(toDocument(toText(content), `copy-${index}`), { ...signOptions, sketch }),
        );
        const pairs = pair(sketches, 2);
        const met = new Set(pairs.flatMap(({ a, b }) => [a, b]));
        expect(met.size).toBe(copies);
        expect(pairs.every(({ a, b }) => a < b)).toBe(true);
        expect(new Set(pairs.map(({ a, b }) => `${a} ${b}`)).size).toBe(pairs.length);
      },
    ),
    { numRuns: runs },
  );
});

test('verify() is symmetric, within [0, 1], and 1 only for equal sets', () => {
  fc.assert(
    fc.property(hashes, hashes, (left, right) => {
      const sketches = [left, right].map((numbers, index) => ({
        ...sketchOf(toDocument('', String(index))),
        shingles: toSet(numbers),
      }));
      const candidate = { a: sketches[0]!.id, b: sketches[1]!.id, sharedKeys: 1 };
      const [forward] = verify([candidate], sketches, everything);
      const [backward] = verify(
        [candidate],
        [
          { ...sketches[1]!, id: sketches[0]!.id },
          { ...sketches[0]!, id: sketches[1]!.id },
        ],
        everything,
      );
      expect(backward).toEqual({
        ...forward,
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

test('law 9: nothing below the threshold is merged, by the exact measure', () => {
  fc.assert(
    fc.property(
      fc.array(history, { minLength: 1, maxLength: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (histories, threshold) => {
        const documents = histories.flatMap((revisions, at) =>
          toDocuments(revisions).map((document) => ({
            ...document,
            id: `${at}-${document.id}` as typeof document.id,
          })),
        );
        for (const related of relateAll(documents, threshold)) {
          if (related.tier === 'merge')
            expect(related.score).toBeGreaterThanOrEqual(related.evidence.isSameBody ? 0 : threshold);
        }
      },
    ),
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
        const pairs = relateAll(documents, 0.2);
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

test('shortestPath() is as cheap as the cheapest of all orders', () => {
  const cost = fc.nat({ max: 20 });
  const problem = fc.integer({ min: 1, max: 6 }).chain((size) =>
    fc.record({
      start: fc.array(cost, { minLength: size, maxLength: size }),
      steps: fc.array(fc.array(cost, { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
    }),
  );
  const permutations = (items: number[]): number[][] =>
    items.length <= 1
      ? [items]
      : items.flatMap((item) =>
          permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
        );
  fc.assert(
    fc.property(problem, ({ start, steps }) => {
      const path = shortestPath(start, steps);
      const all = permutations(start.map((_, index) => index));
      expect([...path].sort()).toEqual(start.map((_, index) => index));
      expect(pathCost(path, start, steps)).toBe(
        Math.min(...all.map((order) => pathCost(order, start, steps))),
      );
    }),
    { numRuns: runs * 2 },
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
