/**
 * Laws of the judgement over random figures and evidence: what is likely is never kept apart without a person, each
 * curve goes one way, and no order of pairs changes a report.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cluster } from '../../src/detect/cluster.js';
import { reviewFrom, reviewLimits } from '../../src/detect/limits.js';
import { type FeatureName, featureNames } from '../../src/detect/model/features.js';
import { logitOf } from '../../src/detect/model/probability.js';
import { terms } from '../../src/detect/model/terms.js';
import { relate } from '../../src/detect/relate.js';
import type { Features, RelatedPair, Tier } from '../../src/model/pair.js';
import { runs } from '../arbitraries/histories.js';
import { blend, examinedPair, idOf, judgedPair, probabilityOf } from '../arbitraries/judged-pairs.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const figure = fc.oneof(share, fc.constantFrom(0, 1));

/** Any figures at all, and those of pairs that are nearly sure, with a few figures changed or unknown. */
const features: fc.Arbitrary<Features> = fc
  .tuple(
    figure,
    fc.array(
      fc.tuple(
        fc.nat(featureNames.length - 1),
        fc.option(fc.oneof(figure, fc.double({ min: 0, max: 40, noNaN: true }))),
      ),
      {
        maxLength: featureNames.length,
      },
    ),
  )
  .map(([sureness, changed]) => {
    const vector: (number | null)[] = [...blend(sureness)];
    for (const [at, value] of changed) vector[at] = value;
    return vector;
  });

const agency = fc.constantFrom(null, 'AFP', 'TASS');
const shingles = fc.constantFrom(0, 11, 12, 59, 60, 400);
const pair = fc
  .record({
    features,
    isSameBody: fc.boolean(),
    isSameHeadline: fc.constantFrom(null, false, true),
    agencyOfA: agency,
    agencyOfB: agency,
    languages: fc.constantFrom(null, ['bs', 'sr'], ['bs', null]) as fc.Arbitrary<
      [string, string | null] | null
    >,
    isRespelt: fc.boolean(),
    isSameAddress: fc.boolean(),
    isPoorText: fc.boolean(),
    quotedTokens: fc.constantFrom(0, 59, 60, 100),
    spread: fc.nat(3),
    daysApart: fc.constantFrom(null, 0, 2.9, 3, 400),
    replacedTokens: fc.nat(20),
    leadLikeness: figure,
    containment: figure,
    score: figure,
    shinglesOfA: shingles,
    shinglesOfB: shingles,
  })
  .map(({ containment, score, shinglesOfA, shinglesOfB, ...known }) => {
    const { languages, isRespelt, isSameAddress, isPoorText, ...evidence } = known;
    return examinedPair({
      containment,
      score,
      shinglesOfA,
      shinglesOfB,
      evidence: {
        ...evidence,
        replacedFigures: evidence.replacedTokens,
        ...(languages && { languages }),
        ...(isRespelt && { isRespelt }),
        ...(isSameAddress && { isSameAddress }),
        ...(isPoorText && { isPoorText }),
      },
    });
  });

test('law 18: nothing is kept apart at .9 and more, and nothing merged below the threshold, by whatever evidence', () => {
  let likely = 0;
  fc.assert(
    fc.property(
      pair,
      figure,
      figure,
      fc.boolean(),
      fc.boolean(),
      (examined, threshold, minScore, mergeSyndicated, isPart) => {
        const compilations = new Map(isPart ? [['a', new Set(['b'])]] : []);
        const [found] = relate([examined], { threshold, minScore, mergeSyndicated, compilations });
        const probability = probabilityOf(examined.evidence.features);
        if (found!.relation === 'duplicate') expect(found).toMatchObject({ tier: 'merge', probability: 1 });
        else expect(found!.probability).toBe(probability);
        if (probability >= reviewLimits.nearCertain) {
          likely++;
          expect(found!.tier).not.toBe('apart');
        }
        if (found!.tier === 'merge') expect(found!.probability).toBeGreaterThanOrEqual(threshold);
        if (found!.tier === 'review') expect(probability).toBeGreaterThanOrEqual(reviewFrom(threshold));
      },
    ),
    { numRuns: runs * 50 },
  );
  // Or the law would say nothing.
  expect(likely).toBeGreaterThan(runs);
});

test('what may be a banner is merged under an equal headline alone, unless a person says so', () => {
  let poor = 0;
  fc.assert(
    fc.property(pair, figure, (examined, threshold) => {
      const options = { threshold, minScore: 0, mergeSyndicated: true };
      const { isPoorText, isSameHeadline } = examined.evidence;
      if (isPoorText !== true || isSameHeadline === true) return;
      poor++;
      expect(relate([examined], options)[0]!).toMatchObject({ rule: 'poor-text' });
      expect(relate([examined], options)[0]!.tier).not.toBe('merge');
      expect(relate([examined], { ...options, decisionOn: () => 'must' })[0]!.tier).toBe('merge');
    }),
    { numRuns: runs * 10 },
  );
  expect(poor).toBeGreaterThan(runs);
});

