/** Tests what relate() calls a pair: a row a relation, and the same pair just past its boundary. */
import { describe, expect, test } from 'vitest';
import type { Evidence, ExaminedPair, Relation, Tier } from '../../../src/model/pair.js';
import { blend } from '../../arbitraries/judged-pairs.js';
import { judge, merged, review, withEvidence } from '../../arbitraries/judging.js';

describe('relate() names', () => {
  const excerpt = { containment: 0.9, shinglesOfA: 140, shinglesOfB: 200 };
  const form = { replacedTokens: 1000, replacedFigures: 800 };
  const later = { replacedTokens: 1000, replacedFigures: 500, daysApart: 1 };
  const few = { replacedTokens: 40, replacedFigures: 20, daysApart: 1 };
  const quoted = { quotedTokens: 600, passageTokens: 1000 };
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
    ['less than .8 of figures', 'related', 'apart', { ...form, replacedFigures: 799 }, {}],
    ['seven tokens replaced', 'related', 'apart', { replacedTokens: 7, replacedFigures: 7 }, {}],
    ['nearly the same text', 'related', 'apart', form, { containment: 0.95 }],
    ['a form of which less than .95 is shared', 'template', 'apart', form, { containment: 0.949 }],
    ['eight tokens replaced', 'template', 'apart', { replacedTokens: 8, replacedFigures: 7 }, {}],
    ['a form of a day later', 'template', 'apart', later, {}],
    [
      'one figure in fifty shingles a day later',
      'template',
      'apart',
      few,
      { shinglesOfA: 1000, shinglesOfB: 1000 },
    ],
    ['the same within the day', 'related', 'apart', { ...later, daysApart: 0.999 }, {}],
    ['less than half figures a day later', 'related', 'apart', { ...later, replacedFigures: 499 }, {}],
    ['too few figures a day later', 'related', 'apart', few, { shinglesOfA: 1001, shinglesOfB: 1001 }],
    ['a quotation', 'quotation', 'review', quoted, {}],
    ['quoted by less than six tenths', 'revision', 'review', { ...quoted, quotedTokens: 599 }, {}],
    ['little shared', 'related', 'review', { leadLikeness: 0 }, { containment: 0.199 }],
    ['another lead', 'follow-up', 'review', { leadLikeness: 0.349 }, { containment: 0.2 }],
    ['a lead like enough', 'revision', 'review', { leadLikeness: 0.35 }, { containment: 0.2 }],
    ['another lead, apart', 'follow-up', 'apart', { leadLikeness: 0.349 }, {}],
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
