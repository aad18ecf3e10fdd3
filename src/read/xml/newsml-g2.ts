/** Reads the text items of NewsML-G2: guid and version, times, status, editor's note, headline, byline, body. */

import type { Metadata } from '../../model/document.js';
import type { Result } from '../../model/failure.js';
import { articlesOf, type Item } from '../items.js';
import { arrangeBlocks } from './blocks.js';
import { type ItemContent, noContent, readContent } from './content.js';
import { itemsOf } from './item-flaws.js';
import { childrenOf, filled, find, findAll, parseXml, textOf, type XmlElement } from './tree.js';

/** Reads the text items of a NewsML-G2 file. */
export function readArticles(text: string, path: string): Result<readonly Item[]> {
  const root = parseXml(text, path, 'NewsML-G2');
  if (!root.ok) return root;
  const items = root.value.name === 'newsItem' ? [root.value] : findAll(root.value, 'newsItem');
  const what = items
    .map((item) => find(item, 'itemMeta', 'itemClass')?.attributes['qcode']?.replace(/^.*:/, ''))
    .find((kind) => kind !== undefined);
  return articlesOf(
    itemsOf(root.value, items, toItem),
    path,
    `a NewsML-G2 item${what === undefined ? '' : ` of class ${what}`}`,
  );
}

function toItem(item: XmlElement): Item {
  const meta = find(item, 'itemMeta');
  const content = find(item, 'contentMeta');
  const status = find(meta, 'pubStatus')?.attributes['qcode']?.replace(/^.*:/, '');
  const inline = firstContent(find(item, 'contentSet'));
  const headline = textOf(find(content, 'headline')) ?? inline.metadata.title ?? textOf(find(meta, 'title'));
  const byline = textOf(find(content, 'by')) ?? inline.metadata.byline;
  const metadata = filled<Metadata>({
    title: headline,
    byline,
    published: textOf(find(meta, 'firstCreated')) ?? textOf(find(content, 'contentCreated')),
    modified: textOf(find(meta, 'versionCreated')) ?? textOf(find(content, 'contentModified')),
    itemId: item.attributes['guid'],
    version: item.attributes['version'],
    slug: textOf(find(content, 'slugline')),
    language: find(content, 'language')?.attributes['tag'] ?? item.attributes['lang'],
    publisher: providerOf(meta, content),
    status: status !== undefined && /^cancell?ed$/i.test(status) ? 'withdrawn' : undefined,
  });
  return {
    id: item.attributes['guid'] ?? null,
    extracted: {
      blocks: arrangeBlocks({
        headline,
        byline,
        dateline: textOf(find(content, 'dateline')),
        edNote: findAll(meta ?? item, 'edNote')
          .map((note) => textOf(note))
          .find((note) => note !== undefined),
        body: inline.blocks,
      }),
      metadata,
    },
  };
}

function providerOf(meta: XmlElement | undefined, content: XmlElement | undefined): string | undefined {
  const provider = find(meta, 'provider');
  return (
    textOf(find(provider, 'name')) ??
    provider?.attributes['literal'] ??
    provider?.attributes['qcode']?.replace(/^.*:/, '') ??
    textOf(find(content, 'creditline'))
  );
}

/** Reads the text in an item's content: XHTML, NITF, markup or plain data. Fetches no renditions from elsewhere. */
function firstContent(set: XmlElement | undefined): ItemContent {
  const inlines = set === undefined ? [] : childrenOf(set);
  const isText = ({ name, attributes }: XmlElement) =>
    name === 'inlineXML' || (name === 'inlineData' && !/base64/i.test(attributes['encoding'] ?? ''));
  for (const inline of inlines.filter(isText)) {
    const found = readContent(inline);
    if (found.blocks.some(({ text }) => text.trim() !== '')) return found;
  }
  return noContent;
}
