/**
 * Drops from markup what is never text (scripts, styles, frames), keeps the data that scripts declare, and bounds depth
 * and number of elements, so that no page can exhaust the stack of a walk. Nothing else imports htmlparser2.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Markup without what is never text. */
export interface CleanMarkup {
  /** The contents of the body. */
  readonly markup: string;
  /** The contents of the head, wherever they stood. */
  readonly head?: string;
  readonly language?: string;
  /** The contents of every `<script type="application/ld+json">`. */
  readonly linkedData: readonly string[];
  /**
   * The text alone, with empty lines between blocks, where the page has more or deeper elements than a tree may have.
   */
  readonly plain: string | null;
}

// Deeper than any page of news, and shallow enough for every walk by recursion.
const maxDepth = 100;
// A tree of more elements takes longer than the page is worth; the page is read as text without tags.
const maxElements = 80_000;
// Each of these parts a text into several nodes of the tree, which cost as much as elements.
const partingSigns = /[&<]/g;
const maxPartings = maxElements;
// A walk up the tree from every element costs the sum of all depths.
const maxDepthSum = 1_600_000;
const maxAttributes = 60;
const maxAttribute = 4000;

const voidTags: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
// A page has one of each, wherever and however often its markup names it.
const rootTags: ReadonlySet<string> = new Set(['html', 'head', 'body']);
const headTags: ReadonlySet<string> = new Set(['title', 'meta', 'link', 'base']);
const silentTags: ReadonlySet<string> = new Set(
  'script style noscript template iframe frame frameset object embed svg math canvas video audio map select option optgroup datalist textarea button input'.split(
    ' ',
  ),
);

/**
 * Drops from the markup what is never text. Takes linear time whatever the nesting, since it reads tokens: a parser
 * that keeps the stack of open elements pays for the depth with every tag.
 */
export function cleanMarkup(markup: string): CleanMarkup {
  const { Tokenizer } = require('htmlparser2') as typeof import('htmlparser2');
  const cleaner = new Cleaner(markup);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, cleaner);
  tokenizer.write(markup);
  tokenizer.end();
  return cleaner.result();
}

// An end tag closes the nearest open element of its name among so many; otherwise it closes nothing.
const closingReach = 50;
const closedByItself: ReadonlySet<string> = new Set('p li dt dd tr td th'.split(' '));

/** Receives the tokens of a page and writes those that are kept. */
class Cleaner {
  readonly #markup: string;
  readonly #body: string[] = [];
  readonly #head: string[] = [];
  // Where tags and text are written: a title goes to the head.
  #parts: string[] = this.#body;
  #language = '';
  readonly #plain: string[] = [];
  readonly #linkedData: string[] = [];
  readonly #open: { readonly name: string; readonly isKept: boolean }[] = [];
  #kept = 0;
  #elements = 0;
  #depthSum = 0;
  #partings = 0;
  #silent: string[] = [];
  #isData = false;
  #isFlattened = false;
  #name = '';
  #attributes: [name: string, value: string][] = [];
  #attribute = '';
  #value = '';

  constructor(markup: string) {
    this.#markup = markup;
  }

  result(): CleanMarkup {
    return {
      markup: this.#isFlattened ? '' : this.#body.join(''),
      head: this.#head.join(''),
      language: this.#language,
      linkedData: this.#linkedData,
      plain: this.#isFlattened ? this.#plain.join('') : null,
    };
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#markup.slice(start, end).toLowerCase();
    this.#attributes = [];
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#markup.slice(start, end).toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#markup.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    this.#attributes.push([this.#attribute, this.#value]);
  }

