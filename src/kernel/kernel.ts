/**
 * What the hot loops can do, whoever runs them: WebAssembly SIMD (`assembly/`) where the machine has it, the
 * TypeScript twin (`twin.ts`) elsewhere. Both give the same bits. Pointers are byte offsets into `memory`;
 * buffers of 32-bit values must begin at multiples of four, and 64 bytes past the end of a text be readable.
 */
import { classesAt, foldsAt, heapAt, pageBytes } from './layout.js';
import { makeTwin } from './twin.js';
import type { UnicodeTables } from './unicode.js';

export interface KernelFunctions {
  /**
   * Hashes of the tokens of the UTF-8 text `[start, end)` to `tokens` (4 bytes each); where `spans` is not
   * 0, their spans, counted from `start`, to it (8 bytes each). Returns how many, or -1 where the text has
   * marks that must be composed first: NFKC, then again with `isNormalised`.
   */
  tokenize(start: number, end: number, tokens: number, spans: number, isNormalised: 0 | 1): number;
  /** 64-bit hashes of `size` consecutive tokens, halves apart. Writes up to three more of each than it returns. */
  shingle(tokens: number, count: number, size: number, lows: number, highs: number): number;
  /** Rehashes in place, up to three more than `count`: another seed is another permutation. */
  permute(lows: number, highs: number, count: number, seed: number): void;
  /** One-permutation MinHash with optimal densification (Shrivastava 2017, §4), of one hash at least. */
  signByBins(lows: number, highs: number, count: number, target: number, bins: number): void;
  /** Low halves of the hashes whose high half is below `limit`; room for one more is needed. Returns how many. */
  keepBelow(lows: number, highs: number, count: number, limit: number, target: number): number;
  /** One 32-bit key a band of `rows` values. */
  band(values: number, bands: number, rows: number, target: number): void;
  /** Sorts rows of (key, value) by the lowest `bits` of the key, keeping the order of equals. Returns which of the two buffers holds them. */
  sortRows(rows: number, spare: number, count: number, bits: number): number;
  /**
   * A line of JSON: 1 where it is a valid object, 0 where JSON.parse must be asked. `names` are `count`
   * entries of pointer and length; for each, 12 bytes go to `found`: 0 absent, 1 a string, 2 a string with
   * escapes, 3 another value; and its span.
   */
  scanRecord(start: number, end: number, names: number, count: number, found: number): number;
  /** A JSON string as UTF-8. Returns its end, 0 for a lone surrogate. Writes up to 16 bytes more. */
  unescape(start: number, end: number, target: number): number;
}

export interface Kernel extends KernelFunctions {
  readonly isSimd: boolean;
  /** The memory as it is now; growing makes older views useless. */
  bytes(): Uint8Array;
  words(): Uint32Array;
  /** Makes sure that `[heapAt, heapAt + size)` is there. */
  reserve(size: number): void;
}

/** A kernel over `module`, compiled from `assembly/`; the twin where it is null. */
export function makeKernel(module: WebAssembly.Module | null, tables: UnicodeTables): Kernel {
  const memory = new WebAssembly.Memory({ initial: heapAt / pageBytes });
  const functions =
    module === null
      ? makeTwin(() => memory.buffer)
      : // What the module exports is what `assembly/index.ts` lists.
        (new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelFunctions);
  let bytes = new Uint8Array(memory.buffer);
  let words = new Uint32Array(memory.buffer);
  const refresh = () => {
    bytes = new Uint8Array(memory.buffer);
    words = new Uint32Array(memory.buffer);
  };
  bytes.set(tables.classes, classesAt);
  bytes.set(new Uint8Array(tables.folds.buffer, tables.folds.byteOffset, tables.folds.byteLength), foldsAt);
  return {
    ...functions,
    isSimd: module !== null,
    bytes: () => bytes,
    words: () => words,
    reserve: (size) => {
      const missing = heapAt + size - memory.buffer.byteLength;
      if (missing <= 0) return;
      memory.grow(Math.ceil(missing / pageBytes));
      refresh();
    },
  };
}
