/**
 * The laws of ids, on generated histories of which revisions come in any order, some at a time, some as a report of
 * their own: no id ever names something else, and every id that was given leads somewhere.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SegmentedDocument } from '../../src/model/document.js';
import type { Edition } from '../../src/model/edition.js';
import type { GivenItem } from '../../src/model/naming.js';
import { Findings } from '../../src/write/check/findings.js';
import { checkIdentity } from '../../src/write/check/identity.js';
import { findGiven } from '../../src/write/identity/find-given.js';
import { nameItems } from '../../src/write/identity/name-items.js';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { renderEditionJson } from '../../src/write/json.js';
import { makeEdition } from '../arbitraries/editions.js';
import { history, runs, toDocument, toDocuments } from '../arbitraries/histories.js';

/** Revisions in the order in which they become known; one text may be published twice, under two headlines. */
const arrivals = fc
  .tuple(history, fc.boolean(), fc.boolean(), fc.infiniteStream(fc.nat()))
  .map(([revisions, isDated, isTwice, numbers]) => {
    const documents = toDocuments(revisions);
    const again = documents[documents.length >> 1]!;
    const all = isTwice
      ? [...documents, { ...toDocument(again.text, 'a-again.txt'), title: 'Another headline' }]
      : documents;
    return all
      .map((document, at) => ({
        document: isDated ? { ...document, date: `2024-03-0${at + 1}T08:00:00Z` } : document,
        rank: numbers.next().value!,
      }))
      .sort((left, right) => left.rank - right.rank)
      .map(({ document }) => document);
  });

const itemsOf = ({ blocks, paragraphs }: Edition) => [...blocks, ...paragraphs];

/** The readings of an item, by bytes and place. */
function readingsOf(edition: Edition, { witnesses }: ReturnType<typeof itemsOf>[number]): string[] {
  const hashes = new Map(edition.revisions.map(({ id, sha256 }) => [id, sha256]));
  return witnesses.map(({ revision, span }) => `${hashes.get(revision)} ${span[0]}`);
}

/** An archive of one report: every edition that it ever showed, and what it remembers. */
class Archive {
  given: readonly GivenItem[] = [];
  edition: Edition | undefined;
  readonly gone = new Set<string>();
  /** By id: the readings of the item that it named at first. */
  readonly named = new Map<string, readonly string[]>();

  publish(documents: readonly SegmentedDocument[], joined: readonly Archive[] = []): Edition {
    const formers = [this, ...joined].flatMap(({ edition }) => edition ?? []);
    for (const { given, gone, named } of joined) {
      this.given = [...this.given, ...given];
      for (const id of gone) this.gone.add(id);
      for (const [id, readings] of named) if (!this.named.has(id)) this.named.set(id, readings);
    }
    const merged = makeEdition(documents);
    const found = findGiven(formers, nameItems(merged, this.given));
    this.given = [...this.given, ...found.given];
    for (const id of found.gone) this.gone.add(id);
    const edition = nameItems(merged, this.given);
    // What was found is all that was missing.
    expect(findGiven(formers, edition)).toEqual({ given: [], gone: found.gone });
    expect(findGiven(edition, edition)).toEqual({ given: [], gone: [] });
    expect(nameItems(edition, this.given)).toEqual(edition);
    // The order of rows says nothing.
    expect(nameItems(merged, [...this.given].reverse())).toEqual(edition);
    for (const item of itemsOf(edition))
      if (!this.named.has(item.id)) this.named.set(item.id, readingsOf(edition, item));
    this.edition = edition;
    return edition;
  }

  /** Holds all that was ever given against what it leads to now. */
  check(edition: Edition): void {
    const items = itemsOf(edition);
    const led = items.flatMap(({ id, formerly = [] }) => [id, ...formerly]);
    expect(new Set(led).size).toBe(led.length);
    for (const id of this.named.keys()) expect(led.includes(id) || this.gone.has(id), id).toBe(true);
    const findings = new Findings();
    checkIdentity(edition, 'edition', findings);
    expect(findings.errors).toEqual([]);
    expect(parseEditionJson(renderEditionJson(edition))).toEqual(edition);
  }

  /** Holds what every id names now against what it named at first. */
  checkNamesakes(edition: Edition): void {
    for (const item of itemsOf(edition)) {
      const now = new Set(readingsOf(edition, item));
      expect(
        this.named.get(item.id)!.some((reading) => now.has(reading)),
        item.id,
      ).toBe(true);
    }
  }
}

test('revisions that come in any order, some at a time, take no id from anything and lose none', () => {
  fc.assert(
    fc.property(arrivals, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5 }), (documents, steps) => {
      const archive = new Archive();
      let known = 0;
      for (const step of steps) {
        if (known >= documents.length) break;
        known = Math.min(documents.length, known + step);
        const edition = archive.publish(documents.slice(0, known));
        archive.check(edition);
        archive.checkNamesakes(edition);
      }
    }),
    { numRuns: runs },
  );
});

test('two reports that turn out to be one keep every id of both', () => {
  fc.assert(
    fc.property(arrivals, fc.nat(), (documents, at) => {
      fc.pre(documents.length > 2);
      const cut = 1 + (at % (documents.length - 1));
      const [one, other] = [new Archive(), new Archive()];
      one.publish(documents.slice(0, cut));
      other.publish(documents.slice(cut));
      const edition = one.publish(documents, [other]);
      one.check(edition);
      one.checkNamesakes(edition);
    }),
    { numRuns: runs },
  );
});

test('an id outlives the revision that it was made from, and is its text’s again when that comes back', () => {
  fc.assert(
    fc.property(arrivals, fc.nat(), (documents, at) => {
      fc.pre(documents.length > 1);
      const archive = new Archive();
      const first = archive.publish(documents);
      const left = documents.filter((_, index) => index !== at % documents.length);
      archive.check(archive.publish(left));
      const back = archive.publish(documents);
      archive.check(back);
      for (const { id } of itemsOf(first)) expect(itemsOf(back).some((item) => item.id === id)).toBe(true);
    }),
    { numRuns: Math.ceil(runs / 2) },
  );
});

test('without a past, ids depend on the edition alone: on no order of input, and no copy', () => {
  fc.assert(
    fc.property(arrivals, (documents) => {
      const ids = (edition: Edition) => itemsOf(edition).map(({ id }) => id);
      const edition = makeEdition(documents);
      expect(ids(makeEdition([...documents].reverse()))).toEqual(ids(edition));
      expect(itemsOf(edition).every(({ formerly }) => formerly === undefined)).toBe(true);
      const copy = { ...documents[0]!, id: 'z-copy.txt' as SegmentedDocument['id'] };
      expect(ids(makeEdition([...documents, copy]))).toEqual(ids(edition));
    }),
    { numRuns: Math.ceil(runs / 2) },
  );
});
