/**
 * Finds earlier wordings that share keys with a later one: every three tokens in a row are a key. A wording is added once it
 * has been asked for, so that what is found is older. Keys lie in buckets by their hash; two keys in one bucket cost a
 * comparison and change nothing.
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
    for (let reading = 0; reading < table.size; reading++)
      this.#eachBucket(reading, (bucket) => {
        sizes[bucket]!++;
      });
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

  #eachBucket(reading: number, visit: (bucket: number) => void): void {
    const { starts, tokens } = this.#table;
    const last = starts[reading + 1]! - keyTokens;
    for (let at = starts[reading]!; at <= last; at++) {
      let hash = tokens[at]!;
      for (let next = 1; next < keyTokens; next++)
        hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ tokens[at + next]!;
      visit(mix32(hash) & this.#mask);
    }
  }

  /** Earlier wordings that share keys with this one, those with most first. */
  earlier(reading: number): number[] {
    let found = 0;
    const count = (member: number) => {
      if (this.#counts[member]!++ > 0) return;
      if (found === this.#found.length) this.#found = doubled(this.#found);
      this.#found[found++] = member;
    };
    this.#eachBucket(reading, (bucket) => {
      const [start, end] = [this.#starts[bucket]!, this.#ends[bucket]!];
      const isLong = end - start > longKeyList;
      for (let at = start; at < (isLong ? start + firstsLookedAt : end); at++) count(this.#members[at]!);
      if (isLong) for (let at = end - lastsLookedAt; at < end; at++) count(this.#members[at]!);
    });
    const best = this.#best(reading, this.#found.subarray(0, found));
    for (let at = 0; at < found; at++) this.#counts[this.#found[at]!] = 0;
    return best;
  }

  /** The likeliest of those that were found: most keys of the shorter one in common, the older first. */
  #best(reading: number, found: Uint32Array): number[] {
    const own = this.#table.length(reading);
    const rate = (member: number) =>
      this.#counts[member]! / Math.max(1, Math.min(own, this.#table.length(member)) - keyTokens + 1);
    const likely = found.filter(
      (member) => member !== reading && (this.#counts[member]! > 1 || rate(member) >= leastShare),
    );
    if (likely.length <= mostCompared) return Array.from(likely);
    const rates = new Map(Array.from(likely, (member) => [member, rate(member)]));
    return Array.from(likely)
      .sort((one, other) => rates.get(other)! - rates.get(one)! || one - other)
      .slice(0, mostCompared);
  }

  /** Adds a wording: those that are asked for from now on are later. */
  add(reading: number): void {
    let before = -1;
    this.#eachBucket(reading, (bucket) => {
      const end = this.#ends[bucket]!;
      const room = this.#starts[bucket + 1]! - this.#starts[bucket]!;
      if (room === 0 || bucket === before) return;
      before = bucket;
      this.#members[end] = reading;
      this.#ends[bucket]!++;
    });
  }
}

// One key in common is a phrase, unless the wording is that short.
const leastShare = 0.1;
