/** Tests what relate() calls a pair: a row a relation, and the same pair just past its boundary. */
import { describe, expect, test } from 'vitest';
import type { Evidence, ExaminedPair, Relation, Tier } from '../../../src/model/pair.js';
import { blend } from '../../arbitraries/judged-pairs.js';
import { judge, merged, review, withEvidence } from '../../arbitraries/judging.js';

describe('relate() names', () => {
  const excerpt = { containment: 0.9, shinglesOfA: 140, shinglesOfB: 200 };
  const form = { replacedTokens: 10, replacedFigures: 8 };
  const later = { replacedTokens: 9, replacedFigures: 5, daysApart: 1 };
  const quoted = { quotedTokens: 60, passageTokens: 100 };
  test.each<readonly [string, Relation, Tier, Partial<Evidence>, Partial<ExaminedPair>]>([
    ['a merge', 'revision', 'merge', {}, {}],
    ['a doubtful pair with one lead', 'revision', 'review', {}, {}],
    ['an unlikely pair with one lead', 'related', 'apart', {}, {}],
    ['an agency beside none', 'syndicated', 'review', { agencyOfA: 'AFP' }, {}],
    ['an excerpt', 'excerpt', 'merge', {}, excerpt],
    ['an excerpt not merged', 'excerpt', 'apart', {}, excerpt],
    ['contained by less than .9', 'revision', 'merge', {}, { ...excerpt, containment: 0.899 }],
    ['smaller by less than three tenths', 'revision', 'merge', {}, { ...excerpt, shinglesOfA: 141 }],
    ['contained in another order', 'revision', 'merge', { isOrdered: false }, excerpt],
    ['a form filled in twice', 'template', 'apart', form, {}],
    ['a form in review', 'template', 'review', form, {}],
    ['a form merged', 'revision', 'merge', form, {}],
    ['seven tenths of figures', 'related', 'apart', { ...form, replacedFigures: 7 }, {}],
    ['seven tokens replaced', 'related', 'apart', { replacedTokens: 7, replacedFigures: 7 }, {}],
    ['nearly the same text', 'related', 'apart', form, { containment: 0.95 }],
    ['eight tokens replaced', 'template', 'apart', { replacedTokens: 8, replacedFigures: 7 }, {}],
    ['a form of a day later', 'template', 'apart', later, {}],
    ['half figures a day later', 'template', 'apart', { ...later, replacedTokens: 10 }, {}],
    [
      'one figure in fifty shingles a day later',
      'template',
      'apart',
      { ...later, replacedTokens: 8, replacedFigures: 4 },
      {},
    ],
    ['the same within the day', 'related', 'apart', { ...later, daysApart: 0.9 }, {}],
    ['less than half figures a day later', 'related', 'apart', { ...later, replacedFigures: 4 }, {}],
    ['too few figures a day later', 'related', 'apart', later, { shinglesOfA: 300, shinglesOfB: 300 }],
    ['a quotation', 'quotation', 'review', quoted, {}],
    ['quoted by less than six tenths', 'revision', 'review', { ...quoted, quotedTokens: 59 }, {}],
    ['little shared', 'related', 'review', { leadLikeness: 0 }, { containment: 0.19 }],
    ['another lead', 'follow-up', 'review', { leadLikeness: 0.34 }, { containment: 0.2 }],
    ['a lead like enough', 'revision', 'review', { leadLikeness: 0.35 }, { containment: 0.2 }],
    ['another lead, apart', 'follow-up', 'apart', { leadLikeness: 0.34 }, {}],
  ])('%s: %s, %s', (_, relation, tier, evidence, given) => {
    const features = { merge: blend(1), review: merged.below, apart: review.below }[tier];
    expect(judge(withEvidence({ ...evidence, features }, given))).toMatchObject({ relation, tier });
  });

  test('two agencies under --merge-syndicated, merged or not', () => {
    const agencies = { agencyOfA: 'AFP', agencyOfB: 'TASS' };
    for (const [features, tier] of [
      [blend(1), 'merge'],
      [merged.below, 'review'],
    ] as const) {
      const found = judge(withEvidence({ ...agencies, features }), { mergeSyndicated: true });
      expect(found).toMatchObject({ relation: 'syndicated', tier });
    }
  });
});
