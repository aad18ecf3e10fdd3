/**
 * Reads what stands between a page's headline and its first paragraph: who wrote the article and when, where the page's
 * data do not say.
 */
import { cleanByline, hasBylineLabel, isNames } from '../../text/bylines.js';
import { readDay } from '../../text/read-day.js';
import { bylineEnds, updateMarkShape } from '../../text/words/cues.js';
import type { HtmlBlock } from './blocks.js';
import type { HtmlDocument, HtmlNode } from './dom.js';
import type { Headline } from './headline.js';
import { placeOf } from './notes.js';

/** The lines of an article's head, likeliest first, and the places between which they stand. */
export interface ArticleHead {
  readonly lines: readonly HtmlBlock[];
  readonly start: number;
  readonly end: number;
}

// A byline or a date may stand on a line above the headline, and on the first lines below the picture.
const linesAbove = 2;
const mostLines = 25;
const proseLength = 140;
const maxLine = 200;
const maxLabel = 30;
const mostAuthors = 8;
// A page that marks more than that lists other articles, and an element of more text holds one.
const mostMarked = 60;
const longestHolder = 400;
const dateBefore = /^[^.]{0,60}\s(?=by\s)/i;
const siteParts = 'nav, footer, dialog, form, menu';
const authorMarks =
  '[rel~="author"], [itemprop~="author"], a[href*="/author"], a[href*="/by/"], [class*="author"], [class*="Author"], [class*="byline"], [class*="Byline"]';
const otherAuthors =
  /comment|bookmark|related|card|avatar|photo|tooltip__bottom|social|description|bio\b|title|position|role|job/i;

/** Finds the head of the article: the lines around its headline, up to its first long paragraph. */
export function findHead(blocks: readonly HtmlBlock[], headline: Headline | null): ArticleHead | null {
  const place = headline?.place ?? null;
  const at = place === null ? -1 : blocks.findIndex(({ element }) => (placeOf(element) ?? -1) >= place);
  if (at === -1) return null;
  const isProse = ({ text, linkShare }: HtmlBlock) => text.length >= proseLength && linkShare < 0.5;
  // Behind the headline itself and what introduces it.
  const body = blocks.findIndex((block, index) => index > at + 2 && isProse(block));
  const end = Math.min(body === -1 ? blocks.length : body + 1, at + mostLines);
  const ofArticle = ({ element }: HtmlBlock) => element.closest(siteParts) === null;
  const above = blocks.slice(Math.max(0, at - linesAbove), at).filter(ofArticle);
  const below = blocks.slice(at, end).filter(ofArticle);
  const [start, last] = [above[0] ?? below[0], below.at(-1)].map((line) =>
    line === undefined ? 0 : (placeOf(line.element) ?? 0),
  );
  // What stands below a headline is likelier to be its own.
  return { lines: [...below, ...above], start: start!, end: last! };
}

/** Reads the day on which the head says that the article was published, and the one on which it was changed. */
export function readHeadDates(page: HtmlDocument, head: ArticleHead) {
  let [published, modified]: (string | undefined)[] = [];
  for (const element of [...page.querySelectorAll('time[datetime]')].slice(0, mostMarked)) {
    if (!isInside(element, head)) continue;
    const time = element.getAttribute('datetime') ?? undefined;
    if (isUpdate(element)) modified ??= time;
    else published ??= time;
  }
  for (const [index, { text }] of head.lines.entries()) {
    if (text.length > maxLine) continue;
    for (const part of text.split(/\n|\s[|•·]\s/)) {
      const day = readDay(part);
      if (day === null) continue;
      const label = head.lines[index - 1]?.text ?? '';
      const isLater = hasUpdateMark(part) || (part.length < 24 && label.length < 24 && hasUpdateMark(label));
      if (isLater) modified ??= day;
      else published ??= day;
    }
  }
  return { published, modified };
}

function isUpdate(element: HtmlNode): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  return /updated|modified/i.test(names) || hasUpdateMark(element.parentNode?.textContent ?? '');
}

function hasUpdateMark(text: string): boolean {
  return (
    text.length < maxLine && (updateMarkShape.test(text.trim()) || /\b(?:updated|modified)\b/i.test(text))
  );
}

