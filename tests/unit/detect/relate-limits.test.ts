/** Tests relate() at the limits of probability and score: a row a limit, just below it and at it. */
import { describe, expect, test } from 'vitest';
import { reviewLimits } from '../../../src/detect/limits.js';
import { weighTerms } from '../../../src/detect/model/probability.js';
import type { RelateOptions } from '../../../src/detect/relate.js';
import type { Evidence, Tier } from '../../../src/model/pair.js';
import { blend, featuresAround, probabilityOf } from '../../arbitraries/judged-pairs.js';
import {
  certain,
  hopeless,
  judge,
  merged,
  review,
  usualLimits,
  withEvidence,
} from '../../arbitraries/judging.js';
import { sweep } from '../../arbitraries/sweep.js';

describe('relate() at its limits', () => {
  test.each<readonly [string, Evidence['features'], Partial<RelateOptions>, number, Tier]>([
    ['at the threshold', merged.at, {}, 0.75, 'merge'],
    ['just below the threshold', merged.below, {}, 0.75, 'review'],
    ['at the probability from which review begins', review.at, {}, 0.75, 'review'],
    ['just below the probability from which review begins', review.below, {}, 0.75, 'apart'],
    ['where the threshold is below review, at it', featuresAround(0.1).at, { threshold: 0.1 }, 0.75, 'merge'],
    [
      'where the threshold is below review, below it',
      featuresAround(0.1).below,
      { threshold: 0.1 },
      0.75,
      'apart',
    ],
    ['near certain, below a threshold that is higher still', certain.at, { threshold: 0.99 }, 0.75, 'review'],
    ['under threshold 0', hopeless, { threshold: 0 }, 0.75, 'merge'],
    ['at the least score', merged.at, {}, 0.2, 'merge'],
    ['just below the least score', merged.at, {}, 0.2 - Number.EPSILON, 'review'],
    ['below the least score and below review', review.below, {}, 0.1, 'apart'],
  ])('%s', (_, features, options, score, tier) => {
    expect(judge(withEvidence({ features }, { score }), options)).toMatchObject({
      tier,
      probability: probabilityOf(features),
    });
  });

  test('a threshold that is the probability merges, and the next number above it does not', () => {
    const features = blend(0.6);
    const probability = probabilityOf(features);
    expect(judge(withEvidence({ features }), { threshold: probability }).tier).toBe('merge');
    expect(judge(withEvidence({ features }), { threshold: probability + Number.EPSILON }).tier).toBe(
      'review',
    );
  });

  describe('exactly', () => {
    const features = blend(0.6);
    const probability = probabilityOf(features);
    const tierAt = (changed: Partial<typeof reviewLimits>, evidence: Partial<Evidence> = {}) =>
      sweep(
        reviewLimits,
        changed,
        () => judge(withEvidence({ ...evidence, features }), { threshold: 1 }).tier,
      );
    test.each<readonly [string, Partial<typeof reviewLimits>, Partial<Evidence>]>([
      ['where review begins', { leastReviewed: probability }, {}],
      [
        'where review begins under a veto that a source tells',
        { leastReviewed: probability },
        { agencyOfA: 'AFP' },
      ],
      [
        'where a veto of structure asks a person',
        { nearCertain: probability },
        { agencyOfA: 'AFP', agencyOfB: 'TASS' },
      ],
    ])('%s a person is asked, and just below nobody is', (_, limits, evidence) => {
      const above = Object.fromEntries(
        Object.entries(limits).map(([name, value]) => [name, value + Number.EPSILON]),
      );
      expect(tierAt(limits, evidence)).toBe('review');
      expect(tierAt(above, evidence)).toBe('apart');
    });
  });

  test('says the two terms that weighed most: those for a merge, or those against it', () => {
    const clausesOf = (features: Evidence['features']) =>
      judge(withEvidence({ features }))
        .reason.replace(/^probability [^:]*: /, '')
        .split('; ');
    for (const share of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
      const features = blend(share);
      const weighed = weighTerms(features, Number.POSITIVE_INFINITY);
      const isMerge = probabilityOf(features) >= usualLimits.threshold;
      const own = weighed.filter(({ logit, isShared }) => (isMerge ? logit > 0 && isShared : logit < 0));
      expect(clausesOf(features)).toEqual(
        own.length === 0 ? ['nothing weighs much either way'] : own.slice(0, 2).map(({ words }) => words),
      );
    }
  });

  test('says which limit a pair is below, to as many places as show it, and why', () => {
    expect(judge(withEvidence({ features: merged.below })).reason).toMatch(
      /^probability 0\.7000 is below the threshold 0\.7: ./,
    );
    expect(judge(withEvidence({ features: hopeless })).reason).toMatch(
      /^probability 0\.00 is below the threshold 0\.7: ./,
    );
    expect(judge(withEvidence({}, { score: 0.12 })).reason).toBe('score 0.12 is below the least score 0.2');
    expect(judge(withEvidence({ features: hopeless })).reason).not.toContain('the headlines are alike');
    expect(judge(withEvidence({})).reason).not.toContain('below');
  });

  test('of a merged pair the longest passage is kept, the first of equals, of others all', () => {
    const passages = [9, 30, 12].map(
      (tokens) => ({ tokens, a: [0, tokens], b: [0, tokens], isQuoted: false }) as const,
    );
    expect(judge(withEvidence({ passages })).evidence.passages).toEqual([passages[1]]);
    const two = passages.slice(0, 2);
    expect(judge(withEvidence({ passages: two })).evidence.passages).toEqual([passages[1]]);
    const equal = [passages[1]!, { ...passages[1]!, a: [50, 80] as const }];
    expect(judge(withEvidence({ passages: equal })).evidence.passages).toEqual([passages[1]]);
    expect(judge(withEvidence({ passages, features: merged.below })).evidence.passages).toEqual(passages);
  });
});

test('relate() says of two records with one address that they have one, unless it merges them', () => {
  const isSameAddress = true;
  expect(judge(withEvidence({ isSameAddress, features: hopeless })).reason).toMatch(
    /^both carry one address; probability/,
  );
  expect(judge(withEvidence({ isSameAddress, agencyOfA: 'AFP' })).reason).toMatch(
    /^both carry one address; datelines/,
  );
  expect(judge(withEvidence({ isSameAddress })).reason).not.toContain('address');
  expect(judge(withEvidence({ features: hopeless })).reason).not.toContain('address');
});
