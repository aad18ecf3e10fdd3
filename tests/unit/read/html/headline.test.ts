/** Checks that the headline is what a reader saw above the article. */
import { describe, expect, it } from 'vitest';
import { extractPage } from '../../../../src/read/html/html.js';
import { readArticles as readFeed } from '../../../../src/read/xml/feed.js';
import { pageParagraphs } from './note-pages.js';

const prose = pageParagraphs.map((text) => `<p>${text}</p>`).join('');
const meta = (property: string, content: string) => `<meta property="${property}" content="${content}">`;

interface Page {
  readonly head?: string;
  readonly above?: string;
  readonly below?: string;
  readonly address?: string;
}

function headlineOf({ head = '', above = '', below = '', address = 'https://example.org/a' }: Page) {
  const link = `<link rel="canonical" href="${address}">`;
  const { metadata, blocks } = extractPage(
    `<html><head>${link}${head}</head><body>${above}<article>${prose}</article>${below}</body></html>`,
  );
  const printed = blocks.find(({ kind }) => kind === 'headline')?.text;
  expect(printed).toBe(metadata.title);
  return printed;
}

const searchTitle = meta('og:title', '7 harbour votes you must know in 2024');

describe('the headline of a page', () => {
  it('is the heading, not the title that was written for search', () => {
    expect(headlineOf({ head: searchTitle, above: '<h1>Harbour vote splits the council</h1>' })).toBe(
      'Harbour vote splits the council',
    );
  });

  it('is the first line of the heading where the titles leave out the author below it', () => {
    const head = meta('og:title', 'Harbour vote splits the council (photo: Alder) : The Post');
    const above = '<h1 itemprop="headline"><span>Harbour vote splits the council</span><br>Jane Doe</h1>';
    expect(headlineOf({ head, above })).toBe('Harbour vote splits the council');
    const whole = meta('og:title', 'Harbour vote splits the council, says Jane Doe');
    const two = '<h1>Harbour vote splits the council,<br>says Jane Doe</h1>';
    expect(headlineOf({ head: whole, above: two })).toBe('Harbour vote splits the council, says Jane Doe');
  });

  it('is a line of the page that the title gives with the name of a series in brackets', () => {
    const head = '<title>The greedy dog ＜Tales of every day＞</title>';
    expect(headlineOf({ head, above: '<div>The greedy dog</div>' })).toBe('The greedy dog');
    expect(headlineOf({ head })).toBe('The greedy dog ＜Tales of every day＞');
  });

  it('is the only heading inside the article, however short, which the title contradicts', () => {
    const page = (lines: string) =>
      extractPage(`<head><title>Test page</title></head><body>${lines}${prose}</article></body>`).metadata
        .title;
    expect(page('<article><h1>Lorem</h1>')).toBe('Lorem');
    expect(page('<h1>Opinion</h1><article>')).toBe('Test page');
  });

  it('is the only heading even where the title for search shares no word with it', () => {
    const head = meta('og:title', 'Why Port Alder is in trouble');
    expect(headlineOf({ head, above: '<h1>Council votes to close the quay</h1>' })).toBe(
      'Council votes to close the quay',
    );
  });

  it.each([
    ['names the site', meta('og:site_name', 'The Alder Post'), '<h1>The Alder Post</h1>'],
    ['names the address', '', '<h1>example.org</h1>'],
    ['names a section', '', '<h1>Harbour</h1>'],
    ['stands in the menu', '', '<nav><h1>Harbour vote splits voters elsewhere, too</h1></nav>'],
  ])('is no heading that %s', (_, head, above) => {
    const own = meta('og:title', 'Harbour vote splits the council');
    expect(headlineOf({ head: head + own, above: `${above}<h2>Harbour vote splits council</h2>` })).toBe(
      'Harbour vote splits council',
    );
  });

  it('is no heading below the article', () => {
    expect(
      headlineOf({
        head: meta('og:title', 'Harbour vote splits the council'),
        above: '<h2>Harbour vote splits council</h2>',
        below: '<h1>Harbour vote splits the council: a message from the editor</h1>',
      }),
    ).toBe('Harbour vote splits council');
  });

  it('is the title of the data where no heading resembles it', () => {
    expect(headlineOf({ head: meta('og:title', 'Harbour vote'), above: '<h2>Latest</h2>' })).toBe(
      'Harbour vote',
    );
  });

  it.each([
    ['Harbour vote splits council | The Alder Post', meta('og:site_name', 'The Alder Post')],
    ['Harbour vote splits council - Alder Post', meta('og:site_name', 'The Alder Post')],
    ['Harbour vote splits council – BHF', meta('og:site_name', 'British Harbour Foundation')],
    ['The Alder Post | Harbour vote splits council', meta('og:site_name', 'The Alder Post')],
    ['Harbour vote splits council | Example News', ''],
  ])('is “%s” without the name of the site', (title, head) => {
    expect(headlineOf({ head: `${head}<title>${title}</title>` })).toBe('Harbour vote splits council');
  });

  it('keeps what follows a dash and does not name the site', () => {
    const title = 'Harbour vote - the council is split';
    expect(headlineOf({ head: meta('og:title', title) })).toBe(title);
  });

  it.each([
    '<h1><span>Title:</span>Harbour vote splits council</h1>',
    '<h1><time>3 March 2020</time> Harbour vote splits council</h1>',
    '<h1>Harbour vote splits council<div>Posted on March 3, 2020 by Ray Ford</div></h1>',
  ])('leaves out what else stands in %s', (above) => {
    const head = meta('og:title', 'Harbour vote splits council | Example');
    expect(headlineOf({ head, above })).toBe('Harbour vote splits council');
  });

  it('reads titles in scripts without spaces', () => {
    expect(
      headlineOf({
        head: meta('og:title', '市议会投票关闭码头引发争议|新闻网'),
        above: '<h1>国际</h1><h1>市议会投票关闭码头</h1>',
      }),
    ).toBe('市议会投票关闭码头');
  });

  it.each([
    ['Ford &amp;amp; Sons buy quay', 'Ford & Sons buy quay'],
    ['Ford&amp;#8217;s quay', 'Ford’s quay'],
    ['Ford&amp;amp;#8217;s quay', 'Ford’s quay'],
    ['How to write &amp;amp; in HTML', 'How to write &amp; in HTML'],
    ['What &amp;lt;b&amp;gt; does to a text', 'What &lt;b&gt; does to a text'],
    ['R&amp;D at sea', 'R&D at sea'],
  ])('decodes %s once more where a reader would never see it so', (title, expected) => {
    expect(headlineOf({ head: meta('og:title', title) })).toBe(expected);
  });
});

