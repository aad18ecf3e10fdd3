/**
 * Reads what a page says about itself (headline, dates, authors, publisher, address, language) from JSON-LD, then
 * OpenGraph and other meta elements, then `itemprop`, then the lines below its headline; the first that answers wins. The
 * headline itself is what stands above the article.
 */
import type { Metadata } from '../../model/document.js';
import { cleanByline } from '../../text/bylines.js';
import { parseTime } from '../../text/parse-time.js';
import { readDay } from '../../text/read-day.js';
import { type ArticleHead, findHead, readHeadByline, readHeadDates } from './article-head.js';
import { readBlocks } from './blocks.js';
import type { HtmlDocument } from './dom.js';
import { findHeadline } from './headline.js';
import type { LinkedData, LinkedObject } from './linked-data.js';
import { squeeze } from './notes.js';
import { addressIn, firstText, itemprop, onOneLine, type PageData, readPageData } from './page-data.js';

type Found = string | null | undefined;

/**
 * Reads the metadata of the page, whose elements must be numbered (`numberElements`); leaves out what nothing tells.
 */
export function readMetadata(page: HtmlDocument, linkedData: LinkedData): Metadata {
  const data = readPageData(page, linkedData);
  const origin = dropEmpty(readOrigin(data));
  const blocks = readBlocks(page.body);
  const headline = findHeadline(data, blocks, origin);
  const head = findHead(blocks, headline);
  return dropEmpty({
    title: headline?.text,
    byline: readByline(data, head, origin.publisher),
    ...readDates(data, head),
    ...origin,
  });
}

// All in the head of a page is no longer than a paragraph.
const longest = 1000;

function dropEmpty(found: Readonly<Record<string, unknown>>): Metadata {
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => typeof value === 'string' && value.length <= longest),
  );
}

/** Reads the names of the authors; that of the site itself only where nobody else is named. */
function readByline(
  { page, article, meta, linkedData }: PageData,
  head: ArticleHead | null,
  publisher: string | undefined,
): string | undefined {
  const declared = [
    namesOf(article?.['author'], linkedData),
    ...authorMetas.map((name) => meta.get(name)),
    /^(?:written |posted )?by$/i.test(meta.get('twitter:label1') ?? '') ? meta.get('twitter:data1') : null,
  ];
  // The element may hold a role, a date or a life as well.
  const marked = toNames(itemprop(page, 'author'));
  const isPlain = marked !== null && marked.split(' ').length <= mostPlainWords;
  const names = [...declared.map(toNames), isPlain ? marked : null];
  const own = names.find((name) => name !== null && (publisher === undefined || !isSame(name, publisher)));
  return (
    own ??
    (head === null ? undefined : readHeadByline(page, head)) ??
    [...names, marked].find((name) => name !== null) ??
    undefined
  );
}

const maxByline = 150;
const mostPlainWords = 3;

function toNames(value: Found): string | null {
  const name = cleanByline(firstText(value) ?? '');
  const isName =
    name !== '' &&
    name.length <= maxByline &&
    !/^(?:https?:|www\.|@|undefined$|null$|\S+@|\P{L}+$)/iu.test(name);
  return isName ? name : null;
}

function isSame(left: string, right: string): boolean {
  return squeeze(left) === squeeze(right);
}

function readDates({ page, article, meta }: PageData, head: ArticleHead | null) {
  const seen = head === null ? null : readHeadDates(page, head);
  return {
    published: firstDate(
      addressIn(article?.['datePublished']),
      ...publishedMetas.map((name) => meta.get(name)),
      itemprop(page, 'datePublished'),
      seen?.published,
    ),
    modified: firstDate(
      addressIn(article?.['dateModified']),
      ...modifiedMetas.map((name) => meta.get(name)),
      itemprop(page, 'dateModified'),
      seen?.modified,
    ),
  };
}

/** Returns the first value that is a time, else the first day that one of them names, else the first as it stands. */
function firstDate(...values: readonly Found[]): string | undefined {
  const known = values
    .map((value) =>
      value === null || value === undefined ? '' : onOneLine(value).replace(/^["']+|["']+$/g, ''),
    )
    .filter((value) => value !== '');
  const day = () => known.map(readDay).find((found) => found !== null);
  // A parser of dates takes words before them for nothing.
  const isTime = (value: string) => /^[\p{Lu}\p{N}]/u.test(value) && !Number.isNaN(parseTime(value));
  return known.find(isTime) ?? day() ?? known[0];
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

const authorMetas = [
  'author',
  'article:author',
  'sailthru.author',
  'parsely-author',
  'cxenseparse:author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'byl',
];
const publishedMetas = [
  'article:published_time',
  'og:article:published_time',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published',
  'published-date',
  'publication_date',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'sailthru.date',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
];
const modifiedMetas = [
  'article:modified_time',
  'og:updated_time',
  'last-modified',
  'modified-date',
  'dcterms.modified',
];

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
