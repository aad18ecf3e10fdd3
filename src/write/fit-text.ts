/** Fits text of sources into pictures: on one line, no wider than its room, and safe to print in XML. */
import { quotePath } from '../model/failure.js';

// A text is cut between words, unless the last one is longer than this.
const longestTail = 18;

/** Cuts a text to `room` pixels on one line, between words where it can; control characters are spelt out. */
export function fitInto(text: string, room: number, size: number): string {
  const line = spell(text);
  if (measure(line, size) <= room) return line;
  let kept = '';
  let used = measure(' …', size);
  for (const character of line) {
    used += measure(character, size);
    if (used > room) break;
    kept += character;
  }
  const space = kept.lastIndexOf(' ');
  return `${kept.slice(0, space > kept.length - longestTail ? space : undefined).trimEnd()} …`;
}

// XML forbids the last two even as references; quotePath() spells out the rest.
/** A text on one line, with what nobody can see spelt out. */
export const spell = (text: string) =>
  quotePath(text.replace(/\s+/g, ' ').trim()).replace(/[\ufffe\uffff]/g, '\ufffd');

// Ems of every character met so far.
const knownWidths = new Map<string, number>();

/** Estimates how wide a text is in pixels; rather too wide than too narrow. */
export function measure(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    let own = knownWidths.get(character);
    if (own === undefined) {
      own = measureCharacter(character);
      knownWidths.set(character, own);
    }
    ems += own;
  }
  return ems * size;
}

/** Estimates the width of a character in ems. */
function measureCharacter(character: string): number {
  if (character.codePointAt(0)! >= 0x2e80) return 1.02;
  if (/[\p{Lu}mwMW@%]/u.test(character)) return 0.74;
  return /[ilj.,:;'’|! ]/.test(character) ? 0.3 : 0.56;
}
