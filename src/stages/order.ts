/**
 * The documents of one cluster in, their sequence out, oldest first, with its evidence and a confidence.
 * Adjacency comes from the text: the order in which the fewest sentences vanish and come back. That leaves
 * the direction open, which weak cues then vote on; where they do not, the result says so.
 */

import { damagedShare, hasWithdrawal, isBroken, isTeaser } from '../lib/base.js';
import { readBody, tokensOf } from '../lib/body.js';
import { concordance } from '../lib/concordance.js';
import { months, promiseShapes, tenseStages } from '../lib/cues.js';
import { datedConfidence, dateWeight, orderByDistinctDates } from '../lib/date-order.js';
import { type Before, keepDecided, sayDecided } from '../lib/decided-order.js';
import { groupBy } from '../lib/group-by.js';
import { chainByDifference } from '../lib/long-path.js';
import { parseTime } from '../lib/parse-time.js';
import { pathCost, shortestPath } from '../lib/shortest-path.js';
import { numbersThatOrder, readVersion } from '../lib/versions.js';
import type { OrderEvidence, RevisionOrder, SegmentedDocument } from '../model.js';

// How much each cue says about direction, in logits, when it speaks with one voice.
// Measured on pages that were captured again over two months: of their steps the lead's tense tells two in three
// right, an update mark or notice nineteen in twenty, a promise of more that is gone all of them, and whether more
// sentences came than went nine in ten, the more the surer.
const weights = { tense: 1.3, dates: 1, mark: 2, promise: 2, additions: 2.2 } as const;
// Alone it is never sure: pages that are no news lose as often as they gain.
const maxAdditions = 2;
// Below this sum of votes the direction is not known.
const minVote = 0.6;
const versionConfidence = 0.99;
// Up to this many revisions, all orders are looked at.
const enumeratedRevisions = 6;
// Beyond this many, only which sentences they share is looked at, not how long these are.
const weighedRevisions = 64;

/** What may order documents beside their text. */
export interface OrderInput {
  readonly hasDates: boolean;
  /** A person's word, which outweighs all evidence. */
  readonly before?: Before;
}

/**
 * Orders `documents`; without dates by their content alone. Ties are broken by SHA-256, and called unknown.
 * Throws RangeError where `before` goes round in a circle.
 */
export function order(
  documents: readonly SegmentedDocument[],
  { hasDates, before = [] }: OrderInput = { hasDates: true },
): RevisionOrder {
  const byEvidence = orderByEvidence(documents, { hasDates, before: [] });
  if (before.length === 0 || documents.length === 1) return byEvidence;
  return sayDecided(orderByEvidence(documents, { hasDates, before }), byEvidence, before);
}

function orderByEvidence(
  documents: readonly SegmentedDocument[],
  { hasDates, before }: Required<OrderInput>,
): RevisionOrder {
  const sorted = [...documents].sort((left, right) =>
    left.sha256 === right.sha256 ? (left.id < right.id ? -1 : 1) : left.sha256 < right.sha256 ? -1 : 1,
  );
  if (sorted.length === 1)
    return { revisions: [sorted[0]!.id], basis: 'single', confidence: 1, evidence: [] };
  const numbers = new Map(sorted.map(({ id }, index) => [id, index]));
  const decided = before.map(([earlier, later]) => [numbers.get(earlier)!, numbers.get(later)!] as const);
  const versions = numbersThatOrder(sorted.map(({ about }) => readVersion(about)));
  if (versions !== null)
    return orderByVersions(sorted, versions, { decided, byContent: chooseSequence(sorted.map(readCues)) });
  const dated = hasDates ? orderByDistinctDates(sorted, before) : null;
  if (dated !== null) return dated;
  const times = sorted.map(({ date }) => (hasDates ? parseTime(date) : Number.NaN));
  if (times.every((time) => !Number.isNaN(time)) && new Set(times).size > 1)
    return orderByDates(sorted, times, decided);
  const cues = sorted.map(readCues);
  const sequence = keepDecided(chooseSequence(cues), decided, true);
  const evidence = gatherEvidence(sequence.map((index) => cues[index]!));
  const vote = sumVotes(evidence);
  return {
    revisions: sequence.map((index) => sorted[index]!.id),
    basis: vote < minVote ? 'unknown' : 'content',
    confidence: round(1 / (1 + Math.exp(-vote))),
    evidence: evidence.map((item) => ({ ...item, weight: round(item.weight) })),
  };
}

