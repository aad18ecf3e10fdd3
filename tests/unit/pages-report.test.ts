/** Checks in the markup of the report what explains its words, and what its decisions are kept under. */
import { beforeAll, describe, expect, test } from 'vitest';
import { decisionTray } from '../../src/write/page/report-lists.js';
import type { Decision } from '../../src/write/page/report-shape.js';
import { vastReport } from '../browser/samples.js';
import { attribute, byId, elements, hasClass, parsePage, textOf } from '../page-text.js';

describe('the report', () => {
  let html: string;
  let page: ReturnType<typeof parsePage>;
  beforeAll(async () => {
    ({ page: html } = await vastReport(3));
    page = parsePage(html);
  });

  test('explains each decision and each figure in words that need no pointer', () => {
    const [legend] = elements(page, hasClass('words'));
    const terms = elements(legend!, ({ tagName }) => tagName === 'dt').map((own) => textOf(own));
    expect(terms).toEqual(
      expect.arrayContaining(['Make base', '↑ Earlier', 'One report', 'Keep apart', 'Cohesion']),
    );
    const decisions: readonly Decision[] = ['base', 'before', 'must', 'never'];
    for (const id of [...decisions, 'cohesion', 'score', 'probability', 'overlap'])
      expect(textOf(byId(legend!, `w-${id}`)!)).toMatch(/^[A-Z].{40,}\.$/);
  });

  test('names the run by what it shows: alike for the same, otherwise for another', async () => {
    const nameOf = (text: string) => attribute(byId(parsePage(text), 'decided')!, 'data-run');
    expect(nameOf(html)).toMatch(/^[0-9a-f]{16}$/);
    expect(nameOf((await vastReport(3)).page)).toBe(nameOf(html));
    expect(nameOf((await vastReport(4)).page)).not.toBe(nameOf(html));
  });
});

test('the button that forgets says what is left: nothing, or what the run was given', () => {
  const [all, mine] = [0, 3].map((given) => parsePage(`<!doctype html>${decisionTray('0', given).markup}`));
  expect(textOf(byId(all!, 'clear')!)).toBe('Forget all');
  expect(textOf(byId(mine!, 'clear')!)).toBe('Forget mine');
  expect(attribute(byId(mine!, 'clear')!, 'title')).toContain('that this run was given');
});
