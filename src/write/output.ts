/**
 * Writes an output directory all or nothing: files go into a new directory beside it, which takes its place by
 * renaming when it is whole. A run that is interrupted leaves the former output, and the next one finishes or undoes
 * a swap that was cut short.
 */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CommandFailure } from '../model/failure.js';
import { isInside } from '../read/input-folder.js';
import { listTree, readRunRecord } from '../read/run-record.js';
import {
  claimDirectory,
  isSystemError,
  releaseClaim,
  removeOwnClaim,
  renameUnlessTaken,
} from './output-claim.js';

/** Takes files while the directory is being made. Paths are relative, with `/`. */
export interface Output {
  /** Adds to a file, making it and its folders first where needed. */
  append(path: string, text: string): Promise<void>;
  /** Lists the SHA-256 of every file so far, sorted by path. */
  hashes(): Readonly<Record<string, string>>;
}

/** An output that is being made: it takes the former one's place, or is thrown away. */
export interface OpenOutput extends Output {
  /** Puts the whole directory in the place of the former one. */
  replace(): void;
  /** Removes what was written; the former output stands. Returns the error to throw, named where it is the system's. */
  discard(error: unknown): unknown;
}

/**
 * Opens `out` to be made anew. Throws CommandFailure where it is not ours, holds the input, is being written by another
 * run, or cannot be written; the former output is then untouched.
 */
export function openOutput(out: string, inputs: readonly string[]): OpenOutput {
  recoverSwap(out);
  const target = resolveLinks(out);
  refuseForeign(target, out, inputs);
  return new FreshOutput(claimDirectory(target, out), { target, out });
}

/** Removes what this process has written of `out` so far, for a run that ends without coming back. */
export function abandonOutput(out: string): void {
  recoverSwap(out);
  removeOwnClaim(resolveLinks(out));
}

/** Finishes or undoes a swap that was cut short; does nothing otherwise. Commands that read an output call it first. */
export function recoverSwap(out: string): void {
  const target = resolveLinks(out);
  const former = `${target}.variorum-old`;
  if (!existsSync(former)) return;
  if (existsSync(target)) rmSync(former, { recursive: true, force: true });
  else renameSync(former, target);
}

/** Follows links, so that the swap replaces the directory and not the link. */
function resolveLinks(out: string): string {
  return existsSync(out) ? realpathSync(out) : resolve(out);
}

/** Writes files below one directory, and hashes them on the way. */
class FreshOutput implements OpenOutput {
  readonly #root: string;
  readonly #place: { readonly target: string; readonly out: string };
  readonly #hashes = new Map<string, Hash>();

  constructor(root: string, place: { readonly target: string; readonly out: string }) {
    this.#root = root;
    this.#place = place;
  }

  async append(path: string, text: string): Promise<void> {
    const known = this.#hashes.get(path);
    const hash = known ?? createHash('sha256');
    if (known === undefined) {
      this.#hashes.set(path, hash);
      await mkdir(dirname(join(this.#root, path)), { recursive: true });
    }
    hash.update(text);
    await appendFile(join(this.#root, path), text);
  }

  hashes(): Readonly<Record<string, string>> {
    const sorted = [...this.#hashes].sort(([left], [right]) => (left < right ? -1 : 1));
    return Object.fromEntries(sorted.map(([path, hash]) => [path, hash.copy().digest('hex')]));
  }

  replace(): void {
    releaseClaim(this.#root);
    replaceOutput(this.#place.target, this.#root);
  }

  discard(error: unknown): unknown {
    rmSync(this.#root, { recursive: true, force: true });
    return isSystemError(error)
      ? new CommandFailure({ reason: 'cannot-write', path: this.#place.out, code: error.code })
      : error;
  }
}

/** Refuses a directory that holds the input, or anything that no run of this program wrote. */
function refuseForeign(target: string, out: string, inputs: readonly string[]): void {
  const held = inputs.find((input) => isInside(input, target));
  if (held !== undefined) throw new CommandFailure({ reason: 'output-holds-input', path: out, input: held });
  if (!existsSync(target)) return;
  const foreign = { reason: 'output-not-ours', path: out } as const;
  let names: string[];
  try {
    names = readdirSync(target);
  } catch {
    throw new CommandFailure(foreign);
  }
  if (names.length === 0) return;
  const run = readRunRecord(target);
  const isOurs = (path: string) => path === 'run.json' || (run !== null && Object.hasOwn(run.files, path));
  if (run === null || !listTree(target).every(isOurs)) throw new CommandFailure(foreign);
}

/** Puts the new directory in the place of the former one. */
function replaceOutput(target: string, fresh: string): void {
  const former = `${target}.variorum-old`;
  // A command that reads the output may undo the first step between the two: then both are done again.
  do {
    if (existsSync(target)) renameSync(target, former);
  } while (!renameUnlessTaken(fresh, target));
  rmSync(former, { recursive: true, force: true });
}