// What products read, too, may speak for and against at once.
const inProducts: readonly FeatureName[] = [
  'headlineWords',
  'lead',
  'leadOfOther',
  'topOfOther',
  'length',
  'lengthRatio',
  'similarity',
  'numbers',
  'days',
];

test('a figure that speaks for one report never makes it less likely by growing, nor one against it more', () => {
  const alone = terms.flatMap(({ name, sign }) => {
    const at = featureNames.findIndex((feature) => feature === name && !inProducts.includes(feature));
    return at < 0 ? [] : [{ at, sign }];
  });
  expect(alone.length).toBeGreaterThan(15);
  fc.assert(
    fc.property(features, fc.constantFrom(...alone), figure, figure, (vector, { at, sign }, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)].map((value) =>
        logitOf(vector.with(at, value)),
      );
      expect(sign * (more! - less!)).toBeGreaterThanOrEqual(-1e-9);
    }),
    { numRuns: runs * 10 },
  );
});

const letters = [...'abcdefghij'];
const links = fc
  .uniqueArray(
    fc.record({
      ends: fc.tuple(fc.nat(9), fc.nat(9)).filter(([one, other]) => one < other),
      probability: fc.oneof(share, fc.constantFrom(0.7, 0.9, 0.95, 0.999)),
      similarity: figure,
      veto: fc.boolean(),
      decision: fc.constantFrom(null, null, null, null, 'must', 'never') as fc.Arbitrary<
        'must' | 'never' | null
      >,
    }),
    { selector: ({ ends }) => ends.join('-'), maxLength: 45 },
  )
  .chain((rows) =>
    fc.array(fc.option(fc.nat(6)), { minLength: 10, maxLength: 10 }).map((times) =>
      rows.map(({ ends: [a, b], probability, similarity, veto, decision }): RelatedPair => {
        const tier: Tier = probability >= 0.7 && !veto ? 'merge' : probability >= 0.15 ? 'review' : 'apart';
        const told = decision === null ? { tier, probability } : wordOf(decision);
        const [timeOfA, timeOfB] = [times[a]!, times[b]!];
        const evidence = { timeOfA, timeOfB };
        return judgedPair(letters[a]!, letters[b]!, probability, { ...told, similarity, evidence });
      }),
    ),
  );

function wordOf(decision: 'must' | 'never') {
  const isMust = decision === 'must';
  return { decision, tier: isMust ? 'merge' : 'apart', probability: isMust ? 1 : 0 } as const;
}

test('cluster() makes the same reports of pairs in any order, joins along merged links alone, and never against a never', () => {
  fc.assert(
    fc.property(
      links.chain((pairs) =>
        fc.tuple(fc.constant(pairs), fc.shuffledSubarray([...pairs], { minLength: pairs.length })),
      ),
      ([pairs, shuffled]) => {
        const found = cluster(pairs);
        expect(cluster(shuffled)).toEqual(found);
        const reportOf = new Map(
          found.clusters.flatMap(({ members }, at) => members.map((id) => [id, at] as const)),
        );
        expect(reportOf.size).toBe(found.clusters.flatMap(({ members }) => members).length);
        const areOne = ({ a, b }: RelatedPair) => reportOf.has(a) && reportOf.get(a) === reportOf.get(b);
        for (const each of pairs) if (each.decision === 'never') expect(areOne(each)).toBe(false);
        const merged = pairs.filter(({ tier }) => tier === 'merge');
        expect(found.bridges).toEqual(expect.arrayContaining(merged.filter((each) => !areOne(each))));
        expect(found.bridges.filter(areOne)).toEqual([]);
        for (const { members, links: inside } of found.clusters) {
          // Every member is reached over merged links inside.
          const reached = new Set([members[0]!]);
          for (let before = 0; before < reached.size; ) {
            before = reached.size;
            for (const { a, b, tier } of inside)
              if (tier === 'merge' && (reached.has(a) || reached.has(b))) reached.add(a).add(b);
          }
          expect([...reached].sort()).toEqual(members);
        }
      },
    ),
    { numRuns: runs * 10 },
  );
});

test('a person is heard on any pair of documents: must joins two that no never parts, whatever the evidence', () => {
  fc.assert(
    fc.property(links, fc.nat(8), fc.nat(9), (pairs, one, other) => {
      fc.pre(one < other);
      const [a, b] = [letters[one]!, letters[other]!];
      const own = pairs.filter((each) => each.decision === undefined && !(each.a === a && each.b === b));
      const { clusters } = cluster([...own, judgedPair(a, b, 1, wordOf('must'))]);
      expect(clusters.some(({ members }) => members.includes(idOf(a)) && members.includes(idOf(b)))).toBe(
        true,
      );
    }),
    { numRuns: runs * 5 },
  );
});
