/**
 * Cuts a document into blocks, and blocks into sentences and tokens. Deletes nothing: all that is not white
 * space lies in exactly one block, so that every revision can be restored. `outline.ts` decides what is body.
 */

import type { Document, SegmentedDocument } from '../model/document.js';
import { LazySentence } from './light-sentences.js';
import { outline } from './outline.js';
import { findSentences } from './sentences.js';

/**
 * Returns `document` with its blocks, in source order. Takes linear time.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null);
 * const documents = (await read(refs)).flatMap((one) => (one.ok ? [one.value] : []));
 * segment(documents[3]).blocks[0].kind; // "headline"
 */
export function segment(document: Document): SegmentedDocument {
  const { text } = document;
  const blocks = outline(document).map(({ kind, charSpan, repeats }) => ({
    kind,
    charSpan,
    repeats,
    sentences: findSentences(text.slice(...charSpan), charSpan[0]).map(
      (span) => new LazySentence(text, span),
    ),
  }));
  return { ...document, blocks };
}
