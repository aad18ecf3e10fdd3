/**
 * Describes a page as numbered elements and the blocks of text in them, and sums measures of blocks over elements.
 */
import type { HtmlBlock } from './blocks.js';
import type { HtmlNode } from './dom.js';

/** What a block looks like on its own. */
export type Verdict = 'prose' | 'line' | 'linked' | 'site' | 'section' | 'caption';

/** A block of the page. */
export interface JudgedBlock extends HtmlBlock {
  readonly verdict: Verdict;
  /** The number of its element. */
  readonly at: number;
  /** In letters: what it adds to an article. */
  worth: number;
  /** In letters: what speaks against a part that holds it. */
  junk: number;
  /** It stands in a part that is no part of the article. */
  isApart: boolean;
}

/** The elements of a page, numbered in its order, so that an element comes after the one around it. */
export interface PageTree {
  readonly elements: readonly HtmlNode[];
  /** The number of the element around each; -1 at the root. */
  readonly parents: Int32Array;
  /** The number of the last element within each, itself where none is. */
  readonly ends: Int32Array;
  readonly blocks: readonly JudgedBlock[];
  /** The element of the heading that says what the page is called. */
  readonly headlineAt: number | null;
}

/** Sums a measure of the blocks over every element, by number. */
export function sumUp(
  { elements, parents, blocks }: Pick<PageTree, 'elements' | 'parents' | 'blocks'>,
  measure: (block: JudgedBlock) => number,
): Float64Array {
  const sums = new Float64Array(elements.length);
  for (const block of blocks) sums[block.at]! += measure(block);
  for (let number = elements.length - 1; number > 0; number--) {
    const parent = parents[number]!;
    if (parent !== -1) sums[parent]! += sums[number]!;
  }
  return sums;
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
// One sign says as much as so many letters.
const lettersASign = 2.5;

/** Counts the words of a text; in a script without spaces, characters. */
export function countWords(text: string): number {
  const signs = text.match(unspaced)?.length ?? 0;
  return signs > text.length / 3 ? signs : (text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0);
}

/** Returns the size of a text in letters of an alphabet. */
export function sizeOf(text: string): number {
  return text.length + (lettersASign - 1) * (text.match(ideographs)?.length ?? 0);
}
