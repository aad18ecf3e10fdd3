/**
 * A document's blocks in, who said what out: the spans between quotation marks, and for each paragraph the
 * speaker that the text itself names, resolved within that source where it says only "he" or "the Russian
 * president". English by rule; in other languages quotations are found and speakers are left unnamed.
 * Finding a subject takes many small rules over the same tokens, which is why this file is a long one.
 */

import type { Block, CharSpan } from '../model.js';
import { tokensOf } from './body.js';
import {
  addingVerbs,
  functionWords,
  months,
  passiveVerbs,
  pronouns,
  speakingPronouns,
  speechVerbs,
  weekdays,
} from './cues.js';

export interface Speaker {
  /** As the text has it: "Erdogan", "he", "the Turkish president". */
  readonly text: string;
  readonly charSpan: CharSpan;
  readonly isPronoun: boolean;
  /** Who that is, where the text leans on words before it and the same source tells. */
  readonly antecedent?: { readonly text: string; readonly charSpan: CharSpan };
}

export interface Speech {
  /** Index into the blocks given. */
  readonly block: number;
  /** Between quotation marks, marks included. Empty for indirect speech. */
  readonly quotations: readonly CharSpan[];
  readonly speaker: Speaker | null;
  /** The paragraph has no tag of its own and goes on from the one before. */
  readonly isCarried: boolean;
}

