/**
 * A verb of speech among the tokens of a paragraph in, the span of its subject out: before it, after it
 * ('"No," said Strand'), or before a clause between commas ("Strand, who leads the council, said"). English by
 * rule; where no rule is sure there is none. The rules lean on one another, which is why they share a long file.
 */
import type { CharSpan, Token } from '../../model/document.js';
import { abbreviations, functionWords, months, weekdays } from '../../text/words/cues.js';
import {
  addressedVerbs,
  adverbs,
  appositionStarts,
  clauseWords,
  determiners,
  joiningWords,
  nounsLikeAdverbs,
  openAdjectives,
  pronouns,
  sentenceAdverbs,
  speakingNouns,
  speakingPronouns,
  speechVerbs,
} from '../../text/words/speech-words.js';
import type { Outside } from './outside.js';

const clauseEnd = /[,;:.!?()"“”«»–—]|\s-\s|--|[\r\n]\s*[\r\n]/;
/** A new noun phrase begins, or a clause: "the map they're asking for". */
const phraseStart = /^(?:the|a|an|his|her|its|their|(?:he|she|they|it)(?:'.+)?)$/;
const maxSubjectTokens = 14;
const maxApposition = 40;
const maxSubjectLength = 90;
const maxCalling = 6;

/** The subject of the verb at `index`; of what follows "according to" where that is it. */
export function findSubject(outside: Outside, index: number, isAccording: boolean): CharSpan | null {
  const { text, tokens, quotations, starts } = outside;
  if (isAccording) return subjectAfter(outside, index);
  const verb = tokens[index]!;
  let last = index - 1;
  let right = verb.charSpan[0];
  while (last >= 0 && isAdverb(tokens[last]!.norm) && !isEnd(outside, tokens[last]!, right)) {
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
    const between = nameBefore(outside, last, right);
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
  return nameAhead(outside, subjectBefore(outside, last, right));
}

/** "No beam had cracked, said Mayor Ellen Strand." against "Strand, the mayor, said Camp Alder, a base, was shut." */
function isInverted(outside: Outside, index: number, end: RegExp): boolean {
  const { text, tokens } = outside;
  if (addressedVerbs.has(tokens[index]!.norm) || !isCapital(text, tokens[index + 1] ?? tokens[index]!))
    return false;
  const after = subjectAfter(outside, index);
  return after !== null && end.test(text.slice(after[1], after[1] + 3));
}

/** "the fires have reached other areas" is a clause. */
function hasVerb({ tokens }: Outside, [start, end]: CharSpan): boolean {
  return tokens.some(
    ({ norm, charSpan }) =>
      charSpan[0] >= start &&
      charSpan[1] <= end &&
      /^(?:is|are|was|were|has|have|had|will|would)$/.test(norm),
  );
}

/** What follows a subject that stands after its verb. */
function isTagEnd(text: string, at: number): boolean {
  return /^\s*(?:[,.;–—]|(?:in|on|at|during|after|as|who|whose|with|from|while)\s|$)/.test(
    text.slice(at, at + 12),
  );
}

/** Whether what is quoted between `left` and `right` leads on to a tag: it ends in a comma, or asks. */
function isTagged({ text, quotations }: Outside, left: number, right: number): boolean {
  const last = quotations.findLast(([start, end]) => start < right && end > left);
  return last === undefined || /[,?!…—–-]["”“»]?,?\s*$|["”»],\s*$/u.test(text.slice(0, right));
}

export function isAdverb(norm: string): boolean {
  return adverbs.has(norm) || (/^\p{Ll}{3,}ly$/u.test(norm) && !nounsLikeAdverbs.has(norm));
}

/** Whether a clause ends between a token and what follows it at `right`. */
function isEnd({ text, quotations }: Outside, { charSpan, norm }: Token, right: number): boolean {
  const gap = text.slice(charSpan[1], right);
  if (quotations.some(([start, end]) => start < right && end > charSpan[1])) return true;
  // "Rep. Tony Gonzales", "B.R. White".
  const isInitial = charSpan[1] - charSpan[0] === 1 && /\p{Lu}/u.test(text.charAt(charSpan[0]));
  if (/^\.\s*$/.test(gap) && (abbreviations.has(norm) || isInitial)) return false;
  return clauseEnd.test(gap);
}

/** The noun phrase that ends with token `last`, right before `right`. */
function subjectBefore(outside: Outside, last: number, right: number): CharSpan | null {
  const { tokens } = outside;
  let first = last + 1;
  let next = right;
  while (first > 0 && last - first + 1 < maxSubjectTokens) {
    const token = tokens[first - 1]!;
    if (isEnd(outside, token, next)) break;
    if (clauseWords.has(token.norm) && !(first <= last && isJoining(tokens, first - 1))) break;
    // "Strand said Ford had told": his clause begins after hers.
    if (speechVerbs.has(token.norm) && !isCapital(outside.text, token)) break;
    first--;
    next = token.charSpan[0];
  }
  return trimSubject(outside, first, last);
}

/** A word that goes on with the subject before it. */
function isJoining(tokens: readonly Token[], index: number): boolean {
  return joiningWords.has(tokens[index]!.norm) || openAdjectives.has(tokens[index - 1]?.norm ?? '');
}

/** The name before a clause between two commas: the one that ends with token `last` closes before `right`. */
function nameBefore(outside: Outside, last: number, right: number): CharSpan | null {
  const { text, tokens } = outside;
  for (let index = last; index > Math.max(0, last - maxApposition); index--) {
    const [before, first] = [tokens[index - 1]!, tokens[index]!];
    const gap = text.slice(before.charSpan[1], first.charSpan[0]);
    if (/[.!?;]\s/.test(gap) && isEnd(outside, before, first.charSpan[0])) return null;
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

/** "who leads the council", "CEO of ship manager Anglo-Eastern", "the union’s president", "in a rush": no list of things. */
function isAside({ text, tokens, starts }: Outside, named: CharSpan, stretch: readonly Token[]): boolean {
  const { norm } = stretch[0]!;
  if (appositionStarts.has(norm) || /ing$/.test(norm) || /^\d+$/.test(norm)) return true;
  // What a sentence begins with is its subject, wherever it was: "Miller, in rapid questions, asked".
  if (/^(?:in|on|at|during|after|alongside|like|including)$|ed$/.test(norm)) return starts.includes(named[0]);
  const subject = tokens.find(({ charSpan }) => charSpan[0] === named[0])!;
  if (clauseWords.has(norm) || !isCapital(text, subject)) return false;
  const isCalling = stretch.slice(0, 5).some((token) => /^(?:of|at|for)$/.test(token.norm));
  return isCalling || (stretch.length <= maxCalling && !isCapital(text, stretch.at(-1)!));
}

/** Where a calling without a second comma was found, the name before its first: "Shakil, the protester told". */
function nameAhead(outside: Outside, subject: CharSpan | null): CharSpan | null {
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
    (start === first || !isEnd(outside, tokens[start - 1]!, tokens[start]!.charSpan[0]))
  )
    start--;
  const opens = tokens[start]!.charSpan[0];
  const isHead =
    starts.includes(opens) ||
    quotations.some(([, end]) => /^[\s,]*$/.test(text.slice(end, opens)) && end <= opens);
  return start < first && isHead ? trimSubject(outside, start, first - 1) : subject;
}

/** "Strand thanked them, adding": who the sentence begins with. */
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

/** The noun phrase that follows the token at `index`. */
function subjectAfter(outside: Outside, index: number): CharSpan | null {
  const { text, tokens } = outside;
  let last = index;
  for (let at = index + 1; at < tokens.length && at - index <= maxSubjectTokens; at++) {
    const { norm, charSpan } = tokens[at]!;
    if (isEnd(outside, tokens[at - 1]!, charSpan[0])) break;
    const next = tokens[at + 1];
    const isJoined =
      last > index &&
      next !== undefined &&
      (norm === 'of' || norm === 'for' || (norm === 'and' && isCapital(text, tokens[at - 1]!))) &&
      (isCapital(text, next) || (norm !== 'and' && determiners.has(tokens[index + 1]!.norm)));
    if (clauseWords.has(norm) && !isJoined) break;
    if (norm === 'on' || weekdays.has(norm)) break;
    last = at;
  }
  // "a memo sent to employees", "a warning issued by the service".
  if (last > index + 1 && /(?:ed|sent|seen)$/.test(tokens[last]!.norm) && !isCapital(text, tokens[last]!))
    last--;
  return trimSubject(outside, index + 1, last);
}

function isCapital(text: string, { charSpan: [start], norm }: Token): boolean {
  return /^\p{Lu}/u.test(text.slice(start, start + 2)) && !weekdays.has(norm) && !months.has(norm);
}

/** Tokens `[first, last]` as far as they are one subject: a pronoun, a name, "the …", or people at large. */
function trimSubject({ text, tokens }: Outside, first: number, last: number): CharSpan | null {
  let start = first;
  // Of two noun phrases side by side the second is the subject: "threats the Department of Justice says".
  for (let at = first + 1; at <= last; at++)
    if (phraseStart.test(tokens[at]!.norm) && !isLinked(tokens[at - 1]!.norm)) start = at;
  while (start <= last && !canBegin(text, tokens, start, last)) start++;
  if (start > last) return null;
  const [head, end] = [tokens[start]!, tokens[last]!];
  const words = text.slice(head.charSpan[0], end.charSpan[1]);
  if (/['’](?:s)?$|[{}|<>=]/.test(words) || words.length > maxSubjectLength || clauseWords.has(end.norm))
    return null;
  if (weekdays.has(end.norm) || /^\p{N}+$/u.test(end.norm)) return null;
  if (start === last && (pronouns.has(head.norm) || determiners.has(head.norm)))
    return speakingPronouns.has(head.norm) || head.norm === 'one' ? head.charSpan : null;
  return [head.charSpan[0], end.charSpan[1]];
}

function isLinked(norm: string): boolean {
  // "a statement announcing the truce said" is one subject.
  return joiningWords.has(norm) || clauseWords.has(norm) || /ing$/.test(norm);
}

/** A subject begins with a name, an article, a count, a pronoun, or is people at large: "health officials". */
function canBegin(text: string, tokens: readonly Token[], start: number, last: number): boolean {
  const { norm } = tokens[start]!;
  if (clauseWords.has(norm) || weekdays.has(norm) || months.has(norm)) return false;
  if (speakingPronouns.has(norm)) return start === last;
  if (determiners.has(norm)) return true;
  // "US" is a name, "us" is none.
  const words = text.slice(...tokens[start]!.charSpan);
  if (words.length > 1 && words === words.toUpperCase() && /^\p{L}+$/u.test(words)) return true;
  if (isCapital(text, tokens[start]!)) return !functionWords.has(norm) && !adverbs.has(norm);
  return last - start <= 2 && speakingNouns.has(tokens[last]!.norm);
}
