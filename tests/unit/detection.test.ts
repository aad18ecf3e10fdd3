/** Detection, piece by piece, where an example says more than a law. */
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { bandInPlace } from '../../src/detect/band.js';
import { cluster } from '../../src/detect/cluster.js';
import { findingProbability, jaccardAtContainment } from '../../src/detect/keys/lsh-curve.js';
import { prepareSigning } from '../../src/detect/sign.js';
import { siglumOf } from '../../src/merge/edition/sigla.js';
import type { ClusterId, DocumentId } from '../../src/model/document.js';
import type { RelatedPair } from '../../src/model/pair.js';
import { findNearest } from '../../src/options/nearest-name.js';
import { joinedNgrams, shortTextLikeness } from '../../src/text/natural.js';
import { makeSlug } from '../../src/write/slug.js';
import { shinglesOf, signatureOf, work } from '../arbitraries/sketches.js';

const options = {
  sketch: 'minhash',
  scheme: 'npm',
  permutations: 32,
  scaled: 4,
  shingleSize: 4,
  seed: 3,
  bands: 32,
  rows: 1,
} as const;
const sentence = 'The city council of Port Alder voted on Tuesday to close the harbour bridge.';

test('the scheme npm makes the signatures of the package minhash, value for value', async () => {
  const { Minhash } = createRequire(import.meta.url)('minhash') as {
    Minhash: new (options: object) => { hashvalues: number[]; update(text: string): void };
  };
  await prepareSigning(options);
  const theirs = new Minhash({ numPerm: 32, seed: 3 });
  for (const text of joinedNgrams(sentence.toLowerCase().replace('.', '').split(' '), 4)) theirs.update(text);
  expect(signatureOf(sentence, options)).toEqual(Uint32Array.from(theirs.hashvalues));
});

test('a text shorter than k has no shingles and no signature, and a k below 1 is refused', () => {
  expect(shinglesOf('Talks began today.', 4)).toEqual([]);
  expect(signatureOf('Talks began today.', options)).toBeNull();
  expect(shinglesOf('Talks began early today.', 4)).toHaveLength(1);
  expect(() => shinglesOf('x', 0)).toThrow('current value is 0');
});

test('band() refuses more rows than there are values', () => {
  signatureOf(sentence, options);
  expect(() => bandInPlace(work, 32, { sketch: 'minhash', bands: 20, rows: 2 })).toThrow(
    'current value is 40',
  );
});

test('the curve is the one of the textbook', () => {
  expect(findingProbability(0.8, { bands: 20, rows: 5 })).toBeCloseTo(0.9996, 4);
  expect(jaccardAtContainment(0.2)).toBeCloseTo(0.111, 3);
});

describe('cluster()', () => {
  const link = (
    a: string,
    b: string,
    probability: number,
    tier: RelatedPair['tier'] = 'merge',
    evidence: Partial<RelatedPair['evidence']> = {},
  ): RelatedPair =>
    ({
      a: a as DocumentId,
      b: b as DocumentId,
      probability,
      tier,
      score: probability,
      relation: 'revision',
      rule: 'likely',
      reason: '',
      evidence,
    }) as RelatedPair;
  const groups = (pairs: readonly RelatedPair[]) =>
    cluster(pairs).clusters.map(({ members }) => members.join(''));

  test('two dense groups and one false bridge stay two, and the bridge is reported', () => {
    const pairs = [
      link('a', 'b', 0.95),
      link('b', 'c', 0.95),
      link('a', 'c', 0.95),
      link('x', 'y', 0.95),
      link('c', 'x', 0.6),
    ];
    expect(groups(pairs)).toEqual(['abc', 'xy']);
    expect(cluster(pairs).bridges).toEqual([pairs[4]]);
  });

  test('a chain holds where each link is sure, and not where a link is doubtful and alone', () => {
    expect(groups([link('a', 'b', 0.95), link('b', 'c', 0.95)])).toEqual(['abc']);
    expect(groups([link('a', 'b', 0.95), link('b', 'c', 0.6)])).toEqual(['abc']);
    expect(groups([link('a', 'b', 0.95), link('b', 'c', 0.55)])).toEqual(['ab']);
    expect(groups([link('a', 'b', 0.95), link('b', 'c', 0.55), link('a', 'c', 0.45, 'review')])).toEqual([
      'abc',
    ]);
  });

  test('a document that tells no language joins one of two translations, the surer one, never both', () => {
    const pairs = [
      link('a', 'b', 0.9, 'review', { languages: ['bs', 'sr'] }),
      link('a', 'c', 0.95, 'merge', { languages: ['bs', null] }),
      link('b', 'c', 0.99, 'merge', { languages: ['sr', null] }),
    ];
    expect(groups(pairs)).toEqual(['bc']);
    expect(cluster(pairs).bridges).toEqual([pairs[1]]);
    // Where the two were never compared, too, and over any number of documents that tell nothing.
    const chain = [
      pairs[1]!,
      link('c', 'd', 0.99),
      link('d', 'e', 0.99, 'merge', { languages: [null, 'sr'] }),
    ];
    expect(groups(chain)).toEqual(['cde']);
  });

  test('what stands between a text and the same in another spelling joins one of them', () => {
    const respelt = link('a', 'b', 0.9, 'review', { isRespelt: true });
    expect(groups([respelt, link('a', 'c', 0.95), link('b', 'c', 0.99)])).toEqual(['bc']);
  });

  test('equal bodies, and what a person decided, are one report in whatever languages', () => {
    const duplicate = {
      ...link('a', 'b', 1, 'merge', { languages: ['bs', 'sr'] }),
      relation: 'duplicate',
    } as const;
    const decided = { ...link('a', 'b', 1, 'merge', { languages: ['bs', 'sr'] }), decision: 'must' } as const;
    const more = [
      link('a', 'c', 0.95, 'merge', { languages: ['bs', null] }),
      link('b', 'd', 0.95, 'merge', { languages: ['sr', null] }),
    ];
    expect(groups([duplicate, ...more])).toEqual(['abcd']);
    expect(groups([decided, ...more])).toEqual(['abcd']);
    expect(groups([decided, link('b', 'e', 0.95, 'merge', { languages: ['sr', 'hr'] })])).toEqual(['ab']);
  });

  test('the representative resembles the others most', () => {
    expect(
      cluster([link('a', 'b', 0.95), link('b', 'c', 0.95), link('a', 'c', 0.5)]).clusters[0]!.representative,
    ).toBe('b');
  });
});

test('small helpers: likeness, nearest name, slug, siglum', () => {
  expect(shortTextLikeness('talks begin in moscow', 'talks begin in moscow')).toBe(1);
  expect(shortTextLikeness('talks begin in moscow', 'herring prices double')).toBeLessThan(0.7);
  expect(findNearest('treshold', ['threshold', 'rows'])).toBe('threshold');
  expect(findNearest('frobnicate', ['threshold', 'rows'])).toBeNull();
  expect(makeSlug('../../etc/passwd', 'c90cb44fc33e8f9b' as ClusterId)).toBe('etc-passwd-c90cb44f');
  expect(makeSlug('«Переговоры» в Москве', 'c90cb44fc33e8f9b' as ClusterId)).toBe(
    'переговоры-в-москве-c90cb44f',
  );
  expect(makeSlug('???', 'c90cb44fc33e8f9b' as ClusterId)).toBe('report-c90cb44f');
  expect([0, 25, 26, 51, 52, 701, 702].map(siglumOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
