/**
 * Finds earlier wordings that share keys with a later one: every three tokens in a row are a key. A wording is added once it
 * has been asked for, so that what is found is older. Keys lie in buckets by their hash, and are not told apart there: two
 * in one bucket cost a comparison, and where holders are counted, they count as one key that all of theirs hold.
 */
import { doubled } from '../base/doubled.js';
import { mix32 } from '../base/hash.js';
import { firstsLookedAt, keyTokens, lastsLookedAt, longKeyList, mostCompared } from './limits.js';
import type { ReadingTable } from './reading-table.js';

export class KeyIndex {
  readonly #table: ReadingTable;
  readonly #mask: number;
  /** Wordings in bucket b: `#members[#starts[b] … #ends[b])`. */
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #members: Uint32Array;
  readonly #counts: Uint16Array;
  #found: Uint32Array = new Uint32Array(1 << 12);

  /** Makes room for the keys of all wordings of the table. */
  constructor(table: ReadingTable) {
    this.#table = table;
    let buckets = 1 << 10;
    while (buckets < table.starts[table.size]!) buckets *= 2;
    this.#mask = buckets - 1;
    const sizes = new Uint32Array(buckets + 1);
    for (let reading = 0; reading < table.size; reading++) {
      const keys = this.keysOf(reading);
      for (let at = 0; at < keys; at++) sizes[this.bucket(reading, at)]!++;
    }
    // A key that one wording alone has leads nowhere: no room is made for it.
    let total = 0;
    for (let bucket = 0; bucket <= buckets; bucket++) {
      const size = sizes[bucket]!;
      sizes[bucket] = total;
      if (size > 1) total += size;
    }
    this.#starts = sizes;
    this.#ends = sizes.slice(0, buckets);
    this.#members = new Uint32Array(total);
    this.#counts = new Uint16Array(table.size);
  }

  /** How many keys a wording has: one for each token but the last two. */
  keysOf(reading: number): number {
    return Math.max(0, this.#table.length(reading) - keyTokens + 1);
  }

  /** The bucket of the key that begins at a token of a wording. */
  bucket(reading: number, at: number): number {
    const { starts, tokens } = this.#table;
    const start = starts[reading]! + at;
    let hash = tokens[start]!;
    for (let next = 1; next < keyTokens; next++)
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ tokens[start + next]!;
    return mix32(hash) & this.#mask;
  }

  /** Earlier wordings that share keys with this one, those with most first, each with how many it shares. */
  earlier(reading: number): { readonly reading: number; readonly shared: number }[] {
    let found = 0;
    const keys = this.keysOf(reading);
    for (let key = 0; key < keys; key++) {
      const bucket = this.bucket(reading, key);
      const [start, end] = [this.#starts[bucket]!, this.#ends[bucket]!];
      const isLong = end - start > longKeyList;
      for (let at = start; at < end; at++) {
        if (isLong && at === start + firstsLookedAt) at = end - lastsLookedAt;
        const member = this.#members[at]!;
        if (this.#counts[member]!++ > 0) continue;
        if (found === this.#found.length) this.#found = doubled(this.#found);
        this.#found[found++] = member;
      }
    }
    const best = this.#best(keys, this.#found.subarray(0, found));
    for (let at = 0; at < found; at++) this.#counts[this.#found[at]!] = 0;
    return best;
  }

  /** The likeliest of those that were found: most keys of the shorter one in common. */
  #best(keys: number, found: Uint32Array): { readonly reading: number; readonly shared: number }[] {
    const likely: { readonly reading: number; readonly shared: number; readonly share: number }[] = [];
    for (const reading of found) {
      const shared = this.#counts[reading]!;
      const share = shared / Math.max(1, Math.min(keys, this.keysOf(reading)));
      if (shared > 1 || share >= leastShare) likely.push({ reading, shared, share });
    }
    if (likely.length > mostCompared)
      likely.sort((one, other) => other.share - one.share || one.reading - other.reading);
    return likely.slice(0, mostCompared);
  }

  /** Adds a wording: those that are asked for from now on are later. */
  add(reading: number): void {
    const keys = this.keysOf(reading);
    for (let key = 0; key < keys; key++) {
      const bucket = this.bucket(reading, key);
      const end = this.#ends[bucket]!;
      if (this.#starts[bucket + 1] === this.#starts[bucket]) continue;
      if (end > this.#starts[bucket]! && this.#members[end - 1] === reading) continue;
      this.#members[end] = reading;
      this.#ends[bucket] = end + 1;
    }
  }

  /** Counts for every bucket how many groups its wordings are of, up to 255. */
  countGroups(groupOf: Uint32Array): Uint8Array {
    const groups = new Uint8Array(this.#ends.length);
    const seen = new Set<number>();
    for (let bucket = 0; bucket < groups.length; bucket++) {
      const [start, end] = [this.#starts[bucket]!, this.#ends[bucket]!];
      if (end - start < 2) {
        groups[bucket] = end - start;
        continue;
      }
      seen.clear();
      for (let at = start; at < end && seen.size < 255; at++) seen.add(groupOf[this.#members[at]!]!);
      groups[bucket] = seen.size;
    }
    return groups;
  }
}

// One key in common is a phrase, unless the wording is that short.
const leastShare = 0.1;
