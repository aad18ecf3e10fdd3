/**
 * Reads the words of one paragraph once for all revisions that have it: its sentences, its verbs of speech, and where it
 * names days. Most revisions differ in a paragraph or two, so that ordering them costs what they differ in.
 */
import type { Block } from '../../model/document.js';
import { months, weekdays } from '../../text/words/cues.js';
import { speechVerbs } from '../../text/words/speech-words.js';
import { bareName } from '../facts/name-facts.js';

/** What a paragraph says, wherever it stands. */
export interface ParagraphWords {
  readonly norms: readonly string[];
  /** Wordings of its sentences, with their length in tokens. */
  readonly units: readonly (readonly [wording: string, tokens: number])[];
  /** Days of the week that it names, as often as it does. */
  readonly weekdays: readonly string[];
  /** Indexes of the norms that are months. */
  readonly months: readonly number[];
  /** How often it has a verb of speech. */
  readonly speechMentions: number;
}

/** What was read, by the text of the paragraph. */
export type ParagraphMemory = Map<string, ParagraphWords>;

/** Reads a block of `text`, or looks it up. */
export function readParagraph(text: string, block: Block, memory: ParagraphMemory): ParagraphWords {
  const own = text.slice(...block.charSpan);
  const known = memory.get(own);
  if (known !== undefined && known.units.length === block.sentences.length) return known;
  const words = readWords(block);
  memory.set(own, words);
  return words;
}

function readWords({ sentences }: Block): ParagraphWords {
  const norms: string[] = [];
  const units = sentences.map(({ tokens }) => {
    const start = norms.length;
    for (const { norm } of tokens) norms.push(norm);
    return [norms.slice(start).join(' '), tokens.length] as const;
  });
  const named: string[] = [];
  const monthsAt: number[] = [];
  let speechMentions = 0;
  for (const [index, norm] of norms.entries()) {
    const word = bareName(norm);
    if (weekdays.has(word)) named.push(word);
    else if (months.has(word)) monthsAt.push(index);
    else if (speechVerbs.has(norm)) speechMentions++;
  }
  return { norms, units, weekdays: named, months: monthsAt, speechMentions };
}
