/**
 * Finds the attributions of a paragraph, which are its verbs of speech with their subjects, and which of them governs
 * each quotation. A tag right after a quotation comes first ('"No," said Strand'), then the nearest one before it in
 * its sentence ('Strand said: "No"'), then a tag that closes the sentence; a sentence that is a quotation as a whole
 * goes on from the one before. What no tag governs has no speaker.
 */

import type { Block, CharSpan } from '../../model/document.js';
import { tokenize } from '../../text/tokens.js';
import { functionWords } from '../../text/words/cues.js';
import {
  denials,
  looseVerbs,
  nounVerbs,
  passiveVerbs,
  quotingVerbs,
  speechVerbs,
  subordinators,
} from '../../text/words/speech-words.js';
import { speechLimits } from '../limits.js';
import { isAdverb } from './noun-phrases.js';
import type { Outside } from './outside.js';
import { findSubject } from './subjects.js';

/** A verb of speech with its subject. */
export interface Attribution {
  readonly subject: CharSpan;
  /** From the first to the last of subject and verb. */
  readonly span: CharSpan;
  /** Reads "according to …". */
  readonly isAccording: boolean;
  /** Means speech even where nothing is quoted. */
  readonly isSpeech: boolean;
  /** Hangs on another clause: "when she said", "which he says". */
  readonly isSubordinate: boolean;
  /** Follows a comma or a quotation mark. */
  readonly isPostposed: boolean;
}

/** Tells whether any word of the paragraph can be a verb of speech: most paragraphs need no further look. */
export function mayAttribute(block: Block, hasQuotations: boolean): boolean {
  return block.sentences.some(({ tokens }) =>
    tokens.some(
      ({ norm }) =>
        speechVerbs.has(norm) || norm === 'according' || (hasQuotations && quotingVerbs.has(norm)),
    ),
  );
}

