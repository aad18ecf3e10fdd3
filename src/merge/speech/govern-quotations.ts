/**
 * Finds which attribution governs each quotation of a paragraph. A tag right after a quotation comes first ('"No,"
 * said Strand'), then the nearest one before it in its sentence ('Strand said: "No"'), then a tag that closes the
 * sentence; a quotation that opens a sentence without a tag goes on from the one before. What no tag governs has no
 * speaker.
 */
import type { CharSpan } from '../../model/document.js';
import { classifyQuotation, isNamed, type QuotationKind } from '../../text/quotations.js';
import { tokenize } from '../../text/tokens.js';
import {
  clauseWords,
  commonVerbs,
  joiners,
  writingVerbs,
  writtenSources,
} from '../../text/words/speech-words.js';
import type { Outside } from './outside.js';
import type { Attribution } from './speech-model.js';

/** What a quotation is, and the attribution that governs it, if any. */
export interface Governed {
  readonly kind: QuotationKind;
  readonly by: Attribution | null;
}

/** Finds for each quotation the attribution that governs it. */
export function governQuotations(
  outside: Outside,
  attributions: readonly Attribution[],
  { isTabled }: { readonly isTabled: boolean },
): Governed[] {
  const { text, quotations } = outside;
  const governed: Governed[] = [];
  for (const [index, quotation] of quotations.entries()) {
    const look = classifyQuotation(text, quotation);
    if (look !== 'speech' && isNamed(text, quotation)) {
      governed.push({ kind: look, by: null });
      continue;
    }
    const own = attributionsAround(outside, attributions, quotation);
    const within = attributions.find(({ span }) => span[0] > quotation[0] && span[1] < quotation[1]);
    const by =
      within ??
      chooseByLook(outside, own, { look, quotation, isTabled }) ??
      (look === 'speech' ? goOn(outside, attributions, { governed, index, own }) : null);
    governed.push({ kind: by === null ? look : 'speech', by });
  }
  return governed;
}

function chooseByLook(
  outside: Outside,
  own: Around,
  {
    look,
    quotation,
    isTabled,
  }: { readonly look: QuotationKind; readonly quotation: CharSpan; readonly isTabled: boolean },
): Attribution | null {
  // A name beside a quotation is a tag's only behind a comma or a dash: 'канал «Интер» Порошенко сказал' has none.
  const right = isTabled && own.right?.isPostposed === false ? undefined : own.right;
  if (look === 'title') return tagOfTitle(outside, { ...own, right }, quotation);
  const tag = chooseTag(outside, { ...own, right }, quotation);
  // "a “gauntlet” of mines, CNN has reported": the word is nobody's.
  if (look === 'scare' && tag !== null && isReport(outside.text, tag)) return null;
  // Names of bodies stand between marks in many languages: of a few words only a colon tells that they were said.
  if (!isTabled || look === 'speech' || tag === null) return tag;
  const lead = outside.text.slice(Math.max(0, quotation[0] - 4), quotation[0]);
  return /:\s*$/.test(lead) || own.right?.isPostposed ? tag : null;
}

/** The attributions that may govern one quotation. */
interface Around {
  /** Right after it. */
  readonly right: Attribution | undefined;
  /** Before it in its sentence. */
  readonly left: Attribution | undefined;
  /** Behind it, as a tag that closes the sentence. */
  readonly last: Attribution | undefined;
  readonly isAlone: boolean;
}

function attributionsAround(
  outside: Outside,
  attributions: readonly Attribution[],
  [start, end]: CharSpan,
): Around {
  const { text, starts } = outside;
  const sentenceAt = (at: number) => starts.findLastIndex((from) => from <= at);
  const sentence = sentenceAt(start);
  const own = attributions.filter(({ span }) => sentenceAt(span[1] - 1) === sentence);
  // '"No," independent Senator Strand said'; after '"No."' another sentence begins, unless it is a tag alone.
  const isOpen = !/[.…]$/u.test(text.slice(start, end - 1));
  const right = attributions.find(
    (other) =>
      other.span[0] >= end &&
      // "Ford, who wrote “The Long Road,” said": a quotation before the verb is no tag's where the subject comes first.
      other.subject[0] >= end &&
      isGap(text.slice(end, other.span[0])) &&
      (isBareTag(text, other) || (opensNoSentence(text, other) && (isOpen || own.includes(other)))),
  );
  // "After Strand said no, Ford called it “odd”": her clause is over; so is "he cited it – they signed a “plea”".
  const isOver = ({ span, isSubordinate, isSpeech, isAccording }: Attribution) => {
    const between = text.slice(span[1], start);
    // "They were hit, according to the radio, prompting …": what was reported stands before it.
    if (isAccording && !starts.includes(span[0]) && /,\s/.test(between)) return true;
    return (isSubordinate && /, \S/.test(between)) || (!isSpeech && hasClauseAfterDash(between));
  };
  return {
    right,
    left: own.findLast((other) => other.span[1] <= start && !isOver(other)),
    last: own.find(
      (other) => other.span[0] >= end && other.isPostposed && (other.isSpeech || isReport(text, other)),
    ),
    isAlone: own.length === 0,
  };
}

/** Tells "cited it – he was one of them who signed" from "names the best – “doctors”". */
function hasClauseAfterDash(between: string): boolean {
  const rest = /\s[–—]\s(.*)$|;\s(.*)$/s.exec(between)?.[0];
  return rest !== undefined && tokenize(rest).some(({ norm }) => commonVerbs.has(norm));
}

