/**
 * Reads what a page says about itself (headline, dates, authors, publisher, address, language) from JSON-LD, then
 * OpenGraph and other meta elements, then `itemprop` and `<time>`; the first that answers wins. The headline is what
 * stands above the article.
 */
import type { Metadata } from '../../model/document.js';
import type { HtmlDocument } from './dom.js';
import { findHeadline } from './headline.js';
import type { LinkedData, LinkedObject } from './linked-data.js';
import { addressIn, firstText, itemprop, type PageData, readPageData } from './page-data.js';

/**
 * Reads the metadata of the page, whose elements must be numbered (`numberElements`); leaves out what nothing tells.
 */
export function readMetadata(page: HtmlDocument, linkedData: LinkedData): Metadata {
  const data = readPageData(page, linkedData);
  const origin = readOrigin(data);
  const title = findHeadline(data, dropEmpty(origin))?.text;
  return dropEmpty({ title, byline: readByline(data), ...readDates(data), ...origin });
}

function dropEmpty(found: Readonly<Record<string, string | undefined>>): Metadata {
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined && isUsable(value)),
  );
}

function readByline({ page, article, meta, linkedData }: PageData): string | undefined {
  return firstText(
    namesOf(article?.['author'], linkedData),
    meta.get('author'),
    itemprop(page, 'author'),
    page.querySelector('[rel="author"], .byline a, .author a')?.textContent,
  );
}

function readDates({ page, article, meta }: PageData) {
  return {
    published: firstText(
      addressIn(article?.['datePublished']),
      meta.get('article:published_time'),
      meta.get('og:article:published_time'),
      itemprop(page, 'datePublished'),
      ...dateMetas.map((name) => meta.get(name)),
      firstTime(page),
    ),
    modified: firstText(
      addressIn(article?.['dateModified']),
      meta.get('article:modified_time'),
      meta.get('og:updated_time'),
      meta.get('last-modified'),
      itemprop(page, 'dateModified'),
    ),
  };
}

function readOrigin({ page, article, meta, linkedData }: PageData) {
  return {
    publisher: firstText(
      namesOf(article?.['publisher'], linkedData),
      meta.get('og:site_name'),
      itemprop(page, 'publisher'),
    ),
    url: firstText(
      page.querySelector('link[rel="canonical"]')?.getAttribute('href'),
      meta.get('og:url'),
      addressIn(article?.['url']),
      addressIn(article?.['mainEntityOfPage']),
    ),
    language: firstText(
      page.documentElement?.getAttribute('lang'),
      addressIn(article?.['inLanguage']),
      meta.get('og:locale'),
    ),
  };
}

const dateMetas = [
  'pubdate',
  'publishdate',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'sailthru.date',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
];

/** Tells whether a value is no longer than a paragraph, as all in the head of a page is. */
function isUsable(value: string | undefined): boolean {
  return value !== undefined && value.length <= 1000;
}

function firstTime(page: HtmlDocument): string | null {
  return page.querySelector('time[datetime]')?.getAttribute('datetime') ?? null;
}

/** Joins the names of a person, an organisation, or a list of them; one that is only referred to is looked up. */
function namesOf(value: unknown, linkedData: LinkedData): string | null {
  const nameOf = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    const { name, '@id': id } = one as LinkedObject;
    if (name !== undefined || id === undefined) return [name].flat()[0];
    return linkedData.find((other) => other['@id'] === id && 'name' in other)?.['name'];
  };
  const names = [value].flat().map(nameOf);
  const known = names.filter(
    (name): name is string => typeof name === 'string' && name !== '' && !/^https?:/.test(name),
  );
  return known.length === 0 ? null : known.join(', ');
}
