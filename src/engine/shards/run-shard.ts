/** Runs one shard of a step: reads the inputs of its batches and writes the outputs, each file all or nothing. */
import type { PlanStep } from '../../model/options.js';
import { runTask, type TaskName } from '../../pipeline/tasks.js';
import type { SharedInput } from './engine.js';
import { writeShard } from './shard-file.js';
import { refuseChanged } from './stamps.js';
import { inputName, outputName, type SharedTask, type WorkFolder } from './work-folder.js';

/** Does what the shard has not done yet. Throws CommandFailure where a file of the input is not what it was. */
export async function runShard(
  work: WorkFolder,
  step: PlanStep,
  { tasks, shard }: { readonly tasks: readonly SharedTask[]; readonly shard: number },
): Promise<void> {
  for (const { name } of tasks) {
    const output = outputName(step, name, shard);
    if (work.has(output)) continue;
    const inputs = work.read<SharedInput>(inputName(step, name, shard));
    await writeShard(work.path, output, runAll(taskOf(name), inputs, work));
  }
}

async function* runAll(
  task: TaskName,
  inputs: Iterable<SharedInput>,
  work: WorkFolder,
): AsyncGenerator<unknown> {
  for (const { input, stamps } of inputs) {
    refuseChanged(stamps, work.path);
    yield await runTask(task, input);
  }
}

/** Names the task of a file that is called ATTEMPT.PART.TASK: the engine has put it together. */
function taskOf(name: string): TaskName {
  return name.slice(name.lastIndexOf('.') + 1) as TaskName;
}
