/** Parses cleaned markup to a tree. Nothing else imports linkedom. */
import { createRequire } from 'node:module';
import { type CleanMarkup, escapeText } from './clean-markup.js';

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

/** The tree of a page. */
export interface HtmlDocument extends HtmlNode {
  readonly documentElement: HtmlNode;
  readonly body: HtmlNode;
  readonly head: HtmlNode;
}

const require = createRequire(import.meta.url);

/** Parses a page or a fragment to a tree with one root, one head and one body, whatever the markup had. */
export function parseTree({
  markup,
  head = '',
  language = '',
}: Pick<CleanMarkup, 'markup' | 'head' | 'language'>): HtmlDocument {
  const { parseHTML } = require('linkedom') as { parseHTML(markup: string): { document: HtmlDocument } };
  const root = language === '' ? '<html>' : `<html lang="${escapeText(language).replace(/"/g, '&quot;')}">`;
  // The end of the head closes a title that was left open.
  const isOpen = head.includes('<title') && !head.includes('</title>');
  return parseHTML(`${root}<head>${head}${isOpen ? '</title>' : ''}</head><body>${markup}</body></html>`)
    .document;
}
