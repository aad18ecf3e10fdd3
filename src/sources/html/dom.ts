/**
 * Markup in, a tree out: the one door to htmlparser2 and linkedom. A first pass over the tags leaves out what
 * is never text (scripts, styles, frames), keeps the data that scripts declare, and bounds depth and number
 * of elements, so that no page can exhaust the stack of those who walk the tree.
 */
import { createRequire } from 'node:module';

/** As much of a DOM node as is used here. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly childNodes: Iterable<HtmlNode>;
  readonly children: ArrayLike<HtmlNode>;
  readonly parentNode: HtmlNode | null;
  readonly nextElementSibling: HtmlNode | null;
  readonly previousElementSibling: HtmlNode | null;
  textContent: string | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): HtmlNode | null;
  querySelectorAll(selector: string): Iterable<HtmlNode>;
  closest(selector: string): HtmlNode | null;
  contains(other: HtmlNode): boolean;
  remove(): void;
}

export interface HtmlDocument extends HtmlNode {
  readonly documentElement: HtmlNode;
  readonly body: HtmlNode;
  readonly head: HtmlNode;
}

export interface CleanMarkup {
  readonly markup: string;
  /** What `<script type="application/ld+json">` hold. */
  readonly linkedData: readonly string[];
  readonly elements: number;
  /** Elements deeper than the bound were taken out of their nesting, their text kept. */
  readonly isFlattened: boolean;
}

const require = createRequire(import.meta.url);

// Deeper than any page of news, and shallow enough for every walk by recursion.
const maxDepth = 150;
// A tree of more elements takes longer than the page is worth: the rest stands as text without tags.
const maxElements = 60_000;

const voidTags: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
const silentTags: ReadonlySet<string> = new Set(
  'script style noscript template iframe frame frameset object embed svg math canvas video audio map select option optgroup datalist textarea button input'.split(
    ' ',
  ),
);

/** The markup without what is never text. Linear in its length, whatever the nesting. */
export function cleanMarkup(markup: string): CleanMarkup {
  const { Parser } = require('htmlparser2') as typeof import('htmlparser2');
  const parts: string[] = [];
  const linkedData: string[] = [];
  const open: boolean[] = [];
  let kept = 0;
  let elements = 0;
  let silent = 0;
  let isData = false;
  let isFlattened = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (silentTags.has(name)) {
          silent++;
          isData = name === 'script' && /ld\+json/i.test(attributes['type'] ?? '');
          if (isData) linkedData.push('');
          return;
        }
        if (silent > 0) return;
        const isKept = kept < maxDepth && elements < maxElements;
        if (!isKept) isFlattened = true;
        if (!voidTags.has(name)) {
          open.push(isKept);
          if (isKept) kept++;
        }
        if (!isKept) return;
        elements++;
        parts.push(openTag(name, attributes));
      },
      ontext(text) {
        if (isData) linkedData[linkedData.length - 1] += text;
        else if (silent === 0) parts.push(escapeText(text));
      },
      onclosetag(name) {
        if (silentTags.has(name)) {
          silent--;
          isData = false;
          return;
        }
        if (silent > 0 || voidTags.has(name)) return;
        if (open.pop() !== true) return;
        kept--;
        parts.push(`</${name}>`);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(markup);
  return { markup: parts.join(''), linkedData, elements, isFlattened };
}

function openTag(name: string, attributes: Readonly<Record<string, string>>): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    // Handlers and inline styles say nothing about text, and hidden blocks are told by the style.
    if (/^on/.test(key) || !/^[a-z][a-z0-9:_-]*$/.test(key)) continue;
    if (value.length > 4000) continue;
    tag += ` ${key}="${escapeText(value).replace(/"/g, '&quot;')}"`;
  }
  return `${tag}>`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The tree of a page or of a fragment. */
export function parseTree(markup: string): HtmlDocument {
  const { parseHTML } = require('linkedom') as { parseHTML(markup: string): { document: HtmlDocument } };
  // The parser makes a page of what has a root, and only of that.
  const start = markup.slice(0, 100_000);
  if (/<html[\s>]/i.test(start)) return parseHTML(markup).document;
  const body = markup.replace(/<!doctype[^>]*>/i, '');
  const page = /<body[\s>]/i.test(start) ? body : `<head></head><body>${body}</body>`;
  return parseHTML(`<html>${page}</html>`).document;
}
