/**
 * Judges every block of a page before any part of it is chosen: what it looks like on its own, what it is worth as text
 * of an article, and what speaks against the part that holds it. Takes time that grows with elements and letters alone.
 */
import { describeSiteLine } from '../../text/site-lines.js';
import { captionShapes } from '../../text/words/cues.js';
import { type HtmlBlock, readBlocks } from './blocks.js';
import type { HtmlDocument, HtmlNode } from './dom.js';
import { markApart } from './mark-apart.js';
import { squeeze } from './notes.js';
import { type JudgedBlock, type PageTree, sizeOf, type Verdict } from './page-tree.js';
import { findTeasers } from './teasers.js';

const proseLetters = 60;
const linkedShare = 0.75;
const maxLinked = 250;
// A paragraph that is a link throughout is a teaser, however long.
const whollyLinked = 0.98;
/** Matches a text that ends as a sentence does. */
export const endsSentence: RegExp = /[.!?…。！？।؟۔։:][\p{Pe}\p{Pf}"'’”»)\]]*$/u;
// A line may be a heading, a list's item or a date: it counts for less than prose.
const lineWorth = 0.3;
const linkedJunk = 20;
const apartJunk = 0.05;
const repeatedLetters = 60;

/** Numbers the elements of `page` and judges its blocks; what is around its `headline` is no part beside the article. */
export function judgePage(page: HtmlDocument, headline: string | null): PageTree {
  const elements = [...page.querySelectorAll('*')];
  const numbers = new Map<HtmlNode, number>();
  const parents = new Int32Array(elements.length);
  for (const [number, element] of elements.entries()) {
    const { parentNode } = element;
    parents[number] = parentNode === null ? -1 : (numbers.get(parentNode) ?? -1);
    numbers.set(element, number);
  }
  const ends = Int32Array.from(elements, (_, number) => number);
  for (let number = elements.length - 1; number > 0; number--) {
    const parent = parents[number]!;
    if (parent !== -1) ends[parent] = Math.max(ends[parent]!, ends[number]!);
  }
  const blocks = readBlocks(page.body).map((block): JudgedBlock => {
    const verdict = classifyBlock(block);
    return { ...block, verdict, at: numbers.get(block.element)!, worth: 0, junk: 0, isApart: false };
  });
  const tree = { elements, parents, ends, blocks, headlineAt: findHeading(blocks, headline) };
  markApart(tree);
  weighAll(blocks);
  for (const block of findTeasers(tree)) setApart(block);
  return tree;
}

function classifyBlock(block: HtmlBlock): Verdict {
  const { kind, text, linkShare } = block;
  if (kind === 'caption' || isPictureLine(block)) return 'caption';
  const line = describeSiteLine(text);
  if (line === 'section') return 'section';
  // "Analysis: Ann Lee, Paris" heads a part of the report unless it is a link.
  if (line !== null && !(line === 'pointer' && kind === 'heading' && linkShare === 0)) return 'site';
  const isSentence = endsSentence.test(text);
  const isLink = linkShare >= linkedShare && (!isSentence || kind === 'item' || kind === 'heading');
  if ((isLink && text.length < maxLinked) || linkShare >= whollyLinked) return 'linked';
  return isSentence && sizeOf(text) >= proseLetters ? 'prose' : 'line';
}

const hasWords = /\p{L}+\s+\p{L}+\s+\p{L}+/u;

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

/** Finds the first heading that says what the page is called; null where none does. */
function findHeading(blocks: readonly JudgedBlock[], headline: string | null): number | null {
  const name = squeeze(headline ?? '');
  const heading = blocks.find(
    ({ kind, text, linkShare }) => kind === 'heading' && linkShare < linkedShare && squeeze(text) === name,
  );
  return name === '' || heading === undefined ? null : heading.at;
}

function weighAll(blocks: readonly JudgedBlock[]): void {
  const seen = new Set<string>();
  for (const block of blocks) {
    weigh(block);
    // Pages hold a second copy for small screens, which adds nothing.
    if (sizeOf(block.text) >= repeatedLetters && seen.has(block.text)) block.worth = 0;
    if (!block.isApart) seen.add(block.text);
  }
}

function weigh(block: JudgedBlock): void {
  const { verdict, isApart, text } = block;
  if (isApart) {
    setApart(block);
    return;
  }
  block.worth =
    verdict === 'prose'
      ? sizeOf(text)
      : verdict === 'line' || verdict === 'caption'
        ? lineWorth * sizeOf(text)
        : 0;
  block.junk =
    verdict === 'linked' || verdict === 'site' || verdict === 'section' ? sizeOf(text) + linkedJunk : 0;
}

function setApart(block: JudgedBlock): void {
  block.isApart = true;
  block.worth = 0;
  block.junk = apartJunk * sizeOf(block.text);
}
