/**
 * The documents of one cluster in, their sequence out, oldest first, with its evidence and a confidence.
 * Adjacency comes from the text: the order in which the fewest sentences vanish and come back. That leaves
 * the direction open, which weak cues then vote on; where they do not, the result says so.
 */

import { readBody, tokensOf } from '../lib/body.js';
import { months, tenseStages } from '../lib/cues.js';
import { datedConfidence, orderByDistinctDates } from '../lib/date-order.js';
import { parseTime } from '../lib/parse-time.js';
import { pathCost, shortestPath } from '../lib/shortest-path.js';
import { numbersThatOrder, readVersion } from '../lib/versions.js';
import type { OrderEvidence, RevisionOrder, SegmentedDocument } from '../model.js';

// How much each cue says about direction, in logits, when it speaks with one voice.
const weights = { tense: 2.2, dates: 1.1, mark: 1.3, growth: 0.4 } as const;
// Below this sum of votes the direction is not known.
const minVote = 0.6;
const versionConfidence = 0.99;
// Up to this many revisions, all orders are looked at.
const enumeratedRevisions = 6;

/** Orders `documents`. Ties are broken by SHA-256, and called unknown. */
export function order(documents: readonly SegmentedDocument[]): RevisionOrder {
  const sorted = [...documents].sort((left, right) =>
    left.sha256 === right.sha256 ? (left.id < right.id ? -1 : 1) : left.sha256 < right.sha256 ? -1 : 1,
  );
  if (sorted.length === 1)
    return { revisions: [sorted[0]!.id], basis: 'single', confidence: 1, evidence: [] };
  const versions = numbersThatOrder(sorted.map(({ about }) => readVersion(about)));
  const dated = versions === null ? orderByDistinctDates(sorted) : null;
  if (dated !== null) return dated;
  const units = sorted.map(readUnits);
  const cues = sorted.map(readCues);
  if (versions !== null) return orderByVersions(sorted, versions, chooseSequence(units, cues));
  const times = sorted.map(({ date }) => parseTime(date));
  if (times.every((time) => !Number.isNaN(time)) && new Set(times).size > 1)
    return orderByDates(sorted, times, chooseSequence(units, cues));
  const sequence = chooseSequence(units, cues);
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
  byContent: readonly number[],
): RevisionOrder {
  const sequence = [...byContent].sort((left, right) => versions[left]! - versions[right]!);
  const ties = sequence.length - new Set(versions).size;
  const detail = sequence.map((index) => String(versions[index])).join(' → ');
  return {
    revisions: sequence.map((index) => documents[index]!.id),
    basis: 'versions',
    confidence: round(versionConfidence - (ties / sequence.length) * (versionConfidence - 0.5)),
    evidence: [{ cue: 'version numbers', detail, weight: 5 }],
  };
}

/** Dates decide; documents of one date stand as their content says. */
function orderByDates(
  documents: readonly SegmentedDocument[],
  times: readonly number[],
  byContent: readonly number[],
): RevisionOrder {
  const sequence = [...byContent].sort((left, right) => times[left]! - times[right]!);
  const ties = sequence.length - new Set(times).size;
  return {
    revisions: sequence.map((index) => documents[index]!.id),
    basis: 'dates',
    confidence: round(datedConfidence - (ties / sequence.length) * (datedConfidence - 0.5)),
    evidence: [
      { cue: 'dates', detail: sequence.map((index) => documents[index]!.date!).join(' → '), weight: 4 },
    ],
  };
}

/** What one document tells about its place in time. */
interface Cues {
  readonly tense: { readonly stage: number; readonly name: string } | null;
  readonly date: { readonly month: number; readonly day: number } | null;
  readonly isMarked: boolean;
  readonly tokens: number;
}

function readCues(document: SegmentedDocument): Cues {
  return {
    tense: readTense(document),
    date: readLatestDate(document),
    isMarked: document.blocks.some(({ kind }) => kind === 'update-mark' || kind === 'notice'),
    tokens: readBody(document).tokens.length,
  };
}

/** The sequence that the text allows and the cues speak for most; never one that they speak against. */
function chooseSequence(units: readonly ReadonlyMap<string, number>[], cues: readonly Cues[]): number[] {
  const { start, steps } = measureSteps(units);
  const path = shortestPath(start, steps);
  const voteOf = (sequence: readonly number[]) =>
    sumVotes(gatherEvidence(sequence.map((index) => cues[index]!)));
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
      cue: 'growth',
      detail: `${list(({ tokens }) => String(tokens))} tokens`,
      weight: weights.growth * concordance(sequence.map(({ tokens }) => tokens)),
    },
  ];
  return evidence.filter(({ weight }) => weight !== 0);
}

/** Rising pairs less falling ones, over pairs that differ (Goodman and Kruskal's γ), in [−1, 1]. */
function concordance(values: readonly (number | null)[]): number {
  let rising = 0;
  let falling = 0;
  for (const [index, value] of values.entries()) {
    for (const later of values.slice(index + 1)) {
      if (value === null || later === null) continue;
      if (later > value) rising++;
      if (later < value) falling++;
    }
  }
  return rising + falling === 0 ? 0 : (rising - falling) / (rising + falling);
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
