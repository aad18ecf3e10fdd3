/**
 * Indexes words: which reports say each of them, in their headlines and paragraphs. Keeps each report's words until all
 * are known, then turns them around into parts that the page loads one at a time.
 */
import { Numbers } from './decode.js';
import { frontCode, Packed, PackedLists, packedBits } from './encode.js';
import { findWords } from './find-words.js';
import type { WordsPart, WordTable } from './shape.js';

/** What an index may take on the disk, in bytes: with all else, the page of 100,000 reports stays below 30 MB. */
export const mostBytes = 13_000_000;
// Bytes of one part.
const bytesInPart = 96_000;
// A word that more reports than this have, and more than a quarter of all, sifts next to nothing.
const fewReports = 1000;

export interface IndexedWords {
  readonly table: WordTable;
  readonly parts: readonly WordsPart[];
}

/** The words of a report by their numbers: the first so many stand in its headline. */
interface Row {
  readonly words: Uint32Array;
  readonly inTitle: number;
}

/** The words of reports as plain data, which a later run takes over. */
export interface KnownWords {
  readonly words: readonly string[];
  readonly reports: readonly string[];
  /** Packed, of one report after the other: for the words of its headline and for all others how many, and the steps between. */
  readonly rows: Uint8Array;
}

/** For each word the numbers of the reports that have it, ascending. */
class Holders {
  readonly #starts: Uint32Array;
  readonly #reports: Uint32Array;

  /** Sorted by counting. */
  constructor(rows: readonly Uint32Array[], words: number) {
    const ends = new Uint32Array(words + 1);
    for (const row of rows) for (const word of row) ends[word + 1]!++;
    for (let word = 0; word < words; word++) ends[word + 1]! += ends[word]!;
    this.#starts = ends.slice();
    this.#reports = new Uint32Array(ends[words]!);
    for (const [report, row] of rows.entries()) for (const word of row) this.#reports[ends[word]!++] = report;
  }

  of(word: number): Uint32Array {
    return this.#reports.subarray(this.#starts[word], this.#starts[word + 1]);
  }

  count(word: number): number {
    return this.#starts[word + 1]! - this.#starts[word]!;
  }
}

/** Takes the texts of reports, in any order. */
export class WordIndex {
  readonly #numbers: Map<string, number>;
  readonly #words: string[];
  readonly #rows = new Map<string, Row>();
  readonly #known = new Map<string, Row>();

  /** `known` is what an earlier index kept. */
  constructor(known?: KnownWords) {
    this.#words = [...(known?.words ?? [])];
    this.#numbers = new Map(this.#words.map((word, at) => [word, at]));
    const numbers = new Numbers(known?.rows ?? '');
    for (const report of known?.reports ?? []) {
      const [title, rest] = [readSet(numbers), readSet(numbers)];
      this.#known.set(report, { inTitle: title.length, words: Uint32Array.from([...title, ...rest]) });
    }
  }

  /** Takes over a report that is what it was; false where it is not known. */
  take(report: string): boolean {
    const row = this.#known.get(report);
    if (row !== undefined) this.#rows.set(report, row);
    return row !== undefined;
  }

