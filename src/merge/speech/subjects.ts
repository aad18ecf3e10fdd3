/**
 * Finds the subject of a verb of speech: before it, after it ('"No," said Strand'), or before a clause between commas
 * ("Strand, who leads the council, said"). The rules are for English; where no rule is sure there is no subject.
 */
import type { CharSpan } from '../../model/document.js';
import { weekdays } from '../../text/words/cues.js';
import {
  addressedVerbs,
  addressees,
  addressing,
  dayParts,
  objectPronouns,
  prepositions,
  publications,
  quotingVerbs,
  readingVerbs,
  timeUnits,
} from '../../text/words/speech-words.js';
import { holderOf, nameBeforeCalling, nameBeforeClause, nameBeforeDash } from './appositions.js';
import {
  isAcronym,
  isAdverb,
  isCapital,
  isClauseEnd,
  subjectAfter,
  subjectBefore,
  trimSubject,
} from './noun-phrases.js';
import type { Outside } from './outside.js';
import { subjectOfSentence } from './sentence-subjects.js';
import type { Attribution } from './speech-model.js';
import { followsWith } from './verbs.js';

/** What is known where a subject is looked for. */
interface Sought {
  readonly isAccording: boolean;
  /** The attributions before this one. */
  readonly earlier: readonly Attribution[];
}

/** Finds the subject of the verb at `index`, or what follows "according to" where that stands there. */
export function findSubject(
  outside: Outside,
  index: number,
  { isAccording, earlier }: Sought,
): CharSpan | null {
  const { text, tokens, quotations, starts } = outside;
  if (isAccording) return subjectAfter(outside, index);
  const verb = tokens[index]!;
  const { last, right } = skipAdverbs(outside, index);
  const left = last >= 0 ? tokens[last]!.charSpan[1] : 0;
  const isGoingOn = /ing$/.test(verb.norm);
  const crossing = quotations.some(([start, end]) => start < right && end > left);
  // A verb comes before its subject after a quotation: "'No,' said Ellen Strand".
  if (crossing || last < 0) {
    if (isGoingOn) return subjectOfSentence(outside, verb, earlier);
    if (!isTagged(outside, left, right)) return null;
    const after = subjectAfter(outside, index);
    const isClause = after !== null && hasVerb(outside, after);
    return (isClause ? null : after) ?? (last < 0 ? null : nameBeforeClause(outside, last, right));
  }
  const { norm } = tokens[last]!;
  // "captured him saying".
  if (isGoingOn && objectPronouns.has(norm)) return tokens[last]!.charSpan;
  // "went so far as to say".
  if (
    norm === 'to' &&
    /\b(?:far as|on) to\s+$/.test(text.slice(Math.max(0, verb.charSpan[0] - 12), verb.charSpan[0]))
  )
    return subjectOfSentence(outside, verb, earlier);
  // "prompted Scott O’Neil to say".
  if (norm === 'to' && verb.norm === 'say' && last > 0 && isCapital(text, tokens[last - 1]!))
    return subjectBefore(outside, last - 1, tokens[last]!.charSpan[0]);
  if (norm === 'which' && /,\s*$/.test(text.slice(0, tokens[last]!.charSpan[0]).slice(-3)))
    return headOfClause(outside, last);
  if (norm === 'who' && !isAcronym(text, tokens, last)) return headOfClause(outside, last);
  // "Strand thanked them and said": she who did the one did the other.
  if (/^(?:and|but)$/.test(norm) && starts.length > 0) return subjectOfSentence(outside, verb, earlier);
  if (/[,–—]\s*$|\s-\s*$/.test(text.slice(left, right))) {
    if (isGoingOn) return subjectOfSentence(outside, verb, earlier);
    if (/^\.?,\s*$/.test(text.slice(left, right))) return subjectAcrossComma(outside, index, last);
    return nameBeforeDash(outside, last);
  }
  const isInformal = addressing.test(verb.norm) && addressees.has(tokens[index + 1]?.norm ?? '');
  if (isGoingOn && !followsWith(tokens, index) && (isInformal || publications.has(norm)))
    return subjectOfSentence(outside, verb, earlier);
  if (isGoingOn && norm === 'by') return subjectOfSentence(outside, verb, earlier);
  const subject = isGoingOn
    ? subjectBefore(outside, last, right)
    : avoidObject(outside, subjectBefore(outside, last, right));
  return nameBeforeCalling(outside, subject, index);
}

/** Finds the last token before the verb that is no adverb, and where the words between them begin. */
function skipAdverbs(outside: Outside, index: number): { readonly last: number; readonly right: number } {
  const { text, tokens } = outside;
  let last = index - 1;
  let right = tokens[index]!.charSpan[0];
  const isPassed = (at: number) => {
    const { norm } = tokens[at]!;
    if ((isAdverb(norm) && !isCapital(text, tokens[at]!)) || weekdays.has(norm)) return true;
    // "last week".
    if (timeUnits.has(norm)) return /^(?:last|this)$/.test(tokens[at - 1]?.norm ?? '');
    if (/^(?:last|this)$/.test(norm)) return timeUnits.has(tokens[at + 1]!.norm);
    // "on Friday", "Friday night".
    if (norm === 'on') return weekdays.has(tokens[at + 1]!.norm);
    return dayParts.has(norm) && weekdays.has(tokens[at - 1]?.norm ?? '');
  };
  while (last >= 0 && isPassed(last) && !isClauseEnd(outside, tokens[last]!, right)) {
    right = tokens[last]!.charSpan[0];
    last--;
  }
  return { last, right };
}

