/**
 * Finds the attributions of a paragraph: its verbs of speech, each with its subject. The rules are for English; other
 * languages are read by `tabled-attributions.ts`.
 */
import type { Block, CharSpan, Token } from '../../model/document.js';
import {
  clauseWords,
  determiners,
  personOf,
  speechVerbs,
  subordinators,
} from '../../text/words/speech-words.js';
import { speechLimits } from './limits.js';
import { isAcronym, isAdverb, isCapital } from './noun-phrases.js';
import { type Outside, splitGlued } from './outside.js';
import { subjectOfSentence } from './sentence-subjects.js';
import type { Attribution } from './speech-model.js';
import { findSubject } from './subjects.js';
import { isVerb, mayBeVerb, tailBefore } from './verbs.js';

/** Tells whether any word of the paragraph can be a verb of speech: most paragraphs need no further look. */
export function mayAttribute(text: string, block: Block, hasQuotations: boolean): boolean {
  if (hasQuotations && /:\s*["“«„]/.test(text.slice(...block.charSpan))) return true;
  const isTold = ({ norm }: Token) => mayBeVerb(norm, hasQuotations) || norm === 'according';
  return block.sentences.some(({ tokens }) => tokens.some((token) => splitGlued(text, token).some(isTold)));
}

/** Lists the attributions in the order of their verbs. */
export function findAttributions(outside: Outside): Attribution[] {
  const { text, tokens, quotations } = outside;
  const found: Attribution[] = [];
  for (const [index, { norm, charSpan }] of tokens.entries()) {
    const isAccording = norm === 'to' && tokens[index - 1]?.norm === 'according';
    if (!isAccording && !(mayBeVerb(norm, quotations.length > 0) && isVerb(outside, index))) continue;
    const subject = findSubject(outside, index, { isAccording, earlier: found });
    if (subject === null) continue;
    const verb = isAccording ? tokens[index - 1]!.charSpan[0] : charSpan[0];
    const span = [Math.min(subject[0], verb), Math.max(subject[1], charSpan[1])] as const;
    const before = tokens.findLast((token) => token.charSpan[1] <= span[0]);
    const gap = text.slice(before?.charSpan[1] ?? span[0], span[0]);
    found.push({
      subject,
      // "Strand thanked them, adding": what was said of her before is not this verb's.
      span: isBetween(outside, subject, verb) ? [verb, charSpan[1]] : span,
      isAccording,
      isSpeech: isAccording || speechVerbs.has(norm),
      isSubordinate:
        isRelative(outside, index) ||
        (before !== undefined && subordinators.has(before.norm) && /^\s*$/.test(gap)),
      isPostposed: isAfterMark(outside, span[0]),
    });
  }
  return [...found, ...introduceByColon(outside, found)].sort(
    (left, right) => left.span[0] - right.span[0] || left.span[1] - right.span[1],
  );
}

/** Finds who a sentence is about that leads to a quotation by a colon alone: "Nielsen made it clear: “". */
function introduceByColon(outside: Outside, found: readonly Attribution[]): Attribution[] {
  const { text, tokens, quotations, starts } = outside;
  return quotations.flatMap(([start]) => {
    const last = tokens.findLast(({ charSpan }) => charSpan[1] <= start);
    if (last === undefined || !/^\s*:\s*$/.test(text.slice(last.charSpan[1], start))) return [];
    const opens = starts.findLast((at) => at < start) ?? 0;
    if (found.some(({ span }) => span[0] >= opens && span[1] <= start)) return [];
    const subject = subjectOfSentence(outside, last, []);
    // "She heard the words: “" tells who was spoken to.
    if (subject === null || /\b(?:heard|hear|hears|received)\b/.test(text.slice(opens, start))) return [];
    const head = tokens.find(({ charSpan }) => charSpan[0] === subject[0]);
    const isPerson =
      head !== undefined && (personOf(head.norm) !== null || head.norm === 'they' || isCapital(text, head));
    if (!isPerson || determiners.has(head.norm) || head.norm === 'it') return [];
    const span = [subject[0], last.charSpan[1]] as const;
    return [{ subject, span, isAccording: false, isSpeech: false, isSubordinate: false, isPostposed: false }];
  });
}

/** Tells whether a comma or a quotation mark stands before a tag, or before a role in small letters at its head. */
function isAfterMark({ text, tokens }: Outside, start: number): boolean {
  let first = tokens.findIndex(({ charSpan }) => charSpan[0] >= start);
  for (let passed = 0; passed <= speechLimits.maxRoleTokens && first >= 0; passed++) {
    const { charSpan, norm } = tokens[first]!;
    if (passed > 0 && (clauseWords.has(norm) || personOf(norm) !== null)) return false;
    if (/[,”"»—–]\s*$/.test(tailBefore(text, charSpan[0]))) return true;
    first--;
  }
  return false;
}

/** Tells whether a quotation stands between a subject and its verb. */
function isBetween({ quotations }: Outside, subject: CharSpan, verb: number): boolean {
  return quotations.some(([start]) => start >= subject[1] && start < verb);
}

/** Tells "Ford, who said", where the subject stands before "who". */
function isRelative({ text, tokens }: Outside, index: number): boolean {
  let at = index - 1;
  while (at > 0 && isAdverb(tokens[at]!.norm)) at--;
  return tokens[at]?.norm === 'who' && !isAcronym(text, tokens, at);
}
