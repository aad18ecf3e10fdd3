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
  close(): Promise<void>;
}
