/** Checks that author and days are read from the lines below a headline where the page's data do not say. */
import { describe, expect, it } from 'vitest';
import { extractPage } from '../../../../src/read/html/html.js';
import { pageParagraphs } from './note-pages.js';

const prose = pageParagraphs.map((text) => `<p>${text}</p>`).join('');
const readPage = (lines: string, head = '', behind = '') =>
  extractPage(`<html><head>${head}</head><body><nav><a href="/a" rel="author">Menu Person</a><p>May 1, 2019</p></nav>
    <article><h1>Council votes on harbour</h1>${lines}${prose}${behind}</article></body></html>`).metadata;

describe('the head of an article', () => {
  it.each([
    [
      '<div class="byline">By <a href="/authors/jane">Jane Doe</a> <span>Published March 3, 2020</span></div>',
    ],
    ['<div><div>Written by</div><div>Jane Doe</div><div>March 3, 2020</div></div>'],
    ['<p>By Jane Doe</p><p>Published: 3 March 2020</p>'],
    [
      '<span class="author-name">Jane Doe</span><span class="author-role">Harbour Editor</span><time datetime="2020-03-03">today</time>',
    ],
  ])('names author and day in %s', (lines) => {
    expect(readPage(lines)).toMatchObject({ byline: 'Jane Doe', published: '2020-03-03' });
  });

  it('names several authors, and not who did something else', () => {
    const link = (name: string) => `<a rel="author" href="/x">${name}</a>`;
    const lines = `<p>By ${link('Jane Doe')} and ${link('John Roe')}. Reviewed by ${link('Ann Lee')}</p>`;
    expect(readPage(lines).byline).toBe('Jane Doe, John Roe');
  });

  it('tells the day of the last change from that of publication', () => {
    expect(readPage('<p>March 3, 2020</p><p>Updated on March 5, 2020</p>')).toMatchObject({
      published: '2020-03-03',
      modified: '2020-03-05',
    });
  });

  it('says nothing that the data of the page say', () => {
    const head =
      '<meta name="author" content="ByRay Ford"><meta property="article:published_time" content="2020-03-01">';
    expect(readPage('<p>By Jane Doe</p><p>March 3, 2020</p>', head)).toMatchObject({
      byline: 'Ray Ford',
      published: '2020-03-01',
    });
  });

  it('names all of whom the reader sees only one in the data', () => {
    const head = '<meta name="author" content="Jane Doe">';
    const line = '<p>By Jane Doe (reporting) and John Roe (photography)</p>';
    expect(readPage(line, head).byline).toBe('Jane Doe (reporting) and John Roe (photography)');
    expect(readPage('<p>By Jane Doe, Harbour Editor</p>', head).byline).toBe('Jane Doe');
  });

  it('names every author that has a meta element of its own, surnames last', () => {
    const element = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
    const plain = element('author', 'Jane Doe') + element('author', 'John Roe');
    expect(readPage('', plain).byline).toBe('Jane Doe, John Roe');
    const index = element('citation_author', 'Doe, Jane') + element('citation_author', 'Roe, John');
    expect(readPage('', index).byline).toBe('Jane Doe, John Roe');
  });

  it('names the person rather than the desk', () => {
    const head = '<meta name="author" content="Alder Wire">';
    expect(readPage('<p>By: Alder Wire</p><p>By Jane Doe</p>', head).byline).toBe('Jane Doe');
    expect(readPage('<p>By: Alder Wire</p>', head).byline).toBe('Alder Wire');
  });

  it('names the author behind the day on one line', () => {
    expect(readPage('<h5>2/26/2020 7:11 AM PST BY ALDER STAFF</h5>')).toMatchObject({
      byline: 'ALDER STAFF',
      published: '2020-02-26',
    });
    expect(readPage('<p>A harbour made by Jane Doe</p>').byline).toBeUndefined();
  });

  it('names the author rather than the site that the data call one', () => {
    const head =
      '<meta property="og:site_name" content="The Alder Post"><meta name="author" content="The Alder Post">';
    expect(readPage('<p>By Jane Doe</p>', head).byline).toBe('Jane Doe');
    expect(readPage('', head).byline).toBe('The Alder Post');
  });

  it('names nobody and no day of the articles below', () => {
    const behind = '<div class="card"><a class="author-name">John Roe</a><p>April 1, 2020</p></div>';
    const metadata = readPage('', '', behind);
    expect(metadata.byline).toBeUndefined();
    expect(metadata.published).toBeUndefined();
  });

  it.each(['undefined', 'https://example.org/jane', '@jane', 'jane@example.org', '12345'])(
    'takes %s for no name',
    (author) => {
      expect(readPage('', `<meta name="author" content="${author}">`).byline).toBeUndefined();
    },
  );
});
