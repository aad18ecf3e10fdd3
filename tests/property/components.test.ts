/** The laws of components: what a pair scores is told by the documents that its pairs lead to, and by no others. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairList } from '../../src/detect/keys/pair-list.js';
import { verifyLimits } from '../../src/detect/limits.js';
import { type CountedPairs, countPairs, scorePairs } from '../../src/detect/verify.js';
import { weighShingles } from '../../src/detect/weights/cohesion-weights.js';
import { shingleBodies } from '../../src/detect/weights/shingle-sets.js';
import type { DocumentId } from '../../src/model/document.js';
import type { VerifiedPair } from '../../src/model/pair.js';
import { batchComponents } from '../../src/pipeline/steps/batch-components.js';
import { openSetKernel } from '../../src/pipeline/tasks/workspace.js';
import { runs } from '../arbitraries/histories.js';
import { work } from '../arbitraries/sketches.js';

const kernels = { holders: work.kernel, sets: openSetKernel() };

/** Documents of one token a shingle, and pairs of them. */
interface Proposed {
  readonly ids: readonly string[];
  readonly bodies: readonly (readonly number[])[];
  readonly pairs: readonly (readonly [a: number, b: number])[];
}

/** So many tokens that any two documents share some, and few of them most. */
const body = fc.array(fc.nat({ max: 120 }), { maxLength: 60 });

/** Documents called after `name`, with pairs drawn among them. */
const proposed = (name: string, mostPairs: number, mostDocuments = 12): fc.Arbitrary<Proposed> =>
  fc
    .tuple(
      fc.array(body, { minLength: 2, maxLength: mostDocuments }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: mostPairs }),
    )
    .map(([bodies, drawn]) => {
      const pairs = new Map<string, readonly [number, number]>();
      for (const [left, right] of drawn) {
        const [one, other] = [left % bodies.length, right % bodies.length];
        const pair = [Math.min(one, other), Math.max(one, other)] as const;
        if (one !== other) pairs.set(pair.join(), pair);
      }
      return { ids: bodies.map((_, at) => `${name}${at}`), bodies, pairs: [...pairs.values()] };
    });

function listPairs(pairs: Proposed['pairs']) {
  const list = new PairList();
  for (const [a, b] of [...pairs].sort((one, other) => one[0] - other[0] || one[1] - other[1]))
    list.add(a, b, 1);
  return list.finish();
}

/** The batches of documents whose pairs are counted, as verification makes them. */
function countIn({ ids, bodies, pairs }: Proposed, documentsInBatch: number): readonly CountedPairs[] {
  return batchComponents(listPairs(pairs), bodies.length, documentsInBatch).map((batch) => {
    const tokens = Array.from(batch.documents, (index) => Uint32Array.from(bodies[index]!));
    const own = Array.from(batch.documents, (index) => ids[index]! as DocumentId);
    return countPairs(batch.pairs, own, shingleBodies(tokens, 1, work), kernels.sets);
  });
}

/** All that is verified, by the names of both documents. */
function scoreIn(documents: Proposed, documentsInBatch = 1000): ReadonlyMap<string, VerifiedPair> {
  const options = { floor: { sharedShingles: 1, containment: 0, score: 0.2 }, maxWeakPairsPerDocument: 1 };
  const found = countIn(documents, documentsInBatch).flatMap((batch) => scorePairs(batch, options, kernels));
  return new Map(found.map((pair) => [`${pair.a} ${pair.b}`, pair]));
}

/** Both, in the order in which `draws` takes one document of either. */
function interleave(one: Proposed, other: Proposed, draws: Iterator<boolean>): Proposed {
  const order: { readonly from: Proposed; readonly at: number }[] = [];
  const places = new Map<Proposed, number[]>([
    [one, []],
    [other, []],
  ]);
  while (order.length < one.ids.length + other.ids.length) {
    const wanted = draws.next().value ? one : other;
    const from = places.get(wanted)!.length < wanted.ids.length ? wanted : wanted === one ? other : one;
    const at = places.get(from)!.push(order.length) - 1;
    order.push({ from, at });
  }
  const numbered = (from: Proposed) =>
    from.pairs.map(([a, b]) => [places.get(from)![a]!, places.get(from)![b]!] as const);
  return {
    ids: order.map(({ from, at }) => from.ids[at]!),
    bodies: order.map(({ from, at }) => from.bodies[at]!),
    pairs: [...numbered(one), ...numbered(other)],
  };
}

