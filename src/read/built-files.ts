/**
 * Files that the build puts beside the program: the kernel's binary and its tables, scripts and styles of the
 * pages. The uncompiled sources find them in `dist`; in the bundle for executors this module is replaced by
 * one that holds them (write-bundle.ts).
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommandFailure } from '../model/failure.js';

/**
 * The bytes of a built file; `path` is relative to `dist`. Throws CommandFailure that names the file, since the
 * program is not whole without it.
 */
export function readBuilt(path: string): Buffer<ArrayBuffer> {
  const beside = new URL(`../${path}`, import.meta.url);
  const file = existsSync(beside) ? beside : new URL(`../../dist/${path}`, import.meta.url);
  try {
    return readFileSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandFailure({
      reason: 'broken-program',
      path: fileURLToPath(file),
      code: String(error.code),
    });
  }
}
