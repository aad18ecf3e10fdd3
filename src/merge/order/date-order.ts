/** Documents of one report that all have dates in, their sequence out; null where dates do not tell. */

import { concordance } from '../../base/concordance.js';
import type { RevisionOrder } from '../../model/cluster.js';
import { parseTime } from '../../text/parse-time.js';
import { type Before, keepDecided } from './decided-order.js';

// Dates are given by people and machines that err now and then.
export const datedConfidence = 0.98;
export const dateWeight = 4;

export interface Dated {
  readonly id: RevisionOrder['revisions'][number];
  readonly date?: string | null;
}

/** Null where a date is missing, or two are equal: the text has to say then. A person's word, `before`, goes first. */
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
  const weight = dateWeight * concordance(sequence.map(({ time }) => time));
  return {
    revisions: sequence.map(({ id }) => id),
    basis: 'dates',
    confidence: datedConfidence,
    evidence: [
      {
        cue: 'dates',
        detail: sequence.map(({ date }) => date).join(' → '),
        weight: Math.round(1000 * weight) / 1000,
      },
    ],
  };
}
