/** Reads the text items of NewsML 1: identifier and revision, times, status, news lines, data content. */

import type { Metadata } from '../../model/document.js';
import type { Result } from '../../model/failure.js';
import { toIsoDate } from '../../text/parse-time.js';
import { articlesOf, type Item } from '../items.js';
import { arrangeBlocks } from './blocks.js';
import { type ItemContent, noContent, readContent } from './content.js';
import { itemsOf } from './item-flaws.js';
import { filled, find, findAll, parseXml, textOf, type XmlElement } from './tree.js';

/** Reads the text items of a NewsML file. */
export function readArticles(text: string, path: string): Result<readonly Item[]> {
  const root = parseXml(text, path, 'NewsML');
  if (!root.ok) return root;
  return articlesOf(itemsOf(root.value, findAll(root.value, 'NewsItem'), toItem), path, 'a NewsML item');
}

function toItem(item: XmlElement): Item {
  const identifier = find(item, 'NewsIdentifier');
  const management = find(item, 'NewsManagement');
  const lines = find(item, 'NewsLines');
  const inline = firstContent(item);
  const headline = textOf(find(lines, 'HeadLine')) ?? inline.metadata.title;
  const status = find(management, 'Status')?.attributes['FormalName'] ?? '';
  const metadata = filled<Metadata>({
    title: headline,
    byline: textOf(find(lines, 'ByLine')) ?? inline.metadata.byline,
    published: dateOf(find(management, 'FirstCreated')),
    modified: dateOf(find(management, 'ThisRevisionCreated')),
    itemId: textOf(find(identifier, 'NewsItemId')),
    version: textOf(find(identifier, 'RevisionId')),
    slug: textOf(find(lines, 'SlugLine')),
    language: find(item, 'Language')?.attributes['FormalName'],
    publisher: textOf(find(identifier, 'ProviderId')),
    status: /^cancell?ed$/i.test(status) ? 'withdrawn' : undefined,
  });
  return {
    id: textOf(find(identifier, 'PublicIdentifier')) ?? metadata.itemId ?? null,
    extracted: {
      blocks: arrangeBlocks({
        headline,
        byline: metadata.byline,
        dateline: textOf(find(lines, 'DateLine')),
        edNote: textOf(find(management, 'Instruction', 'Comment')),
        body: inline.blocks,
        credit: textOf(find(lines, 'CreditLine')),
      }),
      metadata,
    },
  };
}

/** Reads the first data content of a text component; the caption of a picture is no article. */
function firstContent(item: XmlElement): ItemContent {
  for (const content of findAll(item, 'ContentItem')) {
    const media = `${find(content, 'MediaType')?.attributes['FormalName'] ?? ''} ${find(content, 'MimeType')?.attributes['FormalName'] ?? ''}`;
    const data = find(content, 'DataContent');
    if (data === undefined || /photo|picture|image|graphic|video|audio/i.test(media)) continue;
    const found = readContent(data);
    if (found.blocks.some(({ text }) => text.trim() !== '')) return found;
  }
  return noContent;
}

function dateOf(element: XmlElement | undefined): string | undefined {
  const date = textOf(element);
  return date === undefined ? undefined : toIsoDate(date);
}
