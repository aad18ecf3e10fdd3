import { describe, expect, test } from 'vitest';
import type { DocumentId } from '../../../../src/model/document.js';
import { toDocument } from '../../../../src/read/extracted.js';
import { cleanMarkup } from '../../../../src/read/html/clean-markup.js';
import { extractFragment, extractPage } from '../../../../src/read/html/html.js';
import { segment } from '../../../../src/text/segment.js';
import { notePages, pageParagraphs, toPage } from './note-pages.js';

const kindOf = (page: string, words: string) =>
  extractPage(page).blocks.find(({ text }) => text.includes(words))?.kind;

describe('extractPage()', () => {
  test.each(notePages.map((page) => [page.shape, page] as const))('keeps a note: %s', (_, page) => {
    const { blocks } = extractPage(toPage(page));
    const holding = blocks.filter(({ text }) => text.includes(page.note));
    expect(holding.map(({ kind }) => kind)).toEqual(['notice']);
    for (const paragraph of pageParagraphs)
      expect(blocks.filter(({ text }) => text === paragraph)).toHaveLength(1);
    expect(blocks.some(({ text }) => /Related stories|Imprint|Boats on the move/.test(text))).toBe(false);
  });

  test('takes headline, dates, byline, publisher, address and language from JSON-LD', () => {
    const data = {
      '@graph': [
        {
          '@type': 'NewsArticle',
          headline: 'Council of Port Alder votes on harbour',
          datePublished: '2020-03-02T08:00:00Z',
          dateModified: '2020-03-03T09:00:00Z',
          author: [{ '@type': 'Person', name: 'Ray Ford' }],
          publisher: { name: 'The Alder Post' },
          url: 'https://example.org/harbour',
        },
      ],
    };
    const page = toPage({
      shape: '',
      note: '',
      head: `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
    });
    expect(extractPage(page).metadata).toMatchObject({
      title: 'Council of Port Alder votes on harbour',
      published: '2020-03-02T08:00:00Z',
      modified: '2020-03-03T09:00:00Z',
      byline: 'Ray Ford',
      publisher: 'The Alder Post',
      url: 'https://example.org/harbour',
      language: 'en',
    });
  });

  test.each([
    ['OpenGraph', '<meta property="article:published_time" content="2020-03-02">'],
    ['a meta element', '<meta name="pubdate" content="2020-03-02">'],
  ])('takes the date from %s', (_, head) => {
    expect(extractPage(toPage({ shape: '', note: '', head })).metadata.published).toBe('2020-03-02');
  });

  test('takes the date from itemprop and from <time>', () => {
    const above = '<span itemprop="datePublished" content="2020-03-02">Monday</span>';
    expect(extractPage(toPage({ shape: '', note: '', above })).metadata.published).toBe('2020-03-02');
    const time = '<time datetime="2020-03-04T10:00">Wednesday</time>';
    expect(extractPage(toPage({ shape: '', note: '', above: time })).metadata.published).toBe(
      '2020-03-04T10:00',
    );
  });

  test('knows captions, and keeps lists, quotations and tables', () => {
    const below = `<figure><img src="x.jpg"><figcaption>The old harbour in winter.</figcaption></figure>
      <p>The council also decided three other things on the same evening, none of them disputed:</p>
      <ul><li>A new lamp at the quay, to be paid for by the town.</li><li>A lower fee for small boats, from April on.</li></ul>
      <blockquote><p>We have waited for this for thirty years, and we shall not wait any longer.</p></blockquote>
      <table><tr><th>Year</th><th>Boats</th></tr><tr><td>2019</td><td>41</td></tr></table>
      <p>All of this will be looked at again when the council meets in the autumn of this year.</p>`;
    const page = toPage({ shape: '', note: '' }).replace('</div></article>', `${below}</div></article>`);
    expect(kindOf(page, 'old harbour in winter')).toBe('caption');
    for (const words of ['A lower fee for small boats', 'waited for this for thirty', '2019 | 41'])
      expect(kindOf(page, words)).toBe('body');
  });

  test('a short sentence with one word of an offer or of terms stays', () => {
    const below =
      '<p>Il refuse de subscribe.</p><p>Pidió responsabilidad.</p><h2>Consent to what</h2><p>Nobody knew, and the vote went on without an answer from the council.</p>';
    const text = extractPage(toPage({ shape: '', note: '', below }))
      .blocks.map((block) => block.text)
      .join('\n');
    for (const words of ['Il refuse de subscribe.', 'Pidió responsabilidad.', 'Consent to what'])
      expect(text).toContain(words);
  });

  test('scripts and handlers are no text and do not run', () => {
    const below =
      '<p onclick="x()">A last paragraph that is long enough to be one.</p><script>alert(1)</script><style>p{}</style>';
    const text = extractPage(toPage({ shape: '', note: '', below }))
      .blocks.map((block) => block.text)
      .join('\n');
    expect(text).toContain('A last paragraph');
    expect(text).not.toMatch(/alert|onclick|p\{\}/);
  });

  test('a million elements deep, and a million side by side, come to an end', () => {
    const deep = extractPage(`<html><body>${'<div>'.repeat(1_000_000)}Words at the bottom of it all.`);
    expect(deep.blocks.map(({ text }) => text).join(' ')).toContain('Words at the bottom');
    const wide = extractPage(`<html><body>${'<p>A paragraph.</p>'.repeat(200_000)}</body></html>`);
    expect(wide.blocks.length).toBeGreaterThan(0);
  }, 60_000);

  test('a million entities are text, and no million nodes of a tree', () => {
    const { plain } = cleanMarkup(`<p>${'&x; &amp; '.repeat(500_000)}</p>`);
    expect(plain).toContain('&x; & &x; &');
    expect(cleanMarkup('<p>Salt &amp; pepper, 3 &lt; 4.</p>').plain).toBeNull();
    const { blocks } = extractPage(`<html><body><p>${'So it goes > on. '.repeat(200_000)}</p></body></html>`);
    expect(blocks.map(({ text }) => text).join(' ')).toContain('goes > on. So');
  }, 60_000);
});

test('extractFragment() reads what a feed or a record holds', () => {
  expect(extractFragment('<p>One &amp; two.</p><p>Three<br>four.</p><body>')).toEqual([
    { kind: 'body', text: 'One & two.' },
    { kind: 'body', text: 'Three\nfour.' },
  ]);
});

test('segment() keeps the kinds that the page tells', () => {
  const id = 'a.html' as DocumentId;
  const document = {
    ...toDocument(id, extractPage(toPage(notePages[0]!))),
    sha256: '',
    encoding: 'utf-8',
    hasByteOrderMark: false,
  };
  const kinds = segment(document).blocks.map(({ kind }) => kind);
  expect(kinds[0]).toBe('headline');
  expect(kinds).toContain('notice');
  expect(kinds.filter((kind) => kind === 'body')).toHaveLength(pageParagraphs.length);
});