describe('the article among the data of a page', () => {
  const dataOf = (...objects: object[]) =>
    `<script type="application/ld+json">${JSON.stringify({ '@graph': objects })}</script>`;
  const readPage = (head: string) =>
    extractPage(`<html><head><link rel="canonical" href="https://example.org/a">${head}</head>
      <body><article>${prose}</article></body></html>`).metadata;

  it('comes before the page that holds it, and names its author by reference', () => {
    const metadata = readPage(
      dataOf(
        { '@type': 'WebPage', name: 'Page', datePublished: '2020-01-01' },
        { '@type': 'NewsArticle', headline: 'Vote', author: { '@id': '#ray' }, datePublished: '2020-03-02' },
        { '@type': 'Person', '@id': '#ray', name: 'Ray Ford' },
      ),
    );
    expect(metadata).toMatchObject({ title: 'Vote', byline: 'Ray Ford', published: '2020-03-02' });
  });

  it('is the one that names the address of the page', () => {
    const metadata = readPage(
      dataOf(
        { '@type': 'NewsArticle', headline: 'Another report', url: 'https://example.org/b' },
        { '@type': 'NewsArticle', headline: 'This report', url: 'https://example.org/a' },
      ),
    );
    expect(metadata.title).toBe('This report');
  });
});

describe('entities that were encoded twice', () => {
  const bodyOf = (...paragraphs: readonly string[]) =>
    extractPage(`<html><body><article><h1>Vote</h1>${prose}${paragraphs.join('')}</article></body></html>`)
      .blocks.map(({ text }) => text)
      .join('\n');

  it('are decoded in the text of an article', () => {
    const paragraph =
      '<p>Ford &amp;amp; Sons, the league&amp;#8217;s oldest member, paid &amp;pound;212 for it.</p>';
    expect(bodyOf(paragraph)).toContain('Ford & Sons, the league’s oldest member, paid £212 for it.');
  });

  it('stay in an article that speaks of them, and in code', () => {
    const telling = '<p>In HTML the sign is written as such, for it would begin an entity otherwise.</p>';
    const shown = '<p>Whoever means an ampersand has to write &amp;amp; in the text of a page.</p>';
    expect(bodyOf(telling, shown)).toContain('has to write &amp; in the text');
    expect(
      bodyOf('<p>The command is <code>echo &amp;quot;</code> and prints what it was given.</p>'),
    ).toContain('echo &quot;');
  });

  it('are decoded in the title and the text of a feed', () => {
    const feed = `<rss><channel><title>News</title><item><title>Ford &amp;amp;amp; Sons&amp;#8217; vote</title>
      <description>&amp;lt;p&amp;gt;Ford &amp;amp;amp; Sons voted on Tuesday.&amp;lt;/p&amp;gt;</description></item></channel></rss>`;
    const result = readFeed(feed, 'a.xml');
    if (!result.ok) throw new Error('no article');
    expect(result.value[0]!.extracted.blocks).toEqual([
      { kind: 'headline', text: 'Ford & Sons’ vote' },
      { kind: 'body', text: 'Ford & Sons voted on Tuesday.' },
    ]);
  });
});
