/**
 * Reads what each document of a report tells about its place in time: tense of the lead, days and dates, update marks,
 * promises of more, and its sentences. Each cue is weak alone; `weigh-cues` lets them vote.
 */

import type { SegmentedDocument } from '../../model/document.js';
import { tokensOf } from '../../text/body.js';
import { fitPattern } from '../../text/fit-pattern.js';
import { findSlug } from '../../text/slugs.js';
import { months, promiseShapes, promiseWords, tenseStages } from '../../text/words/cues.js';
import { speechVerbs } from '../../text/words/speech-words.js';
import { orderLimits } from '../limits.js';
import { hasWithdrawal, isBroken, isTeaser } from './choose-base.js';
import { type ParagraphMemory, type ParagraphWords, readParagraph } from './paragraph-words.js';

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

/** Reads the cues of the documents of a report. */
export function readAllCues(documents: readonly SegmentedDocument[]): readonly Cues[] {
  const memory: ParagraphMemory = new Map();
  return documents.map((document) => readCues(document, memory));
}

/** Reads all cues of a document. `memory` may be shared between the documents of a report. */
export function readCues(document: SegmentedDocument, memory: ParagraphMemory = new Map()): Cues {
  const { text, blocks } = document;
  const paragraphs = blocks
    .filter(({ kind }) => kind === 'body')
    .map((block) => readParagraph(text, block, memory));
  return {
    tense: readTense(document),
    isMarked:
      blocks.some(({ kind }) => kind === 'update-mark' || kind === 'notice') ||
      findSlug(document.about?.slug ?? '')?.isMark === true,
    isPromising: isPromising(text),
    isBroken: isBroken(document) || isTeaser(document),
    isWithdrawn: hasWithdrawal(document),
    tokens: paragraphs.reduce((sum, { norms }) => sum + norms.length, 0),
    days: new Set(paragraphs.flatMap(({ weekdays }) => weekdays)),
    ...countMentions(paragraphs),
    units: new Map(paragraphs.flatMap(({ units }) => units)),
  };
}

/** Looks for words before shapes, which take longer to look for than all else here to read. */
function isPromising(text: string): boolean {
  const small = text.toLowerCase();
  // A long s is an s to the shapes.
  const mayPromise = promiseWords.some((words) => small.includes(words)) || small.includes('ſ');
  return mayPromise && promiseShapes.some((shape) => shape.test(text));
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
    const index = text.search(fitPattern(pattern, text));
    if (index !== -1 && (first === null || index < first.index)) first = { stage, name, index };
  }
  return first;
}

/**
 * Counts what news is known by, and finds the latest "August 27" or "27 August" of the body. No year is known, so that
 * December follows January.
 */
function countMentions(
  paragraphs: readonly ParagraphWords[],
): Pick<Cues, 'date' | 'dayMentions' | 'speechMentions'> {
  let date: Cues['date'] = null;
  let dayMentions = 0;
  let speechMentions = 0;
  for (const [at, { norms, weekdays, months: places, speechMentions: own }] of paragraphs.entries()) {
    dayMentions += weekdays.length;
    speechMentions += own;
    for (const place of places) {
      const norm = norms[place]!;
      const normAt = (step: number) => normBeside(paragraphs, at, place + step);
      if (isDayOfMonth(normAt(1)) && !isYear(normAt(2))) dayMentions++;
      else if (speechVerbs.has(norm)) speechMentions++;
      const month = months.get(norm);
      const day = [normAt(1), normAt(-1)].find(isDayOfMonth);
      if (month === undefined || day === undefined) continue;
      if (date === null || month * 100 + Number(day) > date.month * 100 + date.day)
        date = { month, day: Number(day) };
    }
  }
  return { date, dayMentions, speechMentions };
}

/** The norm at an index of a paragraph, which may run on into those around it. */
function normBeside(paragraphs: readonly ParagraphWords[], at: number, index: number): string | undefined {
  let paragraph = at;
  let place = index;
  while (place < 0 && paragraph > 0) place += paragraphs[--paragraph]!.norms.length;
  for (; paragraph < paragraphs.length; paragraph++) {
    const { norms } = paragraphs[paragraph]!;
    if (place < norms.length) return norms[place];
    place -= norms.length;
  }
  return undefined;
}

function isDayOfMonth(norm: string | undefined): boolean {
  return norm !== undefined && /^(?:[12]?\d|3[01])$/.test(norm);
}

function isYear(norm: string | undefined): boolean {
  return norm !== undefined && /^(?:1\d|20)\d\d$/.test(norm);
}
