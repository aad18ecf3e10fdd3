/**
 * Finds the notes of correction, clarification and update in a page before an extractor drops them: elements named as
 * such, blocks whose words show them to be such, and `correction` in JSON-LD.
 */
import { noticeShapes, updateMarkShape } from '../../text/words/cues.js';
import { readBlocks, textOf } from './blocks.js';
import type { HtmlDocument, HtmlNode } from './dom.js';
import { declaredCorrections, type LinkedData } from './linked-data.js';

/** A note or a caption of a page. */
export interface PageNote {
  readonly text: string;
  readonly kind: 'notice' | 'update-mark' | 'caption';
  /** Its place in the page (`data-place`); null for one that stands only in the page's data. */
  readonly place: number | null;
}

const noteName =
  /(?:^|[\s_-])(?:corrections?|corrected|clarifications?|retractions?|retracted|withdrawn|withdrawal|errata|erratum|amend(?:ed|ments?)|editors?-?notes?|ed-?notes?|update-?(?:note|notice|box|message)s?|(?:article|story|post)-?(?:updates?|notes?|notices?))(?:$|[\s_-])|(?:correction|clarification|editor[s’']*note|updatenote|retraction)(?:s|text|box|note|block|body|wrapper)?(?:$|[\s_-])/i;
const noteAttributes = [
  'class',
  'id',
  'data-testid',
  'data-component',
  'data-type',
  'data-module',
  'itemprop',
  'aria-label',
  'role',
];
const candidates =
  'aside, div, section, p, small, li, span, em, footer, header, blockquote, details, ul, ol, dl, ins, td, h2, h3, h4, h5, h6';
// A longer element holds the article as well as its note.
const maxNoteLength = 1500;
const minNoteLength = 12;
const siteParts = 'nav, form, menu';

/** Finds the notes of `page`, in its order; of notes inside one another the outermost. */
export function findNotes(page: HtmlDocument, linkedData: LinkedData): PageNote[] {
  const taken = new Set<HtmlNode>();
  const notes: PageNote[] = [];
  for (const element of page.querySelectorAll(candidates)) {
    if (isWithin(element, taken) || element.closest(siteParts) !== null) continue;
    const text = readNote(element);
    if (text === null) continue;
    taken.add(element);
    const isMark = !isNamed(element) && text.length <= 80 && updateMarkShape.test(text) && !isNotice(text);
    notes.push({ text, kind: isMark ? 'update-mark' : 'notice', place: placeOf(element) });
  }
  const known = new Set(notes.map(({ text }) => squeeze(text)));
  for (const text of declaredCorrections(linkedData)) {
    if (text.length >= minNoteLength && ![...known].some((other) => other.includes(squeeze(text))))
      notes.push({ text, kind: 'notice', place: null });
  }
  return notes;
}

/** Finds the captions of the article's pictures, which may stand beside the element that holds its text. */
export function findCaptions(page: HtmlDocument): (Omit<PageNote, 'kind'> & { readonly kind: 'caption' })[] {
  const captions: (Omit<PageNote, 'kind'> & { readonly kind: 'caption' })[] = [];
  for (const element of page.querySelectorAll(
    'article figcaption, main figcaption, [itemprop="articleBody"] figcaption',
  )) {
    const text = textOf(element);
    const isOwn = element.closest('aside, nav, footer, a') === null && !isTeaser(element, text);
    if (isOwn && text !== '' && text.length <= maxNoteLength)
      captions.push({ text, kind: 'caption', place: placeOf(element) });
  }
  return captions;
}

// A card of another story is an article, too, and holds little but its caption.
const shareOfCard = 0.3;

function isTeaser(caption: HtmlNode, text: string): boolean {
  const link = caption.querySelector('a');
  if (link !== null && squeeze(link.textContent ?? '') === squeeze(text)) return true;
  const card = caption.closest('article');
  return card !== null && text.length > shareOfCard * (card.textContent ?? '').length;
}

/** Numbers every element in its markup, so that notes and blocks can be put in the order of the page. */
export function numberElements(page: HtmlDocument): void {
  let place = 0;
  for (const element of page.querySelectorAll('*')) element.setAttribute('data-place', String(place++));
}

/** Returns the place of `element`, or of the nearest ancestor that has one. */
export function placeOf(element: HtmlNode): number | null {
  for (let node: HtmlNode | null = element; node !== null && node.nodeType === 1; node = node.parentNode) {
    const place = node.getAttribute('data-place');
    if (place !== null) return Number(place);
  }
  return null;
}

/** Tells whether the markup of `element` calls it a note. */
function isNamed(element: HtmlNode): boolean {
  return noteAttributes.some((name) => noteName.test(element.getAttribute(name) ?? ''));
}

function readNote(element: HtmlNode): string | null {
  const length = (element.textContent ?? '').length;
  if (length < minNoteLength || length > 4 * maxNoteLength) return null;
  const hasName = isNamed(element);
  if (!hasName && element.localName === 'span' && element.querySelector('span') !== null) return null;
  const blocks = readBlocks(element).filter(({ kind }) => kind !== 'caption');
  const text = blocks.map((block) => block.text.replace(/\n/g, ' ')).join('\n');
  if (text.length < minNoteLength || text.length > maxNoteLength) return null;
  // A named box must say something, which a list of links to other corrections does not.
  if (hasName)
    return blocks.every(({ linkShare }) => linkShare > 0.7) || !/\p{L}+\s+\p{L}+\s+\p{L}+/u.test(text)
      ? null
      : text;
  const isOne = blocks.length === 1 || (blocks.length <= 3 && isNotice(blocks[0]!.text));
  return isOne && isNotice(text) && !isInline(element) ? text : null;
}

/** Tells whether `element` only opens a paragraph: it is a part of the note then. */
function isInline(element: HtmlNode): boolean {
  if (!/^(?:span|em|small|ins)$/.test(element.localName)) return false;
  const parent = element.parentNode;
  return (
    parent !== null &&
    squeeze(parent.textContent ?? '') !== squeeze(element.textContent ?? '') &&
    /^(?:p|li|div|em|strong|b|i|span)$/.test(parent.localName)
  );
}

/** Tells whether `text` is a notice by its words. */
export function isNotice(text: string): boolean {
  const words = text.replace(/^[\s•·▪*–—-]+/u, '');
  return noticeShapes.some((shape) => shape.test(words));
}

function isWithin(element: HtmlNode, taken: ReadonlySet<HtmlNode>): boolean {
  for (let node: HtmlNode | null = element; node !== null; node = node.parentNode)
    if (taken.has(node)) return true;
  return false;
}

/** Reduces `text` to its letters and digits, to compare what differs in punctuation. */
export function squeeze(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, '').toLowerCase();
}
