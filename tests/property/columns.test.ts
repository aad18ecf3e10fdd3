/** What crosses between threads as columns comes back as it was. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPairs, unpackPairs } from '../../src/detect/evidence/pair-columns.js';
import {
  joinProfiles,
  ProfileTable,
  packProfiles,
  RecentProfiles,
  viewProfiles,
} from '../../src/detect/evidence/profile-columns.js';
import { featureNames } from '../../src/detect/model/features.js';
import type { DocumentId } from '../../src/model/document.js';
import { type RelatedPair, relations, tiers } from '../../src/model/pair.js';
import type { Profile } from '../../src/model/profile.js';
import { rules } from '../../src/model/rule.js';
import { runs } from '../arbitraries/histories.js';

const word = fc.integer({ min: 0, max: 0xffffffff });
const words = fc.array(word, { maxLength: 12 }).map((list) => Uint32Array.from(list));
const figure = fc.double({ noNaN: true, min: 0, max: 1 });
const count = fc.nat({ max: 2 ** 30 });

/** Spans need not rise: of a composed paragraph every token has the span of the whole. */
const token = fc.record({ hash: word, start: count, length: count, flag: fc.nat({ max: 0xffff }) });

const profileBody = fc.record({
  sha256: fc.string(),
  date: fc.option(fc.string()),
  timeMs: fc.oneof(fc.double({ noNaN: true }), fc.constant(Number.NaN)),
  language: fc.constantFrom(null, 'en', 'sr'),
  agency: fc.option(fc.string()),
  version: fc.option(fc.record({ item: fc.string(), number: fc.nat() })),
  blockCounts: fc.record({ body: fc.nat(), caption: fc.nat() }, { requiredKeys: [] }),
  tokens: fc.array(token, { maxLength: 9 }),
  paragraphStarts: words,
  paragraphs: words,
  headline: words,
  lead: words,
  headlineFigures: words,
  leadFigures: words,
  headlineHash: words,
  addresses: words,
  outlets: words,
  isPoorText: fc.boolean(),
});

const profiles = fc.array(profileBody, { maxLength: 5 }).map((bodies) =>
  bodies.map(
    ({ tokens, ...body }, index): Profile => ({
      ...body,
      id: `d${index}` as DocumentId,
      tokens: Uint32Array.from(tokens, ({ hash }) => hash),
      spans: Uint32Array.from(tokens.flatMap(({ start, length }) => [start, start + length])),
      flags: Uint16Array.from(tokens, ({ flag }) => flag),
    }),
  ),
);

test('packProfiles() and viewProfiles() give back the profiles', () => {
  fc.assert(
    fc.property(profiles, profiles, (one, other) => {
      const [first, second] = [one, other].map((batch) =>
        packProfiles(batch, (bytes) => new ArrayBuffer(bytes)),
      );
      expect(viewProfiles(first!)).toEqual(one);
      const table = new ProfileTable([first!, second!]);
      for (const each of one)
        expect(table.get(each.id)).toEqual(other.find(({ id }) => id === each.id) ?? each);
      expect(table.get('none' as DocumentId)).toBeUndefined();
    }),
    { numRuns: runs * 2 },
  );
});

test('joinProfiles() gives the columns of all parts, one after the other', () => {
  fc.assert(
    fc.property(fc.array(profiles, { minLength: 1, maxLength: 4 }), (parts) => {
      const all = parts.flatMap((batch, part) =>
        batch.map((each): Profile => ({ ...each, id: `${part}-${each.id}` as DocumentId })),
      );
      const isOf = (part: number) => all.filter(({ id }) => id.startsWith(`${part}-`));
      const pack = (batch: readonly Profile[]) => packProfiles(batch, (bytes) => new ArrayBuffer(bytes));
      const joined = joinProfiles(
        parts.map((_, part) => pack(isOf(part))),
        (bytes) => new ArrayBuffer(bytes),
      );
      expect(joined).toEqual(pack(all));
      const recent = new RecentProfiles(joined);
      for (const each of all) expect(recent.get(each.id)).toEqual(each);
    }),
    { numRuns: runs * 2 },
  );
});