/** Lists the attributions in the order of their verbs. */
export function findAttributions(outside: Outside): Attribution[] {
  const { text, tokens, quotations } = outside;
  const found: Attribution[] = [];
  for (const [index, { norm, charSpan }] of tokens.entries()) {
    const isAccording = norm === 'to' && tokens[index - 1]?.norm === 'according';
    const isSpeech = isAccording || speechVerbs.has(norm);
    if (!isSpeech && !(quotations.length > 0 && quotingVerbs.has(norm))) continue;
    if (!isAccording && !isVerb(outside, index)) continue;
    const subject = findSubject(outside, index, isAccording);
    // "a man called Smith" calls nobody anything.
    if (subject === null || (norm === 'called' && /^an?\s/i.test(text.slice(...subject)))) continue;
    const verb = isAccording ? tokens[index - 1]!.charSpan[0] : charSpan[0];
    const span = [Math.min(subject[0], verb), Math.max(subject[1], charSpan[1])] as const;
    const before = tokens.findLast((token) => token.charSpan[1] <= span[0]);
    const gap = text.slice(before?.charSpan[1] ?? span[0], span[0]);
    found.push({
      subject,
      span,
      isAccording,
      isSpeech,
      isSubordinate: before !== undefined && subordinators.has(before.norm) && /^\s*$/.test(gap),
      isPostposed: /[,”"»—–]\s*$/.test(tailBefore(text, span[0])),
    });
  }
  return found;
}

/** Returns the last word before `end`, the white space before that and one character more: no pattern needs more. */
function tailBefore(text: string, end: number): string {
  const skip = (from: number, isSpace: boolean) => {
    let at = from;
    while (at > 0 && /\s/.test(text.charAt(at - 1)) === isSpace) at--;
    return at;
  };
  const start = skip(skip(skip(end, true), false), true);
  return text.slice(Math.max(0, start - 1), end);
}

/**
 * Tells verbs from the rest: "Residents were told" is said of them, "Gulf states" say nothing, "did not say" is none.
 */
function isVerb({ text, tokens, quotations }: Outside, index: number): boolean {
  const { norm, charSpan } = tokens[index]!;
  // "United States", and "Asked whether …" at the head of a sentence.
  if (/^\p{Lu}/u.test(text.slice(charSpan[0], charSpan[0] + 1))) return false;
  const before = [tokens[index - 1]?.norm ?? '', tokens[index - 2]?.norm ?? ''];
  // "is then claimed", "is usually called".
  const auxiliary = isAdverb(before[0]!) && !passiveVerbs.has(before[0]!) ? before[1]! : before[0]!;
  if (passiveVerbs.has(auxiliary) && /(?:ed|told|said|read)$/.test(norm)) return false;
  if (before.some((word) => denials.has(word) || word.endsWith("n't"))) return false;
  const rest = text.slice(charSpan[1]);
  const tail = tailBefore(text, charSpan[0]);
  const isClosing = /,\s*\S+\s*$/.test(tail);
  // "the operation, dubbed …", "the law, praised by …": of a verb that only quotes, the participle is passive.
  const isNext = /,\s*$/.test(tail);
  if (!speechVerbs.has(norm) && /ed$/.test(norm) && isNext) return false;
  // "an event called “Hunter”" names it.
  if (/^call/.test(norm) && /^\s*["“«]/.test(rest)) return false;
  // "the often-seen warning" is no participle; "with the mayor calling it “odd”" has one.
  const isAfterMark = isNext || /["”»]\s*$/.test(tail);
  if (/ing$/.test(norm) && !isAfterMark && !passiveVerbs.has(before[0]!) && !followsWith(tokens, index))
    return false;
  if (nounVerbs.has(norm))
    return isClosing || /^\s*(?:that|it|he|she|they|there|no)\b|^\s*[:,]?\s*["“«]/u.test(rest);
  if (!looseVerbs.has(norm) || quotations.length > 0) return !/^\s+to\s/.test(rest) || !looseVerbs.has(norm);
  return isClosing || /^\s*(?:,|that\b)/.test(rest);
}

/** Tells whether "with" opens a participle's clause: "with the mayor calling it". */
function followsWith(tokens: Outside['tokens'], index: number): boolean {
  return tokens
    .slice(Math.max(0, index - speechLimits.maxTokensAfterWith), index)
    .some(({ norm }) => norm === 'with');
}

/** Finds for each quotation the attribution that governs it; null where none does. */
export function governQuotations(
  outside: Outside,
  attributions: readonly Attribution[],
): (Attribution | null)[] {
  const { text, quotations, starts } = outside;
  const sentenceAt = (at: number) => starts.findLastIndex((start) => start <= at);
  const governed: (Attribution | null)[] = [];
  for (const [index, [start, end]] of quotations.entries()) {
    const sentence = sentenceAt(start);
    const own = attributions.filter(({ span }) => sentenceAt(span[0]) === sentence);
    // '"No," independent Senator Strand said'; after '"No."' another sentence begins.
    const isGap = (from: number, to: number) => /^[\s,—–-]*(?:\p{Ll}+\s){0,2}$/u.test(text.slice(from, to));
    const isOpen = !/[.…]$/u.test(text.slice(start, end - 1));
    const right = attributions.find(
      (other) => other.span[0] >= end && isGap(end, other.span[0]) && (isOpen || own.includes(other)),
    );
    // "After Strand said no, Ford called it “odd”": her clause is over.
    const isOver = ({ span, isSubordinate }: Attribution) =>
      isSubordinate && text.slice(span[1], start).includes(', ');
    const left = own.findLast((other) => other.span[1] <= start && !isOver(other));
    const last = own.find(({ span, isPostposed, isSpeech }) => span[0] >= end && isPostposed && isSpeech);
    const isWholeSentence =
      starts[sentence] === start && text.slice(end, starts[sentence + 1] ?? outside.end).trim() === '';
    const before = () =>
      governed[index - 1] ??
      (index === 0 ? attributions.findLast(({ span, isSpeech }) => isSpeech && span[1] <= start) : undefined);
    if (right === undefined && isTitle(text.slice(start, end))) {
      governed.push(null);
      continue;
    }
    // 'Ford said “soon,” according to the Post': Ford's words, by way of the Post.
    const tag = right?.isAccording && left?.isSpeech ? left : right;
    governed.push(
      tag ?? left ?? last ?? (isWholeSentence && own.length === 0 ? before() : undefined) ?? null,
    );
  }
  return governed;
}

/** Tells titles from speech: of "Grey’s Anatomy" or "Homecoming: The Tokyo Series" nobody is the speaker. */
function isTitle(quotation: string): boolean {
  const names = tokenize(quotation).filter(({ norm }) => !functionWords.has(norm));
  return (
    names.length > 0 &&
    names.length <= speechLimits.maxTitleWords &&
    names.every(({ charSpan: [start] }) => /[\p{Lu}\p{N}]/u.test(quotation.charAt(start)))
  );
}
