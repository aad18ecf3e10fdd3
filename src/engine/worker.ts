/** Runs tasks on a worker thread and posts back what they return; an error is posted as its message and stack. */
import { parentPort } from 'node:worker_threads';
import { CommandFailure } from '../model/failure.js';
import { runTask, type TaskInput, type TaskName } from '../pipeline/tasks.js';

parentPort!.on('message', async ({ name, input }: { name: TaskName; input: TaskInput<TaskName> }) => {
  try {
    parentPort!.postMessage({ output: await runTask(name, input) });
  } catch (error) {
    parentPort!.postMessage(
      error instanceof CommandFailure
        ? { failure: error.failure }
        : { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    );
  }
});
