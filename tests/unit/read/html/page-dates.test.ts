/** Checks from where a page's days are taken, and that its address is whole. */
import { describe, expect, it } from 'vitest';
import { extractPage } from '../../../../src/read/html/html.js';
import { readDay } from '../../../../src/text/read-day.js';
import { pageParagraphs } from './note-pages.js';

const prose = pageParagraphs.map((text) => `<p>${text}</p>`).join('');
const readPage = (head: string, lines = '') =>
  extractPage(`<html><head>${head}</head><body><article><h1>Council votes on harbour</h1>${lines}${prose}</article>
    </body></html>`).metadata;
const linked = (fields: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...fields })}</script>`;

describe('the days of a page', () => {
  it('are given in one form, with the offset of a zone that is named', () => {
    const head = linked({ datePublished: '20200303T055000+0900', dateModified: '2020-03-03T17:40:00EET' });
    expect(readPage(head)).toMatchObject({
      published: '2020-03-03T05:50:00+09:00',
      modified: '2020-03-03T17:40:00+02:00',
    });
  });

  it.each([['article_date_original'], ['article:publicationdate'], ['Publish-Date']])(
    'are read from the meta element %s',
    (name) => {
      expect(readPage(`<meta name="${name}" content="2020-03-03">`).published).toBe('2020-03-03');
    },
  );

  it('are told by the address where nothing else tells', () => {
    const head = (path: string) => `<link rel="canonical" href="https://example.org/${path}">`;
    expect(readPage(head('2020/3/03/harbour'), '<p>March 3 at noon</p>').published).toBe('2020-03-03');
    expect(readPage(head('news/20200303-harbour.html')).published).toBe('2020-03-03');
    expect(readPage(head('2020/harbour/3/3')).published).toBeUndefined();
    expect(readPage(head('2020/3/03/harbour'), '<p>March 2, 2020</p>').published).toBe('2020-03-02');
  });

  it('name a change that was later than the publication, and none before it', () => {
    const published = '2020-03-03T10:00:00Z';
    const meta = '<meta property="article:modified_time" content="2020-03-03T12:00:00Z">';
    const repeated = linked({ datePublished: published, dateModified: published });
    expect(readPage(repeated + meta).modified).toBe('2020-03-03T12:00:00Z');
    expect(readPage(repeated).modified).toBe(published);
    const early = linked({ datePublished: published, dateModified: '2020-03-03T09:00:00Z' });
    expect(readPage(early).modified).toBeUndefined();
    expect(readPage(linked({ datePublished: published, dateModified: '2020-03-03' })).modified).toBe(
      '2020-03-03',
    );
  });

  it('are read where two names of one month stand beside each other', () => {
    expect(readDay('الأربعاء، 28 آب/اغسطس 2013، 14:00')).toBe('2013-08-28');
    expect(readDay('3 كانون الأول/ديسمبر 2013')).toBe('2013-12-03');
  });
});

describe('the address of a page', () => {
  it('is whole, or that of the next element which says one', () => {
    const og = '<meta property="og:url" content="https://example.org/harbour">';
    expect(readPage(`<link rel="canonical" href="//example.org/news/harbour">${og}`).url).toBe(
      'https://example.org/news/harbour',
    );
    expect(readPage(`<link rel="canonical" href="8003098">${og}`).url).toBe('https://example.org/harbour');
    expect(readPage('<link rel="canonical" href="8003098">').url).toBeUndefined();
  });

  it('is no name of the site, whose host is', () => {
    expect(readPage('<meta property="og:site_name" content="http://www.example.org/">').publisher).toBe(
      'example.org',
    );
  });
});
