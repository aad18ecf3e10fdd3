/** Tests what a person's decision makes of a pair in relate(). */
import { describe, expect, test } from 'vitest';
import { type RelateOptions, relate } from '../../../src/detect/relate.js';
import type { Evidence } from '../../../src/model/pair.js';
import { examinedPair, idOf } from '../../arbitraries/judged-pairs.js';
import { hopeless, judge, merged, review, usualLimits, withEvidence } from '../../arbitraries/judging.js';

describe('relate() and a person', () => {
  const decide = (decision: 'must' | 'never', evidence: Partial<Evidence>) =>
    judge(withEvidence(evidence), { decisionOn: () => decision });
  test.each([
    ['must, as the evidence', 'must', { features: merged.at }, 'merge', false],
    ['must, where the evidence doubts', 'must', { features: merged.below }, 'merge', false],
    ['must, against the evidence', 'must', { features: review.below }, 'merge', true],
    ['must, over a veto', 'must', { agencyOfA: 'AFP', agencyOfB: 'TASS', features: hopeless }, 'merge', true],
    ['never, as the evidence', 'never', { features: review.below }, 'apart', false],
    ['never, where the evidence doubts', 'never', { features: merged.below }, 'apart', false],
    ['never, against the evidence', 'never', { features: merged.at }, 'apart', true],
    ['never, over equal bytes', 'never', { isSameBody: true, isSameBytes: true }, 'apart', true],
  ] as const)('%s', (_, decision, evidence, tier, isOverruled) => {
    const found = decide(decision, evidence);
    const own = judge(withEvidence(evidence));
    const overruled = { relation: own.relation, rule: own.rule, reason: own.reason };
    expect(found).toMatchObject({
      decision,
      tier,
      probability: decision === 'must' ? 1 : 0,
      relation: decision === 'must' ? 'revision' : 'related',
      reason: isOverruled
        ? `decided: ${decision}, against the evidence: ${own.relation}, ${own.reason}`
        : `decided: ${decision}`,
    });
    expect(found.overruled).toEqual(isOverruled ? overruled : undefined);
  });

  test('is asked of the pair in hand alone', () => {
    const decisionOn: RelateOptions['decisionOn'] = (a, b) => (a === 'a' && b === 'c' ? 'never' : undefined);
    const pairs = ['b', 'c'].map((b) => examinedPair({ b: idOf(b) }));
    expect(relate(pairs, { ...usualLimits, decisionOn }).map(({ tier }) => tier)).toEqual(['merge', 'apart']);
  });
});
