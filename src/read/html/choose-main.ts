/**
 * Chooses the part of a page that holds its article, among several: the smallest that has half of the page's prose,
 * and lesser ones, each grown while more prose than links comes in; the part that the markup calls the article; the one
 * that shares the headline's words.
 */

import { kinship } from './kinship.js';
import { isCalledArticle, mayHoldArticle } from './page-parts.js';
import { type JudgedBlock, type PageTree, sumUp } from './page-tree.js';

/** The part of a page that was chosen. */
export interface MainPart {
  readonly blocks: readonly JudgedBlock[];
  /** In letters, of what was chosen, and of the whole page. */
  readonly worth: number;
  readonly all: number;
}

// Found on half of 800 real pages, and flat around these values.
const coreShare = 0.5;
const junkWeight = 3;
const leastGrowth = 0.1;
const calledShare = 0.6;
const cutJunk = 0.3;
// A lesser core is better where the first one is full of links.
const lesserShare = 0.2;
const firstsLead = 1.15;
const worthWithoutKin = 0.5;
// As much as a short report has, and as much of the headline as hardly comes by chance.
const leastRival = 100;
const leastRivalShare = 0.05;
const leastRivalKin = 0.5;

interface Sums {
  readonly worth: Float64Array;
  readonly junk: Float64Array;
  readonly count: Float64Array;
}

/** Chooses the main part of `tree`; `headline` is what the page is called. */
export function chooseMain(tree: PageTree, headline: string | null): MainPart | null {
  const { blocks } = tree;
  const sums: Sums = {
    worth: sumUp(tree, ({ worth }) => worth),
    junk: sumUp(tree, ({ junk }) => junk),
    count: sumUp(tree, () => 1),
  };
  if (blocks.length === 0 || sums.worth[0] === 0) return null;
  const first = findBest(tree, sums, headline);
  const chosen = kinOf(tree, first, headline) === 0 ? (findKin(tree, sums, first, headline) ?? first) : first;
  return { blocks: blocksWithin(tree, chosen), worth: sums.worth[chosen]!, all: sums.worth[0]! };
}

/** Finds the best of the parts that grow from the main core and from lesser ones. */
function findBest(tree: PageTree, sums: Sums, headline: string | null): number {
  const part = (core: number) => narrow(tree, sums, grow(tree, sums, core, headline));
  const value = (at: number) => {
    const kin = kinOf(tree, at, headline);
    return (sums.worth[at]! - sums.junk[at]!) * (kin === 0 ? worthWithoutKin : 1);
  };
  let best = part(findCore(tree, sums));
  let bestValue = value(best) * firstsLead;
  for (const core of findLesserCores(tree, sums)) {
    const rival = part(core);
    // One that holds the first was refused when that grew.
    if (isWithin(tree, best, rival)) continue;
    const rivalValue = value(rival);
    if (rivalValue > bestValue) [best, bestValue] = [rival, rivalValue];
  }
  return best;
}

/** Finds the innermost elements that hold a good part of all worth. */
function findLesserCores({ elements, parents }: PageTree, { worth }: Sums): number[] {
  const holds = (at: number) => worth[at]! >= lesserShare * worth[0]! && mayHoldArticle(elements[at]!);
  const outer = new Set<number>();
  const cores: number[] = [];
  for (let at = elements.length - 1; at > 0; at--) {
    if (!holds(at)) continue;
    if (!outer.has(at)) cores.push(at);
    for (let above = parents[at]!; above !== -1 && !outer.has(above); above = parents[above]!)
      outer.add(above);
  }
  return cores.reverse();
}

/** Finds the smallest element that has a share of all worth; of equals the innermost. */
function findCore({ elements }: PageTree, { worth, count }: Sums): number {
  let core = 0;
  for (let at = 1; at < elements.length; at++) {
    if (worth[at]! >= coreShare * worth[0]! && count[at]! <= count[core]! && mayHoldArticle(elements[at]!))
      core = at;
  }
  return core;
}

/** Takes the element around `core` that adds more prose than links, if one does. */
function grow(tree: PageTree, { worth, junk }: Sums, core: number, headline: string | null): number {
  const gain = (at: number) => worth[at]! - junkWeight * junk[at]!;
  let best = core;
  for (let at = tree.parents[core]!; at !== -1; at = tree.parents[at]!) {
    // In what is called an article a last paragraph may stand outside its body.
    const isOwn = isCalledArticle(tree.elements[at]!) && junk[at] === junk[best];
    if (gain(at) <= gain(best) + (isOwn ? 0 : leastGrowth * worth[best]!)) continue;
    if (isOwn || worth[at]! >= 2 * worth[best]! || isKin(tree, at, best, headline)) best = at;
  }
  return best;
}

/** Tells whether what `outer` adds to `inner` shares a word with the headline, where `inner` does. */
function isKin(tree: PageTree, outer: number, inner: number, headline: string | null): boolean {
  const own = new Set(blocksWithin(tree, inner));
  const added = blocksWithin(tree, outer).filter((block) => !own.has(block));
  return kinship(headline, textOf(added)) !== 0 || kinOf(tree, inner, headline) === 0;
}

/** Takes the smallest part within that is called an article and has most of the worth. */
function narrow(tree: PageTree, { worth, junk, count }: Sums, from: number): number {
  let best = from;
  for (let at = from + 1; at < tree.elements.length; at++) {
    if (worth[at]! < calledShare * worth[from]! || !isWithin(tree, at, from)) continue;
    // Text that is cut off with no link beside it is the article's own.
    if (junk[from]! - junk[at]! < cutJunk * (worth[from]! - worth[at]!)) continue;
    const element = tree.elements[at]!;
    const isSmaller = best === from || count[at]! <= count[best]!;
    if (isSmaller && mayHoldArticle(element) && isCalledArticle(element)) best = at;
  }
  return best;
}

/** Finds the part that shares most words with the headline, beside one that shares none. */
function findKin(tree: PageTree, sums: Sums, first: number, headline: string | null): number | null {
  let best: number | null = null;
  let bestScore = 0;
  for (const [at, element] of tree.elements.entries()) {
    const worth = sums.worth[at]!;
    if (worth < Math.max(leastRival, leastRivalShare * sums.worth[first]!)) continue;
    if (!mayHoldArticle(element)) continue;
    if (isWithin(tree, first, at) || isWithin(tree, at, first)) continue;
    const kin = kinOf(tree, at, headline) ?? 0;
    const score = kin * Math.sqrt(worth);
    if (kin >= leastRivalKin && score > bestScore) [best, bestScore] = [at, score];
  }
  return best;
}

function kinOf(tree: PageTree, at: number, headline: string | null): number | null {
  return kinship(headline, textOf(blocksWithin(tree, at)));
}

/** Leaves out headings, since the headline itself stands there. */
function textOf(blocks: readonly JudgedBlock[]): readonly JudgedBlock[] {
  return blocks.filter(({ kind, isApart }) => kind !== 'heading' && !isApart);
}

function isWithin({ ends }: PageTree, inner: number, outer: number): boolean {
  return inner >= outer && inner <= ends[outer]!;
}

/** Returns the blocks within an element. */
export function blocksWithin(tree: PageTree, outer: number): readonly JudgedBlock[] {
  return tree.blocks.filter(({ at }) => isWithin(tree, at, outer));
}