/** Finds the subject of a verb that stands right after a comma. */
function subjectAcrossComma(outside: Outside, index: number, last: number): CharSpan | null {
  const { text, tokens, starts } = outside;
  const { norm, charSpan } = tokens[index]!;
  const between = nameBeforeClause(outside, last, charSpan[0]);
  // "the operation, dubbed …", "the law, praised by …": of a verb that only quotes, the participle is passive.
  if (quotingVerbs.has(norm) && /ed$/.test(norm))
    return between !== null && isCapital(text, tokens.find((token) => token.charSpan[0] === between[0])!)
      ? avoidObject(outside, between)
      : null;
  // A name between the commas, or one that opens the sentence, is surer than one that follows.
  const isSure =
    between !== null && (starts.includes(between[0]) || between[1] === tokens[last]!.charSpan[1]);
  if (between !== null && !isInverted(outside, index, isSure ? /^\s*(?:\.|$)/ : /^\s*(?:[.,]|$)/))
    return between;
  const after = addressedVerbs.has(norm) ? null : subjectAfter(outside, index);
  // "Rights groups like Plus, say the fires spread": a comma that should not be there.
  if (after !== null && isTagEnd(text, after[1]) && !hasVerb(outside, after)) return after;
  const whole = subjectBefore(outside, last, tokens[last]!.charSpan[1]);
  return between ?? (whole !== null && starts.includes(whole[0]) ? whole : null);
}

/** Finds whom "who" at token `last` stands for: "from Ghalibaf, who posted". */
function headOfClause(outside: Outside, last: number): CharSpan | null {
  const { text, tokens } = outside;
  const before = tokens[last - 1];
  if (before === undefined || isClauseEnd(outside, before, before.charSpan[1])) return null;
  const named = subjectBefore(outside, last - 1, before.charSpan[1]);
  if (!/^,\s*$/.test(text.slice(before.charSpan[1], tokens[last]!.charSpan[0]))) return named;
  const opens = named === null ? undefined : tokens.find(({ charSpan }) => charSpan[0] === named[0]);
  // "often heard quoting the author Mark Twain, who said": the name alone.
  if (opens !== undefined && isCapital(text, before) && !isCapital(text, opens))
    return nameAtEnd(outside, last - 1);
  // "Wegier, chief executive of the Board of British Jews, who told".
  if (opens !== undefined && isCapital(text, opens)) return holderOf(outside, named!) ?? named;
  return nameBeforeClause(outside, last - 1, before.charSpan[1]) ?? named;
}

/** Takes the words with capitals that end with token `last`. */
function nameAtEnd(outside: Outside, last: number): CharSpan | null {
  const { text, tokens } = outside;
  let first = last;
  while (
    first > 0 &&
    isCapital(text, tokens[first - 1]!) &&
    !isClauseEnd(outside, tokens[first - 1]!, tokens[first]!.charSpan[0])
  )
    first--;
  return trimSubject(outside, first, last);
}

/** Passes over what a preposition governs: "he at another point said" is his. */
function avoidObject(outside: Outside, subject: CharSpan | null): CharSpan | null {
  if (subject === null) return null;
  const { tokens, starts } = outside;
  const first = tokens.findIndex(({ charSpan }) => charSpan[0] === subject[0]);
  const before = tokens[first - 1];
  if (before === undefined || !prepositions.has(before.norm)) return subject;
  if (isClauseEnd(outside, before, subject[0])) return subject;
  // "Ambassador to Beijing Ann Poe" is one subject.
  if (before.norm === 'to' && /^(?:ambassador|envoy|adviser|advisor)$/.test(tokens[first - 2]?.norm ?? '')) {
    const office = subjectBefore(outside, first - 2, before.charSpan[0]);
    return office === null ? null : [office[0], subject[1]];
  }
  const holder = first >= 2 && !starts.includes(before.charSpan[0]);
  return holder ? subjectBefore(outside, first - 2, before.charSpan[0]) : null;
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
function isTagged({ text, tokens, quotations }: Outside, left: number, right: number): boolean {
  const last = quotations.findLast(([start, end]) => start < right && end > left);
  if (last === undefined) return true;
  const verb = tokens.find(({ charSpan }) => charSpan[0] >= right);
  // "Be quick” reads one note": what is read out needs no comma.
  if (verb !== undefined && readingVerbs.has(verb.norm)) return true;
  return /[,?!…—–-]["”“»’']*,?\s*$|["”»],\s*$/u.test(text.slice(Math.max(0, right - 8), right));
}