/** Tells whether nothing of a clause stands between a quotation and its tag: '"No," independent Senator Strand said'. */
function isGap(gap: string): boolean {
  const found = /^[\s,—–-]*(?<words>(?:\p{Ll}+\s){0,6})$/u.exec(gap);
  if (found === null) return false;
  const [first = '', ...rest] = found.groups!.words!.split(' ');
  // "club captain and former supervisor Paul Dawson told": within a role, "and" joins no clauses.
  return (
    !joiners.has(first) &&
    !clauseWords.has(first) &&
    !rest.some((word) => word !== 'and' && (joiners.has(word) || clauseWords.has(word)))
  );
}

/** Tells a tag from a new sentence: '“Why?” He replied, …'. */
function opensNoSentence(text: string, { span }: Attribution): boolean {
  return !/^(?:He|She|They|It|The|An?|His|Her|Their|But|And|Some|Others|Another)\b/.test(
    text.slice(span[0], span[0] + 6),
  );
}

/** Tells a sentence that is nothing but a tag: 'Bessent said.' */
function isBareTag(text: string, { span }: Attribution): boolean {
  return /^\s*(?:\.|$)/.test(text.slice(span[1], span[1] + 3));
}

/** Chooses among a tag behind a quotation, one before it, and one that closes the sentence. */
function chooseTag(
  { text, quotations, starts }: Outside,
  { right, left, last }: Around,
  [start]: CharSpan,
): Attribution | null {
  // '“No,” according to staffing rules, Strand said'.
  const isVague =
    right?.isAccording === true && last !== undefined && /^\p{Ll}/u.test(text.slice(...right.subject));
  const after = isVague ? last : (right ?? (left === undefined ? last : undefined));
  // 'While Strand told them it was “good,” Ford told the Post that …': two clauses, each with its own.
  if (left?.isSubordinate && starts.some((at) => opensClause(text, at, left.span[0]))) return left;
  // 'he pledged “death,” the complaint said'; 'Ford said “soon,” according to the Post': by way of what was written.
  if (after !== undefined && left !== undefined && isWritten(text, after)) return left;
  if (after?.isAccording && left !== undefined && !left.isSubordinate) return left;
  if (after === undefined || left?.isSpeech !== true) return after ?? left ?? null;
  if (after.isAccording) return left;
  // 'he said, “No,” the agent alleged': a tag that leads straight on to the words, and closes none before them.
  const isLeading = /^[\s,:]*(?:that\s)?$|^[^.,;“”"]{0,40}:\s*$/.test(text.slice(left.span[1], start));
  const isClosing = quotations.some(([, end]) => end <= left.span[0] && isGap(text.slice(end, left.span[0])));
  return isLeading && !isClosing ? left : after;
}

/** Tells whether a sentence opens with one word and the clause at `at`: "While Strand told". */
function opensClause(text: string, start: number, at: number): boolean {
  return start < at && /^\p{L}+\s+$/u.test(text.slice(start, at));
}

/** Tells "the agency reported". */
function isReport(text: string, { span }: Attribution): boolean {
  return /\breport(?:s|ed)$/.test(text.slice(...span));
}

/** Tells "the affidavit said" and "the Post reported" from "Ford said". */
function isWritten(text: string, attribution: Attribution): boolean {
  const { subject } = attribution;
  if (isReport(text, attribution)) return true;
  return writtenSources.has(
    text
      .slice(...subject)
      .split(/\s+/)
      .at(-1)!
      .toLowerCase(),
  );
}

/**
 * Finds the tag of what looks like a title: right behind it, unless a preposition stands before it ('in “Hamlet,”'), or
 * leading straight on to it ('Heo says “Yeah.”').
 */
function tagOfTitle({ text }: Outside, { left, right }: Around, [start, end]: CharSpan): Attribution | null {
  const isObject = /\b(?:in|of|on|for|from|with|and|to|at)\s+$/i.test(
    text.slice(Math.max(0, start - 6), start),
  );
  // "a tearful “Today” host Ann Poe said": the host of a show.
  const isRole = right !== undefined && /^\s\p{Ll}/u.test(text.slice(end, right.span[0]));
  if (right !== undefined && !isObject && !isRole && !right.isAccording) return right;
  if (left?.isSpeech !== true) return null;
  const gap = text.slice(left.span[1], start);
  const isLeading =
    /^(?:\s+with)?\s+$/.test(gap) &&
    // "told “Today”" names who was spoken to.
    !/\b(?:told|tells|telling|asked|asking)$/.test(text.slice(0, left.span[1]).slice(-8)) &&
    !writingVerbs.test(text.slice(0, left.span[1]).slice(-12));
  return isLeading || /^[,:]\s*$/.test(gap) ? left : null;
}

/** Goes on with the speaker before a quotation that opens its sentence and has no tag there. */
function goOn(
  { text, quotations, starts }: Outside,
  attributions: readonly Attribution[],
  {
    governed,
    index,
    own,
  }: { readonly governed: readonly Governed[]; readonly index: number; readonly own: Around },
): Attribution | null {
  const [start] = quotations[index]!;
  if (!own.isAlone || !starts.some((from) => text.slice(from, start).trim() === '' && from <= start))
    return null;
  const before = quotations[index - 1];
  const spoke = attributions.findLast(
    ({ span, isSpeech, isSubordinate }) => isSpeech && !isSubordinate && span[1] <= start,
  );
  // A speaker of the sentences between is nearer than the quotation before them.
  if (spoke !== undefined && (before === undefined || spoke.span[0] >= before[1])) return spoke;
  return governed[index - 1]?.by ?? spoke ?? null;
}
