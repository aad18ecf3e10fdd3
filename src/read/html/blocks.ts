/**
 * Cuts a tree into blocks of text at the edges of its block elements, with white space as a browser shows it. A row of
 * a table is one block, with bars between cells; list items and quotations are blocks of their own. Judges nothing.
 */
import type { HtmlNode } from './dom.js';

/** What a block is in the markup. */
export type HtmlBlockKind = 'paragraph' | 'heading' | 'item' | 'caption' | 'quote' | 'row' | 'preformatted';

/** A block of text. */
export interface HtmlBlock {
  readonly kind: HtmlBlockKind;
  readonly text: string;
  /** The share of its letters that stand in links. */
  readonly linkShare: number;
  /** The innermost block element around it. */
  readonly element: HtmlNode;
}

const blockTags: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);
const captionTags: ReadonlySet<string> = new Set(['figcaption', 'caption']);
const captionClass = /(?:^|[\s_-])(?:wp-caption-text|caption|credit|cutline|legend)(?:$|[\s_-])|caption/i;

/** Reads the blocks of `root`, whose depth must be bounded (see `cleanMarkup`). */
export function readBlocks(root: HtmlNode): HtmlBlock[] {
  const walker = new BlockWalker();
  walker.walk(root, root, 'paragraph');
  walker.flush();
  return walker.blocks;
}

/** Reads the text of `root` on one line, with a blank wherever a browser shows its parts apart. */
export function textOf(root: HtmlNode): string {
  const texts = readBlocks(root).map(({ text }) => text);
  return texts.join(' ').replace(/\s+/g, ' ');
}

// What ends a sentence or a word, and a figure; two letters, since one may be a part of a word ("iPhone").
const wordEnd = /\p{Ll}\p{Ll}$|\p{Ll}[.!?…]["”’»)\]]?$/u;
const figureEnd = /\p{N}\p{N}$/u;

/** Tells whether a new word begins where two inline elements touch, such as a caption and the credit behind it. */
function isApart(before: string, behind: string): boolean {
  return (
    (/^\p{Lu}/u.test(behind) && wordEnd.test(before.slice(-4))) ||
    (/^\p{Lu}\p{Ll}/u.test(behind) && figureEnd.test(before.slice(-4)))
  );
}

class BlockWalker {
  readonly blocks: HtmlBlock[] = [];
  #text = '';
  #linked = 0;
  #element: HtmlNode | null = null;
  #kind: HtmlBlockKind = 'paragraph';
  #linkDepth = 0;
  // An inline element has ended and no text come since; another one has begun right behind it.
  #hasLeft = false;
  #isJoint = false;

  walk(node: HtmlNode, block: HtmlNode, kind: HtmlBlockKind): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) this.#addText(child.textContent ?? '', block, kind);
      else if (child.nodeType === 1) this.#enter(child, block, kind);
    }
  }

  #enter(child: HtmlNode, block: HtmlNode, kind: HtmlBlockKind): void {
    const name = child.localName;
    if (name === 'br') {
      this.#text += '\n';
      return;
    }
    if (name === 'tr' && isDataRow(child)) {
      this.flush();
      this.#pushRow(child);
      return;
    }
    const isBlock = blockTags.has(name);
    const own = isBlock ? kindOf(child, kind) : captionTags.has(name) || isCaption(child) ? 'caption' : kind;
    const isEdge = isBlock || own !== kind;
    if (isEdge) this.flush();
    else this.#isJoint ||= this.#hasLeft;
    if (name === 'a') this.#linkDepth++;
    this.walk(child, isEdge ? child : block, own);
    if (name === 'a') this.#linkDepth--;
    if (isEdge) this.flush();
    else this.#hasLeft = true;
  }

  #addText(text: string, block: HtmlNode, kind: HtmlBlockKind): void {
    this.#element ??= block;
    this.#kind = kind;
    if (text === '') return;
    if (this.#isJoint && kind !== 'preformatted' && isApart(this.#text, text)) this.#text += ' ';
    this.#hasLeft = this.#isJoint = false;
    this.#text += kind === 'preformatted' || !unevenSpace.test(text) ? text : text.replace(/\s+/g, ' ');
    if (this.#linkDepth > 0) this.#linked += countSigns(text);
  }

  #pushRow(row: HtmlNode): void {
    const cells = [...row.childNodes].filter((cell) => cell.nodeType === 1).map(textOf);
    const text = cells.filter((cell) => cell !== '').join(' | ');
    if (text !== '') this.blocks.push({ kind: 'row', text, linkShare: shareOfLinks(row), element: row });
  }

  /** Ends the block that is being read. Two line breaks in a row part paragraphs; a single one is a line of verse. */
  flush(): void {
    const size = countSigns(this.#text);
    const element = this.#element;
    if (size > 0 && element !== null) {
      const linkShare = Math.min(1, this.#linked / size);
      const parts = this.#kind === 'preformatted' ? [this.#text.trim()] : this.#text.split(/\n[^\S\n]*\n\s*/);
      for (const part of parts) {
        const text =
          this.#kind === 'preformatted'
            ? part
            : part
                .split('\n')
                .map(collapse)
                .filter((line) => line !== '')
                .join('\n');
        if (text !== '') this.blocks.push({ kind: this.#kind, text, linkShare, element });
      }
    }
    this.#text = '';
    this.#linked = 0;
    this.#element = null;
    this.#hasLeft = this.#isJoint = false;
  }
}

// White space but single blanks.
const unevenSpace = /[^\S ]| {2}/;

function collapse(text: string): string {
  return (unevenSpace.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** Counts the characters that are no white space. */
function countSigns(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0xa0) count--;
  }
  return count;
}

function kindOf(element: HtmlNode, inherited: HtmlBlockKind): HtmlBlockKind {
  const name = element.localName;
  if (captionTags.has(name) || isCaption(element)) return 'caption';
  // What stands beside a picture says what it shows, however it is marked up.
  if (name === 'figure' && isPicture(element)) return 'caption';
  if (inherited === 'caption' && name !== 'blockquote') return 'caption';
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'li' || name === 'dd' || name === 'dt') return 'item';
  if (name === 'blockquote') return 'quote';
  if (name === 'pre') return 'preformatted';
  return inherited === 'heading' || inherited === 'preformatted' ? 'paragraph' : inherited;
}

/**
 * Tells whether the class of a short element says that it is a caption; one that holds whole paragraphs is a container.
 */
function isCaption(element: HtmlNode): boolean {
  const names = element.getAttribute('class') ?? '';
  if (names === '' || !captionClass.test(names)) return false;
  return (element.textContent ?? '').length < 600;
}

function isPicture(element: HtmlNode): boolean {
  return (
    element.querySelector('img, picture') !== null && element.querySelector('table, blockquote, pre') === null
  );
}

/** Tells whether a row has two cells or more without paragraphs; other rows are layout. */
function isDataRow(row: HtmlNode): boolean {
  const cells = row.children.length;
  return cells > 1 && row.querySelector('p, div, table, ul, ol, h1, h2, h3') === null;
}

function shareOfLinks(element: HtmlNode): number {
  const size = countSigns(element.textContent ?? '');
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += countSigns(link.textContent ?? '');
  return size === 0 ? 0 : Math.min(1, linked / size);
}
