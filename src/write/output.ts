/**
 * Writes an output directory all or nothing: files go into a folder beside it, which takes its place when it is whole and
 * on the disk. A run that is interrupted leaves the former output, and the next one mends a swap that was cut short
 * (`output/`).
 */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSystemError } from '../base/system-error.js';
import { CommandFailure, type Failure, type OutputState } from '../model/failure.js';
import { isInside } from '../read/input-folder.js';
import { claim, giveUp, release } from './output/claim.js';
import { listOwn } from './output/own-files.js';
import { mayWrite, type Places, placesOf } from './output/places.js';
import { identifyResult, recoverSwap, stateOf } from './output/recover.js';
import { isCutShort, mend, replaceTarget } from './output/swap.js';
import { takeOver } from './output/take-over.js';

/** Takes files while the directory is being made. Paths are relative, with `/`. */
export interface Output {
  /** Adds to a file, making it and its folders first where needed. Returns where in the file that lies, in bytes. */
  append(path: string, content: string | Uint8Array): Promise<Place>;
  /** Takes over a file as it is, of which the hash is known: a second name for it, or a copy where there are none. */
  carry(path: string, from: string, sha256: string): void;
  /** Where a file that was written lies while the output is made. */
  locate(path: string): string;
  /** The SHA-256 of a file so far. */
  hashOf(path: string): string;
  /** Lists the SHA-256 of every file so far, sorted by path. */
  hashes(): Readonly<Record<string, string>>;
}

/** Where something lies in a file, in bytes. */
export type Place = readonly [start: number, length: number];

/** Keeps what a run has done in a file, so that the same run goes on from there where it is cut short. */
export interface Journal {
  /** Takes up what an earlier run has kept in `path`, if it was the same, and keeps what is done from now on. */
  begin(path: string): void;
  /** Lets the file go, and leaves it where it is. */
  end(): void;
}

/** An output that is being made: it takes the former one's place, or is thrown away. */
export interface OpenOutput extends Output {
  /** Where files are put that belong to the output and are no part of its result. */
  readonly folder: string;
  /** Removes what was written so far, for a run that begins again. */
  clear(): void;
  /**
   * Puts the whole directory in the place of the former one. Returns what is wrong all the same: the former one could not
   * be removed; null where nothing is.
   */
  replace(): Promise<Failure | null>;
  /** Removes what was written but for the journal, and looks what stands. Returns the error to throw, named where it is the system's. */
  discard(error: unknown): unknown;
}

/**
 * Opens `out` to be made anew. Throws CommandFailure where it is not ours, holds the input, is being written by another
 * run, or cannot be written; the former output is then untouched. What an earlier run has kept is removed, unless
 * there is a `journal` that takes it up.
 */
export function openOutput(
  out: string,
  inputs: readonly string[],
  journal: Journal | null = null,
): OpenOutput {
  let before: string | null = null;
  let places: Places;
  try {
    recoverSwap(out);
    before = identifyResult(out);
    places = placesOf(out);
    refuseForeign(places, inputs);
    claimFor(places);
  } catch (error) {
    throw nameError(error, out, stateOf(out, before));
  }
  const output = new FreshOutput(places, inputs, journal);
  try {
    output.begin();
    return output;
  } catch (error) {
    throw output.discard(error);
  }
}

/** Claims the folder that the output is made in. Throws CommandFailure where what a run left there may not be looked at. */
function claimFor({ work, out }: Places): void {
  try {
    claim(work, out);
  } catch (error) {
    const isShut =
      isSystemError(error) && (error.code === 'EACCES' || error.code === 'EPERM') && existsSync(work);
    throw isShut ? new CommandFailure({ reason: 'left-behind', path: out, work, code: error.code }) : error;
  }
}

/** Writes files below one directory, and hashes them on the way. */
class FreshOutput implements OpenOutput {
  readonly #places: Places;
  readonly #hashes = new Map<string, Hash>();
  readonly #sizes = new Map<string, number>();
  /** Of files that were taken over. */
  readonly #carried = new Map<string, string>();
  /** Those of which the bytes are on the disk already, by their paths. */
  readonly #linked = new Set<string>();
  readonly #inputs: readonly string[];
  readonly #journal: Journal | null;
  #before: string | null = null;

