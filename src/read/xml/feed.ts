/**
 * Reads RSS (all kinds) and Atom, one article for each entry: its full text where the feed has it, else its summary.
 */

import type { Fields, Metadata } from '../../model/document.js';
import type { Result } from '../../model/failure.js';
import { isMarkup, keepFields } from '../fields.js';
import { decodeEntities, decodeTwice } from '../html/entities.js';
import { extractFragment } from '../html/html.js';
import { articlesOf, type Item } from '../items.js';
import { arrangeBlocks } from './blocks.js';
import { itemsOf } from './item-flaws.js';
import {
  childrenOf,
  filled,
  find,
  findAll,
  innerMarkup,
  parseXml,
  rawText,
  textOf,
  type XmlElement,
} from './tree.js';

/** Reads the entries of a feed. */
export function readArticles(text: string, path: string): Result<readonly Item[]> {
  const root = parseXml(text, path, 'a feed');
  if (!root.ok) return root;
  const channel = root.value.name === 'feed' ? root.value : find(root.value, 'channel');
  const publisher = childText(channel, 'title');
  const language = childText(channel, 'language') ?? root.value.attributes['lang'];
  const items = itemsOf(root.value, findAll(root.value, 'item', 'entry'), (entry) =>
    toItem(entry, publisher, language),
  );
  return articlesOf(items, path, 'a feed whose entries have no text, that is, a feed');
}

/** Returns the text of a child, not of a deeper descendant: a channel's title is not its first item's. */
function childText(element: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const child = element === undefined ? undefined : childrenOf(element).find((one) => one.name === name);
    const text = textOf(child);
    if (text !== undefined) return text;
  }
  return undefined;
}

function toItem(entry: XmlElement, publisher: string | undefined, language: string | undefined): Item {
  const links = childrenOf(entry).filter(({ name }) => name === 'link');
  const link = links.find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate');
  const author = childrenOf(entry).find(({ name }) => name === 'author' || name === 'creator');
  const title = childText(entry, 'title');
  const payload = readContent(entry);
  const headline = title === undefined ? undefined : dropMarkup(title);
  const metadata = filled<Metadata>({
    title: headline,
    published: childText(entry, 'pubDate', 'published', 'date', 'issued'),
    modified: childText(entry, 'updated', 'modified'),
    byline: bylineOf(author),
    url: link?.attributes['href'] ?? childText(entry, 'link') ?? childText(entry, 'guid'),
    publisher,
    language,
  });
  const id = childText(entry, 'guid', 'id') ?? entry.attributes['about'] ?? metadata.url ?? null;
  return {
    id,
    payload,
    extracted: {
      blocks: arrangeBlocks({ headline, byline: metadata.byline, body: extractFragment(toMarkup(payload)) }),
      metadata: keepFields(listParts(entry, payload), metadata, { id, textName: null }),
    },
  };
}

function bylineOf(author: XmlElement | undefined): string | undefined {
  const name = textOf(find(author, 'name')) ?? textOf(author);
  return name === undefined ? undefined : decodeTwice(name);
}

/** Lists the parts of an entry by name, but for the one that is its text; several of one name are a list. */
function listParts(entry: XmlElement, payload: string): Fields {
  const parts = new Map<string, unknown[]>(
    Object.entries(entry.attributes).map(([name, value]) => [name, [value]]),
  );
  for (const part of childrenOf(entry)) {
    const text = contentOf(part).trim();
    if (text === payload) continue;
    const { attributes } = part;
    const value =
      Object.keys(attributes).length === 0 ? text : { ...attributes, ...(text === '' ? {} : { text }) };
    parts.set(part.name, [...(parts.get(part.name) ?? []), value]);
  }
  return Object.fromEntries(
    [...parts].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

/** Takes the longest of an entry's texts: `content:encoded`, `content`, `description`, `summary`. */
function readContent(entry: XmlElement): string {
  const texts = childrenOf(entry)
    .filter(({ name }) => /^(?:encoded|content|description|summary|body)$/.test(name))
    .map(contentOf);
  return texts.reduce((longest, text) => (text.trim().length > longest.length ? text.trim() : longest), '');
}

/** Returns what stands in an element, markup as markup. */
function contentOf(part: XmlElement): string {
  const isXhtml = part.attributes['type'] === 'xhtml' || childrenOf(part).length > 0;
  return isXhtml ? innerMarkup(part) : rawText(part);
}

/** Unescapes markup that was escaped once more than a feed needs, and would be read as text. */
function toMarkup(content: string): string {
  const decoded = content.includes('<') ? content : decodeEntities(content);
  return isMarkup(decoded) ? decoded : content;
}

function dropMarkup(title: string): string {
  return decodeTwice(title.replace(/<\/?[a-z][^<>]*>/gi, '')).trim();
}
