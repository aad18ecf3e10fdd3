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
import { dirname, join, resolve } from 'node:path';
import { CommandFailure } from '../failure.js';
import { isInside } from '../sources/list-documents.js';
import { listTree, readRunRecord } from '../sources/run-record.js';

/** Takes files while the directory is being made. Paths are relative, with `/`. */
export interface Output {
  /** Adds to a file, making it and its folders first where needed. */
  append(path: string, text: string): Promise<void>;
  /** SHA-256 of every file so far, sorted by path. */
  hashes(): Readonly<Record<string, string>>;
}

const lockName = '.writing';

/**
 * Fills `out` anew by `fill`. Throws CommandFailure where `out` is not ours, holds the input, is being
 * written by another run, or cannot be written; the former output is then untouched.
 */
export async function write(
  out: string,
  input: string,
  fill: (output: Output) => Promise<void>,
): Promise<void> {
  recoverSwap(out);
  const target = resolveLinks(out);
  refuseForeign(target, out, input);
  const fresh = claim(target, out);
  try {
    const output = new FreshOutput(fresh);
    await fill(output);
    rmSync(join(fresh, lockName));
    swap(target, fresh);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw isSystemError(error)
      ? new CommandFailure({ reason: 'cannot-write', path: out, code: error.code })
      : error;
  }
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

class FreshOutput implements Output {
  readonly #root: string;
  readonly #hashes = new Map<string, Hash>();

  constructor(root: string) {
    this.#root = root;
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
  for (let attempt = 0; ; attempt++) {
    try {
      mkdirSync(dirname(target), { recursive: true });
      mkdirSync(fresh);
      writeFileSync(join(fresh, lockName), String(process.pid));
      return fresh;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code !== 'EEXIST' || attempt > 0) {
        throw new CommandFailure({ reason: 'cannot-write', path: out, code: error.code });
      }
      const owner = readOwner(fresh);
      if (owner !== null && isAlive(owner))
        throw new CommandFailure({ reason: 'output-busy', path: out, pid: owner });
      rmSync(fresh, { recursive: true, force: true });
    }
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
  if (existsSync(target)) renameSync(target, former);
  renameSync(fresh, target);
  rmSync(former, { recursive: true, force: true });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
