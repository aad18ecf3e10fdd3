/**
 * Keeps finished batches of a run, so that the same command goes on from there where it is cut short: an engine that has
 * kept a batch gives it again, and has the others done by the engine behind it. A batch is known by all that its output
 * depends on, so whatever is not the same is done anew, and what was made from that.
 *
 * Nothing is kept that would take the room that the result needs.
 */
import { createHash } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isSystemError } from '../../base/system-error.js';
import type { Failure } from '../../model/failure.js';
import type { Engine } from '../../pipeline/engine.js';
import type { TaskInput, TaskName, TaskOutput } from '../../pipeline/tasks.js';
import type { Journal } from '../../write/output.js';
import { batchKey, type MetStamps } from './batch-key.js';
import { JournalFile } from './journal-file.js';

// What costs far more to do than to keep. Of the others the inputs alone, keys of all documents, cost most.
const keptTasks: ReadonlySet<TaskName> = new Set([
  'sketch',
  'learn',
  'count',
  'filter',
  'compare',
  'order',
  'merge',
  'publish',
]);

// What may be otherwise the next time, though nothing that the batch is known by has changed.
const passing: ReadonlySet<Failure['reason']> = new Set(['unreadable', 'changed', 'stage-failed']);

// The disk is asked for its room again after so much.
const askedAfterBytes = 16 * 1024 * 1024;

/** A batch whose turn has not come. */
interface Waiting {
  readonly key: string;
  readonly isKept: boolean;
}

/** The journal of one run, from its beginning to its end. */
export class BatchJournal implements Journal {
  readonly #asked: string;
  readonly #onFound: (batches: number) => void;
  readonly #stamps: MetStamps = new Map();
  /** Where it is kept; null before the run begins. */
  #path: string | null = null;
  #file: JournalFile | null = null;
  #isFull = false;
  /** Something of it was promised: it cannot go before the run ends. */
  #isUsed = false;
  #askedAtBytes = 0;

  /** `asked` is all that must be the same for a run to go on; `onFound` is told of what an earlier run has done. */
  constructor(asked: unknown, onFound: (batches: number) => void) {
    this.#asked = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
    this.#onFound = onFound;
  }

  begin(path: string): void {
    this.#path = path;
    this.#try(() => {
      this.#file = JournalFile.open(path, this.#asked);
    });
    if (this.#file !== null) this.#onFound(this.#file.size);
  }

  end(): void {
    this.#file?.close();
    this.#file = null;
  }

  /** The folder in which the work is kept for another run; null where nothing is. */
  get folder(): string | null {
    return this.#path !== null && existsSync(this.#path) ? dirname(this.#path) : null;
  }

  /** An engine whose work is kept, and which gives again what was kept before. */
  wrap(engine: Engine): Engine {
    return {
      run: (name, inputs, total) =>
        keptTasks.has(name) ? this.#run(engine, name, inputs, total) : engine.run(name, inputs, total),
      close: () => engine.close(),
    };
  }

  async *#run<Name extends TaskName>(
    engine: Engine,
    name: Name,
    inputs: Iterable<TaskInput<Name>>,
    total?: number,
  ): AsyncIterable<TaskOutput<Name>> {
    const waiting: Waiting[] = [];
    for await (const output of engine.run(name, this.#pickMissing(name, inputs, waiting), total)) {
      yield* this.#readKept<Name>(waiting);
      const { key } = waiting.shift()!;
      if (isLasting(output)) this.#keep(key, output);
      yield output;
    }
    yield* this.#readKept<Name>(waiting);
  }

  /** Yields what has to be done, and notes what is asked for in its order. */
  *#pickMissing<Name extends TaskName>(
    name: Name,
    inputs: Iterable<TaskInput<Name>>,
    waiting: Waiting[],
  ): Generator<TaskInput<Name>> {
    for (const input of inputs) {
      const key = batchKey(name, input, this.#stamps);
      const isKept = this.#file?.has(key) ?? false;
      waiting.push({ key, isKept });
      if (isKept) this.#isUsed = true;
      else yield input;
    }
  }

  /** Yields the outputs whose turn it is, up to one that has to be done. */
  async *#readKept<Name extends TaskName>(waiting: Waiting[]): AsyncGenerator<TaskOutput<Name>> {
    while (waiting[0]?.isKept) {
      // The key names the task.
      yield this.#file!.read(waiting.shift()!.key) as TaskOutput<Name>;
      await setImmediate();
    }
  }

  #keep(key: string, output: unknown): void {
    if (this.#isFull) return;
    this.#try(() => {
      this.#file ??= JournalFile.create(this.#path!, this.#asked);
      this.#file.add(key, output);
      const { bytes } = this.#file;
      if (bytes - this.#askedAtBytes < askedAfterBytes) return;
      this.#askedAtBytes = bytes;
      const { bavail, bsize } = statfsSync(dirname(this.#path!));
      if (bavail * bsize < bytes) this.#stop();
    });
  }

  /** Where the system refuses, nothing more is kept: the result does not depend on it. */
  #try(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.#stop();
    }
  }

  /** Keeps nothing more, and makes room where nothing that was kept is needed. */
  #stop(): void {
    this.#isFull = true;
    if (this.#isUsed) return;
    this.end();
    rmSync(this.#path!, { force: true });
  }
}

/** Whether the same would come out another time. */
function isLasting(output: object): boolean {
  // Whatever a task calls failures are such.
  const failures = 'failures' in output ? (output.failures as readonly Failure[]) : [];
  return !failures.some(({ reason }) => passing.has(reason));
}