const opening = /["“”«»„‟「『‹]/;
const closing = '"”“';
const closersOf: Readonly<Record<string, string>> = {
  '«': '»',
  '»': '«',
  '„': '“”‟"',
  '「': '」',
  '『': '』',
  '‹': '›',
};

/** Spans of quotations in `text`, shifted by `offset`; one that is not closed runs to the end. Marks may be mixed. */
export function findQuotations(text: string, offset = 0): CharSpan[] {
  const spans: CharSpan[] = [];
  if (!opening.test(text)) return spans;
  let start = -1;
  let closers = '';
  for (let index = 0; index < text.length; index++) {
    const mark = text[index]!;
    if (start === -1) {
      // A closing mark without an opening one is a slip, not a quotation.
      if (!opening.test(mark) || mark === '”') continue;
      // 6" and 5'10" are lengths.
      if (mark === '"' && /\d/.test(text[index - 1] ?? '') && !/\S/.test(text[index + 1] ?? ' ')) continue;
      start = index;
      closers = closersOf[mark] ?? closing;
    } else if (closers.includes(mark)) {
      spans.push([offset + start, offset + index + 1]);
      start = -1;
    }
  }
  if (start !== -1 && start < text.length - 1) spans.push([offset + start, offset + text.length]);
  return spans;
}

/** What a block says of its own speech, whatever stands before it; spans count from its start. */
interface OwnSpeech {
  readonly quotations: readonly CharSpan[];
  readonly speaker: Speaker | null;
}

/** Own speech by the text of its block: revisions say most of their paragraphs in the same words. */
export type SpeechMemory = Map<string, OwnSpeech>;

/** Speech in each block that has any, in order. `memory` may be shared between revisions. */
export function findSpeech(
  text: string,
  blocks: readonly Block[],
  memory: SpeechMemory = new Map(),
): Speech[] {
  const speeches: Speech[] = [];
  const bearers: RoleBearers = new Map();
  for (const [index, block] of blocks.entries()) {
    const own = recallSpeech(text, block, memory);
    if (own === silence) continue;
    const [start] = block.charSpan;
    const shift = ([from, to]: CharSpan): CharSpan => [from + start, to + start];
    const quotations = own.quotations.map(shift);
    let speaker: Speaker | null =
      own.speaker === null ? null : { ...own.speaker, charSpan: shift(own.speaker.charSpan) };
    let isCarried = false;
    const previous = speeches.at(-1);
    if (speaker === null && quotations.length > 0 && isWholeQuotation(text, block, quotations)) {
      if (previous?.block === index - 1 && previous.quotations.length > 0 && previous.speaker !== null) {
        speaker = previous.speaker;
        isCarried = true;
      }
    }
    if (speaker !== null && !isCarried)
      speaker = resolve(speaker, speeches, { text, blocks, index, bearers });
    if (quotations.length > 0 || speaker !== null)
      speeches.push({ block: index, quotations, speaker, isCarried });
  }
  return speeches;
}

const silence: OwnSpeech = { quotations: [], speaker: null };

function recallSpeech(text: string, block: Block, memory: SpeechMemory): OwnSpeech {
  const [start, end] = block.charSpan;
  const words = text.slice(start, end);
  const known = memory.get(words);
  if (known !== undefined) return known;
  const quotations = findQuotations(words, start);
  const speaker = findSpeaker(text, block, quotations);
  const unshift = ([from, to]: CharSpan): CharSpan => [from - start, to - start];
  const own =
    quotations.length === 0 && speaker === null
      ? silence
      : {
          quotations: quotations.map(unshift),
          speaker: speaker === null ? null : { ...speaker, charSpan: unshift(speaker.charSpan) },
        };
  memory.set(words, own);
  return own;
}

function isWholeQuotation(text: string, block: Block, quotations: readonly CharSpan[]): boolean {
  const quoted = quotations.reduce((sum, [start, end]) => sum + end - start, 0);
  return quoted >= 0.95 * text.slice(block.charSpan[0], block.charSpan[1]).length;
}

/** The subject of the first speech verb outside quotation marks. */
function findSpeaker(text: string, block: Block, quotations: readonly CharSpan[]): Speaker | null {
  if (!block.sentences.some(mayNameSpeaker)) return null;
  const all = tokensOf(block);
  const tokens = quotations.length === 0 ? all : all.filter((token) => !isInside(token.charSpan, quotations));
  for (const [index, token] of tokens.entries()) {
    const isAccording = token.norm === 'to' && tokens[index - 1]?.norm === 'according';
    if (!speechVerbs.has(token.norm) && !isAccording) continue;
    if (!isAccording && isOtherwise(text, tokens, index, quotations)) continue;
    const before = isAccording
      ? null
      : subjectBefore(text, tokens.slice(0, index), token.charSpan[0], quotations);
    // A verb comes before its subject after a quotation, or at the head: "'No,' said Ellen Strand".
    const left = tokens[index - 1]?.charSpan[1] ?? block.charSpan[0];
    const isInverted = isAccording || index === 0 || crosses([left, token.charSpan[0]], quotations);
    const after = isInverted
      ? subjectAfter(text, tokens.slice(index + 1), token.charSpan[1], quotations)
      : null;
    const span = before ?? after;
    // A later verb stands in a clause of its own ("… that Ray had asked"): its subject speaks there, not here.
    if (span === null) return null;
    const words = text.slice(span[0], span[1]);
    return { text: words, charSpan: span, isPronoun: speakingPronouns.has(words.toLowerCase()) };
  }
  return null;
}

/** "Residents were told" is told of them; "the economy added 130,000 jobs" is no speech. */
function isOtherwise(text: string, tokens: Tokens, index: number, quotations: readonly CharSpan[]): boolean {
  const { norm, charSpan } = tokens[index]!;
  const before = tokens[index - 1]?.norm ?? '';
  if (passiveVerbs.has(before) && /ed$|^(?:told|said)$/.test(norm)) return true;
  if (!addingVerbs.has(norm) || quotations.length > 0) return false;
  return !/^\s*(?:,|that\b)/.test(text.slice(charSpan[1])) && !/,\s*\S+\s*$/.test(text.slice(0, charSpan[0]));
}

function mayNameSpeaker({ tokens }: Block['sentences'][number]): boolean {
  return tokens.some(({ norm }) => speechVerbs.has(norm) || norm === 'according');
}

function isInside(span: CharSpan, quotations: readonly CharSpan[]): boolean {
  return quotations.some(([start, end]) => span[0] >= start && span[1] <= end);
}

type Tokens = Block['sentences'][number]['tokens'];

// Words between a subject and its verb: "He also said", "Putin has said".
const adverb =
  /^(?:also|later|then|has|have|had|earlier|previously|further|again|meanwhile|reportedly|\p{Ll}{3,}ly)$/u;
// A clause ends here, looking back or ahead.
const clauseEnd = /[,;:.!?()"“”«»–—]|\s-\s|--|[\r\n]\s*[\r\n]/;
const clauseWord =
  /^(?:that|and|but|as|after|when|while|where|which|who|whom|because|if|on|in|at|to|of|for|with|by|from)$/;
// These join parts of one subject: "the leaders of Russia and Turkey".
const joiningWord = /^(?:of|and|for|in|at)$/;
const maxSubjectTokens = 12;

function subjectBefore(
  text: string,
  tokens: Tokens,
  end: number,
  quotations: readonly CharSpan[],
): CharSpan | null {
  let last = tokens.length - 1;
  let right = end;
  while (
    last >= 0 &&
    adverb.test(tokens[last]!.norm) &&
    !clauseEnd.test(text.slice(tokens[last]!.charSpan[1], right))
  ) {
    right = tokens[last]!.charSpan[0];
    last--;
  }
  // "A spokesman for Lee, Tom Ford, told reporters": the comma before the verb closes an apposition.
  const closing = last >= 0 ? text.slice(tokens[last]!.charSpan[1], right) : '';
  if (/^,\s*$/.test(closing)) {
    const start = findAppositionStart(text, tokens, last);
    return start === -1 ? null : trimSubject(text, tokens.slice(start, last + 1));
  }
  const subjectEnd = last;
  let first = last + 1;
  while (first > 0 && subjectEnd - first + 1 < maxSubjectTokens) {
    const token = tokens[first - 1]!;
    const gap = text.slice(token.charSpan[1], right);
    if (clauseEnd.test(gap) || crosses([token.charSpan[1], right], quotations)) break;
    if (clauseWord.test(token.norm) && !(joiningWord.test(token.norm) && first <= subjectEnd)) break;
    first--;
    right = token.charSpan[0];
  }
  // A joining word at the head has nothing to join: "… in 2011 and Ankara said".
  while (first <= subjectEnd && clauseWord.test(tokens[first]!.norm)) first++;
  return trimSubject(text, tokens.slice(first, subjectEnd + 1));
}

/** Where the names begin that stand between two commas before a verb; −1 where what stands there is no name. */
function findAppositionStart(text: string, tokens: Tokens, last: number): number {
  for (let index = last; index > Math.max(0, last - maxSubjectTokens); index--) {
    if (!/^\p{Lu}/u.test(text.slice(...tokens[index]!.charSpan))) return -1;
    const gap = text.slice(tokens[index - 1]!.charSpan[1], tokens[index]!.charSpan[0]);
    if (/^,\s*$/.test(gap)) return index;
    if (clauseEnd.test(gap)) return -1;
  }
  return -1;
}

function subjectAfter(
  text: string,
  tokens: Tokens,
  start: number,
  quotations: readonly CharSpan[],
): CharSpan | null {
  let left = start;
  let count = 0;
  for (const token of tokens) {
    const gap = text.slice(left, token.charSpan[0]);
    if (count === maxSubjectTokens || clauseEnd.test(gap) || clauseWord.test(token.norm)) break;
    if (crosses([left, token.charSpan[0]], quotations)) break;
    count++;
    left = token.charSpan[1];
  }
  return trimSubject(text, tokens.slice(0, count));
}

function crosses(span: CharSpan, quotations: readonly CharSpan[]): boolean {
  return quotations.some(([start, end]) => start < span[1] && end > span[0]);
}

/** A subject is a pronoun, "the …", or holds a capital; a bare common noun is none. */
function trimSubject(text: string, tokens: Tokens): CharSpan | null {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return null;
  const words = text.slice(first.charSpan[0], last.charSpan[1]);
  const isNamed = tokens.some((token) => /^\p{Lu}/u.test(text.slice(token.charSpan[0], token.charSpan[1])));
  const isDescribed = /^(?:the|a|an|his|her|its|their)$/.test(first.norm) && tokens.length > 1;
  if (tokens.length === 1 && pronouns.has(first.norm) && !speakingPronouns.has(first.norm)) return null;
  if (
    tokens.every(({ norm }) => weekdays.has(norm) || months.has(norm) || functionWords.has(norm)) &&
    !speakingPronouns.has(first.norm)
  )
    return null;
  if (weekdays.has(last.norm)) return null;
  if (!isNamed && !isDescribed && !(tokens.length === 1 && speakingPronouns.has(first.norm))) return null;
  return words.length > 80 ? null : [first.charSpan[0], last.charSpan[1]];
}

/** The first bearer of each role that was looked for, with the block that names it. */
type RoleBearers = Map<
  string,
  { readonly block: number; readonly name: NonNullable<Speaker['antecedent']> } | null
>;

interface Surroundings {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Of the block that speaks. */
  readonly index: number;
  readonly bearers: RoleBearers;
}

function resolve(
  speaker: Speaker,
  speeches: readonly Speech[],
  { text, blocks, index, bearers }: Surroundings,
): Speaker {
  if (speaker.isPronoun) {
    // "it" and "they" may be an agency, a ministry, a crowd: no guess is better than a wrong one.
    if (!/^s?he$/i.test(speaker.text)) return speaker;
    // Only the paragraph right before can be meant: further back, somebody else may have come in between.
    const previous = speeches.at(-1);
    const earlier = previous?.block === index - 1 ? previous.speaker : null;
    if (earlier === null || (earlier.isPronoun && earlier.antecedent === undefined)) return speaker;
    return {
      ...speaker,
      antecedent: earlier.antecedent ?? { text: earlier.text, charSpan: earlier.charSpan },
    };
  }
  const role = speaker.text.match(/^the ((?:\p{L}+ )?\p{Ll}+)$/u)?.[1];
  if (role === undefined) return speaker;
  let bearer = bearers.get(role);
  if (bearer === undefined) {
    bearer = findRoleBearer(text, blocks, role);
    bearers.set(role, bearer);
  }
  return bearer === null || bearer.block > index ? speaker : { ...speaker, antecedent: bearer.name };
}

/** "the Russian president" is whom the same source calls "Russian President Vladimir Putin". */
function findRoleBearer(
  text: string,
  blocks: readonly Block[],
  role: string,
): NonNullable<ReturnType<RoleBearers['get']>> | null {
  // Looking for the bare word costs little; most roles stand before no name.
  const last = role.split(' ').at(-1)!.slice(1);
  if (!hasNameAfter(text, last)) return null;
  const title = role
    .split(' ')
    .map((word) => `[${word[0]!.toLowerCase()}${word[0]!.toUpperCase()}]${word.slice(1)}`)
    .join('\\s+');
  const pattern = new RegExp(
    `(?<!\\p{L})${title}\\s+(\\p{Lu}[\\p{L}.'’-]+(?:\\s+\\p{Lu}[\\p{L}.'’-]+){0,3})`,
    'u',
  );
  for (const [index, block] of blocks.entries()) {
    const match = text.slice(block.charSpan[0], block.charSpan[1]).match(pattern);
    if (match?.[1] === undefined) continue;
    const start = block.charSpan[0] + match.index! + match[0].length - match[1].length;
    return { block: index, name: { text: match[1], charSpan: [start, start + match[1].length] } };
  }
  return null;
}

/** Whether `word` is followed by white space and a capital anywhere. */
function hasNameAfter(text: string, word: string): boolean {
  // A role of one letter leaves nothing to look for.
  if (word === '') return true;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const after = text.slice(at + word.length, at + word.length + 8).trimStart();
    if (/^\p{Lu}/u.test(after)) return true;
  }
  return false;
}
