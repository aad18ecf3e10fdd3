/** Holds the measures of clusterings against hand-worked examples and counts of all pairs, and intervals against their figures. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/seeded-random.js';
import {
  bootstrap,
  type ClusterMetrics,
  countClusters,
  type Labelled,
  measureClusters,
} from '../../src/inspect/eval/cluster-metrics.js';

const never = () => false;
const label = (pairs: string): Labelled[] =>
  pairs.split(' ').map((pair, index) => ({ id: `${index}`, found: pair[0]!, truth: pair[1]! }));

describe('measureClusters()', () => {
  test('the example of Bagga and Baldwin: one stranger in a cluster, one report divided', () => {
    // Found {0 1 2} {3 4}; true {0 1} {2 3 4}.
    const metrics = measureClusters(label('ax ax ay by by'), never);
    expect(metrics.precision).toBeCloseTo(2 / 4);
    expect(metrics.recall).toBeCloseTo(2 / 4);
    expect(metrics.bcubedPrecision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5);
    expect(metrics.bcubedRecall).toBeCloseTo((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5);
    expect(metrics.impure).toBe(0.5);
  });

  test('perfect agreement is 1 everywhere, and nothing is impure', () => {
    const { split, impure, ...shares } = measureClusters(label('ax ax by cz'), never);
    expect({ split, impure }).toEqual({ split: 0, impure: 0 });
    expect(new Set(Object.values(shares))).toEqual(new Set([1]));
  });

  test('a family is exactly right, split, or whole beside a stranger; a lone document is no family', () => {
    // Families: w whole, x split, y beside a stranger from z.
    const documents = label('aw aw bx cx dy dy dz ev');
    expect(countClusters(documents, never)).toEqual({
      families: 3,
      exactFamilies: 1,
      splitFamilies: 1,
      clusters: 2,
      impureClusters: 1,
    });
    const { exact, split, impure } = measureClusters(documents, never);
    expect([exact, split, impure]).toEqual([0.333333333, 0.333333333, 0.5]);
  });

  test('B-cubed of grouped documents passes over those that are alone in both', () => {
    const grouped = measureClusters(label('aw aw bx cx dy dz'), never);
    expect(grouped.groupedBcubedPrecision).toBeCloseTo((1 + 1 + 1 + 1 + 1 / 2 + 1 / 2) / 6);
    expect(grouped.groupedBcubedRecall).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 2 + 1 + 1) / 6);
    const { bcubedPrecision, ...others } = measureClusters(label('aw aw bx cx dy dz eu ft'), never);
    expect(bcubedPrecision).toBeGreaterThan(grouped.bcubedPrecision);
    expect(others.groupedBcubedPrecision).toBe(grouped.groupedBcubedPrecision);
    expect(others.groupedBcubedRecall).toBe(grouped.groupedBcubedRecall);
  });

  test('without the largest report, its documents count neither as found nor as missed', () => {
    const rest = 'ay by cz cz';
    const metrics = measureClusters(label(`ax ax ax ax dx ${rest}`), never);
    const alone = measureClusters(label(rest), never);
    expect([metrics.precisionWithoutLargest, metrics.recallWithoutLargest, metrics.f1WithoutLargest]).toEqual(
      [alone.precision, alone.recall, alone.f1],
    );
    expect(metrics.recall).not.toBe(metrics.recallWithoutLargest);
  });

  test('a neutral pair counts neither way', () => {
    const areNeutral = (one: string, two: string) => one !== two;
    expect(measureClusters(label('ax ax ay'), areNeutral)).toMatchObject({
      exact: 1,
      precision: 1,
      bcubedPrecision: 1,
      groupedBcubedPrecision: 1,
      impure: 0,
    });
  });

  const few = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('w', 'x', 'y', 'z')), {
      maxLength: 14,
    })
    .map((pairs) => label(pairs.map((pair) => pair.join('')).join(' ')));

  test('pairwise figures equal a count of all pairs', () => {
    fc.assert(
      fc.property(few, (items) => {
        let [right, found, truth] = [0, 0, 0];
        for (const [index, one] of items.entries()) {
          for (const other of items.slice(index + 1)) {
            if (one.found === other.found) found++;
            if (one.truth === other.truth) truth++;
            if (one.found === other.found && one.truth === other.truth) right++;
          }
        }
        const metrics = measureClusters(items, never);
        expect(metrics.precision).toBeCloseTo(found === 0 ? 1 : right / found);
        expect(metrics.recall).toBeCloseTo(truth === 0 ? 1 : right / truth);
      }),
    );
  });

  test('the order of documents changes no digit of any figure', () => {
    fc.assert(
      fc.property(few, fc.integer(), (items, seed) => {
        const shuffled = shuffle(items, seededRandom(seed));
        expect(measureClusters(shuffled, never)).toEqual(measureClusters(items, never));
        expect(bootstrap(shuffled, never, seededRandom(7))).toEqual(bootstrap(items, never, seededRandom(7)));
      }),
      { numRuns: 20 },
    );
  });
});

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
}

/** Reports of one to nine documents, most of them of one, which a careless program splits and joins. */
const clusterings = fc
  .record({
    sizes: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 9 })), {
      minLength: 40,
      maxLength: 120,
    }),
    splitShare: fc.double({ min: 0, max: 0.4, noNaN: true }),
    joinShare: fc.double({ min: 0, max: 0.2, noNaN: true }),
    seed: fc.integer(),
  })
  .map(({ sizes, splitShare, joinShare, seed }): Labelled[] => {
    const random = seededRandom(seed);
    let cluster = 0;
    return sizes.flatMap((size, report) => {
      if (random() >= joinShare) cluster++;
      return Array.from({ length: size }, (_, index) => {
        if (index > 0 && random() < splitShare) cluster++;
        return { id: `${report}-${index}`, truth: `report ${report}`, found: `cluster ${cluster}` };
      });
    });
  });

