/** Checks where words of neighbouring elements are held apart, as a browser shows them. */
import { expect, it } from 'vitest';
import { extractFragment, extractPage } from '../../../../src/read/html/html.js';
import { pageParagraphs } from './note-pages.js';

const readLine = (markup: string) => extractFragment(`<p>${markup}</p>`)[0]?.text;

it.each([
  [
    '<span>The harbour at dawn.</span><span>Photo by Jane Doe</span>',
    'The harbour at dawn. Photo by Jane Doe',
  ],
  ['<span>The harbour</span><span><b>Credit</b><b>Jane Doe</b></span>', 'The harbour Credit Jane Doe'],
  ['<time>3 March 2020</time><span>Jane Doe</span>', '3 March 2020 Jane Doe'],
  ['<span>“It holds.”</span><span>REUTERS</span>', '“It holds.” REUTERS'],
])('parts words that touch in %s', (markup, text) => {
  expect(readLine(markup)).toBe(text);
});

it.each([
  ['<b>T</b><span>he harbour</span>', 'The harbour'],
  ['<i>i</i><b>Phone</b>', 'iPhone'],
  ['<b>Mc</b><b>Donald</b>', 'McDonald'],
  ['<b>harbour</b><b>s</b>', 'harbours'],
  ['The <b>harbour</b><span>, and more</span>', 'The harbour, and more'],
  ['<b>CO</b><sub>2</sub>', 'CO2'],
])('leaves a word whole in %s', (markup, text) => {
  expect(readLine(markup)).toBe(text);
});

it('parts a credit from its caption, whatever element each is in', () => {
  const captions = [
    '<span>Boats <b>at rest</b> in the harbour</span><div>Photo: Jane Doe</div>',
    '<span><p>Cranes of the harbour at dawn.</p></span><span>Photo by Jane Doe</span>',
  ];
  const figures = captions.map((caption) => `<figure><img><figcaption>${caption}</figcaption></figure>`);
  const prose = pageParagraphs.map((text) => `<p>${text}</p>`).join('');
  const page = `<body><article><h1>Council votes on harbour</h1>${figures.join('')}${prose}</article></body>`;
  const read = extractPage(page).blocks.filter(({ kind }) => kind === 'caption');
  expect(read.map(({ text }) => text)).toEqual([
    'Boats at rest in the harbour Photo: Jane Doe',
    'Cranes of the harbour at dawn. Photo by Jane Doe',
  ]);
});
