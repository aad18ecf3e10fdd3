/** Lists which paragraphs carry each thread, in the order of their documents in time. */
import { carryings } from '../model/thread.js';
import type { Memberships } from './memberships.js';
import type { FollowedParagraphs } from './reading-table.js';

/** Carriers of thread t: the entries `starts[t] … starts[t + 1])` of the other columns, oldest first. */
export interface CarrierColumns {
  readonly starts: Uint32Array;
  /** Numbers of paragraphs. */
  readonly paragraphs: Uint32Array;
  /** Indexes of `carryings`. */
  readonly as: Uint8Array;
}

/** Lists for every thread the paragraphs that carry it, oldest first; `ranks` gives the place in time of each document. */
export function listCarriers(
  paragraphs: FollowedParagraphs,
  memberships: Memberships,
  { ranks, threads }: { readonly ranks: Uint32Array; readonly threads: number },
): CarrierColumns {
  const starts = new Uint32Array(threads + 1);
  const order = orderParagraphs(paragraphs.documents, ranks);
  for (const reading of paragraphs.readings)
    for (const { thread } of memberships.of(reading)) starts[thread + 1]!++;
  for (let thread = 0; thread < threads; thread++) starts[thread + 1]! += starts[thread]!;
  const ends = starts.slice(0, threads);
  const columns = {
    starts,
    paragraphs: new Uint32Array(starts[threads]!),
    as: new Uint8Array(starts[threads]!),
  };
  const isKnown = new Uint8Array(paragraphs.readings.length === 0 ? 0 : 1 + greatest(paragraphs.readings));
  for (const paragraph of order) {
    const reading = paragraphs.readings[paragraph]!;
    for (const { thread, as } of memberships.of(reading)) {
      const at = ends[thread]!++;
      columns.paragraphs[at] = paragraph;
      columns.as[at] = carryings.indexOf(isKnown[reading] === 1 || at === starts[thread] ? 'same' : as);
    }
    isKnown[reading] = 1;
  }
  return columns;
}

/** The numbers of all paragraphs, documents in their order in time, those of one document as they stand. */
export function orderParagraphs(documents: Uint32Array, ranks: Uint32Array): Uint32Array {
  const starts = new Uint32Array(ranks.length + 1);
  for (const document of documents) starts[ranks[document]! + 1]!++;
  for (let rank = 0; rank < ranks.length; rank++) starts[rank + 1]! += starts[rank]!;
  const order = new Uint32Array(documents.length);
  for (const [paragraph, document] of documents.entries()) order[starts[ranks[document]!]!++] = paragraph;
  return order;
}

function greatest(numbers: Uint32Array): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}
