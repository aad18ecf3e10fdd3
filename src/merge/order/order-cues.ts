/**
 * Documents of one report in, what each tells about its place in time, and how much a sequence of them is borne out
 * by that. Each cue is weak: it votes, and says in words what it saw.
 */

import { concordance } from '../../base/concordance.js';
import type { OrderEvidence } from '../../model/cluster.js';
import type { SegmentedDocument } from '../../model/document.js';
import { readBody, tokensOf } from '../../text/body.js';
import { months, promiseShapes, tenseStages, weekdays } from '../../text/words/cues.js';
import { speechVerbs } from '../../text/words/speech-words.js';
import { bareName } from '../facts/name-facts.js';
import { damagedShare, hasWithdrawal, isBroken, isTeaser } from './choose-base.js';

// How much each cue says about direction, in logits, when it speaks with one voice.
// Measured on pages that were captured again over two months: of their steps the lead's tense tells two in three
// right, an update mark or notice nineteen in twenty, a promise of more that is gone all of them, and whether more
// sentences came than went nine in ten, the more the surer.
const weights = { tense: 1.3, dates: 1, mark: 2, promise: 2, additions: 2.2, days: 1, nextDay: 1.5 } as const;
// Alone it is never sure: pages that are no news lose as often as they gain.
const maxAdditions = 2;
// Encyclopaedia pages and terms of service that were captured again: of their steps three in four are told right, however
// much speaks for them.
const maxOffNews = 1.2;
// News has a verb of speech in 250 words and a day in 1,000, and mostly many more.
const newsSpeech = 0.004;
const newsDays = 0.001;
const weekOrder: readonly string[] = [...weekdays];

/** What one document tells about its place in time. */
export interface Cues {
  readonly tense: { readonly stage: number; readonly name: string } | null;
  readonly date: { readonly month: number; readonly day: number } | null;
  readonly isMarked: boolean;
  /** It says that more will come: "a developing story". */
  readonly isPromising: boolean;
  /** It breaks off in mid-sentence, or asks to read on elsewhere. */
  readonly isBroken: boolean;
  /** It takes the report back. */
  readonly isWithdrawn: boolean;
  readonly tokens: number;
  /** Days of the week that it names. */
  readonly days: ReadonlySet<string>;
  /** How often it names a day, of the week or of a month of no year; and a verb of speech. */
  readonly dayMentions: number;
  readonly speechMentions: number;
  /** Wordings of its sentences. */
  readonly units: ReadonlyMap<string, number>;
}

export function readCues(document: SegmentedDocument): Cues {
  return {
    tense: readTense(document),
    date: readLatestDate(document),
    isMarked: document.blocks.some(({ kind }) => kind === 'update-mark' || kind === 'notice'),
    isPromising: promiseShapes.some((shape) => shape.test(document.text)),
    isBroken: isBroken(document) || isTeaser(document),
    isWithdrawn: hasWithdrawal(document),
    tokens: readBody(document).tokens.length,
    ...readNewsWords(document),
    units: readUnits(document),
  };
}

/** Sentences of the body by their tokens, with their length. */
function readUnits(document: SegmentedDocument): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const block of readBody(document).blocks) {
    for (const { tokens } of block.sentences)
      units.set(tokens.map(({ norm }) => norm).join(' '), tokens.length);
  }
  return units;
}

export function gatherEvidence(sequence: readonly Cues[]): OrderEvidence[] {
  const list = (describe: (cues: Cues) => string) => sequence.map(describe).join(' → ');
  const evidence: OrderEvidence[] = [
    {
      cue: 'tense of the lead',
      detail: list(({ tense }) => tense?.name ?? 'none'),
      weight: weights.tense * concordance(sequence.map(({ tense }) => tense?.stage ?? null)),
    },
    {
      cue: 'latest date mentioned',
      detail: list(({ date }) => (date === null ? 'none' : `${date.month}-${date.day}`)),
      weight:
        weights.dates *
        concordance(sequence.map(({ date }) => (date === null ? null : date.month * 100 + date.day))),
    },
    {
      cue: 'update mark or notice',
      detail: list(({ isMarked }) => (isMarked ? 'marked' : 'none')),
      weight: weights.mark * concordance(sequence.map(({ isMarked }) => (isMarked ? 1 : 0))),
    },
    {
      cue: 'promise of more',
      detail: list(({ isPromising }) => (isPromising ? 'promised' : 'none')),
      weight: weights.promise * concordance(sequence.map(({ isPromising }) => (isPromising ? 0 : 1))),
    },
    {
      cue: 'days of the week named',
      detail: list(({ days }) => String(days.size)),
      weight: weights.days * concordance(sequence.map(({ days }) => days.size)),
    },
    weighNextDay(sequence),
    weighAdditions(sequence),
  ];
  return boundOffNews(sequence, evidence).filter(({ weight }) => weight !== 0);
}

