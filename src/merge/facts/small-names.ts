/**
 * Finds what was put for another thing of a list in texts that are written in small letters alone: "reliance, hutch,
 * idea", "gold and slaves". There, no capital tells a name, but one word between the same neighbours in an enumeration
 * names one of several things. A respelling and another form of the word are none.
 */
import { shortTextLikeness } from '../../text/natural.js';
import { hedges } from '../../text/words/claim-words.js';
import { functionWords, months, negations, weekdays } from '../../text/words/cues.js';
import type { Comparison, Side } from './comparison.js';
import { factLimits } from './limits.js';

/** Lists the things that gave way to others; none where either reading has a capital. */
export function findChangedSmallNames({ older, newer, changes }: Comparison): [string, string][] {
  if (/\p{Lu}/u.test(older.text) || /\p{Lu}/u.test(newer.text)) return [];
  const normsOf = ({ tokens }: Side) => new Set(tokens.map(({ norm }) => norm));
  const [before, after] = [normsOf(older), normsOf(newer)];
  return changes.flatMap(([startX, endX, startY, endY]): [string, string][] => {
    if (endX - startX !== 1 || endY - startY !== 1) return [];
    if (!isListed(older, startX) || !isListed(newer, startY)) return [];
    const [from, to] = [older.tokens[startX]!.norm, newer.tokens[startY]!.norm];
    const isOther = isThing(from) && isThing(to) && !isOneWord(from, to);
    return isOther && !after.has(from) && !before.has(to) ? [[from, to]] : [];
  });
}

/** Tells whether a word stands beside another of its kind: after or before "and", or between commas. */
function isListed({ text, tokens }: Side, at: number): boolean {
  const isJoint = (norm: string | undefined) => norm === 'and' || norm === 'or';
  if (isJoint(tokens[at - 1]?.norm) || isJoint(tokens[at + 1]?.norm)) return true;
  const gapAfter = (index: number) => {
    const next = tokens[index + 1];
    return next === undefined || index < 0 ? '' : text.slice(tokens[index]!.charSpan[1], next.charSpan[0]);
  };
  return gapAfter(at - 1).startsWith(',') && gapAfter(at).startsWith(',');
}

// Endings of verbs, adverbs and adjectives.
const noThing = /(?:ly|ed|ing|ic|al|ous|ive|able|ible|ful)$/;

function isThing(norm: string): boolean {
  const isWord = functionWords.has(norm) || hedges.has(norm) || negations.has(norm);
  return (
    /^\p{Ll}{4,}$/u.test(norm) && !noThing.test(norm) && !isWord && !months.has(norm) && !weekdays.has(norm)
  );
}

const sameLetters = 4;

/** Tells whether two words are forms or spellings of one: they begin or end in the same letters. */
function isOneWord(left: string, right: string): boolean {
  if (left.slice(0, sameLetters) === right.slice(0, sameLetters)) return true;
  if (left.slice(-sameLetters) === right.slice(-sameLetters)) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  // "setnat" is a slip for "senat".
  if ([...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)) return true;
  return shortTextLikeness(left, right) >= factLimits.sameNameLikeness;
}
