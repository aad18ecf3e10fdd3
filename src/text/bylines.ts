/** Cleans bylines: takes names out of lines in which labels, dates and buttons were glued to them. */

import { readMonth } from './read-day.js';
import { describeSiteLine } from './site-lines.js';
import { bylineEnds, bylineLabels, dateLeads, deskWords, nameParticles, weekdays } from './words/cues.js';

const maxName = 80;
const mostWords = 12;
const quotes = /^["'“”‘’\s]+|["'“”‘’\s]+$/gu;
// "Jane DoeJohn Roe": a name begins inside the second word of another; "Ann McDonald Smith" is one name.
const gluedNames = /(?<=\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}{2,})(?<!\sMac)(?=\p{Lu}\p{Ll}+\s+\p{Lu})/gu;

/** Returns the names in a byline; empty where it holds none. */
export function cleanByline(byline: string): string {
  const line = byline.replace(/\s+/g, ' ').replace(quotes, '');
  const label = bylineLabels.map((shape) => line.match(shape)?.[0].length ?? 0);
  const names = line.slice(Math.max(...label));
  const ends = bylineEnds.map((shape) => names.search(shape)).filter((at) => at >= 0);
  return dropDate(names.slice(0, Math.min(names.length, ...ends)))
    .replace(gluedNames, ', ')
    .replace(/^[\s,;:|•·&–—-]+|[\s,;:|•·–—*(-]+$/gu, '')
    .replace(quotes, '');
}

/** Cuts a date off the end of `names`, with the month and the words before its first figure. */
function dropDate(names: string): string {
  const at = names.search(/\d/);
  if (at === 0 || !/\s/.test(names)) return names;
  const words = names
    .slice(0, at === -1 ? undefined : at)
    .replace(/[-–—](\p{L}+)\.?\s*$/u, (end, word: string) => (readMonth(word) > 0 ? '' : end))
    .trim()
    .split(' ');
  const isOfDate = (word: string) => {
    const bare = word.replace(/[.,:|•·–—-]+/g, '').toLowerCase();
    return bare === '' || readMonth(bare) > 0 || dateLeads.has(bare) || weekdays.has(bare);
  };
  while (words.length > 1 && isOfDate(words.at(-1)!)) words.pop();
  return words.join(' ');
}

/** Tells whether `line` says that names follow ("By …", "Written by: …"). */
export function hasBylineLabel(line: string): boolean {
  return bylineLabels.some((label) => label.test(line));
}

/** Tells whether a byline names a desk and no person: "National Desk", "Agency Wire". */
export function isDesk(names: string): boolean {
  return deskWords.has(names.toLowerCase().split(/\s+/).at(-1)!);
}

/**
 * Tells whether `text` may be the names of people: few words, each with a capital or a particle of names, and none of a
 * site's own words. One word is a name only where the page says so (`isTold`).
 */
export function isNames(text: string, isTold: boolean): boolean {
  const words = text.split(/[\s,&/]+/).filter((word) => word !== '');
  if (text.length > maxName || words.length > mostWords || words.length < (isTold ? 1 : 2)) return false;
  if (/[@\d?!:<>{}]|https?/.test(text) || describeSiteLine(text) !== null) return false;
  return words.every((word) => /^[\p{Lu}\p{Lo}("'’]/u.test(word) || nameParticles.has(word));
}
