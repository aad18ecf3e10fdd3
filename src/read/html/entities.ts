/**
 * Decodes the entities of HTML in text that is no markup, and those that a site encoded once too often. Nothing else
 * imports the package of that name.
 */
import { createRequire } from 'node:module';
import { markupTalk } from '../../text/words/cues.js';
import type { HtmlBlock } from './blocks.js';

const require = createRequire(import.meta.url);

const entity = /&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z][a-z\d]{1,30});/i;
const tag = /<\/?[a-z][^<>]*>/i;
// "The sign & is written “&amp;”."
const quoted = /["'“‘`(]\s*&#?\w+;\s*["'”’`)]/u;
// Some sites encode a title at each of three steps.
const mostTimes = 3;

/** Decodes every entity in `text` once; what is none stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const { decodeHTML } = require('entities') as typeof import('entities');
  return decodeHTML(text);
}

/**
 * Decodes the entities that are left in a text which was decoded already. A text that speaks of markup, or that would
 * become some, shows its entities on purpose and stays.
 */
export function decodeTwice(text: string): string {
  if (!hasEntity(text) || markupTalk.test(text) || quoted.test(text)) return text;
  const { decodeHTMLStrict } = require('entities') as typeof import('entities');
  let decoded = text;
  for (let times = 0; times < mostTimes && entity.test(decoded); times++) decoded = decodeHTMLStrict(decoded);
  return tag.test(decoded) ? text : decoded;
}

/**
 * Does the same for the blocks of an article, all or none of them: one that speaks of markup or shows code stays. Code in
 * any block stays in any case.
 */
export function decodeBlocks(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const isEncoded = blocks.some(({ text }) => hasEntity(text));
  if (!isEncoded || blocks.some(({ text }) => markupTalk.test(text) || quoted.test(text))) return blocks;
  return blocks.map((block) => (isCode(block) ? block : { ...block, text: decodeTwice(block.text) }));
}

function isCode({ kind, element, text }: HtmlBlock): boolean {
  return (
    hasEntity(text) && (kind === 'preformatted' || element.querySelector('code, kbd, samp, pre') !== null)
  );
}

function hasEntity(text: string): boolean {
  return text.includes('&') && entity.test(text);
}
