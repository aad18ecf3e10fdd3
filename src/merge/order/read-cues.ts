/**
 * Reads what each document of a report tells about its place in time: tense of the lead, days and dates, update marks,
 * promises of more, and its sentences. Each cue is weak alone; `weigh-cues` lets them vote.
 */

import type { SegmentedDocument } from '../../model/document.js';
import { readBody, tokensOf } from '../../text/body.js';
import { findSlug } from '../../text/slugs.js';
import { months, promiseShapes, tenseStages, weekdays } from '../../text/words/cues.js';
import { speechVerbs } from '../../text/words/speech-words.js';
import { bareName } from '../facts/name-facts.js';
import { orderLimits } from '../limits.js';
import { hasWithdrawal, isBroken, isTeaser } from './choose-base.js';

/** Holds what one document tells about its place in time. */
export interface Cues {
  /** The stage of the event that the lead tells of: to come, under way, over. */
  readonly tense: { readonly stage: number; readonly name: string } | null;
  /** The latest day that it names. */
  readonly date: { readonly month: number; readonly day: number } | null;
  /** Has an update mark or a notice. */
  readonly isMarked: boolean;
  /** Says that more will come: "a developing story". */
  readonly isPromising: boolean;
  /** Breaks off in mid-sentence, or asks to read on elsewhere. */
  readonly isBroken: boolean;
  /** Takes the report back. */
  readonly isWithdrawn: boolean;
  readonly tokens: number;
  /** Days of the week that it names. */
  readonly days: ReadonlySet<string>;
  /** How often it names a day of the week, or a day of a month without the year. */
  readonly dayMentions: number;
  /** How often it has a verb of speech. */
  readonly speechMentions: number;
  /** Wordings of its sentences, with their length in tokens. */
  readonly units: ReadonlyMap<string, number>;
}

/** Reads all cues of a document. */
export function readCues(document: SegmentedDocument): Cues {
  return {
    tense: readTense(document),
    date: readLatestDate(document),
    isMarked:
      document.blocks.some(({ kind }) => kind === 'update-mark' || kind === 'notice') ||
      findSlug(document.about?.slug ?? '')?.isMark === true,
    isPromising: promiseShapes.some((shape) => shape.test(document.text)),
    isBroken: isBroken(document) || isTeaser(document),
    isWithdrawn: hasWithdrawal(document),
    tokens: readBody(document).tokens.length,
    ...readNewsWords(document),
    units: readUnits(document),
  };
}

/** Lists the sentences of the body by their norms, with their length. */
function readUnits(document: SegmentedDocument): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const block of readBody(document).blocks) {
    for (const { tokens } of block.sentences)
      units.set(tokens.map(({ norm }) => norm).join(' '), tokens.length);
  }
  return units;
}

/** Reads the stage of the event off the first verb of the lead that tells. */
function readTense(document: SegmentedDocument): { readonly stage: number; readonly name: string } | null {
  const lead = document.blocks.find(
    (block) => block.kind === 'body' && tokensOf(block).length >= orderLimits.minLeadTokens,
  );
  if (lead === undefined) return null;
  const text = document.text.slice(...lead.sentences[0]!.charSpan);
  let first: { readonly stage: number; readonly name: string; readonly index: number } | null = null;
  for (const { stage, name, pattern } of tenseStages) {
    const index = text.search(pattern);
    if (index !== -1 && (first === null || index < first.index)) first = { stage, name, index };
  }
  return first;
}

/** Finds the latest "August 27" or "27 August" of the body. No year is known, so that December follows January. */
function readLatestDate(
  document: SegmentedDocument,
): { readonly month: number; readonly day: number } | null {
  let latest: { readonly month: number; readonly day: number } | null = null;
  const { tokens } = readBody(document);
  for (const [index, { norm }] of tokens.entries()) {
    const month = months.get(norm);
    if (month === undefined) continue;
    const neighbour = [tokens[index + 1], tokens[index - 1]].find((token) => isDayOfMonth(token?.norm));
    if (neighbour === undefined) continue;
    const day = Number(neighbour.norm);
    if (latest === null || month * 100 + day > latest.month * 100 + latest.day) latest = { month, day };
  }
  return latest;
}

/** Counts the words that news is known by: days, and verbs of speech. */
function readNewsWords(document: SegmentedDocument): Pick<Cues, 'days' | 'dayMentions' | 'speechMentions'> {
  const days = new Set<string>();
  let dayMentions = 0;
  let speechMentions = 0;
  const { tokens } = readBody(document);
  for (const [index, { norm }] of tokens.entries()) {
    const word = bareName(norm);
    if (weekdays.has(word)) {
      days.add(word);
      dayMentions++;
    } else if (months.has(word) && isDayOfMonth(tokens[index + 1]?.norm) && !isYear(tokens[index + 2]?.norm))
      dayMentions++;
    else if (speechVerbs.has(norm)) speechMentions++;
  }
  return { days, dayMentions, speechMentions };
}

function isDayOfMonth(norm: string | undefined): boolean {
  return norm !== undefined && /^(?:[12]?\d|3[01])$/.test(norm);
}

function isYear(norm: string | undefined): boolean {
  return norm !== undefined && /^(?:1\d|20)\d\d$/.test(norm);
}