describe('bootstrap()', () => {
  test('an interval holds its own figure', () => {
    fc.assert(
      fc.property(clusterings, fc.integer(), (documents, seed) => {
        const metrics = measureClusters(documents, never);
        const intervals = bootstrap(documents, never, seededRandom(seed));
        for (const name of Object.keys(metrics) as (keyof ClusterMetrics)[]) {
          const { low, high } = intervals[name];
          expect([name, low <= metrics[name], metrics[name] <= high]).toEqual([name, true, true]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the wrong pairs of a cluster that joins two reports are drawn with both of them', () => {
    // Twenty wrong clusters of two reports, twenty right ones: drawing reports apart would lose most wrong pairs.
    const documents = Array.from({ length: 20 }, (_, index) => [
      { id: `${index} p`, truth: `${index} p`, found: `${index} wrong` },
      { id: `${index} q`, truth: `${index} q`, found: `${index} wrong` },
      { id: `${index} r`, truth: `${index} r`, found: `${index} right` },
      { id: `${index} s`, truth: `${index} r`, found: `${index} right` },
    ]).flat();
    expect(measureClusters(documents, never).precision).toBe(0.5);
    const { low, high } = bootstrap(documents, never, seededRandom(1)).precision;
    expect(low).toBeGreaterThan(0.3);
    expect(low).toBeLessThan(0.4);
    expect(high).toBeGreaterThan(0.6);
    expect(high).toBeLessThan(0.7);
  });

  test('one seed draws the same intervals, and they are not points', () => {
    const documents = label('ax ax by by cz cz dw dw ex');
    const intervals = bootstrap(documents, never, seededRandom(7));
    expect(bootstrap(documents, never, seededRandom(7))).toEqual(intervals);
    expect(intervals.recall.low).toBeLessThan(intervals.recall.high);
  });
});
