/**
 * Parses XML to a plain tree whose names have no prefixes. Keeps unknown entities as they are written, and never
 * fetches anything from outside the text. Nothing else imports saxes.
 */
import { createRequire } from 'node:module';
import type { Result } from '../../model/failure.js';
import { badSource } from '../items.js';
import { type MarkupFlaw, mendMarkup } from './loose-markup.js';

/** An element, with its children in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  /** Where its content stands in the mended text, in UTF-16 code units. */
  readonly start: number;
  end: number;
}

/** The root of a file, with what was loose in its markup, in order. */
export interface XmlRoot extends XmlElement {
  readonly flaws: readonly MarkupFlaw[];
}

const require = createRequire(import.meta.url);
const maxDepth = 300;
const mostFlaws = 1000;

/** Ends the parser's work within a piece. */
class Stop extends Error {}

// What the parser says and leaves no doubt what is meant, so that it is a flaw and no failure.
const loose =
  /^(?:disallowed character|malformed (?:comment|character entity)|text data outside of root node|the string "\]\]>" is disallowed|duplicate attribute|(?:an|the) XML declaration|(?:encoding|version number|standalone) value|XML declaration|no whitespace between attributes|attribute without value|unquoted attribute value|inappropriately located doctype)/;

/**
 * Parses `text` and returns its root. Takes what is loose and plain in its meaning; other malformed markup is a failure that
 * names line and column.
 */
export function parseXml(text: string, path: string, format: string): Result<XmlRoot> {
  const { SaxesParser } = require('saxes') as typeof import('saxes');
  const parser = new SaxesParser({ position: true });
  const mended = mendMarkup(text);
  const flaws = [...mended.flaws];
  const document = newElement('', {}, 0);
  const open: XmlElement[] = [document];
  let problem: string | null = null;
  const line = () => mended.linesBefore + parser.line;
  parser.on('opentag', ({ name, attributes }) => {
    const element = newElement(localName(name), toLocal(attributes), parser.position);
    if (open.length >= maxDepth) problem ??= `elements nest deeper than ${maxDepth}`;
    else open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) closed.end = parser.position;
  });
  const addText = (part: string) => void open.at(-1)!.children.push(part);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', ({ message }) => {
    // An entity that nobody defined here stays in the text as it is written.
    if (/undefined entity/.test(message)) return;
    // The parser makes an error of each, which costs more than all else.
    if (flaws.length >= mostFlaws) problem ??= `more than ${mostFlaws} places are malformed`;
    if (problem !== null) throw new Stop();
    const words = message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
    if (loose.test(words)) flaws.push({ at: parser.position, words: `line ${line()}: ${words}` });
    else problem ??= words;
  });
  // Piece by piece, so that the first error ends the work.
  let place = '';
  const write = () => {
    for (let start = 0; start < mended.text.length && problem === null; start += pieceLength)
      parser.write(mended.text.slice(start, start + pieceLength));
    place = `line ${line()}, column ${parser.column}`;
    if (problem === null) parser.close();
  };
  try {
    write();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    place = `line ${line()}, column ${parser.column}`;
  }
  if (problem !== null) return badSource(path, format, `its markup is broken: ${problem}`, place);
  const root = document.children.find((child) => typeof child !== 'string');
  return root === undefined
    ? badSource(path, format, 'it has no element')
    : { ok: true, value: { ...root, flaws: flaws.sort((left, right) => left.at - right.at) } };
}

function newElement(name: string, attributes: XmlElement['attributes'], start: number): XmlElement {
  return { name, attributes, children: [], start, end: Number.POSITIVE_INFINITY };
}

const pieceLength = 1 << 16;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function toLocal(attributes: object): Readonly<Record<string, string>> {
  const own = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(attributes))
    own[name === 'xml:lang' ? 'lang' : localName(name)] = String(value);
  return own;
}

/** Returns the children that are elements. */
export function childrenOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** Finds the elements of these names below `element`, in order, without looking inside those that are found. */
export function findAll(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    names.includes(child.name) ? [child] : findAll(child, ...names),
  );
}

/** Follows a path of names down from `element`, the first of each name. */
export function find(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let current = element;
  for (const name of path) current = current === undefined ? undefined : findAll(current, name)[0];
  return current;
}

/** Returns all text below `element`, white space as it is. */
export function rawText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('');
}

/** Returns the text of `element` on one line; undefined where there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  const text = rawText(element).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** Writes what `element` holds as markup, to be read as HTML. */
export function innerMarkup(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? escapeMarkup(child) : outerMarkup(child)))
    .join('');
}

const tagNames: Readonly<Record<string, string>> = {
  hl1: 'h1',
  hl2: 'h2',
  block: 'div',
  media: 'figure',
  'media-caption': 'figcaption',
  'media-producer': 'figcaption',
  caption: 'figcaption',
  bq: 'blockquote',
  'body.content': 'div',
  'body.end': 'footer',
  note: 'aside',
  inlineXML: 'div',
  DataContent: 'div',
};
// Parts of NITF that describe the item and are not its text.
const silent: ReadonlySet<string> = new Set([
  'media-reference',
  'media-metadata',
  'media-object',
  'head',
  'style',
  'script',
]);

function outerMarkup(element: XmlElement): string {
  if (silent.has(element.name)) return '';
  const tag = Object.hasOwn(tagNames, element.name)
    ? tagNames[element.name]!
    : element.name.replace(/[^A-Za-z0-9]/g, '');
  const names =
    element.name === 'note'
      ? `note ${element.attributes['noteclass'] ?? ''}`
      : (element.attributes['class'] ?? '');
  return `<${tag}${names === '' ? '' : ` class="${escapeMarkup(names).replace(/"/g, '&quot;')}"`}>${innerMarkup(element)}</${tag}>`;
}

function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Drops the fields that are undefined or empty. */
export function filled<T extends object>(fields: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as T;
}
