/**
 * Orders the documents of one cluster, oldest first, with the evidence and a confidence. Adjacency comes from the text:
 * the order in which the fewest sentences vanish and come back. That leaves the direction open, which weak cues then
 * vote on; where they do not, the result says that the order is unknown.
 */

import type { RevisionOrder } from '../model/cluster.js';
import type { SegmentedDocument } from '../model/document.js';
import { parseTime } from '../text/parse-time.js';
import { numbersThatOrder, readVersion } from '../text/versions.js';
import { orderLimits } from './limits.js';
import { chooseSequence } from './order/choose-sequence.js';
import { byRecord } from './order/copies.js';
import { orderByDistinctDates } from './order/date-order.js';
import { addDecisions, type Before, keepDecided } from './order/decided-order.js';
import { readAllCues } from './order/read-cues.js';
import { orderByEqualDates, orderByVersions } from './order/tied-order.js';
import { gatherEvidence, sumVotes } from './order/weigh-cues.js';

/** Names what may order documents beside their text. */
export interface OrderInput {
  readonly hasDates: boolean;
  /** What a person decided; it outweighs all evidence. */
  readonly before?: Before;
}

/**
 * Orders `documents`; without dates by their content alone. Ties are broken by SHA-256, then by
 * the records, and called unknown.
 * Throws RangeError where `before` goes round in a circle.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null, defaultFields, { ...defaultReading, include: ['00[0-2]*'] });
 * const revisions = (await read(refs)).flatMap((one) => (one.ok ? [segment(one.value)] : []));
 * order(revisions).revisions.length; // 3
 */
export function order(
  documents: readonly SegmentedDocument[],
  { hasDates, before = [] }: OrderInput = { hasDates: true },
): RevisionOrder {
  const byEvidence = orderByEvidence(documents, { hasDates, before: [] });
  if (before.length === 0 || documents.length === 1) return byEvidence;
  return addDecisions(orderByEvidence(documents, { hasDates, before }), byEvidence, before);
}

/** Orders by the strongest sign there is: version numbers, then dates, then the text. */
function orderByEvidence(
  documents: readonly SegmentedDocument[],
  { hasDates, before }: Required<OrderInput>,
): RevisionOrder {
  const sorted = [...documents].sort((left, right) =>
    left.sha256 === right.sha256 ? byRecord(left, right) : left.sha256 < right.sha256 ? -1 : 1,
  );
  if (sorted.length === 1)
    return { revisions: [sorted[0]!.id], basis: 'single', confidence: 1, evidence: [] };
  const numbers = new Map(sorted.map(({ id }, index) => [id, index]));
  const decided = before.map(([earlier, later]) => [numbers.get(earlier)!, numbers.get(later)!] as const);
  const versions = numbersThatOrder(sorted.map(readVersion));
  if (versions !== null) return orderByVersions(sorted, versions, decided);
  const dated = hasDates ? orderByDistinctDates(sorted, before) : null;
  if (dated !== null) return dated;
  const times = sorted.map(({ date }) => (hasDates ? parseTime(date) : Number.NaN));
  if (times.every((time) => !Number.isNaN(time)) && new Set(times).size > 1)
    return orderByEqualDates(sorted, times, decided);
  const cues = readAllCues(sorted);
  const sequence = keepDecided(chooseSequence(cues), decided, true);
  const evidence = gatherEvidence(sequence.map((index) => cues[index]!));
  const vote = sumVotes(evidence);
  return {
    revisions: sequence.map((index) => sorted[index]!.id),
    basis: vote < orderLimits.minVote ? 'unknown' : 'content',
    confidence: round(1 / (1 + Math.exp(-vote))),
    evidence: evidence.map((item) => ({ ...item, weight: round(item.weight) })),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