/** Of pages that are no news these cues were found to tell little: together they never make an order sure. */
function boundOffNews(
  sequence: readonly Cues[],
  evidence: readonly OrderEvidence[],
): readonly OrderEvidence[] {
  const vote = evidence.reduce((sum, { weight }) => sum + weight, 0);
  if (Math.abs(vote) <= maxOffNews || isNews(sequence)) return evidence;
  const detail = 'no reports of who said what and on which day: the cues of news count less';
  return [...evidence, { cue: 'kind of text', detail, weight: Math.sign(vote) * maxOffNews - vote }];
}

/** News says who said what, and on which day. */
function isNews(sequence: readonly Cues[]): boolean {
  const sum = (count: (cues: Cues) => number) => sequence.reduce((total, cues) => total + count(cues), 0);
  const tokens = sum(({ tokens: own }) => own);
  return (
    sum(({ speechMentions }) => speechMentions) >= newsSpeech * tokens &&
    sum(({ dayMentions }) => dayMentions) >= newsDays * tokens
  );
}

/** "on Monday" becomes "on Tuesday": of one day that was put for another the later one is the nearer ahead. */
function weighNextDay(sequence: readonly Cues[]): OrderEvidence {
  const moves = sequence.slice(1).flatMap(({ days }, index) => {
    const before = sequence[index]!.days;
    const [gone, ...others] = [...before].filter((day) => !days.has(day));
    const [come, ...more] = [...days].filter((day) => !before.has(day));
    if (gone === undefined || come === undefined || others.length + more.length > 0) return [];
    const ahead = (weekOrder.indexOf(come) - weekOrder.indexOf(gone) + 7) % 7;
    return [{ gone, come, isAhead: ahead <= 3 }];
  });
  const ahead = moves.filter(({ isAhead }) => isAhead).length;
  return {
    cue: 'day of the week',
    detail: moves.map(({ gone, come }) => `${gone} → ${come}`).join(', '),
    weight: moves.length === 0 ? 0 : (weights.nextDay * (2 * ahead - moves.length)) / moves.length,
  };
}

/** News grows: over all steps, more sentences come than go. */
function weighAdditions(sequence: readonly Cues[]): OrderEvidence {
  let added = 0;
  let taken = 0;
  // What a damaged text or a withdrawal lacks was not taken out by an editor.
  const longest = Math.max(...sequence.map(({ tokens }) => tokens));
  const whole = sequence.filter(
    ({ isBroken, isWithdrawn, tokens }) => !isWithdrawn && !(isBroken && tokens < damagedShare * longest),
  );
  for (const [index, { units }] of whole.entries()) {
    const before = whole[index - 1]?.units;
    if (before === undefined) continue;
    for (const unit of units.keys()) if (!before.has(unit)) added++;
    for (const unit of before.keys()) if (!units.has(unit)) taken++;
  }
  // Half a sentence on either side, so that one that came alone says something and not everything.
  const weight = weights.additions * Math.log((added + 0.5) / (taken + 0.5));
  return {
    cue: 'sentences that came and went',
    detail: `${added} came, ${taken} went`,
    weight: Math.max(-maxAdditions, Math.min(maxAdditions, weight)),
  };
}

/** The stage of the event by the first verb of the lead that tells. */
function readTense(document: SegmentedDocument): { readonly stage: number; readonly name: string } | null {
  const lead = document.blocks.find((block) => block.kind === 'body' && tokensOf(block).length >= 8);
  if (lead === undefined) return null;
  const text = document.text.slice(...lead.sentences[0]!.charSpan);
  let first: { readonly stage: number; readonly name: string; readonly index: number } | null = null;
  for (const { stage, name, pattern } of tenseStages) {
    const index = text.search(pattern);
    if (index !== -1 && (first === null || index < first.index)) first = { stage, name, index };
  }
  return first;
}

/** The latest "August 27" or "27 August" of the body; no year is known, so December follows January. */
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
