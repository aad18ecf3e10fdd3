/**
 * Gathers what a page says about itself in its head (JSON-LD, meta elements, title), for those who look there for one
 * thing each.
 */

import type { HtmlDocument } from './dom.js';
import { decodeTwice } from './entities.js';
import type { LinkedData, LinkedObject } from './linked-data.js';

/** Where a page may say something about itself. */
export interface PageData {
  readonly page: HtmlDocument;
  readonly linkedData: LinkedData;
  /** The object of JSON-LD that describes the article. */
  readonly article: LinkedObject | null;
  /** By name in small letters; the first value that is not empty. */
  readonly meta: ReadonlyMap<string, string>;
  /** All values of each that are not empty. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
}

const articleType = /(?:^|\/)(?:\w*Article|\w*Posting|Report)$/;
const pageType = /(?:^|\/)\w*WebPage$/;

/** Gathers the data of `page`. */
export function readPageData(page: HtmlDocument, linkedData: LinkedData): PageData {
  const metas = readMetaElements(page);
  const meta = new Map([...metas].map(([name, values]) => [name, values[0]!]));
  return { page, linkedData, article: findArticle(page, linkedData), meta, metas };
}

function readMetaElements(page: HtmlDocument): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const element of page.querySelectorAll('meta')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name'))?.trim().toLowerCase();
    const content = element.getAttribute('content')?.trim();
    if (name === undefined || !content) continue;
    const known = values.get(name);
    if (known === undefined) values.set(name, [content]);
    else known.push(content);
  }
  return values;
}

/**
 * Finds the object that describes the page's article: of several the one that names the page's address, since a list of
 * other articles may stand beside it; a mere page only where there is no article.
 */
function findArticle(page: HtmlDocument, linkedData: LinkedData): LinkedObject | null {
  const address = page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  const articles = linkedData.filter((data) => isArticle(data, articleType));
  return (
    articles.find((data) => namesAddress(data, address)) ??
    articles[0] ??
    linkedData.find((data) => isArticle(data, pageType)) ??
    null
  );
}

function isArticle(data: LinkedObject, type: RegExp): boolean {
  const hasType = [data['@type']].flat().some((name) => typeof name === 'string' && type.test(name));
  return hasType && ('headline' in data || 'datePublished' in data);
}

function namesAddress(data: LinkedObject, address: string): boolean {
  return (
    address !== '' &&
    [data['url'], data['@id'], data['mainEntityOfPage']].some(
      (value) => addressIn(value)?.replace(/#.*$/, '') === address,
    )
  );
}

/** Returns the text that a value of JSON-LD is or holds: itself, its first member, or the address of an object. */
export function addressIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return addressIn(value[0]);
  if (typeof value !== 'object' || value === null) return null;
  return addressIn((value as LinkedObject)['@id'] ?? (value as LinkedObject)['url']);
}

/** Returns the first value that has something in it, on one line and free of entities. */
export function firstText(...values: readonly (string | null | undefined)[]): string | undefined {
  return values
    .map((value) => (value === null || value === undefined ? '' : onOneLine(value)))
    .find((value) => value !== '');
}

/** Puts a value of a page's head on one line, and decodes what was encoded twice. */
export function onOneLine(value: string): string {
  return decodeTwice(value).replace(/\s+/g, ' ').trim();
}

/** Returns the text of the element that is marked as `name`; null where none is. */
export function itemprop(page: HtmlDocument, name: string): string | null {
  const element = page.querySelector(`[itemprop~="${name}"]`);
  if (element === null) return null;
  return (
    element.getAttribute('content') ??
    element.getAttribute('datetime') ??
    element.querySelector('[itemprop~="name"]')?.textContent ??
    element.textContent
  );
}