const ids = ['a', 'b', 'c'] as DocumentId[];
const languages = ['en', null, 'sr'];
const agencies = [null, 'AFP', 'Reuters'];
const times = [0, null, 86_400_000];
const span = fc.tuple(count, count);

const relatedPair = fc
  .record({
    ends: fc.constantFrom([0, 1], [0, 2], [1, 2]),
    counts: fc.array(count, { minLength: 10, maxLength: 10 }),
    figures: fc.array(figure, { minLength: 9, maxLength: 9 }),
    passages: fc.array(fc.record({ tokens: count, a: span, b: span, isQuoted: fc.boolean() }), {
      maxLength: 3,
    }),
    bits: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    isSameHeadline: fc.constantFrom(null, false, true),
    features: fc.array(fc.option(figure), {
      minLength: featureNames.length,
      maxLength: featureNames.length,
    }),
    headlineLikeness: fc.option(figure),
    daysApart: fc.option(figure),
    relation: fc.constantFrom(...relations),
    tier: fc.constantFrom(...tiers),
    rule: fc.constantFrom(...rules),
    reason: fc.string(),
    decision: fc.option(fc.constantFrom('must' as const, 'never' as const)),
    overruled: fc.option(
      fc.record({
        relation: fc.constantFrom(...relations),
        rule: fc.constantFrom(...rules),
        reason: fc.string(),
      }),
    ),
  })
  .map(
    ({
      ends,
      counts,
      figures,
      passages,
      bits,
      isSameHeadline,
      features,
      headlineLikeness,
      daysApart,
      decision,
      overruled,
      ...verdict
    }) => {
      const pair: RelatedPair = {
        a: ids[ends[0]!]!,
        b: ids[ends[1]!]!,
        sharedKeys: counts[0]!,
        shinglesOfA: counts[1]!,
        shinglesOfB: counts[2]!,
        sharedShingles: counts[3]!,
        similarity: figures[0]!,
        containment: figures[1]!,
        containmentOfA: figures[2]!,
        containmentOfB: figures[3]!,
        cohesion: figures[4]!,
        score: figures[5]!,
        ...verdict,
        probability: figures[6]!,
        evidence: {
          passages,
          passageTokens: counts[4]!,
          quotedTokens: counts[5]!,
          longestRun: counts[6]!,
          sharedParagraphs: counts[7]!,
          headlineLikeness,
          leadLikeness: figures[7]!,
          spread: 2,
          replacedTokens: counts[8]!,
          replacedFigures: counts[9]!,
          daysApart,
          timeOfA: times[ends[0]!]!,
          timeOfB: times[ends[1]!]!,
          isOrdered: bits[0]!,
          isSameBody: bits[1]!,
          isSameBytes: bits[2]!,
          agencyOfA: agencies[ends[0]!]!,
          agencyOfB: agencies[ends[1]!]!,
          languages: [languages[ends[0]!]!, languages[ends[1]!]!],
          ...(bits[3] === true ? { isRespelt: true } : {}),
          ...(bits[4] === true ? { isSameAddress: true } : {}),
          ...(bits[5] === true ? { isPoorText: true } : {}),
          ...(bits[6] === true ? { areOfTwoOutlets: true } : {}),
          isSameHeadline,
          features,
        },
        ...(decision === null ? {} : { decision, ...(overruled === null ? {} : { overruled }) }),
      };
      return pair;
    },
  );

test('packPairs() and unpackPairs() give back the pairs', () => {
  fc.assert(
    fc.property(fc.array(relatedPair, { maxLength: 5 }), (pairs) => {
      const timesMs = Float64Array.from(times, (time) => time ?? Number.NaN);
      const batch = { ids, agencies, languages, timesMs };
      expect(unpackPairs(packPairs(pairs, ids), batch, new Map())).toEqual(pairs);
    }),
    { numRuns: runs * 2 },
  );
});
