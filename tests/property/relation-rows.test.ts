/** Rows of relations.jsonl are the bytes that JSON.stringify gives for an object with all that a pair shows. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DocumentId } from '../../src/model/document.js';
import type { RelatedPair } from '../../src/model/pair.js';
import { relationRows } from '../../src/write/relation-rows.js';

const numRuns = Number(process.env['VARIORUM_RUNS'] ?? 300);

const share = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, -0, 1, 1e-6, 4.9e-7, 5e-7, 1e-7, 0.1, 0.999999, 0.9999995, 1 / 3, 1.5),
);
const count = fc.nat(100_000);
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const place = fc.tuple(count, count);
const evidence = fc.record(
  {
    passages: fc.array(fc.record({ tokens: count, a: place, b: place, isQuoted: fc.boolean() }), {
      maxLength: 3,
    }),
    passageTokens: count,
    headlineLikeness: orNull(share),
    leadLikeness: share,
    daysApart: orNull(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
    timeOfA: orNull(count),
    isOrdered: fc.boolean(),
    agencyOfA: orNull(fc.string({ unit: 'binary' })),
    features: fc.array(orNull(share)),
    languages: fc.tuple(fc.string(), fc.string()),
    isRespelt: fc.constant(true),
  },
  {
    requiredKeys: ['passages', 'passageTokens', 'headlineLikeness', 'leadLikeness', 'daysApart', 'features'],
  },
);
const pairs = fc.record({
  a: fc.string({ unit: 'binary' }),
  b: fc.string(),
  relation: fc.constantFrom('revision', 'related'),
  tier: fc.constantFrom('merge', 'review', 'apart'),
  probability: share,
  score: share,
  similarity: share,
  containment: share,
  containmentOfA: share,
  containmentOfB: share,
  cohesion: share,
  sharedShingles: count,
  sharedKeys: count,
  rule: fc.constantFrom('likely', 'unlikely'),
  reason: fc.string({ unit: 'binary' }),
  evidence,
}) as unknown as fc.Arbitrary<RelatedPair>;

const round = (value: number) => Math.round(value * 1e6) / 1e6;

/** The obvious way to a row. */
function stringify({
  evidence: { features: _, timeOfA: _a, timeOfB: _b, ...shown },
  ...pair
}: RelatedPair): string {
  const { headlineLikeness, leadLikeness } = shown;
  return JSON.stringify({
    a: pair.a,
    b: pair.b,
    relation: pair.relation,
    tier: pair.tier,
    probability: round(pair.probability),
    score: round(pair.score),
    similarity: round(pair.similarity),
    containment: round(pair.containment),
    rule: pair.rule,
    reason: pair.reason,
    evidence: {
      containmentOfA: round(pair.containmentOfA),
      containmentOfB: round(pair.containmentOfB),
      sharedShingles: pair.sharedShingles,
      cohesion: round(pair.cohesion),
      sharedKeys: pair.sharedKeys,
      ...shown,
      headlineLikeness: headlineLikeness === null ? null : round(headlineLikeness),
      leadLikeness: round(leadLikeness),
    },
  });
}

it('a row is what JSON.stringify gives', () => {
  fc.assert(
    fc.property(fc.array(pairs, { maxLength: 3 }), (all) => {
      const rows = [...relationRows({ pairs: all, bridges: [], clusters: [] })];
      expect(rows).toEqual(all.map((pair) => `${stringify(pair)}\n`));
    }),
    { numRuns },
  );
});

it('of pairs of one report alone no other is a row', () => {
  const [first] = fc.sample(pairs, { numRuns: 1, seed: 1 });
  const between = (a: string, b: string) => ({ ...first!, a: a as DocumentId, b: b as DocumentId });
  const all = [between('1', '2'), between('1', '3'), between('3', '4'), between('5', '6')];
  const clusters = [
    ['1', '2'],
    ['3', '4'],
  ].map((members) => ({ members })) as never;
  const rows = [...relationRows({ pairs: all, bridges: [], clusters }, 'merged')];
  expect(rows.map((row) => (JSON.parse(row) as RelatedPair).a)).toEqual(['1', '3']);
});
