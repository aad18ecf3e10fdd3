/**
 * relate() by tables: a row a verdict, with its boundary on either side. What is equal comes first, then the limits,
 * the vetoes, the names, a person's word; each row names what differs from a pair that is surely one report.
 * The file is long because its tables stand together, so that a boundary is read beside its other side.
 */
import { describe, expect, test } from 'vitest';
import { leastReviewed, nearCertain } from '../../src/detect/model/limits.js';
import { type RelateOptions, relate } from '../../src/detect/relate.js';
import type { Evidence, ExaminedPair, RelatedPair, Relation, Tier } from '../../src/model/pair.js';
import { blend, examinedPair, featuresAround, idOf, probabilityOf } from '../arbitraries/judged-pairs.js';

const usual: RelateOptions = { threshold: 0.7, minScore: 0.2, mergeSyndicated: false };

const judge = (pair: ExaminedPair, options: Partial<RelateOptions> = {}): RelatedPair =>
  relate([pair], { ...usual, ...options })[0]!;

/** With the features of a probability, or as sure as can be. */
const withEvidence = (evidence: Partial<Evidence>, given: Partial<Omit<ExaminedPair, 'evidence'>> = {}) =>
  examinedPair({ ...given, evidence });

const [review, certain, merged] = [leastReviewed, nearCertain, usual.threshold].map(featuresAround) as [
  ReturnType<typeof featuresAround>,
  ReturnType<typeof featuresAround>,
  ReturnType<typeof featuresAround>,
];
const hopeless = blend(0);
const short = { shinglesOfA: 59, shinglesOfB: 59 };
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
      'a short text said again 2.9 days later',
      { ...sameBody, daysApart: 2.9 },
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

  test('of a merged pair the longest passage is kept, of others all', () => {
    const passages = [9, 30, 12].map(
      (tokens) => ({ tokens, a: [0, tokens], b: [0, tokens], isQuoted: false }) as const,
    );
    expect(judge(withEvidence({ passages })).evidence.passages).toEqual([passages[1]]);
    expect(judge(withEvidence({ passages, features: merged.below })).evidence.passages).toEqual(passages);
  });
});

describe('relate() under a veto', () => {
  const quoted = { quotedTokens: 60, passageTokens: 100, spread: 1 };
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
    ['less than six tenths quoted', { ...quoted, quotedTokens: 59 }, {}],
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
    ['a form of a day later', 'template', 'apart', later, {}],
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
});

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
    const overruled = { relation: own.relation, reason: own.reason };
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
    expect(relate(pairs, { ...usual, decisionOn }).map(({ tier }) => tier)).toEqual(['merge', 'apart']);
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
