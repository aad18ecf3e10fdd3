/**
 * Finds whom a sentence is about, for verbs that go on with its subject: "Strand thanked them, adding", "In a letter,
 * the agency denied it, saying".
 */
import type { CharSpan, Token } from '../../model/document.js';
import { functionWords } from '../../text/words/cues.js';
import {
  appositionStarts,
  clauseWords,
  commonVerbs,
  determiners,
  joiningWords,
  leadingWords,
  openers,
  prepositions,
  speakingPronouns,
} from '../../text/words/speech-words.js';
import { speechLimits } from './limits.js';
import { isAdverb, isCapital, isClauseEnd, trimSubject } from './noun-phrases.js';
import type { Outside } from './outside.js';
import type { Attribution } from './speech-model.js';

/** Finds whom the sentence of `verb` is about: who spoke in it last, or else whom it begins with. */
export function subjectOfSentence(
  outside: Outside,
  verb: Token,
  earlier: readonly Attribution[],
): CharSpan | null {
  const { tokens, starts } = outside;
  const start = starts.findLast((at) => at <= verb.charSpan[0]) ?? 0;
  const spoke = earlier.findLast(
    ({ span, isSubordinate, isAccording }) => span[0] >= start && !isSubordinate && !isAccording,
  );
  if (spoke !== undefined) return spoke.subject;
  const opens = tokens.findIndex(({ charSpan }) => charSpan[0] === start);
  return opens === -1 ? null : subjectAt(outside, skipLead(outside, opens), verb);
}

/** Passes over what may stand before a subject: "But", "On Monday,", "Over the last several days,". */
function skipLead({ text, tokens }: Outside, opens: number): number {
  let first = opens;
  const isComma = (at: number) =>
    /^["”»]?,\s/.test(text.slice(tokens[at]!.charSpan[1], tokens[at]!.charSpan[1] + 3));
  while (first < tokens.length - 1 && openers.has(tokens[first]!.norm)) first++;
  const lead = tokens[first]?.norm ?? '';
  if (!leadingWords.has(lead) && !/^\p{Ll}{3,}ing$/u.test(lead)) return first;
  const limit = Math.min(first + speechLimits.maxLeadTokens, tokens.length - 1);
  for (let at = first; at < limit; at++) if (isComma(at)) return at + 1;
  return first;
}

/** Reads the noun phrase that begins at `first`: a pronoun, a name, or "the …" up to its verb. */
function subjectAt(outside: Outside, first: number, verb: Token): CharSpan | null {
  const { text, tokens } = outside;
  const head = tokens[first];
  if (head === undefined || head.charSpan[0] >= verb.charSpan[0]) return null;
  if (speakingPronouns.has(head.norm)) return head.charSpan;
  let next = endOfName(outside, first);
  // "Science officer Dr. Kelsey Young".
  const role = next + 1;
  if (next > first && isPlain(outside, next) && role < tokens.length && isCapital(text, tokens[role]!))
    next = endOfName(outside, role);
  // "The Nebraska congressman went".
  else if (
    next > first &&
    determiners.has(head.norm) &&
    isPlain(outside, next) &&
    isVerbLike(tokens[next + 1]?.norm ?? '')
  )
    next++;
  if (next === first + 1 && isList(outside, next)) return null;
  if (next > first && !(next === first + 1 && determiners.has(head.norm))) {
    const place = next + 1;
    // "Rep. Ann Poe of New Mexico applauded".
    if (tokens[next]?.norm === 'of' && isCapital(text, tokens[place] ?? head) && isGoingOn(outside, next)) {
      const end = endOfName(outside, place);
      const isSubject = isGoingOn(outside, end) && isVerbLike(tokens[end]!.norm);
      return isSubject && !determiners.has(head.norm) ? trimSubject(outside, first, next - 1) : null;
    }
    const isListed = /^(?:and|of|or)$/.test(tokens[next]?.norm ?? '') && isGoingOn(outside, next);
    return isListed ? null : trimSubject(outside, first, next - 1);
  }
  return determiners.has(head.norm) ? plainSubject(outside, first) : null;
}

/** Tells "Television, digital and mail advertisements" from "Ford, the mayor, …". */
function isList({ text, tokens }: Outside, next: number): boolean {
  const [before, first] = [tokens[next - 1]!, tokens[next]!];
  if (!/^,\s$/.test(text.slice(before.charSpan[1], first.charSpan[0]))) return false;
  const opens =
    appositionStarts.has(first.norm) || prepositions.has(first.norm) || clauseWords.has(first.norm);
  return !opens && tokens[next + 1]?.norm === 'and';
}

/** Finds the token behind the words with capitals from `first` on. */
function endOfName(outside: Outside, first: number): number {
  const { text, tokens } = outside;
  let next = first;
  while (
    next < tokens.length - 1 &&
    (next === first || isGoingOn(outside, next)) &&
    isNameWord(text, tokens[next]!, next === first)
  )
    next++;
  return next;
}

/** "The agency sent messages": a noun phrase of few words ends at the first verb. */
function plainSubject(outside: Outside, first: number): CharSpan | null {
  const { tokens } = outside;
  for (let at = first + 1; at <= first + speechLimits.maxPlainSubject && at < tokens.length; at++) {
    if (!isGoingOn(outside, at)) return null;
    const { norm } = tokens[at]!;
    if (at > first + 1 && isVerbLike(norm)) return trimSubject(outside, first, at - 1);
    if (clauseWords.has(norm) && (at === first + 1 || !joiningWords.has(norm))) return null;
  }
  return null;
}

/** Tells whether no clause ends right before the token. */
function isGoingOn(outside: Outside, at: number): boolean {
  return !isClauseEnd(outside, outside.tokens[at - 1]!, outside.tokens[at]!.charSpan[0]);
}

/** Tells a noun in small letters from a verb or a word that ends the phrase. */
function isPlain(outside: Outside, at: number): boolean {
  const { norm } = outside.tokens[at]!;
  return isGoingOn(outside, at) && !isVerbLike(norm) && !clauseWords.has(norm) && !/s$/.test(norm);
}

function isVerbLike(norm: string): boolean {
  return commonVerbs.has(norm) || norm.endsWith("n't") || /ed$/.test(norm) || isAdverb(norm);
}

/** Tells whether a word is part of a name; the first may be an article. */
function isNameWord(text: string, token: Token, isFirst: boolean): boolean {
  return (
    isCapital(text, token) && (!functionWords.has(token.norm) || (isFirst && determiners.has(token.norm)))
  );
}
