/**
 * Finds teasers of other articles by their form alone: siblings of one tag, each a link with a few words below. A list
 * that makes up much of an article is the article itself.
 */

import { isCalledArticle } from './page-parts.js';
import type { JudgedBlock, PageTree } from './page-tree.js';

const mostBlocks = 8;
const mostWorth = 350;
const leastSiblings = 3;
const leastWithText = 2;
const titleLetters = 15;
const linkedShare = 0.75;
const mostOfPage = 0.4;

/** A child of one element with all its blocks. */
interface Card {
  readonly blocks: JudgedBlock[];
  worth: number;
}

/** Returns the blocks of teasers that say more than a link does. */
export function findTeasers(tree: PageTree): JudgedBlock[] {
  const total = tree.blocks.reduce((sum, { worth }) => sum + worth, 0);
  return [...gatherCards(tree).values()].flatMap((cards) => {
    const teasers = cards.filter(isTeaser);
    const withText = teasers.filter(({ worth }) => worth > 0);
    const worth = withText.reduce((sum, card) => sum + card.worth, 0);
    const isList = teasers.length >= leastSiblings && withText.length >= leastWithText;
    return isList && (worth <= mostOfPage * total || !isInArticle(tree, withText[0]!.blocks[0]!.at))
      ? withText.flatMap(({ blocks }) => blocks.filter((block) => block.worth > 0))
      : [];
  });
}

/** Tells whether the markup calls a part around an element an article, beside a card of its own. */
function isInArticle({ elements, parents }: PageTree, from: number): boolean {
  for (let at = parents[from]!; at !== -1; at = parents[at]!)
    if (isCalledArticle(elements[at]!) && elements[at]!.children.length > mostBlocks) return true;
  return false;
}

/** A teaser begins with its headline, which is a link; a word like "More" after a text makes none. */
function isTeaser({ blocks, worth }: Card): boolean {
  if (blocks.length > mostBlocks || worth > mostWorth) return false;
  const firstText = blocks.findIndex((block) => block.worth > 0);
  if (firstText !== -1 && opensWithLink(blocks[firstText]!)) return true;
  return blocks
    .slice(0, firstText === -1 ? blocks.length : firstText)
    .some(({ linkShare, text }) => linkShare >= linkedShare && text.length >= titleLetters);
}

/** Tells whether the first line of a block is a link, and text follows on the next line. */
function opensWithLink({ text, linkShare, element }: JudgedBlock): boolean {
  if (linkShare === 0 || !text.includes('\n')) return false;
  const link = (element.querySelector('a')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return link.length >= titleLetters && text.startsWith(`${link}\n`);
}

/** Groups the children of every element by tag; a child without text is none. */
function gatherCards({ elements, parents, blocks }: PageTree): ReadonlyMap<string, readonly Card[]> {
  const cards = new Map<number, Card>();
  for (const block of blocks) {
    for (let at = block.at; at !== -1; at = parents[at]!) {
      const card = cards.get(at) ?? { blocks: [], worth: 0 };
      // One more than a teaser has is enough to tell.
      if (card.blocks.length <= mostBlocks) card.blocks.push(block);
      card.worth += block.worth;
      cards.set(at, card);
    }
  }
  const groups = new Map<string, Card[]>();
  for (const [at, card] of cards) {
    const key = `${parents[at]} ${elements[at]!.localName}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [card]);
    else group.push(card);
  }
  return groups;
}
