/**
 * Runs the hot loops in WebAssembly SIMD (`assembly/`) where the machine has it, and in TypeScript (`twin/`)
 * elsewhere; both give the same bits. Pointers are byte offsets into the memory. Buffers of 32-bit values must
 * begin at multiples of four, and 64 bytes past the end of a text must be readable.
 */
import type { KernelFunctions } from './functions.js';
import { classesAt, foldsAt, heapAt, pageBytes } from './layout.js';
import { makeTwin } from './twin/twin.js';
import type { UnicodeTables } from './unicode.js';

/** The hot loops and the memory on which they work. */
export interface Kernel extends KernelFunctions {
  readonly isSimd: boolean;
  /** Returns the memory as it is now; views taken before it grew are useless. */
  bytes(): Uint8Array;
  words(): Uint32Array;
  /** Makes sure that `[heapAt, heapAt + size)` exists. */
  reserve(size: number): void;
}

/**
 * A `WebAssembly.Module`, which is told apart when it is instantiated: its type is in the browser's library alone, and
 * the declarations of this package must check without one.
 */
export type CompiledKernel = object;

/** A kernel over `module`, compiled from `assembly/`; the twin where it is null. */
export function makeKernel(module: CompiledKernel | null, tables: UnicodeTables): Kernel {
  const memory = new WebAssembly.Memory({ initial: heapAt / pageBytes });
  const functions =
    module === null
      ? makeTwin(() => memory.buffer)
      : // What the module exports is what `assembly/index.ts` lists.
        (new WebAssembly.Instance(module as WebAssembly.Module, { env: { memory } })
          .exports as unknown as KernelFunctions);
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
