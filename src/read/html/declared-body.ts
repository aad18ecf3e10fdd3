/**
 * Holds the text that a page's data give as its article against the part of the page that was chosen: it points to a
 * better part, or stands in for one where the page shows a beginning alone or nothing.
 */
import { type JudgedBlock, type PageTree, sumUp } from './page-tree.js';

// A shorter one is a summary.
const leastLetters = 200;
const shareFound = 0.7;
const shareOfTeaser = 0.5;
const longerThan = 1.5;
const size = 3;

/** What a declared text says of the choice. */
export type Advice =
  | { readonly kind: 'agrees' | 'nothing' }
  /** The number of a better element. */
  | { readonly kind: 'part'; readonly at: number }
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] };

/** Compares the longest of `bodies` with the `chosen` blocks of `tree`. */
export function adviseByData(
  tree: PageTree,
  chosen: readonly JudgedBlock[],
  bodies: readonly string[],
): Advice {
  const body = bodies.reduce((best, text) => (text.length > best.length ? text : best), '');
  if (body.length < leastLetters) return { kind: 'nothing' };
  const wanted = new Set(gramsOf(body));
  const found = (blocks: readonly JudgedBlock[]) => {
    const all = blocks.flatMap(({ text }) => gramsOf(text));
    const hits = new Set(all.filter((gram) => wanted.has(gram)));
    return { ofBody: hits.size / wanted.size, ofText: all.length === 0 ? 1 : hits.size / new Set(all).size };
  };
  const own = found(chosen);
  if (own.ofBody >= shareFound) return { kind: 'agrees' };
  if (found(tree.blocks).ofBody >= shareFound) {
    const at = smallestWith(tree, wanted);
    return at === null ? { kind: 'nothing' } : { kind: 'part', at };
  }
  const letters = chosen.reduce((sum, { text, isApart }) => sum + (isApart ? 0 : text.length), 0);
  const isTeaser = own.ofText >= shareOfTeaser && body.length > longerThan * letters;
  return isTeaser ? { kind: 'text', paragraphs: cutParagraphs(body) } : { kind: 'nothing' };
}

/** Finds the smallest element that holds most of the wanted runs of words; of equals the innermost. */
function smallestWith(tree: PageTree, wanted: ReadonlySet<string>): number | null {
  const hits = sumUp(tree, ({ text }) => gramsOf(text).filter((gram) => wanted.has(gram)).length);
  const count = sumUp(tree, () => 1);
  let best: number | null = null;
  for (let at = 0; at < tree.elements.length; at++)
    if (hits[at]! >= shareFound * wanted.size && (best === null || count[at]! <= count[best]!)) best = at;
  return best;
}

function cutParagraphs(body: string): string[] {
  return body
    .split(/\n+/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
}

/** Runs of three words. */
function gramsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(size - 1).map((_, index) => words.slice(index, index + size).join(' '));
}
