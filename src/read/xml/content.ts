/** Reads what an item of NewsML carries: NITF, markup or plain text. */

import type { Metadata } from '../../model/document.js';
import type { ExtractedBlock } from '../extracted.js';
import { blocksOf, isMarkup } from '../fields.js';
import { extractFragment } from '../html/html.js';
import { readNitfElement } from './nitf.js';
import { childrenOf, findAll, innerMarkup, rawText, type XmlElement } from './tree.js';

/** The blocks of an item's content, and what the content says about them. */
export interface ItemContent {
  readonly blocks: readonly ExtractedBlock[];
  readonly metadata: Metadata;
}

/** The content of an item that has none. */
export const noContent: ItemContent = { blocks: [], metadata: {} };

/** Reads the content of `element`. Leaves out headline and byline of a NITF, since the item gives them itself. */
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

/** Reads plain text, or markup that was written as text. */
function readText(text: string): readonly ExtractedBlock[] {
  if (isMarkup(text)) return blocksOf(text);
  return text.split(/\r?\n\s*\r?\n/).map((part) => ({ kind: null, text: part.trim() }));
}
