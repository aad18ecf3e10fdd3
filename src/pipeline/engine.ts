/** Describes who runs the tasks: this process, worker threads, or a cluster. */
import type { TaskInput, TaskName, TaskOutput } from './tasks.js';

/** Runs tasks. Outputs come in the order of the inputs, whoever finishes first. */
export interface Engine {
  /**
   * Takes inputs as they are needed, a few ahead, so that they may be made and freed one by one; `total`
   * is then how many items they hold, for those who watch.
   */
  run<Name extends TaskName>(
    name: Name,
    inputs: Iterable<TaskInput<Name>>,
    total?: number,
  ): AsyncIterable<TaskOutput<Name>>;
  /**
   * Gives a part of the result that an earlier process of the same run made, or makes and keeps it: plain data. Absent
   * where one process does everything.
   */
  keep?<T>(name: string, make: (engine: Engine) => Promise<T>): Promise<T>;
  /** The engine for a part that is sooner made again than kept, since its tasks give the most of it. */
  namePart?(name: string): Engine;
  close(): Promise<void>;
}

/** Says that a run goes on in another process, once the inputs that this one has written have been worked on. */
export class Waiting extends Error {}

/** Makes a part of the result, unless the engine has kept it. */
export function makePart<T>(engine: Engine, name: string, make: (engine: Engine) => Promise<T>): Promise<T> {
  return engine.keep === undefined ? make(engine) : engine.keep(name, make);
}

/** The engine for a part of the result that is not kept. */
export function namePart(engine: Engine, name: string): Engine {
  return engine.namePart?.(name) ?? engine;
}

/**
 * Does two things of which neither needs the other. Where the first has to wait, the second goes as far as it can: one
 * wait is then enough for both. What the second throws meanwhile counts once the first is done, as in a run of one
 * process: it is done again then.
 */
export async function doBoth<First, Second>(
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<readonly [First, Second]> {
  let done: First;
  try {
    done = await first();
  } catch (error) {
    if (error instanceof Waiting) await second().catch(() => {});
    throw error;
  }
  return [done, await second()];
}
