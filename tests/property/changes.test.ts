/** The laws of what is told of changes, on generated histories whose revisions arrive in any order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactChange, ParagraphChange, ReportChange } from '../../src/model/change.js';
import type { SegmentedDocument } from '../../src/model/document.js';
import type { Edition } from '../../src/model/edition.js';
import { changesOf } from '../../src/write/changes/changes-of.js';
import { blockOf, idsOf, listItems, standingOf } from '../../src/write/changes/items.js';
import { makeEdition } from '../arbitraries/editions.js';
import { history, runs, toDocuments } from '../arbitraries/histories.js';
import { nameAfter } from '../arbitraries/named-editions.js';

/** The editions of a report, one after each arrival, and what was told of each. */
interface Archive {
  readonly editions: readonly Edition[];
  readonly told: readonly (readonly ReportChange[])[];
}

function archive(arrivals: readonly (readonly SegmentedDocument[])[]): Archive {
  const editions: Edition[] = [];
  const told: (readonly ReportChange[])[] = [];
  for (const [at] of arrivals.entries()) {
    const former = editions.slice(-1);
    const next = nameAfter(former, makeEdition(arrivals.slice(0, at + 1).flat()));
    told.push(changesOf(former, next));
    editions.push(next);
  }
  return { editions, told };
}

// A toll that goes up and down, so that one change of fact happens again and again.
const tolls = fc.array(fc.constantFrom(3, 5), { minLength: 5, maxLength: 5 });
const tollOf = (count: number) =>
  `Officials counted ${count} ferries in the harbour of Port Alder during the long storm.`;

/** Revisions in any order of arrival, one or more at a time, with dates or without. */
const arrivals = fc
  .record({
    history,
    tolls,
    hasDates: fc.boolean(),
    places: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    cuts: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  })
  .map(({ history: revisions, tolls: counts, hasDates, places, cuts }) => {
    const articles = revisions.map((article, at) => [...article, [tollOf(counts[at]!)]]);
    const waiting = toDocuments(articles).map((document, at) =>
      hasDates ? { ...document, date: `2024-03-0${at + 1}T08:00:00Z` } : document,
    );
    const batches: SegmentedDocument[][] = [];
    for (const [at, place] of places.entries()) {
      const [document] = waiting.splice(place % Math.max(1, waiting.length), 1);
      if (document === undefined) break;
      if (at === 0 || cuts[at]) batches.push([]);
      batches.at(-1)!.push(document);
    }
    return batches;
  });

const isFact = (change: ReportChange): change is FactChange => change.kind === 'fact-changed';
const isParagraph = (change: ReportChange): change is ParagraphChange => 'block' in change;
const valuesOf = ({ fact, from, to }: FactChange) => JSON.stringify([fact, from, to]);

/** Nothing is told where nothing changed. */
function checkSilence({ editions }: Archive): void {
  for (const edition of editions) expect(changesOf([edition], edition)).toEqual([]);
}

/** Every fact that is told at once is told step by step, as often. */
function checkFacts({ editions, told }: Archive): void {
  const steps = told.flat().filter(isFact).map(valuesOf);
  for (const value of changesOf([], editions.at(-1)!).filter(isFact).map(valuesOf)) {
    expect(steps).toContain(value);
    steps.splice(steps.indexOf(value), 1);
  }
}

/** Who keeps up with what is told knows how every paragraph stands. */
function checkStandings({ editions, told }: Archive): void {
  const standings = new Map<string, string>();
  for (const [at, edition] of editions.entries()) {
    for (const { kind, paragraph, formerly = [] } of told[at]!.filter(isParagraph))
      for (const id of [paragraph, ...formerly]) standings.set(id, kind);
    for (const item of listItems(edition)) {
      if (blockOf(item) === null) continue;
      const known = new Set(idsOf(item).flatMap((id) => standings.get(id) ?? []));
      const now = standingOf(item.state);
      if (now === 'current')
        expect(['paragraph-new', 'paragraph-returned']).toEqual(expect.arrayContaining([...known]));
      else expect([...known]).toEqual([`paragraph-${now}`]);
    }
  }
}

/** A change is told once in a run, and a document once in all. */
function checkOnce({ told }: Archive): void {
  for (const changes of told) {
    const keys = changes.map((change) => {
      if (isFact(change)) return valuesOf(change) + JSON.stringify(change.between);
      return isParagraph(change) ? change.paragraph : JSON.stringify(change);
    });
    expect(new Set(keys).size).toBe(keys.length);
  }
  const joined = told
    .flat()
    .flatMap((change) => (change.kind === 'revision-joined' ? [change.document] : []));
  expect(new Set(joined).size).toBe(joined.length);
}

/** No paragraph is called new of which a revision of before has a reading. */
function checkNew({ editions, told }: Archive): void {
  for (const [at, changes] of told.slice(1).entries()) {
    const known = new Set(editions[at]!.revisions.map(({ id }) => id));
    const items = new Map(listItems(editions[at + 1]!).map((item) => [item.id, item]));
    for (const { kind, paragraph } of changes.filter(isParagraph)) {
      if (kind !== 'paragraph-new') continue;
      const { witnesses } = items.get(paragraph)!;
      expect(witnesses.filter(({ revision }) => known.has(revision))).toEqual([]);
    }
  }
}

test('what is told of a report holds, in whatever order its revisions arrive', () => {
  fc.assert(
    fc.property(arrivals, (batches) => {
      const found = archive(batches);
      for (const check of [checkSilence, checkFacts, checkStandings, checkOnce, checkNew]) check(found);
    }),
    { numRuns: runs },
  );
});
