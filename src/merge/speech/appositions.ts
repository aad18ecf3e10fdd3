/**
 * Finds the subject that a clause between commas stands beside: "Strand, who leads the council, said", "A spokesman for
 * Lee, Tom Ford, told reporters", "Shakil, the protester told".
 */
import type { CharSpan, Token } from '../../model/document.js';
import { appositionStarts, clauseWords, sentenceAdverbs } from '../../text/words/speech-words.js';
import { speechLimits } from '../limits.js';
import { isCapital, isClauseEnd, subjectBefore, trimSubject } from './noun-phrases.js';
import type { Outside } from './outside.js';

/** Finds the name before a clause between two commas; the clause ends with token `last`, right before `right`. */
export function nameBeforeClause(outside: Outside, last: number, right: number): CharSpan | null {
  const { text, tokens } = outside;
  for (let index = last; index > Math.max(0, last - speechLimits.maxAppositionTokens); index--) {
    const [before, first] = [tokens[index - 1]!, tokens[index]!];
    const gap = text.slice(before.charSpan[1], first.charSpan[0]);
    if (/[.!?;]\s/.test(gap) && isClauseEnd(outside, before, first.charSpan[0])) return null;
    if (!/^,\s*$/.test(gap)) continue;
    const stretch = tokens.slice(index, last + 1);
    const isNames = stretch.every((token) => isCapital(text, token));
    const named = subjectBefore(outside, index - 1, before.charSpan[1]);
    const isRole =
      named === null || !isCapital(text, tokens.find(({ charSpan }) => charSpan[1] === named[1])!);
    // "A spokesman for Lee, Tom Ford, told reporters": the name is between the commas.
    if (isNames && (isRole || stretch.length > 1)) return trimSubject(outside, index, last);
    if (named !== null && right > named[1] && isAside(outside, named, stretch)) return named;
  }
  return null;
}

/** Tells a clause from a list of things: "who leads the council", "CEO of Anglo-Eastern", "the union’s president". */
function isAside({ text, tokens, starts }: Outside, named: CharSpan, stretch: readonly Token[]): boolean {
  const { norm } = stretch[0]!;
  if (appositionStarts.has(norm) || /ing$/.test(norm) || /^\d+$/.test(norm)) return true;
  // What a sentence begins with is its subject, wherever it was: "Miller, in rapid questions, asked".
  if (/^(?:in|on|at|during|after|alongside|like|including)$|ed$/.test(norm)) return starts.includes(named[0]);
  const subject = tokens.find(({ charSpan }) => charSpan[0] === named[0])!;
  if (clauseWords.has(norm) || !isCapital(text, subject)) return false;
  const isCalling = stretch
    .slice(0, speechLimits.callingHeadTokens)
    .some((token) => /^(?:of|at|for)$/.test(token.norm));
  return isCalling || (stretch.length <= speechLimits.maxCallingTokens && !isCapital(text, stretch.at(-1)!));
}

/** Replaces a calling that lacks its second comma by the name before it: "Shakil, the protester told". */
export function nameBeforeCalling(outside: Outside, subject: CharSpan | null): CharSpan | null {
  if (subject === null) return null;
  const { text, tokens, starts, quotations } = outside;
  const first = tokens.findIndex(({ charSpan }) => charSpan[0] === subject[0]);
  const before = tokens[first - 1];
  if (before === undefined || !/^,\s*$/.test(text.slice(before.charSpan[1], subject[0]))) return subject;
  const isName = tokens
    .slice(first)
    .every((token) => token.charSpan[0] >= subject[1] || isCapital(text, token));
  if (isName || sentenceAdverbs.has(before.norm)) return subject;
  let start = first;
  while (
    start > 0 &&
    isCapital(text, tokens[start - 1]!) &&
    (start === first || !isClauseEnd(outside, tokens[start - 1]!, tokens[start]!.charSpan[0]))
  )
    start--;
  const opens = tokens[start]!.charSpan[0];
  const isHead =
    starts.includes(opens) ||
    quotations.some(([, end]) => /^[\s,]*$/.test(text.slice(end, opens)) && end <= opens);
  return start < first && isHead ? trimSubject(outside, start, first - 1) : subject;
}
