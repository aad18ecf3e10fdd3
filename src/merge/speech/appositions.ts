/**
 * Finds the subject that a clause between commas stands beside: "Strand, who leads the council, said", "A spokesman for
 * Lee, Tom Ford, told reporters", "Shakil, the protester told".
 */
import type { CharSpan, Token } from '../../model/document.js';
import {
  appositionStarts,
  clauseWords,
  determiners,
  sentenceAdverbs,
  speakingPronouns,
} from '../../text/words/speech-words.js';
import { speechLimits } from './limits.js';
import { isAdverb, isCapital, isClauseEnd, subjectBefore, trimSubject } from './noun-phrases.js';
import type { Outside } from './outside.js';

/** Finds the name before a clause between two commas; the clause ends with token `last`, right before `right`. */
export function nameBeforeClause(outside: Outside, last: number, right: number): CharSpan | null {
  const { text, tokens } = outside;
  for (let index = last; index > Math.max(0, last - speechLimits.maxAppositionTokens); index--) {
    const [before, first] = [tokens[index - 1]!, tokens[index]!];
    const gap = text.slice(before.charSpan[1], first.charSpan[0]);
    if (/[.!?;]\s/.test(gap) && isClauseEnd(outside, before, first.charSpan[0])) return null;
    if (!/^\.?,\s*$/.test(gap)) continue;
    const stretch = tokens.slice(index, last + 1);
    const isNames = stretch.every((token) => isCapital(text, token));
    const named = subjectBefore(outside, index - 1, before.charSpan[1]);
    const isRole =
      named === null || !isCapital(text, tokens.find(({ charSpan }) => charSpan[1] === named[1])!);
    // "its parent agency, the Department of Homeland Security, said".
    if (isRole && isFullName(text, stretch)) return trimSubject(outside, index, last);
    // "A spokesman for Lee, Tom Ford, told reporters": the name is between the commas.
    if (isNames && (isRole || stretch.length > 1)) return trimSubject(outside, index, last);
    if (named === null || right <= named[1] || !isAside(outside, named, stretch)) continue;
    const holder = holderOf(outside, named);
    // "Poe, who sits on the Committee on Roads, which …, said": a name behind a preposition only places somebody.
    if (holder !== null || !isGoverned(outside, named)) return holder ?? named;
  }
  return null;
}

/** Finds the name before an aside between dashes that ends with token `last`: "Graham — son of … — told". */
export function nameBeforeDash(outside: Outside, last: number): CharSpan | null {
  const { text, tokens } = outside;
  for (let index = last; index > Math.max(0, last - speechLimits.maxAppositionTokens); index--) {
    const before = tokens[index - 1]!;
    const gap = text.slice(before.charSpan[1], tokens[index]!.charSpan[0]);
    if (/[.!?;]\s/.test(gap) && isClauseEnd(outside, before, tokens[index]!.charSpan[0])) return null;
    if (/^\s*(?:[–—]|-\s)\s*$/.test(gap)) return subjectBefore(outside, index - 1, before.charSpan[1]);
  }
  return null;
}

/** Tells whether a preposition of place or office stands right before a name, past its article. */
function isGoverned({ tokens }: Outside, [start]: CharSpan): boolean {
  const first = tokens.findIndex(({ charSpan }) => charSpan[0] === start);
  return /^(?:on|of|for|at|in)$/.test(tokens[first - 1]?.norm ?? '');
}

/** Tells "the Department of Homeland Security": capitals but for the article and "of". */
function isFullName(text: string, stretch: readonly Token[]): boolean {
  const [article, ...rest] = stretch;
  return (
    article!.norm === 'the' &&
    rest.length > 1 &&
    rest.every((token) => isCapital(text, token) || /^(?:of|and|for)$/.test(token.norm))
  );
}

/**
 * Finds the name that a calling stands beside, where another clause follows the calling: "Max Stier, CEO of the
 * Partnership, a group that …, told".
 */
export function holderOf(outside: Outside, named: CharSpan): CharSpan | null {
  const { text, tokens } = outside;
  let first = tokens.findIndex(({ charSpan }) => charSpan[0] === named[0]);
  const isCommaBefore = (at: number) =>
    at > 0 && /^,\s*$/.test(text.slice(tokens[at - 1]!.charSpan[1], tokens[at]!.charSpan[0]));
  // "Lasteyrie, vice-president of Mobilités": what the body's name hangs on.
  let opens = first;
  while (opens > 0 && first - opens < speechLimits.callingHeadTokens && !isCommaBefore(opens)) {
    opens--;
    if (isClauseEnd(outside, tokens[opens]!, tokens[opens + 1]!.charSpan[0])) return null;
    if (isCapital(text, tokens[opens]!)) return null;
  }
  if (!isCommaBefore(opens)) return null;
  const isOffice = opens < first && /^(?:of|at|for)$/.test(tokens[first - 1]!.norm);
  first = opens;
  const before = tokens[first - 1]!;
  const holder = subjectBefore(outside, first - 1, before.charSpan[1]);
  if (holder === null) return null;
  const at = tokens.findIndex(({ charSpan }) => charSpan[0] === holder[0]);
  // "In a talk with CNN, Rep. Ann Poe of Maine, …": the name behind "with" holds no calling.
  if (/^(?:with|to|by|from|in)$/.test(tokens[at - 1]?.norm ?? '')) return null;
  const head = tokens[at]!;
  const calling = tokens.filter(({ charSpan }) => charSpan[0] >= named[0] && charSpan[1] <= named[1]);
  const isCalling =
    isOffice ||
    calling.slice(0, speechLimits.callingHeadTokens).some(({ norm }) => /^(?:of|at|for)$/.test(norm)) ||
    determiners.has(calling[0]!.norm);
  return isCapital(text, head) && isCalling ? holder : null;
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
  // "Lionsgate Motion Picture Group’s head of marketing".
  const isHeld = stretch.some(
    (token, at) => /'s?$/.test(token.norm) && at < stretch.length - 1 && !isCapital(text, stretch[at + 1]!),
  );
  return (
    isCalling ||
    isHeld ||
    (stretch.length <= speechLimits.maxCallingTokens && !isCapital(text, stretch.at(-1)!))
  );
}

/** Replaces a calling that lacks its second comma by the name before it: "Shakil, the protester told". */
export function nameBeforeCalling(outside: Outside, subject: CharSpan | null, verb: number): CharSpan | null {
  if (subject === null) return null;
  const { text, tokens, starts, quotations } = outside;
  const first = tokens.findIndex(({ charSpan }) => charSpan[0] === subject[0]);
  const before = tokens[first - 1];
  if (before === undefined || !/^,\s*$/.test(text.slice(before.charSpan[1], subject[0]))) return subject;
  // "The Iranians, he said, …" is his, and "Iran, the president said, …" the president's.
  const isTag = /^,/.test(text.slice(outside.tokens[verb]!.charSpan[1]));
  if (speakingPronouns.has(tokens[first]!.norm) || isTag) return subject;
  const isName = tokens
    .slice(first)
    .every((token) => token.charSpan[0] >= subject[1] || isCapital(text, token));
  if (isName || sentenceAdverbs.has(before.norm) || isAdverb(before.norm)) return subject;
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
