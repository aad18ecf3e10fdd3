/**
 * Extracts the report from an HTML page: headline, byline, main text with captions, lists, quotations and tables, and
 * the notes of correction and update that extractors drop, each where it stands in the page. Runs no script.
 */

import type { Result } from '../../model/failure.js';
import { bylineShape } from '../../text/words/cues.js';
import type { Extracted, ExtractedBlock } from '../extracted.js';
import { hasText, type Item, noArticle } from '../items.js';
import { type HtmlBlock, readBlocks } from './blocks.js';
import { cleanMarkup } from './clean-markup.js';
import { parseTree } from './dom.js';
import { decodeBlocks } from './entities.js';
import { isPictureLine } from './judged-blocks.js';
import { declaredBodies, readLinkedData } from './linked-data.js';
import { readMainText } from './main-text.js';
import { readMetadata } from './metadata.js';
import { findCaptions, findNotes, numberElements, type PageNote, placeOf, squeeze } from './notes.js';

const tellingLength = 12;

/** Reads the article of an HTML page. */
export function readArticles(text: string, path: string): Result<readonly Item[]> {
  const extracted = extractPage(text);
  return hasText(extracted.blocks)
    ? { ok: true, value: [{ id: null, extracted }] }
    : noArticle(path, 'an HTML page');
}

/** Extracts the report of a whole page. Costs some milliseconds a page, growing with its elements. */
export function extractPage(markup: string): Extracted {
  const clean = cleanMarkup(markup);
  const page = parseTree(clean);
  const linkedData = readLinkedData(clean.linkedData);
  numberElements(page);
  const metadata = readMetadata(page, linkedData);
  if (clean.plain !== null) return { blocks: readPlain(clean.plain), metadata };
  const notes = [...findNotes(page, linkedData), ...findCaptions(page)];
  const headline = metadata.title ?? null;
  const main = readMainText(page, { headline, bodies: declaredBodies(linkedData) });
  return {
    blocks: [
      ...(headline === null ? [] : [{ kind: 'headline', text: headline } as const]),
      ...(isName(metadata.byline) ? [{ kind: 'byline', text: metadata.byline } as const] : []),
      ...weaveNotes(decodeBlocks(main.blocks), notes),
    ],
    textConfidence: main.confidence,
    metadata,
  };
}

/** Extracts the text of markup that is an article all through: a feed's item, a field of a record. */
export function extractFragment(markup: string): ExtractedBlock[] {
  const clean = cleanMarkup(markup);
  if (clean.plain !== null) return readPlain(clean.plain);
  const page = parseTree(clean);
  numberElements(page);
  const notes = findNotes(page, readLinkedData(clean.linkedData));
  return weaveNotes(decodeBlocks(readBlocks(page.body)), notes);
}

/** Reads a page whose size is beyond any page of news: takes its text and judges nothing. */
function readPlain(text: string): ExtractedBlock[] {
  return text
    .split(/\n\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'body', text: part }));
}

function isName(byline: string | undefined): byline is string {
  return byline !== undefined && byline.length <= 120 && !/https?:|[<>{}]/.test(byline);
}

/** Puts main text and notes in the order of the page; a note that is part of the main text is marked there. */
function weaveNotes(main: readonly HtmlBlock[], notes: readonly PageNote[]): ExtractedBlock[] {
  const own = main.map((block) => ({ ...toBlock(block), place: placeOf(block.element) }));
  const squeezed = notes.map(({ text }) => squeeze(text));
  // What a note took stands there alone; a short heading may say the same words and be the text's own.
  const kept = own.filter(({ text }) => {
    const words = squeeze(text);
    return !squeezed.some(
      (note) => note === words || (words.length >= tellingLength && note.includes(words)),
    );
  });
  const woven: (ExtractedBlock & { readonly place: number | null })[] = [...kept];
  for (const note of notes) {
    const at =
      note.place === null ? -1 : woven.findIndex(({ place }) => place !== null && place > note.place!);
    const block = { kind: note.kind, text: note.text, place: note.place };
    if (at === -1) woven.push(block);
    else woven.splice(at, 0, block);
  }
  return woven.map(({ kind, text }) => ({ kind, text }));
}

function toBlock(block: HtmlBlock): ExtractedBlock {
  const { kind, text } = block;
  if (kind === 'caption' || isPictureLine(block)) return { kind: 'caption', text };
  return { kind: bylineShape.test(text) ? 'byline' : 'body', text };
}
