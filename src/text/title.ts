/**
 * Chooses the headline of a document and the title of an edition: what the text prints comes before what a
 * record says.
 */
import type { Alignment } from '../model/alignment.js';
import type { SegmentedDocument } from '../model/document.js';
import { tokensOf } from './body.js';
import type { OutlinedBlock } from './outline.js';

const titleTokens = 10;

/**
 * Returns a document's headline: its headline block, else the title in its record; null where it has neither.
 */
export function headlineOf(
  document: Pick<SegmentedDocument, 'text' | 'title'> & { readonly blocks: readonly OutlinedBlock[] },
): string | null {
  const block = document.blocks.find(({ kind }) => kind === 'headline');
  const headline = block === undefined ? document.title : document.text.slice(...block.charSpan);
  return onOneLine(headline);
}

/** Puts a headline on one line, as it is shown and compared; null where there is none. */
export function onOneLine(headline: string | undefined): string | null {
  return headline?.replace(/\s+/g, ' ').trim() || null;
}

/** Chooses an edition's title: the base's headline, else the latest one, else the first words of the lead. */
export function chooseTitle({ revisions, base }: Alignment): string {
  for (const revision of [revisions[base]!, ...revisions.toReversed()]) {
    const headline = headlineOf(revision);
    if (headline !== null) return headline;
  }
  const document = revisions[base]!;
  const lead = document.blocks.find(({ kind }) => kind === 'body');
  const tokens = lead === undefined ? [] : tokensOf(lead);
  if (tokens.length === 0) return document.id;
  const end = tokens[Math.min(titleTokens, tokens.length) - 1]!.charSpan[1];
  const words = document.text.slice(tokens[0]!.charSpan[0], end).replace(/\s+/g, ' ');
  return tokens.length > titleTokens ? `${words} …` : words;
}
