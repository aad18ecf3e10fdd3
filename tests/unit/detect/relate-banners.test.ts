/** Tests what is no evidence of one report: a text that may be a banner, and a body that a whole site has. */
import { describe, expect, test } from 'vitest';
import { judge as judgeAll } from '../../../src/detect/judge.js';
import { relate } from '../../../src/detect/relate.js';
import type { Evidence, ExaminedPair } from '../../../src/model/pair.js';
import { examinedPair, idOf } from '../../arbitraries/judged-pairs.js';
import { hopeless, judge, usualLimits, withEvidence } from '../../arbitraries/judging.js';

const banner = { isPoorText: true, isSameBody: true, isSameBytes: true } as const;

describe('a text that may be a banner', () => {
  test.each<readonly [string, Partial<Evidence>]>([
    ['equal bytes under two headlines', { ...banner, isSameHeadline: false }],
    ['equal bytes where one tells no headline', { ...banner, isSameHeadline: null }],
    ['equal bodies under alike headlines', { ...banner, isSameHeadline: false, headlineLikeness: 0.9 }],
    ['another body', { isPoorText: true, isSameHeadline: false }],
  ])('is not merged: %s', (_, evidence) => {
    const sure = judge(withEvidence(evidence));
    expect(sure).toMatchObject({ rule: 'poor-text', tier: 'review' });
    expect(sure.reason).toBe('the text of one may be a banner of its page, and the headlines are not equal');
    expect(judge(withEvidence({ ...evidence, features: hopeless })).tier).toBe('apart');
  });

  test('is merged under an equal headline, and where a person says so', () => {
    expect(judge(withEvidence({ ...banner, isSameHeadline: true }))).toMatchObject({ rule: 'equal-bytes' });
    const decided = judge(withEvidence({ ...banner, isSameHeadline: false }), { decisionOn: () => 'must' });
    expect(decided).toMatchObject({ rule: 'decided-must', tier: 'merge' });
  });

  test('comes into a report along an equal headline, and along no other link', () => {
    const link = (a: string, b: string, evidence: Partial<Evidence>) =>
      examinedPair({ a: idOf(a), b: idOf(b), evidence });
    const others = [link('a', 'b', {}), link('a', 'c', {}), link('b', 'c', {})];
    const toBanner = (isSameHeadline: boolean) =>
      ['a', 'b', 'c'].map((id, at) =>
        link(id, 'x', { ...banner, isSameHeadline: at === 0 && isSameHeadline }),
      );
    const groups = (pairs: readonly ExaminedPair[]) =>
      judgeAll(pairs, usualLimits).clusters.map(({ members }) => members.join(' '));
    expect(groups([...others, ...toBanner(false)])).toEqual(['a b c']);
    expect(groups([...others, ...toBanner(true)])).toEqual(['a b c x']);
  });
});

type Given = Partial<Omit<ExaminedPair, 'evidence'>> & { readonly evidence?: Partial<Evidence> };

/** Every two of so many documents have one body; what `of` says of a pair comes on top. */
function ofOneBody(documents: number, of: (a: number, b: number) => Given = () => ({})): ExaminedPair[] {
  const numbers = Array.from({ length: documents }, (_, number) => number);
  return numbers.flatMap((a) =>
    numbers.slice(a + 1).map((b) => {
      const { evidence, ...given } = of(a, b);
      const unlike = { isSameBody: true, isSameHeadline: false, headlineLikeness: 0, ...evidence } as const;
      return examinedPair({ a: idOf(`d${a}`), b: idOf(`d${b}`), similarity: 1, ...given, evidence: unlike });
    }),
  );
}

const rulesOf = (pairs: readonly ExaminedPair[]) => relate(pairs, usualLimits).map(({ rule }) => rule);
const always =
  (evidence: Partial<Evidence>, given: Given = {}) =>
  () => ({ ...given, evidence });

describe('a body under unlike headlines', () => {
  test('of two documents is one report under another headline', () => {
    expect(rulesOf(ofOneBody(2))).toEqual(['likely']);
  });

  test('of three is the site’s, and says so', () => {
    const found = relate(ofOneBody(3), usualLimits);
    expect(found.map(({ rule, tier, relation }) => [rule, tier, relation])).toEqual(
      Array(3).fill(['shared-body', 'review', 'template']),
    );
    expect(found[0]!.reason).toMatch(/^many documents have this body under headlines that are unlike/);
  });

  test.each<readonly [string, (a: number, b: number) => Given]>([
    [
      'a third of which two have alike headlines',
      (a) => ({ evidence: { headlineLikeness: a === 1 ? 0.25 : 0 } }),
    ],
    ['one address', always({ isSameAddress: true })],
    ['one agency', always({ agencyOfA: 'AFP', agencyOfB: 'AFP' })],
    ['two outlets, and long', always({ areOfTwoOutlets: true })],
    ['bodies that are less than nearly equal', always({ isSameBody: false }, { similarity: 0.84 })],
    ['no headline', always({ headlineLikeness: null })],
  ])('is nobody’s but the report’s: %s', (_, of) => {
    expect(rulesOf(ofOneBody(3, of))).not.toContain('shared-body');
  });

  test.each<readonly [string, (a: number, b: number) => Given]>([
    ['bodies that are nearly equal', always({ isSameBody: false }, { similarity: 0.85 })],
    ['two outlets, and short', always({ areOfTwoOutlets: true }, { shinglesOfA: 199 })],
    ['two agencies', always({ agencyOfA: 'AFP', agencyOfB: 'TASS' })],
  ])('is the site’s all the same: %s', (_, of) => {
    expect(rulesOf(ofOneBody(3, of))).toEqual(Array(3).fill('shared-body'));
  });

  test('proves nothing of a fourth document without a headline either, and nothing against an equal one', () => {
    const fourth = (isSameHeadline: boolean | null) =>
      relate(
        ofOneBody(4, (_, b) => (b === 3 ? { evidence: { isSameHeadline, headlineLikeness: null } } : {})),
        usualLimits,
      ).filter(({ b }) => b === 'd3');
    expect(fourth(null).map(({ rule }) => rule)).toEqual(Array(3).fill('shared-body'));
    expect(fourth(true).map(({ rule }) => rule)).toEqual(Array(3).fill('equal-texts'));
  });

  test('is no body of two documents without a headline either', () => {
    const untold = { headlineLikeness: null, isSameHeadline: null };
    const pairs = ofOneBody(5, (_, b) => (b > 2 ? { evidence: untold } : {}));
    expect(new Set(rulesOf(pairs))).toEqual(new Set(['shared-body']));
    // Of two headlines it may be one report's.
    const fewer = ofOneBody(4, (_, b) => (b > 1 ? { evidence: untold } : {}));
    expect(new Set(rulesOf(fewer))).toEqual(new Set(['likely', 'equal-texts']));
  });

  test('leaves what else the two share to the model', () => {
    const other = examinedPair({ a: idOf('d0'), b: idOf('x'), similarity: 0.6 });
    expect(rulesOf([...ofOneBody(3), other]).at(-1)).toBe('likely');
  });

  test('is found among the first of very many that have it', () => {
    const pairs = ofOneBody(60).filter(
      ({ a, b }) => a < 'd12' || Number(b.slice(1)) === Number(a.slice(1)) + 1,
    );
    expect(new Set(rulesOf(pairs))).toEqual(new Set(['shared-body']));
  });
});
