/**
 * Reads what a page says about itself (headline, dates, authors, publisher, address, language) from JSON-LD, then
 * OpenGraph and other meta elements, then `itemprop` and `<time>`; the first that answers wins.
 */
import type { Metadata } from '../../model/document.js';
import type { HtmlDocument, HtmlNode } from './dom.js';
import type { LinkedData, LinkedObject } from './linked-data.js';

const articleType = /(?:^|\/)(?:\w*Article|\w*Posting|Report|WebPage)$/;

/** Where a page may say something about itself. */
interface Sources {
  readonly page: HtmlDocument;
  readonly article: LinkedObject | null;
  readonly meta: ReadonlyMap<string, string>;
}

/** Reads the metadata of the page; leaves out what nothing tells. */
export function readMetadata(page: HtmlDocument, linkedData: LinkedData): Metadata {
  const sources = { page, article: findArticle(linkedData), meta: readMetaElements(page) };
  const found = { ...readNames(sources), ...readDates(sources), ...readOrigin(sources) };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined && isUsable(value)),
  );
}

function readNames({ page, article, meta }: Sources) {
  return {
    title: firstText(
      textOf(article?.['headline']),
      meta.get('og:title'),
      meta.get('twitter:title'),
      itemprop(page, 'headline'),
      textOf(article?.['name']),
    ),
    byline: firstText(
      namesOf(article?.['author']),
      meta.get('author'),
      itemprop(page, 'author'),
      page.querySelector('[rel="author"], .byline a, .author a')?.textContent,
    ),
  };
}

function readDates({ page, article, meta }: Sources) {
  return {
    published: firstText(
      textOf(article?.['datePublished']),
      meta.get('article:published_time'),
      meta.get('og:article:published_time'),
      itemprop(page, 'datePublished'),
      ...dateMetas.map((name) => meta.get(name)),
      firstTime(page),
    ),
    modified: firstText(
      textOf(article?.['dateModified']),
      meta.get('article:modified_time'),
      meta.get('og:updated_time'),
      meta.get('last-modified'),
      itemprop(page, 'dateModified'),
    ),
  };
}

function readOrigin({ page, article, meta }: Sources) {
  return {
    publisher: firstText(
      namesOf(article?.['publisher']),
      meta.get('og:site_name'),
      itemprop(page, 'publisher'),
    ),
    url: firstText(
      page.querySelector('link[rel="canonical"]')?.getAttribute('href'),
      meta.get('og:url'),
      textOf(article?.['url']),
      textOf(article?.['mainEntityOfPage']),
    ),
    language: firstText(
      page.documentElement?.getAttribute('lang'),
      textOf(article?.['inLanguage']),
      meta.get('og:locale'),
    ),
  };
}

/** Returns the first value that has something in it, on one line. */
function firstText(...values: readonly (string | null | undefined)[]): string | undefined {
  return values
    .map((value) => value?.replace(/\s+/g, ' ').trim())
    .find((value) => value !== undefined && value !== '');
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

function readMetaElements(page: HtmlDocument): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name'))?.toLowerCase();
    const content = element.getAttribute('content');
    if (name !== undefined && content && !values.has(name)) values.set(name, content);
  }
  return values;
}

function itemprop(page: HtmlDocument, name: string): string | null {
  const element = page.querySelector(`[itemprop="${name}"]`);
  if (element === null) return null;
  return (
    attributeValue(element) ?? element.querySelector('[itemprop="name"]')?.textContent ?? element.textContent
  );
}

function attributeValue(element: HtmlNode): string | null {
  return element.getAttribute('content') ?? element.getAttribute('datetime');
}

function firstTime(page: HtmlDocument): string | null {
  return page.querySelector('time[datetime]')?.getAttribute('datetime') ?? null;
}

/** Finds the first article among the objects of the page's JSON-LD. */
function findArticle(linkedData: LinkedData): LinkedObject | null {
  return linkedData.find(isArticle) ?? null;
}

function isArticle(data: LinkedObject): boolean {
  const hasType = [data['@type']].flat().some((type) => typeof type === 'string' && articleType.test(type));
  return hasType && ('headline' in data || 'datePublished' in data);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value === 'object' && value !== null)
    return textOf((value as LinkedObject)['@id'] ?? (value as LinkedObject)['url']);
  return null;
}

/** Joins the names of a person, an organisation, or a list of them. */
function namesOf(value: unknown): string | null {
  const names = [value].flat().map((one) => {
    if (typeof one === 'string') return one;
    const name = typeof one === 'object' && one !== null ? (one as LinkedObject)['name'] : null;
    return typeof name === 'string' ? name : null;
  });
  const known = names.filter((name) => name !== null && name !== '' && !/^https?:/.test(name));
  return known.length === 0 ? null : known.join(', ');
}
