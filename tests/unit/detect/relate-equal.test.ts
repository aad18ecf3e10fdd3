/** Tests which pairs relate() takes for copies: a row a case, beside its other side. */
import { describe, expect, test } from 'vitest';
import type { Evidence, ExaminedPair, Relation, Tier } from '../../../src/model/pair.js';
import { blend, probabilityOf } from '../../arbitraries/judged-pairs.js';
import { hopeless, judge, short, withEvidence } from '../../arbitraries/judging.js';

const sameBody = { isSameBody: true, features: hopeless } as const;

describe('relate() of what is equal', () => {
  test.each<readonly [string, Partial<Evidence>, Partial<ExaminedPair>, Relation, Tier, number | null]>([
    ['equal bytes', { ...sameBody, isSameBytes: true }, {}, 'duplicate', 'merge', 1],
    ['equal body and headline', { ...sameBody, isSameHeadline: true }, {}, 'duplicate', 'merge', 1],
    [
      'equal body where one tells no headline',
      { ...sameBody, isSameHeadline: null },
      {},
      'duplicate',
      'merge',
      1,
    ],
    ['equal bodies of no shingles', sameBody, { shinglesOfA: 0, shinglesOfB: 0 }, 'duplicate', 'merge', 1],
    ['equal bodies below the least score', sameBody, { score: 0 }, 'duplicate', 'merge', 1],
    [
      'equal bodies of two agencies',
      { ...sameBody, agencyOfA: 'AFP', agencyOfB: 'TASS' },
      {},
      'duplicate',
      'merge',
      1,
    ],
    [
      'a short text said again 2.99 days later',
      { ...sameBody, daysApart: 2.99 },
      short,
      'duplicate',
      'merge',
      1,
    ],
    ['a short text said again 3 days later', { ...sameBody, daysApart: 3 }, short, 'template', 'apart', null],
    ['a short text of unknown date', { ...sameBody, daysApart: null }, short, 'duplicate', 'merge', 1],
    [
      'a text of 60 shingles said again 3 days later',
      { ...sameBody, daysApart: 3 },
      { shinglesOfA: 60, shinglesOfB: 59 },
      'duplicate',
      'merge',
      1,
    ],
    [
      'equal body under two headlines, which the model doubts',
      { ...sameBody, isSameHeadline: false },
      {},
      'related',
      'apart',
      null,
    ],
    [
      'equal body under two headlines, of which the model is sure',
      { isSameBody: true, isSameHeadline: false },
      {},
      'revision',
      'merge',
      null,
    ],
    [
      'equal headlines over other bodies',
      { isSameHeadline: true, features: hopeless },
      {},
      'related',
      'apart',
      null,
    ],
  ])('%s', (_, evidence, given, relation, tier, probability) => {
    const features = evidence.features ?? blend(1);
    const found = judge(withEvidence(evidence, given));
    expect(found).toMatchObject({ relation, tier, probability: probability ?? probabilityOf(features) });
  });

  test('says what is equal', () => {
    expect(judge(withEvidence({ ...sameBody, isSameBytes: true })).reason).toBe('equal bytes');
    expect(judge(withEvidence(sameBody)).reason).toBe('equal headlines and bodies');
    expect(judge(withEvidence({ ...sameBody, daysApart: 3 }, short)).reason).toBe(
      'a short text that was said again 3 days later',
    );
  });
});
