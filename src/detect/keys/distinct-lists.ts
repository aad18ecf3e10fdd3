/**
 * Holds distinct lists of documents with how often each came: the text that a family shares gives the same list for
 * every key of it.
 */

export interface DistinctLists {
  readonly size: number;
  /** One behind the other: how many documents a list has, how often it came, then the documents, ascending. */
  readonly records: Uint32Array;
}

/** Drops in place the lists for which `isKept` is false. */
export function filterLists(
  { size, records }: DistinctLists,
  isKept: (documents: Uint32Array, start: number, length: number) => boolean,
): DistinctLists {
  let kept = 0;
  let end = 0;
  for (let record = 0, next = 0; record < records.length; record = next) {
    const length = records[record]!;
    next = record + 2 + length;
    if (!isKept(records, record + 2, length)) continue;
    if (end < record) records.copyWithin(end, record, next);
    end += 2 + length;
    kept++;
  }
  return kept === size ? { size, records } : { size: kept, records: records.subarray(0, end) };
}