  constructor(places: Places, inputs: readonly string[], journal: Journal | null) {
    this.#places = places;
    this.#inputs = inputs;
    this.#journal = journal;
  }

  /** Clears away what a dead run has left. */
  begin(): void {
    const { out, work, journal } = this.#places;
    try {
      mend(this.#places);
      if (this.#journal === null) rmSync(journal, { force: true });
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new CommandFailure({ reason: 'left-behind', path: out, work, code: error.code });
    }
    this.#before = identifyResult(out);
    this.clear();
    this.#journal?.begin(journal);
  }

  get folder(): string {
    return this.#places.fresh;
  }

  locate(path: string): string {
    return join(this.#places.fresh, path);
  }

  async append(path: string, content: string | Uint8Array): Promise<Place> {
    const known = this.#hashes.get(path);
    const hash = known ?? createHash('sha256');
    const file = this.locate(path);
    if (known === undefined) {
      this.#hashes.set(path, hash);
      await mkdir(dirname(file), { recursive: true });
    }
    hash.update(content);
    await appendFile(file, content);
    const start = this.#sizes.get(path) ?? 0;
    const length = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
    this.#sizes.set(path, start + length);
    return [start, length];
  }

  carry(path: string, from: string, sha256: string): void {
    const file = this.locate(path);
    mkdirSync(dirname(file), { recursive: true });
    if (takeOver(from, file)) this.#linked.add(file);
    this.#carried.set(path, sha256);
  }

  hashOf(path: string): string {
    return this.#carried.get(path) ?? this.#hashes.get(path)!.copy().digest('hex');
  }

  hashes(): Readonly<Record<string, string>> {
    const made = [...this.#hashes].map(([path, hash]) => [path, hash.copy().digest('hex')] as const);
    const sorted = [...made, ...this.#carried].sort(([left], [right]) => (left < right ? -1 : 1));
    return Object.fromEntries(sorted);
  }

  clear(): void {
    const { fresh } = this.#places;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh);
    this.#hashes.clear();
    this.#sizes.clear();
    this.#carried.clear();
    this.#linked.clear();
  }

  async replace(): Promise<Failure | null> {
    const { out, work } = this.#places;
    this.#journal?.end();
    // Somebody may have put something there since the run began.
    refuseForeign(this.#places, this.#inputs);
    await replaceTarget(this.#places, this.#linked);
    try {
      release(work);
      return null;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return { reason: 'work-left', path: out, work, code: error.code };
    }
  }

  discard(error: unknown): unknown {
    const { out, work } = this.#places;
    this.#journal?.end();
    try {
      if (isCutShort(this.#places)) mend(this.#places);
      giveUp(work);
    } catch (unremoved) {
      // What led here is worth more words than what is left of it, which the next run names.
      if (!isSystemError(unremoved)) throw unremoved;
    }
    return nameError(error, out, isCutShort(this.#places) ? 'between' : stateOf(out, this.#before));
  }
}

/** The error as a person reads it: one of the system's as a sentence that says what stands in `out` now. */
function nameError(error: unknown, out: string, state: OutputState): unknown {
  return isSystemError(error)
    ? new CommandFailure({ reason: 'cannot-write', path: out, code: error.code, state })
    : error;
}

/** Refuses a directory that holds the input, or anything that no run of this program wrote, or that may not be removed. */
function refuseForeign({ target, out, isInside: isMadeInside }: Places, inputs: readonly string[]): void {
  const held = inputs.find((input) => isInside(input, target));
  if (held !== undefined) throw new CommandFailure({ reason: 'output-holds-input', path: out, input: held });
  if (!existsSync(target)) return;
  const files = listOwn(target, isMadeInside);
  if (files === null) throw new CommandFailure({ reason: 'output-not-ours', path: out });
  refuseShut(target, out, files);
}

/** Refuses an output of which a folder may not be changed: it could neither be moved away nor removed. */
function refuseShut(target: string, out: string, files: readonly string[]): void {
  const folders = new Set(files.flatMap((path) => foldersAbove(path)));
  const shut = [...folders].find((folder) => !mayWrite(join(target, folder)));
  if (shut === undefined) return;
  throw new CommandFailure({
    reason: 'cannot-write',
    path: join(out, shut),
    code: 'EACCES',
    state: 'former',
  });
}

function foldersAbove(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? ['.'] : [folder, ...foldersAbove(folder)];
}
