/** Laws of the tables that are made of editions: they say what the sources say, and count it once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTokens } from '../../src/text/tokens.js';
import { restoreText } from '../../src/write/restore.js';
import { makeEdition } from '../arbitraries/editions.js';
import { history, runs, toDocuments } from '../arbitraries/histories.js';
import { tablesOf } from '../arbitraries/tables-of.js';

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe('the rows of an edition', () => {
  test('say of every reading what its source has at its span, once each', () => {
    fc.assert(
      fc.property(history, (articles) => {
        const edition = makeEdition(toDocuments(articles));
        const { readings, paragraphs } = tablesOf(edition);
        const items = [...edition.blocks, ...edition.paragraphs];
        expect(readings.length).toBe(items.flatMap(({ witnesses }) => witnesses).length);
        expect(paragraphs.map(({ paragraph_id }) => paragraph_id)).toEqual(edition.views.fullRecord);
        const sources = new Map(
          edition.revisions.map(({ id, position }) => [
            id as string,
            Buffer.from(restoreText(edition, position)),
          ]),
        );
        for (const { document_id, span_start, span_end, text } of readings)
          expect(sources.get(document_id)!.toString('utf8', span_start, span_end)).toBe(text);
        for (const { source_document, span_start, span_end, text } of paragraphs)
          expect(sources.get(source_document)!.toString('utf8', span_start, span_end)).toBe(text);
        for (const { paragraph_id } of paragraphs)
          expect(readings.some((each) => each.paragraph_id === paragraph_id && each.is_printed)).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  test('count the same words in readings and in revisions; of the oldest revision all are new', () => {
    fc.assert(
      fc.property(history, (articles) => {
        const edition = makeEdition(toDocuments(articles));
        const { report, revisions, readings } = tablesOf(edition);
        expect(report.revisions).toBe(revisions.length);
        for (const revision of revisions) {
          const own = readings.filter(
            ({ document_id, place }) => document_id === revision.document_id && place !== null,
          );
          expect(sum(own.map(({ words }) => words))).toBe(revision.words);
          expect(sum(own.filter(({ is_new }) => is_new).map(({ words }) => words))).toBe(revision.words_new);
          const inOrder = own.toSorted((left, right) => left.span_start - right.span_start);
          expect(inOrder.map(({ place }) => place)).toEqual(own.map((_, index) => index + 1));
          for (const { words, text } of own) expect(words).toBe(countTokens(text));
        }
        expect(revisions[0]!.words_new).toBe(revisions[0]!.words);
      }),
      { numRuns: runs },
    );
  });

  test('bound a paragraph by the readings that it has', () => {
    fc.assert(
      fc.property(history, (articles) => {
        const { paragraphs, readings } = tablesOf(makeEdition(toDocuments(articles)));
        for (const { paragraph_id, first_position, last_position, wordings, ...rest } of paragraphs) {
          const own = readings.filter((each) => each.paragraph_id === paragraph_id && !each.is_part);
          expect(own.length).toBe(rest.readings);
          expect(Math.min(...own.map(({ position }) => position))).toBe(first_position);
          expect(Math.max(...own.map(({ position }) => position))).toBe(last_position);
          expect(new Set(own.map(({ text }) => text)).size).toBe(wordings);
        }
      }),
      { numRuns: runs },
    );
  });
});
