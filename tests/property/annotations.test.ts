/** Annotations, found again in their sources, and in sources that have been edited since. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupBy } from '../../src/base/group-by.js';
import type { Edition } from '../../src/model/edition.js';
import { renderAnnotations } from '../../src/write/annotations.js';
import { restoreText } from '../../src/write/restore.js';
import { type AnnotationPage, findAlike, findQuote, placeOf } from '../anchoring.js';
import { editionOf, makeEdition } from '../arbitraries/editions.js';
import { history, runs, toDocument, toDocuments } from '../arbitraries/histories.js';
import { PlantedCorpus } from '../planted/corpus.mjs';

const targetsOf = (edition: Edition) => {
  const texts = new Map(
    edition.revisions.map(({ path, position }) => [
      path.split('/').map(encodeURIComponent).join('/'),
      restoreText(edition, position),
    ]),
  );
  const { items } = JSON.parse(renderAnnotations(edition)) as AnnotationPage;
  return items.map(({ target: { source, selector } }) => ({ text: texts.get(source)!, selector }));
};

/** Each is found at one place, the same by position and by quotation, in the very words. */
function checkFound(edition: Edition): void {
  for (const { text, selector } of targetsOf(edition)) {
    const [position, quote] = selector;
    const place = placeOf(text, position);
    expect(text.slice(...place)).toBe(quote.exact);
    expect(findQuote(text, quote)).toEqual([place]);
  }
}

const seeds = join(import.meta.dirname, '../../seeds');
const seedEdition = () =>
  makeEdition(
    readdirSync(seeds)
      .sort()
      .slice(0, 3)
      .map((name) => toDocument(readFileSync(join(seeds, name), 'utf8'), name)),
  );

/** Editions of the reports of a planted corpus that have several revisions. */
const plantedEditions = () =>
  [
    ...groupBy(
      [...new PlantedCorpus({ seed: 5, documents: 120 }).records(120)],
      ({ report }) => report,
    ).values(),
  ]
    .filter((records) => records.length > 1)
    .map((records) => makeEdition(records.map(({ text, id, date }) => ({ ...toDocument(text, id), date }))));

const refrain = 'Follow us on every channel';
const repeating = () =>
  editionOf(
    [1, 2].map(
      (figure) =>
        `The council of Port Alder voted on Tuesday to spend ${figure}2 million on the bridge 😀.\n\n${refrain}\n\n${refrain}\n\n${refrain}\n\nWork will begin in the spring, 😀 it said.\n\n${`${refrain}\n\n`.repeat(4)}`,
    ),
  );

/** The code of others finds the same, near where it ought to be. */
function checkAlike(edition: Edition): void {
  for (const { text, selector } of targetsOf(edition)) {
    const [position, quote] = selector;
    const place = placeOf(text, position);
    expect(findAlike(text, quote, place[0])).toEqual(place);
  }
}

describe('every annotation is found in its source by position and by quotation, at one place', () => {
  test('of the seeds', () => {
    checkFound(seedEdition());
    checkAlike(seedEdition());
  });

  test('of planted reports', () => {
    const editions = plantedEditions();
    expect(editions.length).toBeGreaterThan(5);
    for (const edition of editions) {
      checkFound(edition);
      checkAlike(edition);
    }
  });

  test('of a text that says one thing again and again', () => checkFound(repeating()));

  test('of generated histories', () =>
    fc.assert(
      fc.property(history, (revisions) => checkFound(makeEdition(toDocuments(revisions)))),
      { numRuns: runs },
    ));
});

describe('a quotation survives', () => {
  const all = () => [seedEdition(), ...plantedEditions()].flatMap(targetsOf);

  test('text that comes before it and after it', () => {
    for (const { text, selector } of all()) {
      const [position, quote] = selector;
      const [start, end] = placeOf(text, position);
      const before = 'A correction has been made below.\n\n';
      const [from, to] = [start - quote.prefix.length, end + quote.suffix.length];
      const edited = `${before}${text.slice(0, from)}(…)${text.slice(from, to)}(…)${text.slice(to)}\n\nMore follows.`;
      const moved = start + before.length + 3;
      expect(findQuote(edited, quote)).toEqual([[moved, moved + quote.exact.length]]);
    }
  });

  test('a slip right before it, where errors are allowed for', () => {
    for (const { text, selector } of all()) {
      const [position, quote] = selector;
      const [start] = placeOf(text, position);
      if (quote.prefix.length < 8) continue;
      const edited = `${text.slice(0, start - 6)}x${text.slice(start - 5)}`;
      const place = findAlike(edited, quote, start);
      expect(place === null ? null : edited.slice(...place)).toBe(quote.exact);
    }
  });

  test('a slip within it, where errors are allowed for', () => {
    for (const { text, selector } of all()) {
      const [position, quote] = selector;
      const [start, end] = placeOf(text, position);
      if (end - start < 80) continue;
      const edited = `${text.slice(0, start + 40)}x${text.slice(start + 41)}`;
      expect(findAlike(edited, quote, start)).toEqual([start, end]);
    }
  });
});

test('a target says that its text was taken out, where it is not the file itself', () => {
  const text = (figure: number) =>
    `The ferry of Port Alder will stay tied up for ${figure} days, the harbour office said on Tuesday.\n`;
  const rendered = (format: object) => {
    const edition = makeEdition([1, 2].map((at) => ({ ...toDocument(text(at), `r${at}`), ...format })));
    const { items } = JSON.parse(renderAnnotations(edition)) as AnnotationPage;
    return [...new Set(items.map(({ target }) => target.renderedVia?.id.replace(/[\d.]+$/, '')))];
  };
  expect(rendered({})).toEqual([undefined]);
  expect(rendered({ format: 'html' })).toEqual(['urn:variorum:program-']);
  expect(rendered({ container: { path: 'all.jsonl', place: 'record 1' } })).toEqual([
    'urn:variorum:program-',
  ]);
});
