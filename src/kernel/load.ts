/**
 * The kernel of this process, made when first asked for. The build puts the compiled module and the tables
 * beside the compiled sources; the uncompiled sources find them in `dist`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type Kernel, makeKernel } from './kernel.js';
import type { UnicodeTables } from './unicode.js';

let kernel: Kernel | undefined;

export function loadKernel(): Kernel {
  kernel ??= makeKernel(process.env['VARIORUM_KERNEL'] === 'twin' ? null : compile(), loadTables());
  return kernel;
}

/** The compiled module; null where this machine has no SIMD for WebAssembly. */
export function compile(): WebAssembly.Module | null {
  const binary = readFileSync(locate('kernel.wasm'));
  return WebAssembly.validate(binary) ? new WebAssembly.Module(binary) : null;
}

export function loadTables(): UnicodeTables {
  const file = readFileSync(locate('unicode.bin'));
  return {
    classes: new Uint8Array(file.subarray(0, 65_536)),
    folds: new Uint16Array(new Uint8Array(file.subarray(65_536)).buffer),
  };
}

function locate(name: string): URL {
  const beside = new URL(name, import.meta.url);
  return existsSync(beside) ? beside : new URL(`../../dist/kernel/${name}`, import.meta.url);
}
