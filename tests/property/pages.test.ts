/** Laws of the written pages, on generated histories: nothing that an edition says is lost or altered by its page. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderEditionPage } from '../../src/write/page/edition-page.js';
import { makeEdition } from '../arbitraries/editions.js';
import { history, runs, toDocuments } from '../arbitraries/histories.js';
import { byId, elements, hasClass, parsePage, textOf, wordsOfRevision, wordsOnPage } from '../page-text.js';

test('the page has the text of every item, and its readings make up every revision', () => {
  fc.assert(
    fc.property(history, (revisions) => {
      const edition = makeEdition(toDocuments(revisions));
      const html = renderEditionPage(edition);
      expect(renderEditionPage(edition)).toBe(html);
      const page = parsePage(html);
      for (const { id, text } of [...edition.blocks, ...edition.paragraphs]) {
        expect(textOf(elements(byId(page, id)!, hasClass('t'))[0]!)).toBe(text);
      }
      for (const at of edition.revisions.keys())
        expect(wordsOnPage(page, at)).toEqual(wordsOfRevision(edition, at));
    }),
    { numRuns: runs },
  );
});
