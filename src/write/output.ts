/**
 * An output directory, all or nothing: files are written into a new directory beside it, which takes its
 * place by renaming when it is whole. A run that is interrupted leaves the former output, and the next one
 * finishes or undoes a swap that was cut short.
 */
import { createHash, type Hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandFailure } from '../model/failure.js';
import { isInside } from '../read/list-documents.js';
import { listTree, readRunRecord } from '../read/run-record.js';

/** Takes files while the directory is being made. Paths are relative, with `/`. */
export interface Output {
  /** Adds to a file, making it and its folders first where needed. */
  append(path: string, text: string): Promise<void>;
  /** SHA-256 of every file so far, sorted by path. */
  hashes(): Readonly<Record<string, string>>;
}

/** An output that is being made: it takes the former one's place, or is thrown away. */
export interface OpenOutput extends Output {
  /** Puts the whole directory in the place of the former one. */
  replace(): void;
  /** Removes what was written; the former output stands. Gives back the error to throw, named where it is the system's. */
  discard(error: unknown): unknown;
}

const lockName = '.writing';
const swapWaits = 20;
const swapWaitMs = 50;

/**
 * Opens `out` to be made anew. Throws CommandFailure where it is not ours, holds the input, is being written by another
 * run, or cannot be written; the former output is then untouched.
 */
export function openOutput(out: string, input: string): OpenOutput {
  recoverSwap(out);
  const target = resolveLinks(out);
  refuseForeign(target, out, input);
  return new FreshOutput(claim(target, out), { target, out });
}

/** Finishes or undoes a swap that was cut short; does nothing otherwise. Commands that read an output call it first. */
export function recoverSwap(out: string): void {
  const target = resolveLinks(out);
  const former = `${target}.variorum-old`;
  if (!existsSync(former)) return;
  if (existsSync(target)) rmSync(former, { recursive: true, force: true });
  else renameSync(former, target);
}

/** Where a link leads, so that the swap replaces the directory and not the link. */
function resolveLinks(out: string): string {
  return existsSync(out) ? realpathSync(out) : resolve(out);
}

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
    rmSync(join(this.#root, lockName));
    swap(this.#place.target, this.#root);
  }

  discard(error: unknown): unknown {
    rmSync(this.#root, { recursive: true, force: true });
    return isSystemError(error)
      ? new CommandFailure({ reason: 'cannot-write', path: this.#place.out, code: error.code })
      : error;
  }
}

function refuseForeign(target: string, out: string, input: string): void {
  if (isInside(input, target)) throw new CommandFailure({ reason: 'output-holds-input', path: out, input });
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

/** Makes the new directory, which only one run can do; a dead run's leftovers are cleared away. */
function claim(target: string, out: string): string {
  const fresh = `${target}.variorum-new`;
  // Made beside it with its lock inside, and renamed: whoever sees the directory sees whose it is.
  const own = `${fresh}-${process.pid}`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    clearLeftovers(fresh);
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own);
    writeFileSync(join(own, lockName), String(process.pid));
    while (!take(own, fresh)) clearDead(fresh, out);
    return fresh;
  } catch (error) {
    if (existsSync(own)) rmSync(own, { recursive: true, force: true });
    throw isSystemError(error)
      ? new CommandFailure({ reason: 'cannot-write', path: out, code: error.code })
      : error;
  }
}

/** Renames `own` to `fresh`; false where another directory has that name. */
function take(own: string, fresh: string): boolean {
  try {
    renameSync(own, fresh);
    return true;
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) return false;
    throw error;
  }
}

/** Clears away what a dead run left; throws CommandFailure where its owner lives. */
function clearDead(fresh: string, out: string): void {
  // Without a lock it is about to take the output's place: a moment, unless its run is dead.
  for (let wait = 0; wait < swapWaits && existsSync(fresh) && readOwner(fresh) === null; wait++)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, swapWaitMs);
  refuseLiving(fresh, out);
  // Two that clear at once: the second may get hold of what the first has made since.
  const trash = `${fresh}-${process.pid}.0`;
  try {
    renameSync(fresh, trash);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return;
    throw error;
  }
  if (isOwned(trash)) renameSync(trash, fresh);
  refuseLiving(fresh, out);
  rmSync(trash, { recursive: true, force: true });
}

function refuseLiving(fresh: string, out: string): void {
  const owner = readOwner(fresh);
  if (owner !== null && isAlive(owner))
    throw new CommandFailure({ reason: 'output-busy', path: out, pid: owner });
}

function isOwned(folder: string): boolean {
  const owner = readOwner(folder);
  return owner !== null && isAlive(owner);
}

/** What runs that were killed left while they claimed an output. */
function clearLeftovers(fresh: string): void {
  const beginning = `${basename(fresh)}-`;
  for (const name of readdirSync(dirname(fresh))) {
    const pid = name.startsWith(beginning) ? Number.parseInt(name.slice(beginning.length), 10) : 0;
    if (pid > 0 && !isAlive(pid)) rmSync(join(dirname(fresh), name), { recursive: true, force: true });
  }
}

function readOwner(fresh: string): number | null {
  try {
    return Number(readFileSync(join(fresh, lockName), 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

function swap(target: string, fresh: string): void {
  const former = `${target}.variorum-old`;
  // A command that reads the output may undo the first step between the two: then both are taken again.
  do {
    if (existsSync(target)) renameSync(target, former);
  } while (!take(fresh, target));
  rmSync(former, { recursive: true, force: true });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