/** Explicit versions outweigh every other sign; documents of one version stand as their content says. */
function orderByVersions(
  documents: readonly SegmentedDocument[],
  versions: readonly number[],
  { byContent, decided }: { readonly byContent: readonly number[]; readonly decided: Before<number> },
): RevisionOrder {
  const sequence = keepDecided(
    [...byContent].sort((left, right) => versions[left]! - versions[right]!),
    decided,
  );
  const ties = sequence.length - new Set(versions).size;
  const detail = sequence.map((index) => String(versions[index])).join(' → ');
  return {
    revisions: sequence.map((index) => documents[index]!.id),
    basis: 'versions',
    confidence: round(versionConfidence - (ties / sequence.length) * (versionConfidence - 0.5)),
    evidence: [
      {
        cue: 'version numbers',
        detail,
        weight: round(5 * concordance(sequence.map((index) => versions[index]!))),
      },
    ],
  };
}

/** Dates decide; documents of one date stand as their content says. */
function orderByDates(
  documents: readonly SegmentedDocument[],
  times: readonly number[],
  decided: Before<number>,
): RevisionOrder {
  const byTime = [...documents.keys()].sort((left, right) => times[left]! - times[right]!);
  const dated = [...groupBy(byTime, (index) => times[index]!).values()].flatMap((group) => {
    if (group.length === 1) return group;
    const members = group.map((index) => documents[index]!);
    return chooseSequence(members.map(readCues)).map((at) => group[at]!);
  });
  const sequence = keepDecided(dated, decided);
  const ties = sequence.length - new Set(times).size;
  return {
    revisions: sequence.map((index) => documents[index]!.id),
    basis: 'dates',
    confidence: round(datedConfidence - (ties / sequence.length) * (datedConfidence - 0.5)),
    evidence: [
      {
        cue: 'dates',
        detail: sequence.map((index) => documents[index]!.date!).join(' → '),
        weight: round(dateWeight * concordance(sequence.map((index) => times[index]!))),
      },
    ],
  };
}

/** What one document tells about its place in time. */
interface Cues {
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
  /** Wordings of its sentences. */
  readonly units: ReadonlyMap<string, number>;
}

function readCues(document: SegmentedDocument): Cues {
  return {
    tense: readTense(document),
    date: readLatestDate(document),
    isMarked: document.blocks.some(({ kind }) => kind === 'update-mark' || kind === 'notice'),
    isPromising: promiseShapes.some((shape) => shape.test(document.text)),
    isBroken: isBroken(document) || isTeaser(document),
    isWithdrawn: hasWithdrawal(document),
    tokens: readBody(document).tokens.length,
    units: readUnits(document),
  };
}

/** The sequence that the text allows and the cues speak for most; never one that they speak against. */
function chooseSequence(cues: readonly Cues[]): number[] {
  const units = cues.map(({ units }) => units);
  const voteOf = (sequence: readonly number[]) =>
    sumVotes(gatherEvidence(sequence.map((index) => cues[index]!)));
  if (units.length > weighedRevisions) {
    const path = chainByDifference(units.map((unit) => unit.keys()));
    return voteOf(path) < voteOf(path.toReversed()) ? path.toReversed() : path;
  }
  const { start, steps } = measureSteps(units);
  const path = shortestPath(start, steps);
  const least = pathCost(path, start, steps);
  // Few revisions often fit several orders equally well: the cues choose among all of them.
  const equals =
    path.length > enumeratedRevisions
      ? [path, [...path].reverse()]
      : permute([...path.keys()]).filter((sequence) => pathCost(sequence, start, steps) === least);
  return equals.reduce((best, sequence) => (voteOf(sequence) > voteOf(best) ? sequence : best));
}

function permute(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item) =>
    permute(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

function sumVotes(evidence: readonly OrderEvidence[]): number {
  return evidence.reduce((sum, { weight }) => sum + weight, 0);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
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

/**
 * Each step costs the tokens of the sentences that appear with it, so that the sum counts every sentence once
 * for each run of revisions that has it: the consecutive-ones ordering as a shortest path.
 */
function measureSteps(units: readonly ReadonlyMap<string, number>[]): {
  readonly start: readonly number[];
  readonly steps: readonly (readonly number[])[];
} {
  const steps = units.map((from) =>
    units.map((to) => {
      let appearing = 0;
      for (const [unit, tokens] of to) if (!from.has(unit)) appearing += tokens;
      return appearing;
    }),
  );
  return { start: units.map((unit) => [...unit.values()].reduce((sum, tokens) => sum + tokens, 0)), steps };
}

function gatherEvidence(sequence: readonly Cues[]): OrderEvidence[] {
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
    weighAdditions(sequence),
  ];
  return evidence.filter(({ weight }) => weight !== 0);
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
    const neighbour = [tokens[index + 1], tokens[index - 1]].find((token) =>
      /^(?:[12]?\d|3[01])$/.test(token?.norm ?? ''),
    );
    if (neighbour === undefined) continue;
    const day = Number(neighbour.norm);
    if (latest === null || month * 100 + day > latest.month * 100 + latest.day) latest = { month, day };
  }
  return latest;
}
