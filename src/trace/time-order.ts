/**
 * Puts documents in the order in which they were published, as far as that is known: by their dates; inside a report by the
 * order of its revisions, which a date does not overrule; undated ones last.
 */
import type { OrderedCluster } from '../model/cluster.js';

export interface TimeOrder {
  /** The place of each document. */
  readonly ranks: Uint32Array;
  /** When each was published, in milliseconds since 1970, by itself or by its report; NaN where nothing tells. */
  readonly timesMs: Float64Array;
}

/** `reports` gives the documents of each report, by their numbers, oldest first. */
export function orderByTime(datesMs: Float64Array, reports: readonly (readonly number[])[]): TimeOrder {
  const timesMs = Float64Array.from(datesMs);
  const places = new Uint32Array(datesMs.length);
  const heads = Uint32Array.from(datesMs.keys());
  for (const revisions of reports) {
    // What stands before the first dated revision is no later than that.
    let time = revisions.map((index) => datesMs[index]!).find((each) => !Number.isNaN(each)) ?? Number.NaN;
    const first = revisions[0]!;
    for (const [place, index] of revisions.entries()) {
      const own = datesMs[index]!;
      if (own > time) time = own;
      timesMs[index] = time;
      places[index] = place;
      heads[index] = first;
    }
  }
  const key = (index: number) => (Number.isNaN(timesMs[index]!) ? Number.POSITIVE_INFINITY : timesMs[index]!);
  const order = Uint32Array.from(datesMs.keys()).sort((one, other) => {
    const [ofOne, ofOther] = [key(one), key(other)];
    if (ofOne !== ofOther) return ofOne < ofOther ? -1 : 1;
    return heads[one]! - heads[other]! || places[one]! - places[other]! || one - other;
  });
  const ranks = new Uint32Array(datesMs.length);
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  return { ranks, timesMs };
}

/** The documents of a report, copies right behind the revision that they publish. */
export function documentsOf({ order, copies }: Pick<OrderedCluster, 'order' | 'copies'>): string[] {
  return order.revisions.flatMap((revision) => [revision, ...(copies.get(revision) ?? [])]);
}
