/** Who runs the tasks. Outputs come in the order of the inputs, whoever finishes first. */
import type { TaskInput, TaskName, TaskOutput } from '../tasks.js';

export interface Engine {
  run<Name extends TaskName>(name: Name, inputs: readonly TaskInput<Name>[]): AsyncIterable<TaskOutput<Name>>;
  close(): Promise<void>;
}
