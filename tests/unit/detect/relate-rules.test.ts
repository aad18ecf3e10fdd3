/** Tests that every verdict names the rule that decided: a row a code, and no code without a row. */
import { describe, expect, test } from 'vitest';
import { ruleOfCut } from '../../../src/detect/cluster.js';
import { type RelateOptions, relate } from '../../../src/detect/relate.js';
import { markReportOnly } from '../../../src/detect/report-only-pair.js';
import type { Evidence, ExaminedPair, Tier } from '../../../src/model/pair.js';
import { type Rule, rules } from '../../../src/model/rule.js';
import { examinedPair, judgedPair } from '../../arbitraries/judged-pairs.js';
import { hopeless, judge, merged, review, short, withEvidence } from '../../arbitraries/judging.js';

type Row = readonly [Rule, Tier, Partial<Evidence>, Partial<ExaminedPair>?, Partial<RelateOptions>?];
const sameBody = { isSameBody: true, features: hopeless } as const;
const verdicts: readonly Row[] = [
  ['equal-bytes', 'merge', { ...sameBody, isSameBytes: true }],
  ['equal-texts', 'merge', sameBody],
  ['poor-text', 'apart', { ...sameBody, isPoorText: true }],
  ['shared-body', 'apart', sameBody, {}, { sharedBodies: new Set(['a']) }],
  ['two-languages', 'review', { languages: ['bs', 'sr'] }],
  ['respelt', 'review', { isRespelt: true }],
  ['said-again', 'apart', { ...sameBody, daysApart: 3 }, short],
  ['compilation', 'review', {}, {}, { compilations: new Map([['a', new Set(['b'])]]) }],
  ['quotation', 'review', { quotedTokens: 60, spread: 1 }],
  ['too-short', 'review', {}, { shinglesOfA: 11 }],
  ['two-agencies', 'review', { agencyOfA: 'AFP', agencyOfB: 'TASS' }],
  ['one-agency', 'review', { agencyOfA: 'AFP' }],
  ['below-min-score', 'review', {}, { score: 0.19 }],
  ['below-threshold', 'review', { features: merged.below }],
  ['unlikely', 'apart', { features: review.below }],
  ['likely', 'merge', { features: merged.at }],
  ['decided-must', 'merge', { features: hopeless }, {}, { decisionOn: () => 'must' }],
  ['decided-never', 'apart', {}, {}, { decisionOn: () => 'never' }],
];

describe('relate() names the rule', () => {
  test.each(verdicts.map((row) => [row[0], row[1], row] as const))('%s: %s', (rule, tier, row) => {
    const [, , evidence, given, options] = row;
    expect(judge(withEvidence(evidence, given), options)).toMatchObject({ rule, tier });
  });

  test('of the evidence, too, where a decision goes against it', () => {
    const found = judge(withEvidence({ agencyOfA: 'AFP', agencyOfB: 'TASS', features: hopeless }), {
      decisionOn: () => 'must',
    });
    expect(found).toMatchObject({ rule: 'decided-must', overruled: { rule: 'two-agencies' } });
  });

  test('of what keeps a likely pair of two records with one address, as without it', () => {
    expect(judge(withEvidence({ isSameAddress: true, agencyOfA: 'AFP' })).rule).toBe('one-agency');
  });
});

describe('a pair of which too few keys are shared', () => {
  test('is left to a person where it would be merged, and keeps its own verdict where not', () => {
    const [likely, doubtful] = relate(
      [examinedPair({}), examinedPair({ evidence: { features: merged.below } })],
      { threshold: 0.7, minScore: 0.2, mergeSyndicated: false },
    ).map(markReportOnly);
    expect(likely).toMatchObject({ rule: 'too-few-keys', tier: 'review', isReportOnly: true });
    expect(doubtful).toMatchObject({ rule: 'below-threshold', tier: 'review', isReportOnly: true });
  });
});

describe('a link that is cut', () => {
  test('names whether a decision stands against a decision', () => {
    expect(ruleOfCut(judgedPair('a', 'b', 0.8))).toBe('cut-link');
    expect(ruleOfCut(judgedPair('a', 'b', 1, { decision: 'must' }))).toBe('cut-decision');
  });
});

test('every code stands in one of these tables', () => {
  const named = [...verdicts.map(([rule]) => rule), 'too-few-keys', 'cut-link', 'cut-decision'];
  expect(named.sort()).toEqual([...rules].sort());
});
