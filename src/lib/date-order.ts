/** Documents of one report that all have dates in, their sequence out; null where dates do not tell. */
import type { RevisionOrder } from '../model.js';
import { parseTime } from './parse-time.js';

// Dates are given by people and machines that err now and then.
export const datedConfidence = 0.98;

export interface Dated {
  readonly id: RevisionOrder['revisions'][number];
  readonly date?: string | null;
}

/** Null where a date is missing, or two are equal: the text has to say then. */
export function orderByDistinctDates(documents: readonly Dated[]): RevisionOrder | null {
  if (documents.length < 2) return null;
  const timed = documents.map(({ id, date }) => ({ id, date, time: parseTime(date) }));
  if (new Set(timed.map(({ time }) => time)).size < documents.length) return null;
  if (timed.some(({ time }) => Number.isNaN(time))) return null;
  timed.sort((left, right) => left.time - right.time);
  return {
    revisions: timed.map(({ id }) => id),
    basis: 'dates',
    confidence: datedConfidence,
    evidence: [{ cue: 'dates', detail: timed.map(({ date }) => date).join(' → '), weight: 4 }],
  };
}
