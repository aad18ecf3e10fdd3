/** What an item of NewsML carries in, as NITF, as markup or as plain text; its blocks out, and what they say of it. */

import type { Metadata } from '../../model/document.js';
import type { ExtractedBlock } from '../extracted.js';
import { blocksOf, isMarkup } from '../fields.js';
import { extractFragment } from '../html/html.js';
import { readNitfElement } from './nitf.js';
import { childrenOf, findAll, innerMarkup, rawText, type XmlElement } from './tree.js';

export interface ItemContent {
  readonly blocks: readonly ExtractedBlock[];
  readonly metadata: Metadata;
}

export const noContent: ItemContent = { blocks: [], metadata: {} };

/** Headline and byline of a NITF are the item's to tell. */
export function readContent(element: XmlElement): ItemContent {
  const nitf = findAll(element, 'nitf')[0];
  if (nitf !== undefined) {
    const { blocks, metadata } = readNitfElement(nitf);
    return { blocks: blocks.filter(({ kind }) => kind !== 'headline' && kind !== 'byline'), metadata };
  }
  if (childrenOf(element).length === 0) return { blocks: readText(rawText(element)), metadata: {} };
  const body = findAll(element, 'body')[0] ?? element;
  return { blocks: extractFragment(innerMarkup(body)), metadata: {} };
}

/** Plain text, or markup that was written as text. */
function readText(text: string): readonly ExtractedBlock[] {
  if (isMarkup(text)) return blocksOf(text);
  return text.split(/\r?\n\s*\r?\n/).map((part) => ({ kind: null, text: part.trim() }));
}
