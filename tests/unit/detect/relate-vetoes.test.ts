/** Tests what forbids a merge in relate(): a row a rule, below and from the probability that asks a person. */
import { describe, expect, test } from 'vitest';
import type { RelateOptions } from '../../../src/detect/relate.js';
import type { Evidence, ExaminedPair, Relation } from '../../../src/model/pair.js';
import { blend, probabilityOf } from '../../arbitraries/judged-pairs.js';
import { certain, hopeless, judge, merged, review, short, withEvidence } from '../../arbitraries/judging.js';

describe('relate() under a veto', () => {
  const quoted = { quotedTokens: 600, passageTokens: 1000, spread: 1 };
  const compilations = new Map([['a', new Set(['b'])]]);
  type Row = readonly [
    string,
    Partial<Evidence>,
    Partial<ExaminedPair>,
    Relation,
    RegExp,
    Partial<RelateOptions>?,
  ];
  // What only structure forbids: apart below .9, left to a person from there on.
  const structural: readonly Row[] = [
    [
      'a compilation and its part',
      {},
      {},
      'compilation',
      /^a holds much of several reports/,
      { compilations },
    ],
    [
      'a part and its compilation',
      {},
      {},
      'compilation',
      /^b holds much of several reports/,
      { compilations: new Map([['b', new Set(['a'])]]) },
    ],
    ['one speech', quoted, {}, 'quotation', /^all that they share is quoted$/],
    ['11 shingles', {}, { shinglesOfA: 11 }, 'related', /^too short to compare: 11 shingles$/],
    ['11 shingles in the other', {}, { shinglesOfB: 11 }, 'related', /^too short to compare: 11 shingles$/],
    [
      'two agencies',
      { agencyOfA: 'AFP', agencyOfB: 'TASS' },
      {},
      'syndicated',
      /^datelines of AFP and TASS$/,
    ],
  ];
  // What a source may tell wrongly: left to a person wherever the model doubts.
  const told: readonly Row[] = [
    ['an agency and none', { agencyOfA: 'AFP' }, {}, 'syndicated', /^datelines of AFP and no agency$/],
    ['none and an agency', { agencyOfB: 'TASS' }, {}, 'syndicated', /^datelines of no agency and TASS$/],
    ['two languages', { languages: ['bs', 'sr'] }, {}, 'related', /in two languages, bs and sr$/],
    [
      'two languages over equal words',
      { languages: ['bs', 'sr'], isSameBody: true, isSameHeadline: false },
      {},
      'related',
      /bs and sr$/,
    ],
    ['two spellings', { isRespelt: true }, {}, 'related', /^words are spelt otherwise throughout/],
    [
      'a short text said again',
      { isSameBody: true, daysApart: 3 },
      short,
      'template',
      /said again 3 days later$/,
    ],
  ];

  for (const [title, evidence, given, relation, reason, options] of structural)
    test(`${title}: apart below .9, and review from there on`, () => {
      for (const [features, tier] of [
        [hopeless, 'apart'],
        [certain.below, 'apart'],
        [certain.at, 'review'],
        [blend(1), 'review'],
      ] as const) {
        const found = judge(withEvidence({ ...evidence, features }, given), options);
        expect(found).toMatchObject({ tier, relation, probability: probabilityOf(features) });
        expect(found.reason).toMatch(reason);
      }
    });

  for (const [title, evidence, given, relation, reason] of told)
    test(`${title}: review wherever the model doubts, and never a merge`, () => {
      for (const [features, tier] of [
        [review.below, 'apart'],
        [review.at, 'review'],
        [certain.at, 'review'],
        [blend(1), 'review'],
      ] as const) {
        const found = judge(withEvidence({ ...evidence, features }, given));
        expect(found).toMatchObject({ tier, relation, probability: probabilityOf(features) });
        expect(found.reason).toMatch(reason);
      }
    });

  const free: readonly (readonly [
    string,
    Partial<Evidence>,
    Partial<ExaminedPair>,
    Partial<RelateOptions>?,
  ])[] = [
    ['12 shingles', {}, { shinglesOfA: 12, shinglesOfB: 12 }],
    [
      'a compilation beside what is no part of it',
      {},
      {},
      { compilations: new Map([['a', new Set(['c'])]]) },
    ],
    ['less than six tenths quoted', { ...quoted, quotedTokens: 599 }, {}],
    ['quoted in two thirds of the text', { ...quoted, spread: 2 }, {}],
    ['nothing shared and nothing quoted', { ...quoted, quotedTokens: 0, passageTokens: 0 }, {}],
    ['one agency', { agencyOfA: 'AFP', agencyOfB: 'AFP' }, {}],
    [
      'two agencies under --merge-syndicated',
      { agencyOfA: 'AFP', agencyOfB: 'TASS' },
      {},
      { mergeSyndicated: true },
    ],
    ['an agency and none under --merge-syndicated', { agencyOfA: 'AFP' }, {}, { mergeSyndicated: true }],
    ['a language and none', { languages: ['bs', null] }, {}],
    ['short texts that differ, of two days', { daysApart: 3 }, short],
  ];
  for (const [title, evidence, given, options] of free)
    test(`${title}: no veto`, () => {
      expect(judge(withEvidence({ ...evidence, features: merged.at }, given), options).tier).toBe('merge');
    });

  test('equal bodies under two headlines are kept by no veto but language', () => {
    const stub = { isSameBody: true, isSameHeadline: false, agencyOfA: 'AFP', agencyOfB: 'TASS' } as const;
    expect(judge(withEvidence(stub, { shinglesOfA: 3, shinglesOfB: 3 }), { compilations }).tier).toBe(
      'merge',
    );
  });
});
