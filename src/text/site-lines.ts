/**
 * Tells what a line is to the site that printed it: a label that leads elsewhere, the heading of a list of
 * links, a call to subscribe, a date of publication. Builds its patterns from the table of phrases, for all
 * languages at once.
 */
import { fitPattern } from './fit-pattern.js';
import { alternatives } from './words/site-words.js';

/** What a line of a site is. */
export type SiteLine = 'pointer' | 'section' | 'whole' | 'call' | 'published';

// Longer lines belong to the report, whatever they begin with.
const maxLength = 260;
const maxSection = 60;
const maxCall = 130;

const build = (before: string, field: Parameters<typeof alternatives>[0], after: string) =>
  new RegExp(`^[\\s•·▪|>»\\-–—*\\[(]*${before}(?:${alternatives(field)})${after}`, 'iu');

const pointer = build('', 'pointer', '\\s*(?::|>>|»|\\||–|—)');
const section = build('', 'section', "(?:\\s+[\\p{L}\\p{N}’'&-]+){0,3}\\s*[:…?.>»]*$");
const whole = build('', 'whole', '\\s*(?:\\(\\+?\\d*\\)|\\d+|\\(\\+\\))?\\s*[:….>»]*$');
const call = build('', 'call', '(?=[\\s:.,!]|$)');
const published = build('', 'published', '\\s*(?::|\\||,)?\\s*(?=.*\\p{N}).{4,60}$');
const label = /^[\s[(]*(?:related|more|read more|also read)\s*:/iu;
// "6", "1 of 6": which picture of how many is shown.
const counter = /^(?:image|photo|slide)?\s*\d{1,3}(?:\s*(?:of|\/)[\s/]*\d{1,3})?$/iu;

/** Names what `text` is to its site; null where it may well belong to the report. */
export function describeSiteLine(text: string): SiteLine | null {
  if (text.length > maxLength) return null;
  if (fitPattern(whole, text).test(text) || fitPattern(counter, text).test(text)) return 'whole';
  if (text.length <= maxSection && fitPattern(section, text).test(text)) return 'section';
  if (fitPattern(pointer, text).test(text) || fitPattern(label, text).test(text)) return 'pointer';
  if (text.length <= maxCall && fitPattern(call, text).test(text)) return 'call';
  return fitPattern(published, text).test(text) ? 'published' : null;
}
