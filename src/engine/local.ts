/**
 * Runs tasks on this machine, in this process or on worker threads. Both run the same tasks on the same batches and
 * yield the outputs in the order of the inputs, so that the bytes written cannot differ. Only this file uses p-limit,
 * which bounds how many batches run at once.
 */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { CommandFailure, type Failure } from '../model/failure.js';
import type { Engine } from '../pipeline/engine.js';
import { runTask, type TaskInput, type TaskName, type TaskOutput } from '../pipeline/tasks.js';
import { openWorker } from './open-worker.js';

// Starting a thread costs about as much as sketching this many files.
const filesForThreads = 500;
// What is kept of so many makes every collection of garbage long: the work has memory of its own then, beside it.
const filesForOwnMemory = 50_000;
// A batch is gone when the next one comes: with room for a few of them, nothing of it is ever copied about.
const resourceLimits = { maxYoungGenerationSizeMb: 96 };
// Batches for each worker that are under way, wait, or are done and wait for their turn.
const batchesAhead = 3;

/**
 * Opens `workers` threads; none for one worker and few files; for 0 one a core, if the files are many enough.
 *
 * @example
 * const engine = openEngine(1, 5);
 * await engine.close();
 */
export function openEngine(workers: number, files: number): Engine {
  const count = workers === 0 ? (files < filesForThreads ? 1 : availableParallelism()) : workers;
  return count === 1 && files < filesForOwnMemory ? inProcess : new ThreadEngine(count);
}

const inProcess: Engine = {
  async *run(name, inputs) {
    for (const input of inputs) {
      yield await runTask(name, input);
      // Tasks read without waiting: a person's Ctrl-C, and what the collector of garbage put off, have their turn here.
      await setImmediate();
    }
  },
  close: async () => {},
};

interface Reply {
  readonly output?: unknown;
  readonly error?: string;
  /** One that was expected, and that nothing can go on with. */
  readonly failure?: Failure;
}

class ThreadEngine implements Engine {
  readonly #idle: Worker[] = [];
  readonly #all: readonly Worker[];

  constructor(count: number) {
    this.#all = Array.from({ length: count }, () => openWorker(resourceLimits));
    this.#idle.push(...this.#all);
  }

  async *run<Name extends TaskName>(
    name: Name,
    inputs: Iterable<TaskInput<Name>>,
  ): AsyncIterable<TaskOutput<Name>> {
    const limit = pLimit(this.#all.length);
    const running: Promise<TaskOutput<Name>>[] = [];
    for (const input of inputs) {
      const promise = limit(() => this.#runBatch(name, input));
      // It is awaited in its turn; until then a failure must not count as unhandled.
      promise.catch(() => {});
      running.push(promise);
      if (running.length >= this.#all.length * batchesAhead) yield await running.shift()!;
    }
    while (running.length > 0) yield await running.shift()!;
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }

  /** There is an idle worker: no more batches run at once than there are workers. */
  async #runBatch<Name extends TaskName>(name: Name, input: TaskInput<Name>): Promise<TaskOutput<Name>> {
    const worker = this.#idle.pop()!;
    try {
      // The worker replies with what the task of this name returns.
      return (await postToWorker(worker, { name, input })) as TaskOutput<Name>;
    } finally {
      this.#idle.push(worker);
    }
  }
}

function postToWorker(worker: Worker, message: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('messageerror', onError).off('exit', onExit);
      end();
    };
    const onMessage = ({ output, error, failure }: Reply) =>
      settle(() => {
        if (failure !== undefined) reject(new CommandFailure(failure));
        else if (error !== undefined) reject(new Error(error));
        else resolve(output);
      });
    const onError = (error: Error) => settle(() => reject(error));
    // Nothing else would ever settle the promise.
    const onExit = (code: number) =>
      onError(new Error(`A worker thread ended with status ${code} in the middle of its work`));
    worker.on('message', onMessage).on('error', onError).on('messageerror', onError).on('exit', onExit);
    worker.postMessage(message);
  });
}
