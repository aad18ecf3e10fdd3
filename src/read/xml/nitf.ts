/** Reads NITF: head data, headline, byline, dateline, notes, body with captions, tagline. */

import type { Metadata } from '../../model/document.js';
import type { Result } from '../../model/failure.js';
import { toIsoDate } from '../../text/parse-time.js';
import type { ExtractedBlock } from '../extracted.js';
import { extractFragment } from '../html/html.js';
import { articlesOf, type Item } from '../items.js';
import { arrangeBlocks } from './blocks.js';
import { itemsOf } from './item-flaws.js';
import { childrenOf, filled, find, findAll, innerMarkup, parseXml, textOf, type XmlElement } from './tree.js';

/** Reads the article of a NITF file. */
export function readArticles(text: string, path: string): Result<readonly Item[]> {
  const root = parseXml(text, path, 'NITF');
  return root.ok ? articlesOf(itemsOf(root.value, [root.value], toItem), path, 'an NITF item') : root;
}

function toItem(root: XmlElement): Item {
  const { blocks, metadata } = readNitfElement(root);
  return { id: metadata.itemId ?? null, extracted: { blocks, metadata } };
}

/** Reads the article of an `<nitf>` element, also where it stands inside another format. */
export function readNitfElement(root: XmlElement): {
  readonly blocks: readonly ExtractedBlock[];
  readonly metadata: Metadata;
} {
  const docdata = find(root, 'docdata');
  const head = find(root, 'body.head') ?? find(root, 'body', 'hedline');
  const headline =
    textOf(find(root, 'body.head', 'hedline', 'hl1')) ??
    textOf(find(root, 'hl1')) ??
    textOf(find(root, 'head', 'title'));
  const dateline = find(root, 'body.head', 'dateline');
  const content = find(root, 'body.content') ?? find(root, 'body') ?? root;
  const body = extractFragment(innerMarkup(content));
  const status = docdata?.attributes['management-status'];
  const key = docdata === undefined ? undefined : find(docdata, 'du-key');
  const metadata = filled<Metadata>({
    title: headline,
    byline: head === undefined ? undefined : textOf(find(head, 'byline')),
    published: norm(find(docdata, 'date.issue')) ?? find(root, 'pubdata')?.attributes['date.publication'],
    modified: norm(find(docdata, 'date.release')),
    itemId: find(docdata, 'doc-id')?.attributes['id-string'] ?? key?.attributes['key'],
    version: key?.attributes['version'] ?? find(docdata, 'du-key')?.attributes['generation'],
    slug: key?.attributes['key'],
    publisher:
      find(docdata, 'doc.copyright')?.attributes['holder'] ?? find(root, 'pubdata')?.attributes['name'],
    status:
      status !== undefined && /^(?:canceled|cancelled|withdrawn|killed)$/i.test(status)
        ? 'withdrawn'
        : undefined,
  });
  const edNote = readNotes(root, docdata);
  const end = find(root, 'body.end');
  return {
    blocks: arrangeBlocks({
      headline,
      byline: metadata.byline,
      dateline: dateline === undefined ? undefined : textOf(dateline),
      edNote: edNote === '' ? undefined : edNote,
      body: [...subHeadlines(root), ...body],
      credit: end === undefined ? undefined : textOf(find(end, 'tagline')),
    }),
    metadata,
  };
}

/** Joins what the desk tells its clients: the message of the head data, and notes above the text. */
function readNotes(root: XmlElement, docdata: XmlElement | undefined): string {
  const notes = findAll(find(root, 'body.head') ?? root, 'note').map((note) => textOf(note));
  return [find(docdata, 'ed-msg')?.attributes['info'], ...notes]
    .filter((note) => note !== undefined && note !== '')
    .join('\n');
}

function subHeadlines(root: XmlElement): ExtractedBlock[] {
  const hedline = find(root, 'body.head', 'hedline');
  if (hedline === undefined) return [];
  return childrenOf(hedline)
    .filter(({ name }) => name === 'hl2')
    .map((line) => ({ kind: null, text: textOf(line) ?? '' }));
}

/** Reads the date of an element, which NITF writes 20180301T120000Z, in the usual form. */
function norm(element: XmlElement | undefined): string | undefined {
  const value = element?.attributes['norm'];
  return value === undefined || value === '' ? undefined : toIsoDate(value);
}
