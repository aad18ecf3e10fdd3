/**
 * Parses XML to a plain tree whose names have no prefixes. Keeps unknown entities as they are written, and never
 * fetches anything from outside the text. Nothing else imports saxes.
 */
import { createRequire } from 'node:module';
import type { Result } from '../../model/failure.js';
import { badSource } from '../items.js';

/** An element, with its children in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

const require = createRequire(import.meta.url);
const maxDepth = 300;

/** Parses `text` and returns its root. Malformed markup is a failure that names line and column. */
export function parseXml(text: string, path: string, format: string): Result<XmlElement> {
  const { SaxesParser } = require('saxes') as typeof import('saxes');
  const parser = new SaxesParser({ position: true });
  const document: XmlElement = {
    name: '',
    attributes: Object.create(null) as Record<string, string>,
    children: [],
  };
  const open: XmlElement[] = [document];
  let problem: string | null = null;
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name: localName(name), attributes: toLocal(attributes), children: [] };
    if (open.length >= maxDepth) problem ??= `elements nest deeper than ${maxDepth}`;
    else open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (part: string) => void open.at(-1)!.children.push(part);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', ({ message }) => {
    // An entity that nobody defined here stays in the text as it is written.
    if (/undefined entity/.test(message)) return;
    problem ??= message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
  });
  // Piece by piece, so that the first error ends the work.
  for (let start = 0; start < text.length && problem === null; start += pieceLength)
    parser.write(decodeHtmlEntities(text.slice(start, start + pieceLength)));
  const place = `line ${parser.line}, column ${parser.column}`;
  if (problem === null) parser.close();
  if (problem !== null) return badSource(path, format, `its markup is broken: ${problem}`, place);
  const root = document.children.find((child) => typeof child !== 'string');
  return root === undefined
    ? badSource(path, format, 'it has no element')
    : { ok: true, value: root as XmlElement };
}

const pieceLength = 1 << 16;
const named: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  bdquo: '„',
  sbquo: '‚',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  sect: '§',
  deg: '°',
  middot: '·',
  bull: '•',
  times: '×',
  frac12: '½',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  auml: 'ä',
  ccedil: 'ç',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  oacute: 'ó',
  ocirc: 'ô',
  ouml: 'ö',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  szlig: 'ß',
  aring: 'å',
  aelig: 'æ',
  oslash: 'ø',
  Eacute: 'É',
  Agrave: 'À',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  Aring: 'Å',
  AElig: 'Æ',
  Oslash: 'Ø',
  Ccedil: 'Ç',
  zwj: '\u200d',
  zwnj: '\u200c',
  shy: '\u00ad',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
};

/**
 * Decodes HTML's entities, which feeds use without declaring them. One that a piece cuts in two stays as it is written.
 */
function decodeHtmlEntities(text: string): string {
  return text.replace(/&([A-Za-z][A-Za-z0-9]{1,9});/g, (entity, name: string) =>
    Object.hasOwn(named, name) ? named[name]! : entity,
  );
}

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