test('law 16: documents that no pair leads to change nothing about a pair, whatever they share with it', () => {
  fc.assert(
    fc.property(
      proposed('own', 12),
      proposed('other', 12),
      fc.infiniteStream(fc.boolean()),
      (own, other, draws) => {
        const beside = scoreIn(interleave(own, other, draws[Symbol.iterator]()));
        for (const each of [own, other])
          for (const [name, pair] of scoreIn(each)) expect(beside.get(name)).toEqual(pair);
        expect(beside.size).toBe(scoreIn(own).size + scoreIn(other).size);
      },
    ),
    { numRuns: runs * 5 },
  );
});

test('law 16: a pair is told the same whichever batches the components lie in', () => {
  fc.assert(
    fc.property(proposed('d', 12), fc.integer({ min: 1, max: 6 }), (documents, documentsInBatch) => {
      expect(scoreIn(documents, documentsInBatch)).toEqual(scoreIn(documents));
    }),
    { numRuns: runs * 5 },
  );
});

/** What each document's shingles weigh, in their order. */
function weightsIn(documents: Proposed, inPass?: number): ReadonlyMap<string, readonly number[]> {
  return new Map(
    countIn(documents, 1000).flatMap((batch) => {
      const { starts } = batch.shingles;
      const { of, totals } = weighShingles(batch, kernels, inPass);
      return batch.ids.map(
        (id, at) => [id, [totals[at]!, ...of.subarray(starts[at], starts[at + 1])]] as const,
      );
    }),
  );
}

test('law 16: a shingle weighs the same whoever proposed the pairs of a component, and in however many passes', () => {
  fc.assert(
    fc.property(proposed('d', 40), fc.integer({ min: 1, max: 60 }), ({ pairs, ...documents }, inPass) => {
      const all = documents.ids.flatMap((_, a) =>
        documents.ids.slice(a + 1).map((_, at) => [a, a + 1 + at] as const),
      );
      // Neighbours, so that all are one component.
      const some = [...new Set([...all.filter(([a, b]) => b === a + 1), ...pairs].map(String))];
      const named = some.map((name) => name.split(',').map(Number) as [number, number]);
      const weights = weightsIn({ ...documents, pairs: all });
      expect(weightsIn({ ...documents, pairs: named })).toEqual(weights);
      expect(weightsIn({ ...documents, pairs: all }, inPass)).toEqual(weights);
    }),
    { numRuns: runs * 5 },
  );
});

test('weighShingles() weighs by the mean resemblance of those of a component that hold a shingle', () => {
  const { minHolders, cohesionFrom, cohesionOver } = verifyLimits;
  fc.assert(
    // So few that all pairs of holders are looked at.
    fc.property(proposed('d', 8, 8), (documents) => {
      const sets = documents.bodies.map((tokens) => new Set(tokens));
      const strength = (a: number, b: number) => {
        const shared = [...sets[a]!].filter((token) => sets[b]!.has(token)).length;
        const containment = shared / Math.min(sets[a]!.size, sets[b]!.size);
        return Math.min(1, Math.max(0, (containment - cohesionFrom) / cohesionOver));
      };
      const weigh = (holders: readonly number[]) => {
        if (holders.length < minHolders) return 1;
        const strengths = holders.flatMap((a) => holders.filter((b) => a < b).map((b) => strength(a, b)));
        const mean = strengths.reduce((sum, each) => sum + each, 0) / strengths.length;
        return mean * mean * (3 - 2 * mean);
      };
      for (const [id, [total, ...weights]] of weightsIn(documents)) {
        const at = documents.ids.indexOf(id);
        const component = [...reachFrom(at, documents.pairs)];
        const expected = [...sets[at]!].map((token) =>
          weigh(component.filter((each) => sets[each]!.has(token))),
        );
        expect(weights).toHaveLength(expected.length);
        for (const [place, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[place]!, 6);
        expect(total).toBe(weights.reduce((sum, weight) => sum + weight, 0));
      }
    }),
    { numRuns: runs * 5 },
  );
});

/** All documents that pairs lead to from one. */
function reachFrom(start: number, pairs: Proposed['pairs']): ReadonlySet<number> {
  const reached = new Set([start]);
  for (const at of reached)
    for (const [a, b] of pairs) {
      if (a === at) reached.add(b);
      if (b === at) reached.add(a);
    }
  return reached;
}