  onopentagend(): void {
    const name = this.#name;
    if (rootTags.has(name)) this.#language ||= this.#attributes.find(([key]) => key === 'lang')?.[1] ?? '';
    else if (silentTags.has(name)) this.#openSilent(name);
    else if (headTags.has(name)) this.#openHead(name);
    else if (this.#silent.length === 0) this.#openElement(name);
  }

  onselfclosingtag(): void {
    if (silentTags.has(this.#name)) return;
    this.onopentagend();
    if (!voidTags.has(this.#name)) this.#close(this.#name);
  }

  #openHead(name: string): void {
    if (this.#silent.length > 0) return;
    // An icon drawn in the page may have a title of its own; the page's comes first.
    if (name === 'title' && this.#head.some((part) => part.startsWith('<title')))
      return void this.#silent.push(name);
    this.#head.push(openTag(name, this.#attributes));
    if (name === 'title') this.#parts = this.#head;
  }

  #openSilent(name: string): void {
    if (name === 'input' || name === 'embed' || name === 'frame') return;
    if (this.#silent.length < maxDepth) this.#silent.push(name);
    const type = this.#attributes.find(([attribute]) => attribute === 'type')?.[1] ?? '';
    this.#isData = name === 'script' && /ld\+json/i.test(type);
    if (this.#isData) this.#linkedData.push('');
  }

  #openElement(name: string): void {
    if (closedByItself.has(name) && this.#open.at(-1)?.name === name) this.#close(name);
    this.#depthSum += this.#kept;
    const isSmall = this.#elements < maxElements && this.#depthSum < maxDepthSum;
    const isKept = this.#kept < maxDepth && isSmall;
    if (!isKept) this.#isFlattened = true;
    if (!voidTags.has(name)) {
      this.#open.push({ name, isKept });
      if (isKept) this.#kept++;
    }
    if (blockTags.has(name)) this.#plain.push('\n\n');
    if (!isKept) return;
    this.#elements++;
    this.#parts.push(openTag(name, this.#attributes));
  }

  onclosetag(start: number, end: number): void {
    const name = this.#markup.slice(start, end).toLowerCase();
    if (this.#silent.length > 0) {
      const at = this.#silent.lastIndexOf(name);
      if (at !== -1) this.#silent.length = at;
      this.#isData = false;
    } else if (name === 'title') {
      if (this.#parts === this.#head) this.#head.push('</title>');
      this.#parts = this.#body;
    } else if (!voidTags.has(name) && !rootTags.has(name)) this.#close(name);
  }

  #close(name: string): void {
    const least = Math.max(0, this.#open.length - closingReach);
    let at = this.#open.length - 1;
    while (at >= least && this.#open[at]!.name !== name) at--;
    if (at < least) return;
    for (let index = this.#open.length; index > at; index--) {
      const { name: closed, isKept } = this.#open.pop()!;
      if (!isKept) continue;
      this.#kept--;
      this.#parts.push(`</${closed}>`);
    }
  }

  ontext(start: number, end: number): void {
    this.#addText(this.#markup.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.#addText(String.fromCodePoint(codepoint));
  }

  oncdata(start: number, end: number, offset: number): void {
    this.#addText(this.#markup.slice(start, end - offset));
  }

  #addText(text: string): void {
    if (this.#isData) this.#linkedData[this.#linkedData.length - 1] += text;
    else if (this.#silent.length === 0) {
      this.#partings += text.match(partingSigns)?.length ?? 0;
      if (this.#partings > maxPartings) this.#isFlattened = true;
      this.#parts.push(escapeText(text));
      this.#plain.push(text.replace(/\s+/g, ' '));
    }
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

const blockTags: ReadonlySet<string> = new Set(
  'p div li tr h1 h2 h3 h4 h5 h6 section article blockquote'.split(' '),
);

function openTag(name: string, attributes: readonly (readonly [name: string, value: string])[]): string {
  let tag = `<${name}`;
  for (const [key, value] of attributes.slice(0, maxAttributes)) {
    // Handlers say nothing about text.
    if (/^on/.test(key) || !/^[a-z][a-z0-9:_-]*$/.test(key) || value.length > maxAttribute) continue;
    tag += ` ${key}="${escapeText(value).replace(/"/g, '&quot;')}"`;
  }
  return `${tag}>`;
}

/** Escapes text for markup. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
