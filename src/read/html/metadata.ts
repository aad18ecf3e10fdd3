/**
 * Reads what a page says about itself (headline, dates, authors, publisher, address, language) from JSON-LD, then
 * OpenGraph and other meta elements, then `itemprop`, then the lines below its headline; the first that answers wins. The
 * headline itself is what stands above the article.
 */
import type { Metadata } from '../../model/document.js';
import { cleanByline, isDesk } from '../../text/bylines.js';
import { type ArticleHead, findHead, readHeadBylines } from './article-head.js';
import { readBlocks } from './blocks.js';
import type { HtmlDocument } from './dom.js';
import { findHeadline } from './headline.js';
import type { LinkedData, LinkedObject } from './linked-data.js';
import { squeeze } from './notes.js';
import { addressIn, firstText, itemprop, type PageData, readPageData } from './page-data.js';
import { readDates } from './page-dates.js';

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
    ...readDates(data, head, origin.url),
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

/**
 * Reads the names of the authors: as the page's data give them, unless its reader sees more of them, or a person where the
 * data name a desk; that of the site itself only where nobody else is named.
 */
function readByline(
  { page, article, meta, metas, linkedData }: PageData,
  head: ArticleHead | null,
  publisher: string | undefined,
): string | undefined {
  const declared = [
    namesOf(article?.['author'], linkedData),
    ...authorMetas.map((name) => joinNames(name, metas.get(name))),
    /^(?:written |posted )?by$/i.test(meta.get('twitter:label1') ?? '') ? meta.get('twitter:data1') : null,
  ];
  // The element may hold a role, a date or a life as well.
  const marked = toNames(itemprop(page, 'author'));
  const isPlain = marked !== null && marked.split(' ').length <= mostPlainWords;
  const names = [...declared.map(toNames), isPlain ? marked : null];
  const own = names.find((name) => name !== null && (publisher === undefined || !isSame(name, publisher)));
  const seen = head === null ? [] : readHeadBylines(page, head);
  if (own !== null && own !== undefined) return seen.find((line) => saysMore(line, own)) ?? own;
  return seen[0] ?? [...names, marked].find((name) => name !== null) ?? undefined;
}

/** Tells whether `line` names the people in `names` and others, or a person where `names` is a desk. */
function saysMore(line: string, names: string): boolean {
  if (isDesk(names)) return !isDesk(line) && line.includes(' ');
  return line.startsWith(names) && othersBehind.test(line.slice(names.length));
}

// What stands behind a comma may be a role.
const othersBehind = /^(?:\s\([^()]+\))?\s(?:and|&)\s/;
// As indexes of papers write a name.
const surnameFirst = /^([^,]+),\s*([^,]+)$/;

/** Joins the values of the meta elements `name`, each of them one author. */
function joinNames(name: string, values: readonly string[] = []): string {
  const isIndex = name.startsWith('citation_');
  const names = values.map((value) => (isIndex ? value.replace(surnameFirst, '$2 $1') : value));
  return [...new Set(names)].join(', ');
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

function readOrigin({ page, article, meta, linkedData }: PageData) {
  return {
    publisher: siteOf(
      namesOf(article?.['publisher'], linkedData),
      meta.get('og:site_name'),
      itemprop(page, 'publisher'),
    ),
    url: firstAddress(
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

/** Returns the first name of a site; of an address its host. */
function siteOf(...names: readonly Found[]): string | undefined {
  const name = firstText(...names);
  return name?.match(/^https?:\/\/(?:www\.)?([^/?#]+)/i)?.[1] ?? name;
}

/** Returns the first address that is whole; without the page's own address, another one names nothing. */
function firstAddress(...addresses: readonly Found[]): string | undefined {
  const whole = addresses
    .map((address) => firstText(address)?.replace(/^\/\/(?=[^/])/, 'https://'))
    .filter((address) => address !== undefined && /^[a-z][a-z\d+.-]*:/i.test(address));
  return whole[0];
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
  'citation_authors',
  'byl',
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
