/** Reads XML of an unknown format by the usual names of elements, where it has them. */

import type { Metadata } from '../../model/document.js';
import type { Result } from '../../model/failure.js';
import { blocksOf, isMarkup } from '../fields.js';
import { extractFragment } from '../html/html.js';
import { articlesOf, type Item } from '../items.js';
import { arrangeBlocks } from './blocks.js';
import { itemsOf } from './item-flaws.js';
import {
  childrenOf,
  filled,
  findAll,
  innerMarkup,
  parseXml,
  rawText,
  textOf,
  type XmlElement,
} from './tree.js';

const bodyNames = ['body', 'bodytext', 'text', 'content', 'story', 'fulltext', 'article', 'maintext'];
const articleNames = ['article', 'story', 'news', 'item', 'doc', 'document', 'rbnews', 'newsitem'];

/** Reads the articles of an XML file. */
export function readArticles(text: string, path: string): Result<readonly Item[]> {
  const root = parseXml(text, path, 'XML');
  if (!root.ok) return root;
  const several = findElements(root.value, articleNames);
  const items = itemsOf(root.value, several.length > 1 ? several : [several[0] ?? root.value], toItem);
  return articlesOf(items, path, `XML with the root <${root.value.name}>`);
}

function findElements(element: XmlElement, names: readonly string[]): XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    names.includes(child.name.toLowerCase()) && childrenOf(child).length > 1
      ? [child]
      : findElements(child, names),
  );
}

function toItem(root: XmlElement): Item {
  const first = (...names: readonly string[]) =>
    allByName(root, names)
      .map((element) => textOf(element))
      .find((text) => text !== undefined);
  const bodies = allByName(root, bodyNames).sort(
    (left, right) => rawText(right).length - rawText(left).length,
  );
  const body = bodies[0];
  const headline = first('headline', 'title', 'hl1', 'heading');
  const metadata = filled<Metadata>({
    title: headline,
    published: first('publishdate', 'pubdate', 'date', 'published', 'created'),
    modified: first('modified', 'updated', 'lastmodified'),
    byline: first('byline', 'author'),
    itemId: first('newsid', 'id', 'guid'),
    version: first('version', 'revision'),
    url: first('url', 'link'),
  });
  return {
    id: metadata.itemId ?? null,
    extracted: {
      blocks: arrangeBlocks({
        headline,
        byline: metadata.byline,
        body: body === undefined ? [] : readBody(body),
      }),
      metadata,
    },
  };
}

function readBody(body: XmlElement) {
  const text = rawText(body).trim();
  if (childrenOf(body).length > 0) return extractFragment(innerMarkup(body));
  return isMarkup(text) ? blocksOf(text) : [{ kind: null, text }];
}

function allByName(root: XmlElement, names: readonly string[]): XmlElement[] {
  const known = findAll(
    root,
    ...new Set(collectNames(root).filter((name) => names.includes(name.toLowerCase()))),
  );
  return known.sort(
    (left, right) => names.indexOf(left.name.toLowerCase()) - names.indexOf(right.name.toLowerCase()),
  );
}

function collectNames(element: XmlElement): string[] {
  return childrenOf(element).flatMap((child) => [child.name, ...collectNames(child)]);
}
