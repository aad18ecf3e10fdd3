/**
 * The documents of one cluster in, their sequence out, oldest first, with its evidence and a confidence.
 * Adjacency comes from the text: the order in which the fewest sentences vanish and come back. That leaves
 * the direction open, which weak cues then vote on; where they do not, the result says so.
 */

import { concordance } from '../base/concordance.js';
import { groupBy } from '../base/group-by.js';
import type { OrderEvidence, RevisionOrder } from '../model/cluster.js';
import type { SegmentedDocument } from '../model/document.js';
import { parseTime } from '../text/parse-time.js';
import { numbersThatOrder, readVersion } from '../text/versions.js';
import { datedConfidence, dateWeight, orderByDistinctDates } from './order/date-order.js';
import { type Before, keepDecided, sayDecided } from './order/decided-order.js';
import { chainByDifference } from './order/long-path.js';
import { type Cues, gatherEvidence, readCues } from './order/order-cues.js';
import { pathCost, shortestPath } from './order/shortest-path.js';

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
