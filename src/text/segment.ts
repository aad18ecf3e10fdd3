/**
 * Document in, blocks out: paragraphs are found, cut into pieces, and each piece is classed by its shape and
 * its place. Nothing is deleted: all that is not white space lies in exactly one block. In doubt a piece is
 * body, since furniture is left out of comparison and of the running text.
 */

import type { Document, SegmentedDocument } from '../model/document.js';
import { LazySentence } from './light-sentences.js';
import { outline } from './outline.js';
import { findSentences } from './sentences.js';

/** The blocks of `document`, in source order. Cost is linear in the text. */
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
