/** Orders documents of one report by their dates, where all have one and no two are equal. */

import { concordance } from '../../base/concordance.js';
import type { RevisionOrder } from '../../model/cluster.js';
import { parseTime } from '../../text/parse-time.js';
import { orderLimits } from '../limits.js';
import { type Before, keepDecided } from './decided-order.js';

/** What is read of a document to order it by its date. */
export interface Dated {
  readonly id: RevisionOrder['revisions'][number];
  readonly date?: string | null;
}

/** Orders by dates, but keeps what a person decided; null where a date is missing or two are equal. */
export function orderByDistinctDates(documents: readonly Dated[], before: Before = []): RevisionOrder | null {
  if (documents.length < 2) return null;
  const timed = documents.map(({ id, date }) => ({ id, date, time: parseTime(date) }));
  if (new Set(timed.map(({ time }) => time)).size < documents.length) return null;
  if (timed.some(({ time }) => Number.isNaN(time))) return null;
  timed.sort((left, right) => left.time - right.time);
  const byId = new Map(timed.map((document) => [document.id, document]));
  const sequence = keepDecided(
    timed.map(({ id }) => id),
    before,
  ).map((id) => byId.get(id)!);
  const weight = orderLimits.dateWeight * concordance(sequence.map(({ time }) => time));
  return {
    revisions: sequence.map(({ id }) => id),
    basis: 'dates',
    confidence: orderLimits.datedConfidence,
    evidence: [
      {
        cue: 'dates',
        detail: sequence.map(({ date }) => date).join(' → '),
        weight: Math.round(1000 * weight) / 1000,
      },
    ],
  };
}
