/** The measures of clusterings, against hand-worked examples and a count of all pairs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrap, type Labelled, measureClusters } from '../../src/lib/cluster-metrics.js';
import { seededRandom } from '../../src/lib/seeded-random.js';

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
    expect(measureClusters(label('ax ax by cz'), never)).toEqual({
      precision: 1,
      recall: 1,
      f1: 1,
      bcubedPrecision: 1,
      bcubedRecall: 1,
      ari: 1,
      familyF1: 1,
      impure: 0,
    });
  });

  test('a neutral pair counts neither way', () => {
    expect(measureClusters(label('ax ay'), (one, two) => one !== two)).toMatchObject({
      precision: 1,
      bcubedPrecision: 1,
      impure: 0,
    });
  });

  test('pairwise figures equal a count of all pairs', () => {
    const documents = fc.array(
      fc.record({
        id: fc.string(),
        found: fc.constantFrom('a', 'b', 'c'),
        truth: fc.constantFrom('x', 'y', 'z'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(documents, (items) => {
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
});

test('bootstrap() holds the figure in its interval, and draws the same from one seed', () => {
  const documents = label('ax ax by by cz cz dw dw ex');
  const intervals = bootstrap(documents, never, seededRandom(7));
  const { recall } = measureClusters(documents, never);
  expect(intervals.recall.low).toBeLessThanOrEqual(recall);
  expect(intervals.recall.high).toBeGreaterThanOrEqual(recall);
  expect(bootstrap(documents, never, seededRandom(7))).toEqual(intervals);
});
