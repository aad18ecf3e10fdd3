/**
 * Files that the build puts beside the program: the kernel's binary and its tables, scripts and styles of the
 * pages. The uncompiled sources find them in `dist`; in the bundle for executors this module is replaced by
 * one that holds them (write-bundle.ts).
 */
import { existsSync, readFileSync } from 'node:fs';

/** The bytes of a built file; `path` is relative to `dist`. Throws what the file system throws. */
export function readBuilt(path: string): Buffer<ArrayBuffer> {
  const beside = new URL(path, import.meta.url);
  return readFileSync(existsSync(beside) ? beside : new URL(`../dist/${path}`, import.meta.url));
}
