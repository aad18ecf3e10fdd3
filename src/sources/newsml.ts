/** NewsML 1 in, its text items out: identifier and revision, times, status, news lines, data content. */
import type { Result } from '../failure.js';
import type { ExtractedBlock, Metadata } from './extracted.js';
import { blocksOf, isMarkup } from './fields.js';
import { extractFragment } from './html.js';
import { articlesOf, type Item } from './items.js';
import { readNitfElement, toIsoDate } from './nitf.js';
import { arrangeBlocks } from './xml/blocks.js';
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
} from './xml/tree.js';

export function readNewsMl(text: string, path: string): Result<readonly Item[]> {
  const root = parseXml(text, path, 'NewsML');
  if (!root.ok) return root;
  return articlesOf(findAll(root.value, 'NewsItem').map(toItem), path, 'a NewsML item');
}

function toItem(item: XmlElement): Item {
  const identifier = find(item, 'NewsIdentifier');
  const management = find(item, 'NewsManagement');
  const lines = find(item, 'NewsLines');
  const inline = readContent(item);
  const headline = textOf(find(lines, 'HeadLine')) ?? inline.metadata.title;
  const status = find(management, 'Status')?.attributes['FormalName'] ?? '';
  const metadata = filled<Metadata>({
    title: headline,
    byline: textOf(find(lines, 'ByLine')) ?? inline.metadata.byline,
    published: toIsoDate(textOf(find(management, 'FirstCreated'))),
    modified: toIsoDate(textOf(find(management, 'ThisRevisionCreated'))),
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

/** The first data content of a text component; a picture's caption is no article. */
function readContent(item: XmlElement): {
  readonly blocks: readonly ExtractedBlock[];
  readonly metadata: Metadata;
} {
  for (const content of findAll(item, 'ContentItem')) {
    const media = `${find(content, 'MediaType')?.attributes['FormalName'] ?? ''} ${find(content, 'MimeType')?.attributes['FormalName'] ?? ''}`;
    const data = find(content, 'DataContent');
    if (data === undefined || /photo|picture|image|graphic|video|audio/i.test(media)) continue;
    const nitf = findAll(data, 'nitf')[0];
    if (nitf !== undefined) {
      const { blocks, metadata } = readNitfElement(nitf);
      return { blocks: blocks.filter(({ kind }) => kind !== 'headline' && kind !== 'byline'), metadata };
    }
    const text = rawText(data);
    const isPlain = childrenOf(data).length === 0;
    const blocks = !isPlain
      ? extractFragment(innerMarkup(find(data, 'body') ?? data))
      : isMarkup(text)
        ? blocksOf(text)
        : [{ kind: null, text: text.trim() }];
    if (blocks.some(({ text: words }) => words.trim() !== '')) return { blocks, metadata: {} };
  }
  return { blocks: [], metadata: {} };
}
