/**
 * Finds whom a sentence is about, for verbs that go on with its subject: "Strand thanked them, adding", "In a letter,
 * the agency denied it, saying".
 */
import type { CharSpan, Token } from '../../model/document.js';
import { functionWords } from '../../text/words/cues.js';
import {
  clauseWords,
  commonVerbs,
  determiners,
  joiningWords,
  leadingWords,
  openers,
  speakingPronouns,
} from '../../text/words/speech-words.js';
import { speechLimits } from '../limits.js';
import { isAdverb, isCapital, trimSubject } from './noun-phrases.js';
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
  if (!leadingWords.has(tokens[first]?.norm ?? '')) return first;
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
  const isGoingOn = (at: number) =>
    at === first || !/[,;:.]\s/.test(text.slice(tokens[at - 1]!.charSpan[1], tokens[at]!.charSpan[0]));
  let last = first;
  while (last < tokens.length - 1 && isGoingOn(last) && isNameWord(text, tokens[last]!, last === first))
    last++;
  if (last > first && !(last === first + 1 && determiners.has(head.norm)))
    return clauseWords.has(tokens[last]!.norm) &&
      isGoingOn(last) &&
      /^(?:and|of|or)$/.test(tokens[last]!.norm)
      ? null
      : trimSubject(outside, first, last - 1);
  if (!determiners.has(head.norm)) return null;
  // "The agency sent messages": a noun phrase of few words ends at the first verb.
  for (let at = first + 1; at <= first + speechLimits.maxPlainSubject && at < tokens.length; at++) {
    if (!isGoingOn(at)) return null;
    const { norm } = tokens[at]!;
    if (
      at > first + 1 &&
      (commonVerbs.has(norm) || norm.endsWith("n't") || /ed$/.test(norm) || isAdverb(norm))
    )
      return trimSubject(outside, first, at - 1);
    if (clauseWords.has(norm) && (at === first + 1 || !joiningWords.has(norm))) return null;
  }
  return null;
}

/** Tells whether a word is part of a name; the first may be an article. */
function isNameWord(text: string, token: Token, isFirst: boolean): boolean {
  return (
    isCapital(text, token) && (!functionWords.has(token.norm) || (isFirst && determiners.has(token.norm)))
  );
}
