/**
 * Finds the main text of a page. Readability finds the element that holds the article; the shape, the share of links
 * and the neighbours of each block then show what is not the article's (related links, bylines, shares, tags). Nothing
 * else imports @mozilla/readability.
 */
import { createRequire } from 'node:module';
import { describeSiteLine } from '../../text/site-lines.js';
import { captionShapes } from '../../text/words/cues.js';
import { type HtmlBlock, readBlocks } from './blocks.js';
import type { HtmlDocument, HtmlNode } from './dom.js';
import { squeeze } from './notes.js';

const require = createRequire(import.meta.url);

/**
 * Reads the blocks of the main text of `page`, which is changed on the way. Leaves out `title` where it comes again.
 */
export function readMainText(page: HtmlDocument, title: string | null): HtmlBlock[] {
  const { Readability } = require('@mozilla/readability') as {
    Readability: new (page: unknown, options: object) => { parse(): { content: HtmlNode } | null };
  };
  // The element itself: writing it out and parsing it again would cost the page's tree once more.
  const serializer = (element: HtmlNode) => element;
  const options = { charThreshold: 0, keepClasses: true, serializer };
  const result = orNull(() => new Readability(page, options).parse());
  return result === null ? [] : dropFurniture(readBlocks(result.content), title);
}

/** Returns null where a tree that no author meant makes the extractor stumble; the caller then takes all text. */
function orNull<T>(extract: () => T): T | null {
  try {
    return extract();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const proseLetters = 60;
const linkedShare = 0.75;
const headLines = 100;
const hasWords = /\p{L}+\s+\p{L}+\s+\p{L}+/u;
const tailShare = 0.35;
const endsSentence = /[.!?…。！？।؟۔։:][\p{Pe}\p{Pf}"'’”»)\]]*$/u;

type Verdict = 'prose' | 'line' | 'linked' | 'site' | 'section' | 'caption';

function dropFurniture(blocks: readonly HtmlBlock[], title: string | null): HtmlBlock[] {
  const name = squeeze(title ?? '');
  const verdicts = blocks.map(classifyBlock);
  const kept = cutTail(blocks, verdicts);
  const first = kept.findIndex((_, index) => verdicts[index] === 'prose');
  const last = kept.findLastIndex((_, index) => verdicts[index] === 'prose');
  return kept.filter((block, index) => {
    const verdict = verdicts[index]!;
    if (verdict === 'site' || verdict === 'linked' || verdict === 'section') return false;
    if (name !== '' && squeeze(block.text) === name) return false;
    if (verdict !== 'line' || first === -1) return true;
    // Lines above the body name sections, dates and people; lines below it lead elsewhere.
    if (endsSentence.test(block.text)) return true;
    if (index < first) return block.text.length > headLines;
    return index <= last || (block.kind !== 'heading' && !isLoose(block));
  });
}

/** Says what a block looks like on its own. */
function classifyBlock(block: HtmlBlock): Verdict {
  const { kind, text, linkShare } = block;
  if (kind === 'caption' || isPictureLine(block)) return 'caption';
  const line = describeSiteLine(text);
  if (line === 'section') return 'section';
  if (line !== null) return 'site';
  const isSentence = endsSentence.test(text);
  if (linkShare >= linkedShare && (!isSentence || kind === 'item') && text.length < 250) return 'linked';
  return isSentence && text.length >= proseLetters ? 'prose' : 'line';
}

/** Tells whether a block is a short line beside a picture, or names a photographer. */
export function isPictureLine({ kind, text, element }: HtmlBlock): boolean {
  if (text.length > 300) return false;
  if (captionShapes.some((shape) => shape.test(text))) return true;
  return (
    kind === 'paragraph' &&
    !/^\d+[.)]/.test(text) &&
    text.length <= 120 &&
    hasWords.test(text) &&
    !endsSentence.test(text) &&
    element.querySelector('img') !== null
  );
}

/** Cuts the blocks at a heading like "Related stories", where what follows is little. */
function cutTail(blocks: readonly HtmlBlock[], verdicts: readonly Verdict[]): readonly HtmlBlock[] {
  const lengthOf = (from: number, to: number) =>
    blocks.slice(from, to).reduce((sum, { text }) => sum + text.length, 0);
  for (const [index, verdict] of verdicts.entries()) {
    if (verdict !== 'section') continue;
    const after = lengthOf(index + 1, blocks.length);
    if (after < tailShare * lengthOf(0, index)) return blocks.slice(0, index);
  }
  return blocks;
}

function isLoose({ text, linkShare }: HtmlBlock): boolean {
  return linkShare > 0.3 || text.split(/\s+/).length <= 6;
}
