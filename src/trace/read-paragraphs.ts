/**
 * Reads the paragraphs of documents that may be followed through others: body, notices, captions, credits and furniture.
 * What every document has one of (headline, byline, dateline, mark of an update) names it, and is not followed.
 */
import { readTokens } from '../detect/read-tokens.js';
import type { Workspace } from '../kernel/workspace.js';
import { type BlockKind, blockKinds, type CharSpan, type Document } from '../model/document.js';
import { type ParagraphColumns, type ParagraphHead, paragraphFlags } from '../model/paragraph-columns.js';
import { tokenFlags } from '../model/profile.js';
import { outletOf } from '../text/addresses.js';
import { ByteOffsets } from '../text/byte-offsets.js';
import { primaryLanguage } from '../text/languages.js';
import { type OutlinedBlock, outline } from '../text/outline.js';
import { parseTime } from '../text/parse-time.js';
import { findSentences } from '../text/sentences.js';
import { headlineOf, onOneLine } from '../text/title.js';
import { ParagraphWriter } from './paragraph-writer.js';

const followed: ReadonlySet<BlockKind> = new Set(['body', 'notice', 'caption', 'credit', 'furniture']);

/** Fewer tokens are a label or a formula, which stands in many texts by chance. */
export const fewestTokens = 5;

/** Gathers the paragraphs of documents, in the order in which they are added. */
export class ParagraphReader {
  readonly #work: Workspace;
  readonly #writer = new ParagraphWriter();

  constructor(work: Workspace) {
    this.#work = work;
  }

  /** Cost is linear in the text. */
  add(document: Document): void {
    const { text } = document;
    const blocks = outline(document);
    const parts = blocks.filter(({ kind }) => followed.has(kind)).flatMap((block) => cutLong(text, block));
    const words = parts.map(({ charSpan }) => text.slice(...charSpan));
    const { tokens, flags: own, ends, spans } = readTokens(words, this.#work);
    const isSign = signsIn(spans, this.#work);
    const flags = Uint8Array.from(own, (each, at) => flagOf(each) | (isSign(at) ? paragraphFlags.sign : 0));
    const offsets = new ByteOffsets(text);
    const read = parts.map(({ kind, charSpan }, index) => ({
      kind: blockKinds.indexOf(kind),
      span: offsets.toSpan(charSpan),
      text: words[index]!,
      tokens: [index === 0 ? 0 : ends[index - 1]!, ends[index]!] as const,
    }));
    this.#writer.add(describeHead(document, blocks), read, { tokens, flags });
  }

  finish(): ParagraphColumns {
    return this.#writer.finish();
  }
}

interface Part {
  readonly kind: BlockKind;
  readonly charSpan: CharSpan;
}

/** Cuts a paragraph that is a page into its sentences, short ones with the one before: what is carried is a part of it. */
function cutLong(text: string, { kind, charSpan }: OutlinedBlock): readonly Part[] {
  const [start, end] = charSpan;
  if (end - start < longParagraph) return [{ kind, charSpan }];
  const sentences = findSentences(text.slice(start, end), start);
  const parts: [from: number, to: number][] = [];
  for (const [from, to] of sentences) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] - last[0] < shortSentence) last[1] = to;
    else parts.push([from, to]);
  }
  return parts.map((span) => ({ kind, charSpan: span }));
}

// In characters. News has paragraphs of a few sentences.
const longParagraph = 900;
const shortSentence = 60;

/** Tells the tokens that are one sign of Han, Kana or Hangul: three bytes in UTF-8 that begin so. */
function signsIn(spans: Uint32Array, { kernel, text }: Workspace): (token: number) => boolean {
  const bytes = kernel.bytes();
  return (token) => {
    const [start, end] = [spans[2 * token]!, spans[2 * token + 1]!];
    return end - start === 3 && bytes[text + start]! >= 0xe3 && bytes[text + start]! <= 0xed;
  };
}

function flagOf(flags: number): number {
  const isSlot = (flags & (tokenFlags.figure | tokenFlags.number | tokenFlags.calendar)) !== 0;
  return (
    (isSlot ? paragraphFlags.slot : 0) |
    ((flags & tokenFlags.quoted) === 0 ? 0 : paragraphFlags.quoted) |
    ((flags & tokenFlags.common) === 0 ? 0 : paragraphFlags.common)
  );
}

function describeHead(document: Document, blocks: readonly OutlinedBlock[]): ParagraphHead {
  const { text, title, date = null, about } = document;
  return {
    // A page may set its first letter apart, and a record knows better then what its headline is.
    headline: onOneLine(title) ?? headlineOf({ text, blocks }),
    outlet: outletOf(about),
    date,
    timeMs: parseTime(date),
    language: primaryLanguage(about?.language),
  };
}