/** Reads the names of those who wrote the article from its head, as each place gives them, the likeliest first. */
export function readHeadBylines(page: HtmlDocument, head: ArticleHead): string[] {
  const marked = [...page.querySelectorAll(authorMarks)]
    .filter((element) => !otherAuthors.test(element.getAttribute('class') ?? ''))
    .slice(0, mostMarked);
  const inside = marked.filter((element) => isInside(element, head));
  // Some sites name the author below the article alone.
  const labelled = marked.filter(
    (element) =>
      nameIn(element) !== '' && hasBylineLabel(textOf(element)) && element.closest(siteParts) === null,
  );
  const found = [readMarkedNames(inside), ...readLabelledNames(head), readMarkedNames(labelled)];
  return found.filter((names) => names !== undefined);
}

/** Reads the names that the markup calls authors; of several in one another the innermost. */
function readMarkedNames(marked: readonly HtmlNode[]): string | undefined {
  const names: string[] = [];
  let group: HtmlNode | null = null;
  for (const element of marked) {
    const name = nameIn(element);
    const isOuter = marked.some(
      (other) => other !== element && element.contains(other) && nameIn(other) !== '',
    );
    if (name === '' || isOuter) continue;
    // Names further down are those of other articles.
    if (group !== null && !group.contains(element)) break;
    group ??= element.parentNode?.parentNode ?? element;
    if (!names.includes(name) && names.length < mostAuthors && !hasOtherRole(group, name)) names.push(name);
  }
  return names.length === 0 ? undefined : names.join(', ');
}

/** Tells whether the text before `name` says that somebody did something else: "Reviewed by". */
function hasOtherRole(group: HtmlNode, name: string): boolean {
  const text = textOf(group);
  const before = text.slice(Math.max(0, text.indexOf(name) - maxLabel), Math.max(0, text.indexOf(name)));
  return /\bby\s*$/i.test(before) && bylineEnds.some((shape) => shape.test(before));
}

/** Returns the names in an element without the role or the date that stand in parts of their own; empty for none. */
function nameIn(element: HtmlNode): string {
  if ((element.textContent ?? '').length > longestHolder) return '';
  const whole = textOf(element);
  const isTold = element.getAttribute('rel') === 'author' || hasBylineLabel(whole);
  const pieces = textsOf(element);
  const first = pieces.map(cleanByline).find((piece) => piece !== '') ?? '';
  const rest = whole.slice(whole.indexOf(first) + first.length);
  const isAlone = isNames(first, false) && !/^\s*(?:,|&|and\s)/.test(rest);
  const name = isAlone ? first : cleanByline(whole);
  return isNames(name, isTold) ? name : '';
}

/** Reads "By Jane Doe", and a name below the line "Written by". */
function readLabelledNames({ lines }: ArticleHead): string[] {
  const found: string[] = [];
  for (const [index, { text }] of lines.entries()) {
    for (const line of text.length > maxLine ? [] : text.split('\n')) {
      const part = cutDate(line);
      if (!hasBylineLabel(`${part} `)) continue;
      const own = cleanByline(`${part} `);
      const name = own === '' ? cleanByline(lines[index + 1]?.text ?? '') : own;
      if (isNames(name, true)) found.push(name);
    }
  }
  return found;
}

/** Cuts the day off the beginning of "3 March 2020, 7:11 AM, by Jane Doe". */
function cutDate(line: string): string {
  const [before = ''] = line.match(dateBefore) ?? [];
  return before !== '' && readDay(before) !== null ? line.slice(before.length) : line;
}

/** Returns the text of `element` with a blank between its parts, which a browser shows apart. */
function textOf(element: HtmlNode): string {
  return textsOf(element).join(' ');
}

function textsOf(element: HtmlNode): string[] {
  return [...element.childNodes]
    .flatMap((child) =>
      child.nodeType === 3 ? [child.textContent ?? ''] : child.nodeType === 1 ? textsOf(child) : [],
    )
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}

function isInside(element: HtmlNode, { start, end }: ArticleHead): boolean {
  const place = placeOf(element) ?? -1;
  return place >= start && place <= end && element.closest(siteParts) === null;
}
