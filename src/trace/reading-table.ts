/**
 * Keeps every distinct wording once, however many paragraphs have it: its tokens, its text as it came first, and which
 * paragraphs have it. Wordings are one where their tokens are, whatever capitals, signs and spaces stand around them.
 */
import { doubled } from '../base/doubled.js';
import { hashSequence } from '../base/hash.js';
import type { ParagraphColumns } from '../model/paragraph-columns.js';
import { fewestTokens } from './read-paragraphs.js';

/** Paragraph i has the entries i of every column; they stand in the order of documents and of their text. */
export interface FollowedParagraphs {
  readonly documents: Uint32Array;
  /** Start and end of each, in bytes. */
  readonly spans: Uint32Array;
  readonly kinds: Uint8Array;
  readonly readings: Uint32Array;
  /** One byte each: 1 where the text is that of its reading, sign by sign. */
  readonly isExact: Uint8Array;
}

const pieceBytes = 1 << 24;

export class ReadingTable {
  readonly #paragraphs: FollowedParagraphs[] = [];
  #documents = 0;
  #size = 0;
  /** Tokens of reading r: `tokens[starts[r] … starts[r + 1])`. */
  starts: Uint32Array = new Uint32Array(1 << 12);
  tokens: Uint32Array = new Uint32Array(1 << 16);
  /** Of `paragraphFlags`, a byte a token. */
  flags: Uint8Array = new Uint8Array(1 << 16);
  #lows: Uint32Array = new Uint32Array(1 << 12);
  #highs: Uint32Array = new Uint32Array(1 << 12);
  // The number of a reading and one; 0 where free.
  #slots: Uint32Array = new Uint32Array(1 << 13);
  readonly #pieces: Uint8Array[] = [];
  #pieceEnd = pieceBytes;
  // Where a text lies: its piece, its start there and its length.
  #texts: Uint32Array = new Uint32Array(3 << 12);

  get size(): number {
    return this.#size;
  }

  /** Adds the paragraphs of a batch; its documents come after all before. Those that are too short are left out. */
  add({
    heads,
    documents,
    spans,
    kinds,
    tokenStarts,
    tokens,
    flags,
    textStarts,
    texts,
  }: ParagraphColumns): void {
    const kept: number[] = [];
    const readings: number[] = [];
    const isExact: number[] = [];
    for (let at = 0; at < documents.length; at++) {
      const [start, end] = [tokenStarts[at]!, tokenStarts[at + 1]!];
      if (end - start < fewestTokens) continue;
      const low = hashSequence(tokens, start, end, 0);
      const high = hashSequence(tokens, start, end, 1);
      const text = texts.subarray(textStarts[at], textStarts[at + 1]);
      let reading = this.#find(low, high);
      const isNew = reading === this.#size;
      if (isNew) {
        this.#keep(low, high, tokens.subarray(start, end), flags.subarray(start, end));
        this.#keepText(text);
        reading = this.#size++;
      }
      kept.push(at);
      readings.push(reading);
      isExact.push(isNew || Buffer.compare(text, this.#bytes(reading)) === 0 ? 1 : 0);
    }
    this.#paragraphs.push({
      documents: Uint32Array.from(kept, (at) => documents[at]! + this.#documents),
      spans: Uint32Array.from({ length: 2 * kept.length }, (_, at) => spans[2 * kept[at >> 1]! + (at & 1)]!),
      kinds: Uint8Array.from(kept, (at) => kinds[at]!),
      readings: Uint32Array.from(readings),
      isExact: Uint8Array.from(isExact),
    });
    this.#documents += heads.length;
  }

  /** The number of the reading with this hash; where there is none, the one that it gets. */
  #find(low: number, high: number): number {
    if (2 * this.#size >= this.#slots.length) this.#rehash();
    const mask = this.#slots.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot]!;
      if (entry === 0) {
        this.#slots[slot] = this.#size + 1;
        return this.#size;
      }
      if (this.#lows[entry - 1] === low && this.#highs[entry - 1] === high) return entry - 1;
    }
  }

  #rehash(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let reading = 0; reading < this.#size; reading++) {
      let slot = this.#lows[reading]! & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = reading + 1;
    }
  }

  #keep(low: number, high: number, tokens: Uint32Array, flags: Uint8Array): void {
    const reading = this.#size;
    if (reading + 1 === this.starts.length) this.starts = doubled(this.starts);
    if (reading === this.#lows.length) {
      this.#lows = doubled(this.#lows);
      this.#highs = doubled(this.#highs);
      this.#texts = doubled(this.#texts);
    }
    this.#lows[reading] = low;
    this.#highs[reading] = high;
    const start = this.starts[reading]!;
    while (start + tokens.length > this.tokens.length) {
      this.tokens = doubled(this.tokens);
      this.flags = doubled(this.flags);
    }
    this.tokens.set(tokens, start);
    this.flags.set(flags, start);
    this.starts[reading + 1] = start + tokens.length;
  }

  #keepText(text: Uint8Array): void {
    if (this.#pieceEnd + text.length > (this.#pieces.at(-1)?.length ?? 0)) {
      this.#pieces.push(new Uint8Array(Math.max(pieceBytes, text.length)));
      this.#pieceEnd = 0;
    }
    this.#pieces.at(-1)!.set(text, this.#pieceEnd);
    this.#texts.set([this.#pieces.length - 1, this.#pieceEnd, text.length], 3 * this.#size);
    this.#pieceEnd += text.length;
  }

  /** The wording as it came first. */
  text(reading: number): string {
    return decoder.decode(this.#bytes(reading));
  }

  #bytes(reading: number): Uint8Array {
    const [piece, start, length] = this.#texts.subarray(3 * reading, 3 * reading + 3) as unknown as number[];
    return this.#pieces[piece!]!.subarray(start, start! + length!);
  }

  /** The two halves of the hash of its words. */
  hash(reading: number): readonly [low: number, high: number] {
    return [this.#lows[reading]!, this.#highs[reading]!];
  }

  length(reading: number): number {
    return this.starts[reading + 1]! - this.starts[reading]!;
  }

  /** All paragraphs that were added. */
  paragraphs(): FollowedParagraphs {
    const total = this.#paragraphs.reduce((sum, { documents }) => sum + documents.length, 0);
    const all = {
      documents: new Uint32Array(total),
      spans: new Uint32Array(2 * total),
      kinds: new Uint8Array(total),
      readings: new Uint32Array(total),
      isExact: new Uint8Array(total),
    };
    let at = 0;
    for (const { documents, spans, kinds, readings, isExact } of this.#paragraphs) {
      all.documents.set(documents, at);
      all.spans.set(spans, 2 * at);
      all.kinds.set(kinds, at);
      all.readings.set(readings, at);
      all.isExact.set(isExact, at);
      at += documents.length;
    }
    return all;
  }
}

const decoder = new TextDecoder();
