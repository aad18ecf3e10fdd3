/**
 * Finds the subject of a verb of speech: before it, after it ('"No," said Strand'), or before a clause between commas
 * ("Strand, who leads the council, said"). The rules are for English; where no rule is sure there is no subject.
 */
import type { CharSpan, Token } from '../../model/document.js';
import { functionWords } from '../../text/words/cues.js';
import { addressedVerbs, clauseWords, speakingPronouns } from '../../text/words/speech-words.js';
import { nameBeforeCalling, nameBeforeClause } from './appositions.js';
import {
  isAdverb,
  isCapital,
  isClauseEnd,
  subjectAfter,
  subjectBefore,
  trimSubject,
} from './noun-phrases.js';
import type { Outside } from './outside.js';

/** Finds the subject of the verb at `index`, or what follows "according to" where that stands there. */
export function findSubject(outside: Outside, index: number, isAccording: boolean): CharSpan | null {
  const { text, tokens, quotations, starts } = outside;
  if (isAccording) return subjectAfter(outside, index);
  const verb = tokens[index]!;
  let last = index - 1;
  let right = verb.charSpan[0];
  while (last >= 0 && isAdverb(tokens[last]!.norm) && !isClauseEnd(outside, tokens[last]!, right)) {
    right = tokens[last]!.charSpan[0];
    last--;
  }
  const left = last >= 0 ? tokens[last]!.charSpan[1] : 0;
  const crossing = quotations.some(([start, end]) => start < right && end > left);
  // A verb comes before its subject after a quotation: "'No,' said Ellen Strand".
  if (crossing || last < 0)
    return /ing$/.test(verb.norm) || !isTagged(outside, left, right) ? null : subjectAfter(outside, index);
  // "Strand thanked them and said": she who did the one did the other.
  if (/^(?:and|but)$/.test(tokens[last]!.norm) && starts.length > 0) return subjectOfSentence(outside, verb);
  if (/^,\s*$/.test(text.slice(left, right))) {
    if (/ing$/.test(verb.norm)) return subjectOfSentence(outside, verb);
    const between = nameBeforeClause(outside, last, right);
    // A name between the commas, or one that opens the sentence, is surer than one that follows.
    const isSure =
      between !== null && (starts.includes(between[0]) || between[1] === tokens[last]!.charSpan[1]);
    if (between !== null && !isInverted(outside, index, isSure ? /^\s*(?:\.|$)/ : /^\s*(?:[.,]|$)/))
      return between;
    const after = addressedVerbs.has(verb.norm) ? null : subjectAfter(outside, index);
    // "Rights groups like Plus, say the fires spread": a comma that should not be there.
    if (after !== null && isTagEnd(text, after[1]) && !hasVerb(outside, after)) return after;
    const whole = subjectBefore(outside, last, left);
    return between ?? (whole !== null && starts.includes(whole[0]) ? whole : null);
  }
  return nameBeforeCalling(outside, subjectBefore(outside, last, right));
}

/**
 * Tells "No beam had cracked, said Mayor Ellen Strand." from "Strand, the mayor, said Camp Alder, a base, was shut."
 */
function isInverted(outside: Outside, index: number, end: RegExp): boolean {
  const { text, tokens } = outside;
  if (addressedVerbs.has(tokens[index]!.norm) || !isCapital(text, tokens[index + 1] ?? tokens[index]!))
    return false;
  const after = subjectAfter(outside, index);
  return after !== null && end.test(text.slice(after[1], after[1] + 3));
}

/** Tells a clause from a name: "the fires have reached other areas". */
function hasVerb({ tokens }: Outside, [start, end]: CharSpan): boolean {
  return tokens.some(
    ({ norm, charSpan }) =>
      charSpan[0] >= start &&
      charSpan[1] <= end &&
      /^(?:is|are|was|were|has|have|had|will|would)$/.test(norm),
  );
}

/** Tells whether what stands at `at` can follow a subject that stands after its verb. */
function isTagEnd(text: string, at: number): boolean {
  return /^\s*(?:[,.;–—]|(?:in|on|at|during|after|as|who|whose|with|from|while)\s|$)/.test(
    text.slice(at, at + 12),
  );
}

/** Tells whether the quotation between `left` and `right` leads on to a tag: it ends in a comma, or asks. */
function isTagged({ text, quotations }: Outside, left: number, right: number): boolean {
  const last = quotations.findLast(([start, end]) => start < right && end > left);
  return last === undefined || /[,?!…—–-]["”“»]?,?\s*$|["”»],\s*$/u.test(text.slice(0, right));
}

/** Finds whom the sentence begins with: "Strand thanked them, adding". */
function subjectOfSentence(outside: Outside, verb: Token): CharSpan | null {
  const { text, tokens, starts } = outside;
  const start = starts.findLast((at) => at <= verb.charSpan[0]);
  let first = tokens.findIndex(({ charSpan }) => charSpan[0] === start);
  if (first === -1) return null;
  if (speakingPronouns.has(tokens[first]!.norm)) return tokens[first]!.charSpan;
  const opens = first;
  while (
    first < tokens.length - 1 &&
    isCapital(text, tokens[first]!) &&
    !functionWords.has(tokens[first]!.norm)
  )
    first++;
  return first === opens || clauseWords.has(tokens[first]!.norm)
    ? null
    : trimSubject(outside, opens, first - 1);
}
