/**
 * Reads the main text of a page: judges its blocks, chooses the part that holds the article, and drops from that what is
 * not the article's (related links, bylines, shares, tags).
 */

import { commentsShape } from '../../text/words/consent-words.js';
import { bylineShape } from '../../text/words/cues.js';
import type { HtmlBlock } from './blocks.js';
import { blocksWithin, chooseMain } from './choose-main.js';
import { adviseByData } from './declared-body.js';
import type { HtmlDocument } from './dom.js';
import { endsSentence, judgePage } from './judged-blocks.js';
import { squeeze } from './notes.js';
import { countWords, type JudgedBlock, type PageTree, sizeOf } from './page-tree.js';
import { rateChoice } from './rate-choice.js';

/** The main text of a page. */
export interface MainText {
  readonly blocks: readonly HtmlBlock[];
  /** How sure it is that it is the article, in [0, 1]. */
  readonly confidence: number;
}

/** What a page is called, and the texts that its data give as its article. */
export interface PageData {
  readonly headline: string | null;
  readonly bodies: readonly string[];
}

// The page's own data and its looks say the same, or one alone speaks.
const confidenceOfBoth = 0.98;
const confidenceOfData = 0.8;

/** Reads the main text of `page`. Leaves out the headline where it comes again. */
export function readMainText(page: HtmlDocument, { headline, bodies }: PageData): MainText {
  const tree = judgePage(page, headline);
  const part = chooseMain(tree, headline);
  const advice = adviseByData(tree, part?.blocks ?? [], bodies);
  const clean = (blocks: readonly JudgedBlock[]) =>
    dropFurniture([...standfirstOf(tree, blocks), ...blocks], headline);
  switch (advice.kind) {
    case 'agrees':
      return { blocks: clean(part!.blocks), confidence: confidenceOfBoth };
    case 'part':
      return { blocks: clean(blocksWithin(tree, advice.at)), confidence: confidenceOfData };
    case 'text':
      return { blocks: toBlocks(advice.paragraphs, page), confidence: confidenceOfData };
    case 'nothing': {
      if (part === null) return nothing;
      const blocks = clean(part.blocks);
      return { blocks, confidence: rateChoice(part, blocks, headline) };
    }
  }
}

const nothing: MainText = { blocks: [], confidence: 0 };
const mostOfStandfirst = 3;

/** Returns the paragraphs that stand between the headline and a part below it: what the desk writes to lead in. */
function standfirstOf({ blocks, headlineAt }: PageTree, part: readonly JudgedBlock[]): JudgedBlock[] {
  const start = blocks.findIndex(({ at }) => at === headlineAt);
  const end = part.length === 0 ? -1 : blocks.indexOf(part[0]!);
  if (start === -1 || end <= start) return [];
  return blocks
    .slice(start + 1, end)
    .filter(({ verdict, worth, text }) => verdict === 'prose' && worth > 0 && !bylineShape.test(text))
    .slice(0, mostOfStandfirst);
}

function toBlocks(paragraphs: readonly string[], page: HtmlDocument): HtmlBlock[] {
  return paragraphs.map((text) => ({ kind: 'paragraph', text, linkShare: 0, element: page.body }));
}

const headLines = 100;
const tailShare = 0.35;
const leastArticle = 140;

function dropFurniture(blocks: readonly JudgedBlock[], title: string | null): JudgedBlock[] {
  const name = squeeze(title ?? '');
  const kept = cutTail(blocks.filter(({ isApart }) => !isApart));
  const first = kept.findIndex(({ verdict }) => verdict === 'prose');
  const last = kept.findLastIndex(({ verdict }) => verdict === 'prose');
  // A line above that has its like among the text belongs to it: the heading of the first of several parts.
  const formsLater = new Set(
    kept.slice(first + 1, last).flatMap((block) => (block.verdict === 'line' ? [formOf(block)] : [])),
  );
  return kept.filter((block, index) => {
    const { verdict, text } = block;
    if (verdict === 'linked')
      return index > first && (isLed(kept, index) || (index < last && isListed(kept, index)));
    if (verdict === 'site' || verdict === 'section') return false;
    if (name !== '' && squeeze(text) === name) return false;
    if (verdict !== 'line' || first === -1) return true;
    // Lines above the body name sections, dates and people; lines below it lead elsewhere.
    if (endsSentence.test(text)) return true;
    if (index < first) return text.length > headLines || formsLater.has(formOf(block));
    return index <= last || (block.kind !== 'heading' && !isLoose(block));
  });
}

/** Cuts the blocks at a heading like "Related stories", where what follows is little. */
function cutTail(blocks: readonly JudgedBlock[]): readonly JudgedBlock[] {
  const all = blocks.reduce((sum, { text }) => sum + sizeOf(text), 0);
  let before = 0;
  const times = countTexts(blocks);
  for (const [index, { verdict, text }] of blocks.entries()) {
    // What others say of the article may be longer than it is.
    if (commentsShape.test(text) && before >= leastArticle) return blocks.slice(0, index);
    // A line below every part of the page opens no tail.
    const after = all - before - sizeOf(text);
    if (verdict === 'section' && times.get(text) === 1 && after < tailShare * before)
      return blocks.slice(0, index);
    before += sizeOf(text);
  }
  return blocks;
}

function countTexts(blocks: readonly JudgedBlock[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { text } of blocks) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}

/** Names the form of a block: its tag and classes. */
function formOf({ element }: JudgedBlock): string {
  return `${element.localName} ${element.getAttribute('class') ?? ''}`;
}

/** Tells whether a link is the heading of the text that follows. */
function isLed(blocks: readonly JudgedBlock[], index: number): boolean {
  return blocks[index]!.kind === 'heading' && blocks[index + 1]?.verdict === 'prose';
}

/** Tells whether a link is an item of a list that the text itself leads to, and not of one that a heading opens. */
function isListed(blocks: readonly JudgedBlock[], index: number): boolean {
  let before = index;
  while (before >= 0 && blocks[before]!.kind === 'item') before--;
  const lead = blocks[before];
  return blocks[index]!.kind === 'item' && lead !== undefined && endsSentence.test(lead.text);
}

function isLoose({ text, linkShare }: HtmlBlock): boolean {
  return linkShare > 0.3 || countWords(text) <= 6;
}
