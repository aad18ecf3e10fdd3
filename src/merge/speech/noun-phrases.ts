/**
 * Finds the noun phrase right before or right after a token, and trims it to what can be one subject: a pronoun, a
 * name, "the …", or people at large. Where no rule is sure it finds none.
 */
import type { CharSpan, Token } from '../../model/document.js';
import { abbreviations, functionWords, months, weekdays } from '../../text/words/cues.js';
import {
  adverbs,
  clauseVerbs,
  clauseWords,
  determiners,
  joiningWords,
  nounsLikeAdverbs,
  openAdjectives,
  pronouns,
  speakingNouns,
  speakingPronouns,
  speechVerbs,
} from '../../text/words/speech-words.js';
import { speechLimits } from './limits.js';
import type { Outside } from './outside.js';

const clauseEnd = /[,;:.!?()"“”«»–—]|\s-\s|--|[\r\n]\s*[\r\n]/;
/** Opens a new noun phrase, or a clause: "the map they're asking for". */
const phraseStart = /^(?:the|a|an|his|her|its|their|(?:he|she|they|it)(?:'.+)?)$/;

/** Counts that speak for themselves: "wrote another". */
const speakingCounts = /^(?:one|another|others|many|some|several|both)$/;

/** Tells whether a word can stand between a subject and its verb: "also", "reportedly". */
export function isAdverb(norm: string): boolean {
  return adverbs.has(norm) || (/^\p{Ll}{3,}ly$/u.test(norm) && !nounsLikeAdverbs.has(norm));
}

/** Tells whether a clause ends between a token and what follows it at `right`. */
export function isClauseEnd(
  { text, quotations }: Outside,
  { charSpan, norm }: Token,
  right: number,
): boolean {
  const gap = text.slice(charSpan[1], right);
  if (quotations.some(([start, end]) => start < right && end > charSpan[1])) return true;
  // "the Research Service (CRS) report".
  if (
    /^\s*\(\p{Lu}{2,}\)\s*$/u.test(gap) ||
    (/^\s*\($/.test(gap) && /^\p{Lu}{2,}\)/u.test(text.slice(right, right + 12)))
  )
    return false;
  if (/^\)\s*$/.test(gap) && /\(\p{Lu}{2,}$/u.test(text.slice(Math.max(0, charSpan[1] - 12), charSpan[1])))
    return false;
  // "Ford, Sr. told".
  if (/^,\s$/.test(gap) && /^[JS]r\b/.test(text.slice(right, right + 3))) return false;
  // "Rep. Tony Gonzales", "B.R. White".
  const isInitial = charSpan[1] - charSpan[0] === 1 && /\p{Lu}/u.test(text.charAt(charSpan[0]));
  if (/^\.\s*$/.test(gap) && (abbreviations.has(norm) || isInitial)) return false;
  return clauseEnd.test(gap);
}

/** Finds the noun phrase that ends with token `last`, right before `right`. */
export function subjectBefore(outside: Outside, last: number, right: number): CharSpan | null {
  const { tokens } = outside;
  let first = last + 1;
  let next = right;
  while (first > 0 && last - first + 1 < speechLimits.maxSubjectTokens) {
    const token = tokens[first - 1]!;
    if (isClauseEnd(outside, token, next)) break;
    const isOver = clauseWords.has(token.norm) && !isAcronym(outside.text, tokens, first - 1);
    if (isOver && !(first <= last && isJoining(tokens, first - 1))) break;
    // "Strand said Ford had told": his clause begins after hers.
    const isVerb = speechVerbs.has(token.norm) || clauseVerbs.has(token.norm);
    if (isVerb && !isCapital(outside.text, token)) break;
    first--;
    next = token.charSpan[0];
  }
  return trimSubject(outside, first, last);
}

/** Tells "the WHO" and "the IT" from the pronouns: in capitals, after an article or beside words that are not. */
export function isAcronym(text: string, tokens: readonly Token[], index: number): boolean {
  const isUpper = (at: number) => {
    const token = tokens[at];
    const word = token === undefined ? '' : text.slice(...token.charSpan);
    return word.length > 1 && word === word.toUpperCase() && /^\p{Lu}+$/u.test(word);
  };
  if (!isUpper(index)) return false;
  // In a headline all in capitals nothing tells.
  return !isUpper(index - 1) && !isUpper(index + 1);
}

/** Tells whether a word goes on with the subject before it. */
function isJoining(tokens: readonly Token[], index: number): boolean {
  // "a source with knowledge of the talks".
  if (tokens[index]!.norm === 'with' && tokens[index + 1]?.norm === 'knowledge') return true;
  return joiningWords.has(tokens[index]!.norm) || openAdjectives.has(tokens[index - 1]?.norm ?? '');
}

/** Finds the noun phrase that follows the token at `index`. */
export function subjectAfter(outside: Outside, index: number): CharSpan | null {
  const { text, tokens } = outside;
  let last = index;
  for (let at = index + 1; at < tokens.length && at - index <= speechLimits.maxSubjectTokens; at++) {
    const { norm, charSpan } = tokens[at]!;
    if (isClauseEnd(outside, tokens[at - 1]!, charSpan[0])) break;
    const next = tokens[at + 1];
    const isJoined =
      last > index &&
      next !== undefined &&
      (norm === 'of' || norm === 'for' || (norm === 'and' && isCapital(text, tokens[at - 1]!))) &&
      (isCapital(text, next) || (norm !== 'and' && determiners.has(tokens[index + 1]!.norm)));
    if (clauseWords.has(norm) && !isJoined && !isAcronym(text, tokens, at)) break;
    if (norm === 'on' || weekdays.has(norm)) break;
    last = at;
  }
  // "a memo sent to employees", "a warning issued by the service".
  if (last > index + 1 && /(?:ed|sent|seen)$/.test(tokens[last]!.norm) && !isCapital(text, tokens[last]!))
    last--;
  return trimSubject(outside, index + 1, last) ?? bareSubject(outside, index, last);
}

/** Takes what follows "according to" as it stands: "Sotheby’s", "email correspondence". */
function bareSubject({ text, tokens }: Outside, index: number, last: number): CharSpan | null {
  const [first, end] = [tokens[index + 1], tokens[last]];
  if (tokens[index]!.norm !== 'to' || first === undefined || last <= index || end === undefined) return null;
  const words = text.slice(first.charSpan[0], end.charSpan[1]);
  const isName = isCapital(text, first) && !weekdays.has(first.norm);
  const isPlain =
    /^\p{Ll}+(?: \p{Ll}+)?$/u.test(words) && !pronouns.has(first.norm) && !determiners.has(first.norm);
  return (isName || isPlain) && words.length <= speechLimits.maxSubjectLength
    ? [first.charSpan[0], end.charSpan[1]]
    : null;
}

/** Tells whether a word is capitalised and names no day or month. */
export function isCapital(text: string, { charSpan: [start], norm }: Token): boolean {
  return /^\p{Lu}/u.test(text.slice(start, start + 2)) && !weekdays.has(norm) && !months.has(norm);
}

/** Trims tokens `[first, last]` to what is one subject: a pronoun, a name, "the …", or people at large. */
export function trimSubject({ text, tokens }: Outside, first: number, last: number): CharSpan | null {
  let start = first;
  // Of two noun phrases side by side the second is the subject: "threats the Department of Justice says".
  for (let at = first + 1; at <= last; at++)
    if (
      phraseStart.test(tokens[at]!.norm) &&
      !isInitial(text, tokens[at]!) &&
      !isLinked(tokens[at - 1]!.norm)
    )
      start = at;
  while (start <= last && !canBegin(text, tokens, start, last)) start++;
  if (start > last) return null;
  const [head, end] = [tokens[start]!, tokens[endBeforePlace(text, tokens, start, last)]!];
  const words = text.slice(head.charSpan[0], end.charSpan[1]);
  if (
    /['’](?:s)?$|[{}|<>=]/.test(words) ||
    words.length > speechLimits.maxSubjectLength ||
    (clauseWords.has(end.norm) && !isAcronym(text, tokens, tokens.indexOf(end)))
  )
    return null;
  // "in a book I wrote": the writer names nobody.
  if (/^(?:i|we)$/.test(end.norm) && !isInitial(text, end)) return null;
  if (weekdays.has(end.norm) || /^\p{N}+$/u.test(end.norm)) return null;
  if (start === last && (pronouns.has(head.norm) || determiners.has(head.norm)))
    return speakingPronouns.has(head.norm) || speakingCounts.test(head.norm) ? head.charSpan : null;
  return [startOfName(text, head.charSpan[0]), end.charSpan[1]];
}

/** Leaves off where or when a name speaks: "Ford at another point". */
function endBeforePlace(text: string, tokens: readonly Token[], start: number, last: number): number {
  const place = tokens.findIndex(
    ({ norm }, at) =>
      at > start &&
      at < last &&
      /^(?:at|in)$/.test(norm) &&
      determiners.has(tokens[at + 1]!.norm) &&
      isCapital(text, tokens[at - 1]!),
  );
  return place === -1 ? last : place - 1;
}

/** Keeps what a hyphen binds to a name: "al-Saadi". */
function startOfName(text: string, start: number): number {
  const bound = /\p{Ll}{1,4}[-‐‑]$/u.exec(text.slice(Math.max(0, start - 5), start))?.[0] ?? '';
  return start - bound.length;
}

/** Tells the "A." of a name from the article. */
function isInitial(text: string, { charSpan: [start, end] }: Token): boolean {
  return end - start === 1 && /\p{Lu}\./u.test(text.slice(start, end + 1));
}

/** Tells whether a phrase goes on behind this word. */
function isLinked(norm: string): boolean {
  // "a statement announcing the truce said" is one subject.
  return joiningWords.has(norm) || clauseWords.has(norm) || /ing$/.test(norm);
}

/** Tells what can open a subject: a name, an article, a count, a pronoun, or people at large: "health officials". */
function canBegin(text: string, tokens: readonly Token[], start: number, last: number): boolean {
  const { norm } = tokens[start]!;
  if (isAcronym(text, tokens, start)) return true;
  if (clauseWords.has(norm) || weekdays.has(norm) || months.has(norm)) return false;
  if (speakingPronouns.has(norm)) return start === last;
  if (determiners.has(norm)) return true;
  if (isCapital(text, tokens[start]!)) return !functionWords.has(norm) && !adverbs.has(norm);
  return last - start < speechLimits.maxPeopleTokens && speakingNouns.has(tokens[last]!.norm);
}