  /** `report` is any name that finish() knows it by. */
  add(report: string, title: string, texts: readonly string[]): void {
    const own = new Set(findWords(title).map((word) => this.#numberOf(word)));
    const inTitle = own.size;
    for (const text of texts) for (const word of findWords(text)) own.add(this.#numberOf(word));
    this.#rows.set(report, { words: Uint32Array.from(own), inTitle });
  }

  #numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#words.push(word) - 1;
      this.#numbers.set(word, number);
    }
    return number;
  }

  /** What a later index may take over: the reports of this one, and no word that none of them has. */
  keep(): KnownWords {
    const numbers = new Int32Array(this.#words.length).fill(-1);
    const words: string[] = [];
    const rows = new Packed();
    const renumber = (word: number) => {
      if (numbers[word] === -1) numbers[word] = words.push(this.#words[word]!) - 1;
      return numbers[word]!;
    };
    for (const { words: own, inTitle } of this.#rows.values()) {
      packSet(rows, own.subarray(0, inTitle).map(renumber));
      packSet(rows, own.subarray(inTitle).map(renumber));
    }
    return { words, reports: [...this.#rows.keys()], rows: rows.bytes };
  }

  /**
   * `order` gives reports their numbers. Where all takes more than `most` bytes, the words that most reports have are known
   * by headlines alone, as few of them as will do.
   */
  finish(order: readonly string[], most = mostBytes): IndexedWords {
    const rows = order.map(
      (report): Row => this.#rows.get(report) ?? { words: new Uint32Array(0), inTitle: 0 },
    );
    const anywhere = new Holders(
      rows.map(({ words }) => words),
      this.#words.length,
    );
    const inTitles = new Holders(
      rows.map(({ words, inTitle }) => words.subarray(0, inTitle)),
      this.#words.length,
    );
    const limit = Math.max(fewReports, order.length / 4);
    const byWord = (left: number, right: number) => (this.#words[left]! < this.#words[right]! ? -1 : 1);
    const used = Array.from(this.#words.keys())
      .filter((word) => anywhere.count(word) > 0)
      .sort(byWord);
    const kept = used.filter((word) => anywhere.count(word) <= limit);
    const common = used.filter((word) => anywhere.count(word) > limit);
    const cutAt = this.#cutAt(kept, anywhere, inTitles, most);
    const parts: WordsPart[] = [];
    const firsts: string[] = [];
    let part = new GrowingPart();
    for (const number of kept) {
      const word = this.#words[number]!;
      const isPartial = anywhere.count(number) >= cutAt;
      // What no headline has is kept, too: it is told from a word that nobody used.
      if (part.size === 0) firsts.push(word);
      part.add(word, (isPartial ? inTitles : anywhere).of(number), isPartial);
      if (part.size < bytesInPart) continue;
      parts.push(part.finish());
      part = new GrowingPart();
    }
    if (part.size > 0) parts.push(part.finish());
    return { table: { firsts, common: common.map((word) => this.#words[word]!) }, parts };
  }

  /** How many reports make a word known by headlines alone. All that as many have are, so that none hangs on an order of words. */
  #cutAt(kept: readonly number[], anywhere: Holders, inTitles: Holders, most: number): number {
    let size = 0;
    for (const word of kept) size += sizeOf(this.#words[word]!, anywhere.of(word));
    let cutAt = Number.POSITIVE_INFINITY;
    if (size <= most) return cutAt;
    const mostFirst = [...kept].sort((left, right) => anywhere.count(right) - anywhere.count(left));
    for (const word of mostFirst) {
      if (size <= most && anywhere.count(word) < cutAt) break;
      cutAt = anywhere.count(word);
      size -= (packedBits(anywhere.of(word)) - packedBits(inTitles.of(word))) / 6;
    }
    return cutAt;
  }
}

function packSet(packed: Packed, set: Uint32Array): void {
  packed.add(set.length);
  let before = 0;
  for (const number of set.sort()) {
    packed.add(number - before);
    before = number;
  }
}

function readSet(numbers: Numbers): number[] {
  let before = 0;
  return Array.from({ length: numbers.next() }, () => {
    before += numbers.next();
    return before;
  });
}

class GrowingPart {
  readonly #words: string[] = [];
  readonly #reports = new PackedLists();
  readonly #partial: number[] = [];
  size = 0;

  add(word: string, list: Uint32Array, isPartial: boolean): void {
    if (isPartial) this.#partial.push(this.#words.length);
    this.#words.push(word);
    this.#reports.add(list);
    this.size += sizeOf(word, list);
  }

  finish(): WordsPart {
    const partial = new PackedLists();
    partial.add(Uint32Array.from(this.#partial));
    return {
      words: frontCode(this.#words),
      reports: this.#reports.finish(),
      partial: partial.finish(),
    };
  }
}

/** Bytes of a word in a part, nearly: its neighbours share about half of it. */
function sizeOf(word: string, list: Uint32Array): number {
  return packedBits(list) / 6 + Buffer.byteLength(word) / 2 + 4;
}
