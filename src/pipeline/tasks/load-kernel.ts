/** Makes the kernel of this process when it is first asked for, of the compiled module and the tables that the build wrote. */

import { type CompiledKernel, type Kernel, makeKernel } from '../../kernel/kernel.js';
import type { UnicodeTables } from '../../kernel/unicode.js';
import { readBuilt } from '../../read/built-files.js';

let kernel: Kernel | undefined;

/**
 * The kernel of this process, made when it is first asked for. Throws CommandFailure where its file is missing.
 *
 * @example
 * loadKernel() === loadKernel(); // true
 */
export function loadKernel(): Kernel {
  kernel ??= makeAnotherKernel();
  return kernel;
}

let compiled: CompiledKernel | null | undefined;
let tables: UnicodeTables | undefined;

/** A kernel with memory of its own; it is compiled once. Throws CommandFailure where its file is missing. */
export function makeAnotherKernel(): Kernel {
  if (compiled === undefined) compiled = process.env['VARIORUM_KERNEL'] === 'twin' ? null : compile();
  tables ??= loadTables();
  return makeKernel(compiled, tables);
}

/** The compiled module; null where this machine has no SIMD for WebAssembly. */
export function compile(): CompiledKernel | null {
  const binary = readBuilt('kernel/kernel.wasm');
  return WebAssembly.validate(binary) ? new WebAssembly.Module(binary) : null;
}

export function loadTables(): UnicodeTables {
  const file = readBuilt('kernel/unicode.bin');
  return {
    classes: new Uint8Array(file.subarray(0, 65_536)),
    folds: new Uint16Array(new Uint8Array(file.subarray(65_536)).buffer),
  };
}
