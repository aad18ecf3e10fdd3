/** An edition whose order nothing tells: no output for people says that one revision is older than another. */
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../src/model/edition.js';
import { renderMarkdown } from '../../../src/write/markdown.js';
import { describeFact } from '../../../src/write/notes.js';
import { renderEditionPage } from '../../../src/write/page/edition-page.js';
import { renderPicture } from '../../../src/write/picture.js';
import { renderProv } from '../../../src/write/prov.js';
import { renderTei } from '../../../src/write/tei.js';
import { makeEdition } from '../../arbitraries/editions.js';
import { toDocument } from '../../arbitraries/histories.js';
import { elements, parsePage, textOf } from '../../page-text.js';

const shared =
  'The council of Port Alder is spending twelve million on the bridge across the harbour, the mayor said.';
const texts = [
  `Some 12 ships wait outside the harbour of Port Alder, and no end of it is in sight.\n\n${shared}\n\nThe pilots of the harbour are paid by the day.`,
  `Some 15 ships wait outside the harbour of Port Alder, and no end of it is in sight.\n\n${shared}\n\nThe fishermen of the islands sell their catch elsewhere.`,
];
const unknown = makeEdition(texts.map((text, at) => toDocument(text, `${'ab'[at]}.txt`)));
const known: Edition = { ...unknown, order: { ...unknown.order, basis: 'content' } };

const claims =
  /\b(?:dropped|last seen|added|edited|older|newer|latest|oldest|changed|no longer|brought in)\b|→/i;

/** What a page shows and says, without its script and styles, its sources and its evidence. */
function pageText(edition: Edition): string {
  const page = parsePage(renderEditionPage(edition));
  const shown = elements(page, ({ tagName }) => ['header', 'form', 'aside', 'main'].includes(tagName));
  const titles = elements(page, ({ attrs }) => attrs.some(({ name }) => name === 'title'));
  return [
    ...shown.map((element) => textOf(element)),
    ...titles.map(({ attrs }) => attrs.find(({ name }) => name === 'title')!.value),
  ].join('\n');
}

const views = {
  'canonical.md': (edition: Edition) => renderMarkdown(edition, 'union'),
  page: pageText,
  picture: renderPicture,
};

describe('an unknown order', () => {
  test('is what two undated texts without a cue have', () => {
    expect(unknown.order.basis).toBe('unknown');
    expect(unknown.paragraphs.some(({ state }) => state === 'dropped')).toBe(true);
    expect(unknown.paragraphs.some(({ facts }) => facts.length > 0)).toBe(true);
  });

  test.each(Object.entries(views))('claims no direction in %s, where a known order does', (_, render) => {
    expect(render(known)).toMatch(claims);
    expect(render(unknown)).not.toMatch(claims);
    expect(render(unknown)).toContain('order unknown');
  });

  test('says where a fact differs, in no order', () => {
    const fact = unknown.paragraphs.flatMap(({ facts }) => facts)[0]!;
    expect(describeFact(fact, unknown)).toMatch(/ \| .* between A and B, order unknown$/);
    const lost = { ...fact, kind: 'attribution-lost', from: 'Strand', to: null } as const;
    expect(describeFact(lost, unknown)).toBe(
      'attribution to Strand in A alone between A and B, order unknown',
    );
    const added = { ...fact, kind: 'negation-changed', from: null, to: 'not' } as const;
    expect(describeFact(added, unknown)).toBe('“not” in B alone between A and B, order unknown');
  });

  test('derives no revision from another in PROV, and says in TEI what its states mean', () => {
    expect(renderProv(known)).toContain('prov:Revision');
    expect(renderProv(unknown)).not.toContain('prov:Revision');
    expect(renderTei(known)).not.toContain('order of the witnesses is not known');
    expect(renderTei(unknown)).toContain('order of the witnesses is not known');
  });
});
