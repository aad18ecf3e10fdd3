/** Reads back what is written of syndication trees, of outlets and texts that mean harm, too. */
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { syndicationTree } from '../../../src/trace/syndication/syndication-tree.js';
import { renderSyndication, syndicationFormat } from '../../../src/write/syndication/syndication-json.js';
import { syndicationPanel } from '../../../src/write/syndication/syndication-panel.js';
import { renderSyndicationPicture } from '../../../src/write/syndication/syndication-picture.js';
import { describeCorrection, describeRoot } from '../../../src/write/syndication/tree-words.js';
import { elements, parsePage } from '../../page-text.js';
import { carrier, wire } from '../trace/syndication/texts.js';

const hostile = '</text><script>alert(1)</script>\u202e\u0000"\ud800';
const corrected = wire.map((text) => text.replace('12 million', '15 million'));
const tree = syndicationTree([
  carrier('Reuters', wire, { date: '2026-03-02T08:10:00Z', title: hostile }),
  carrier('Reuters', corrected, { date: '2026-03-02T10:10:00Z', revision: 1 }),
  carrier(hostile, wire, { date: '2026-03-02T09:10:00Z' }),
  carrier('Echo', corrected.slice(0, 5), { date: '2026-03-02T11:10:00Z' }),
])!;

test('the picture is XML in which nothing of a source is markup, and tells in words what it shows', () => {
  const picture = renderSyndicationPicture(tree);
  const names = new Set<string>();
  let words = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name }) => names.add(name));
  parser.on('text', (text) => {
    words += text;
  });
  parser.write(picture).close();
  expect([...names].sort()).toEqual(['circle', 'desc', 'path', 'rect', 'style', 'svg', 'text', 'title']);
  expect(words).toContain('Echo from Reuters');
  expect(words).toContain('reached 1 of 2 other carriers');
});

test('syndication.json holds every tree as it was told', () => {
  const text = [...renderSyndication([tree, tree])].join('');
  const { format, trees } = JSON.parse(text) as { format: string; trees: readonly (typeof tree)[] };
  expect(format).toBe(syndicationFormat);
  expect(trees).toHaveLength(2);
  expect(trees[0]).toMatchObject({
    id: tree.id,
    root: tree.root,
    edges: JSON.parse(JSON.stringify(tree.edges)),
    carriers: tree.carriers.map((own, number) => ({ number, documents: own.documents })),
  });
});

test('the panel has a link to the picture of each tree, and no markup of a source', () => {
  expect(syndicationPanel([])).toBeNull();
  const { content, count } = syndicationPanel([tree])!;
  const page = parsePage(content.markup);
  expect(count).toBe(1);
  expect(elements(page, ({ tagName }) => tagName === 'script')).toEqual([]);
  const links = elements(page, ({ tagName }) => tagName === 'a').flatMap(({ attrs }) => attrs);
  expect(links).toEqual([expect.objectContaining({ name: 'href', value: `syndication/${tree.id}.svg` })]);
});

test('words say where a text is from, and whom a correction reached', () => {
  expect(describeRoot(tree)).toMatch(
    /^Reuters and 2 carriers that have it from there in the end \(\d+ % sure\)$/,
  );
  expect(tree.corrections.map((correction) => describeCorrection(correction, tree))).toEqual([
    'The changed figure “12” → “15” of Reuters reached 1 of 2 other carriers; 1 has the old words',
  ]);
});
