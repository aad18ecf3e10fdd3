/**
 * Hash sets of many documents in, posting lists out: which documents hold each hash. Rows of (hash, document)
 * are scattered into 256 buckets by the hash's top byte and sorted there, so that no sort is larger than the
 * cache for long and no map of millions of keys is built.
 */
import type { HashSet64 } from '../model.js';

/** Posting lists of two documents and more; list g is `documents[starts[g] … starts[g + 1])`, ascending. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
}

const documentBits = 24n;
const maxDocuments = 2 ** Number(documentBits);

/**
 * Calls `visit` once for every distinct hash, in an order that depends only on the sets, with the ascending
 * indexes of the sets that hold it. The array passed is reused. Hashes are compared by 48 of their 64 bits:
 * among 50 million, four are expected to be taken for another (a set whose own two hashes agree so far is
 * named twice).
 */
export function forEachPosting(sets: readonly HashSet64[], visit: (documents: Uint32Array) => void): void {
  if (sets.length > maxDocuments) {
    throw new RangeError(
      `Cannot group hashes: at most ${maxDocuments} documents, current value is ${sets.length}`,
    );
  }
  const buckets = scatter(sets);
  let posting = new Uint32Array(16);
  for (const rows of buckets) {
    rows.sort();
    const view = new Uint32Array(rows.buffer, rows.byteOffset, rows.length * 2);
    let start = 0;
    while (start < rows.length) {
      let length = 0;
      const high = view[2 * start + 1]!;
      const low = view[2 * start]! >>> 24;
      let end = start;
      while (end < rows.length && view[2 * end + 1] === high && view[2 * end]! >>> 24 === low) {
        if (length === posting.length) {
          const larger = new Uint32Array(length * 2);
          larger.set(posting);
          posting = larger;
        }
        posting[length++] = view[2 * end]! & 0xffffff;
        end++;
      }
      visit(posting.subarray(0, length));
      start = end;
    }
  }
}

/** Rows by top byte; a row is the hash's next 40 bits above 24 bits of document index. */
function scatter(sets: readonly HashSet64[]): BigUint64Array[] {
  const counts = new Uint32Array(256);
  for (const { values } of sets) {
    for (let index = 1; index < values.length; index += 2) counts[values[index]! >>> 24]!++;
  }
  const buckets = Array.from(counts, (count) => new BigUint64Array(count));
  const views = buckets.map((bucket) => new Uint32Array(bucket.buffer));
  const filled = new Uint32Array(256);
  for (const [document, { values }] of sets.entries()) {
    for (let index = 0; index < values.length; index += 2) {
      const high = values[index + 1]!;
      const bucket = high >>> 24;
      const row = 2 * filled[bucket]!++;
      // 24 bits of the high half and the top 16 of the low half stand above the document index.
      const kept = values[index]! >>> 16;
      views[bucket]![row] = ((kept & 0xff) << 24) | document;
      views[bucket]![row + 1] = ((high & 0xffffff) << 8) | (kept >>> 8);
    }
  }
  return buckets;
}

/** The lists that `keep` lets through, gathered. */
export function collectPostings(
  sets: readonly HashSet64[],
  keep: (documents: Uint32Array) => boolean,
): Postings {
  const starts: number[] = [0];
  let documents = new Uint32Array(1024);
  let length = 0;
  forEachPosting(sets, (posting) => {
    if (!keep(posting)) return;
    if (length + posting.length > documents.length) {
      const larger = new Uint32Array(Math.max(documents.length * 2, length + posting.length));
      larger.set(documents);
      documents = larger;
    }
    documents.set(posting, length);
    length += posting.length;
    starts.push(length);
  });
  return { starts: Uint32Array.from(starts), documents: documents.subarray(0, length) };
}

/** All pairs i < j of a short list; of a long one `count` pairs, spread over it by a fixed rule. */
export function samplePairs(size: number, count: number): [number, number][] {
  const pairs: [number, number][] = [];
  if ((size * (size - 1)) / 2 <= count) {
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) pairs.push([i, j]);
    return pairs;
  }
  for (let sample = 0; sample < count; sample++) {
    const first = Math.floor((sample * size) / count);
    const second = (first + 1 + ((sample * 7919) % (size - 1))) % size;
    pairs.push([Math.min(first, second), Math.max(first, second)]);
  }
  return pairs;
}
