/**
 * Counts how often two documents stand in a list together. Both functions take where the lists are described: where their
 * records lie, as `lists.ts` writes them, and how many words these take; then where ends and index lie, which the first
 * function fills; how many documents there are, each of a smaller number; and where there is a zero for each of them,
 * which the second leaves as it was.
 */

const RECORDS: usize = 0;
const WORDS: usize = 4;
const ENDS: usize = 8;
const INDEX: usize = 12;
const SIZE: usize = 16;
const SHARED: usize = 20;
const WRITTEN: usize = 24;

/**
 * Turns lists round: writes to the index, for each document from `first` up to `last`, where those lists lie in which a
 * larger one stands behind it, ascending; and to the ends where those of each document end in the index.
 */
export function indexLists(lists: usize, first: u32, last: u32): void {
  const records = <usize>load<u32>(lists, RECORDS);
  const stop = records + (<usize>load<u32>(lists, WORDS) << 2);
  const ends = <usize>load<u32>(lists, ENDS);
  const index = <usize>load<u32>(lists, INDEX);
  const size = <usize>load<u32>(lists, SIZE);
  const width = last - first;
  memory.fill(ends, 0, size << 2);
  for (let record = records; record < stop; ) {
    const end = record + (<usize>load<u32>(record) << 2) + 4;
    for (let at = record + 8; at < end; at += 4) {
      const document = load<u32>(at);
      if (document - first >= width) continue;
      const place = ends + (<usize>document << 2);
      store<u32>(place, load<u32>(place) + 1);
    }
    record = end + 4;
  }
  let sum: u32 = 0;
  for (let document: usize = 0; document < size; document++) {
    const own = load<u32>(ends + (document << 2));
    store<u32>(ends + (document << 2), sum);
    sum += own;
  }
  for (let record = records; record < stop; ) {
    const end = record + (<usize>load<u32>(record) << 2) + 4;
    for (let at = record + 8; at < end; at += 4) {
      const document = load<u32>(at);
      if (document - first >= width) continue;
      const place = ends + (<usize>document << 2);
      const rank = load<u32>(place);
      store<u32>(place, rank + 1);
      store<u32>(index + (<usize>rank << 2), <u32>record);
    }
    record = end + 4;
  }
}

/**
 * Writes to `target`, for one document after the other from `first` up to `last`, a row of 12 bytes for every larger one
 * that stands in a list with it: both, and the sum of the counts of those lists. Rows of one document come in the order in
 * which its lists name the others. Stops before a document that there may be no room for, where there is room for `room`
 * rows, never fewer than documents, and one more. Returns the document that it stopped before; writes how many rows there
 * are to the last word of what describes the lists.
 */
export function countMeetings(lists: usize, first: i32, last: i32, target: usize, room: i32): i32 {
  const ends = <usize>load<u32>(lists, ENDS);
  const index = <usize>load<u32>(lists, INDEX);
  const size = load<i32>(lists, SIZE);
  const shared = <usize>load<u32>(lists, SHARED);
  let document = first;
  let out = target;
  let rows = 0;
  let at: usize = first === 0 ? 0 : <usize>load<u32>(ends + (<usize>(first - 1) << 2));
  for (; document < last && room - rows >= size - document; document++) {
    const end = <usize>load<u32>(ends + (<usize>document << 2));
    const from = out;
    for (; at < end; at++) {
      const record = <usize>load<u32>(index + (at << 2));
      const count = load<u32>(record, 4);
      const last = record + (<usize>load<u32>(record) << 2) + 4;
      let place = record + 8;
      while (load<u32>(place) !== <u32>document) place += 4;
      for (place += 4; place <= last; place += 4) {
        const other = load<u32>(place);
        const known = load<u32>(shared + (<usize>other << 2));
        store<u32>(shared + (<usize>other << 2), known + count);
        // Written for every one and kept for a new one, without a branch, which could not be foreseen.
        store<u32>(out, document);
        store<u32>(out, other, 4);
        out += known === 0 ? 12 : 0;
      }
    }
    for (let row = from; row < out; row += 12) {
      const place = shared + (<usize>load<u32>(row, 4) << 2);
      store<u32>(row, load<u32>(place), 8);
      store<u32>(place, 0);
      rows++;
    }
  }
  store<u32>(lists, rows, WRITTEN);
  return document;
}
