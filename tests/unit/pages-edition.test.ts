/** Checks in the markup of an edition's page what a reader sees first, and what needs no script. */
import { describe, expect, test } from 'vitest';
import { renderEditionPage } from '../../src/write/page/edition-page.js';
import { editionOf } from '../arbitraries/editions.js';
import { attribute, byId, elements, hasClass, parsePage, textOf } from '../page-text.js';

const oldLead =
  'The mayor of Port Alder was silent on Monday about the price of the new bridge across the harbour.';
const second =
  'The council of Port Alder voted on Tuesday to spend twelve million on the bridge across the harbour.';
const third =
  'Work will begin in the spring of next year and last for three years, the engineers said on Wednesday.';
const later = 'An opposition member called the plan the most expensive mistake of the last twenty years.';

const folds = (page: ReturnType<typeof parsePage>) => elements(page, hasClass('above'));
const summaryOf = (fold: ReturnType<typeof parsePage>) =>
  textOf(elements(fold, ({ tagName }) => tagName === 'summary')[0]!);

describe('what stands above the lead', () => {
  test('is folded where the published text dropped it, and the fold says how much it holds', () => {
    const page = parsePage(
      renderEditionPage(
        editionOf([`${oldLead}\n\n${later}\n\n${second}\n\n${third}`, `${second}\n\n${third}`]),
      ),
    );
    const [fold, ...others] = folds(page);
    expect(others).toEqual([]);
    expect(summaryOf(fold!)).toBe('2 dropped paragraphs above the lead');
    expect(attribute(fold!, 'open')).toBeUndefined();
    expect(elements(fold!, hasClass('t')).map((own) => textOf(own))).toEqual([oldLead, later]);
    const open = elements(byId(page, 'article')!, hasClass('t')).map((own) => textOf(own));
    expect(open).toEqual([oldLead, later, second, third]);
  });

  test('is not folded where nothing was dropped there, whatever was dropped below', () => {
    const below = editionOf([`${second}\n\n${later}\n\n${third}`, `${second}\n\n${third}`]);
    expect(folds(parsePage(renderEditionPage(below)))).toEqual([]);
  });

  test('is no part of the text as published', () => {
    const page = parsePage(
      renderEditionPage(editionOf([`${oldLead}\n\n${second}\n\n${third}`, `${second}\n\n${third}`])),
    );
    expect(summaryOf(folds(page)[0]!)).toBe('1 dropped paragraph above the lead');
    expect(hasClass('off')(folds(page)[0]!)).toBe(true);
  });
});

describe('the column beside the text', () => {
  const told = (figure: number) => `${second.replace('twelve', String(figure))}\n\n${third}`;
  const texts = [told(12), told(15)];
  test('is a fold whose line says how many facts changed, and the summary leads there', () => {
    const page = parsePage(renderEditionPage(editionOf(texts)));
    const [fold] = elements(elements(page, hasClass('rail'))[0]!, hasClass('fold'));
    expect(summaryOf(fold!)).toBe('1 fact changed · What the marks mean');
    const [link] = elements(elements(page, hasClass('sub'))[0]!, ({ tagName }) => tagName === 'a');
    expect([textOf(link!), attribute(link!, 'href')]).toEqual(['1 fact changed', '#facts']);
    expect(elements(byId(page, 'facts')!, hasClass('fact'))).toHaveLength(1);
  });

  test('does not speak of facts where none changed', () => {
    const page = parsePage(renderEditionPage(editionOf([`${second}\n\n${third}`, `${second}\n\n${later}`])));
    const [fold] = elements(elements(page, hasClass('rail'))[0]!, hasClass('fold'));
    expect(summaryOf(fold!)).toBe('What the marks mean');
    expect(textOf(elements(page, hasClass('sub'))[0]!)).toContain('no fact changed');
  });
});

describe('the bar', () => {
  test('starts the timeline at the text that is shown, and has a place for dates only where there are any', () => {
    const dated = editionOf([`${second}\n\n${third}`, `${second}\n\n${later}`]);
    const undated = { ...dated, revisions: dated.revisions.map((own) => ({ ...own, date: null })) };
    const [withDates, without] = [dated, undated].map((own) => parsePage(renderEditionPage(own)));
    expect(attribute(byId(withDates!, 'when')!, 'value')).toBe('1');
    expect(elements(withDates!, (own) => attribute(own, 'id') === 'which')).toHaveLength(1);
    expect(elements(without!, (own) => attribute(own, 'id') === 'which')).toHaveLength(0);
  });

  test('explains each view to the pointer, and names the keys that lead from change to change', () => {
    const page = parsePage(renderEditionPage(editionOf([`${second}\n\n${third}`, `${second}\n\n${later}`])));
    const labels = elements(byId(page, 'bar')!, ({ tagName }) => tagName === 'label');
    const views = labels.filter(
      (label) => elements(label, (own) => attribute(own, 'name') === 'view').length > 0,
    );
    expect(views.map((label) => attribute(label, 'title'))).toEqual([
      'The text of B alone',
      'With what was dropped, where it stood',
      'Any revision as it stood',
      'Two revisions in one text',
    ]);
    const keys = ['previous', 'next'].map((id) => attribute(byId(page, id)!, 'aria-keyshortcuts'));
    expect(keys).toEqual(['p', 'n']);
  });

  test('offers no comparison where there is one revision', () => {
    const page = parsePage(renderEditionPage(editionOf([`${second}\n\n${third}`])));
    const ids = elements(page).map((own) => attribute(own, 'id'));
    expect(ids.filter((id) => ['v-two', 'when', 'next'].includes(id ?? ''))).toEqual([]);
  });
});
