/** Wraps an engine so that it tells how far it is: every batch of work counts as many items as it holds. */

import type { Engine } from '../pipeline/engine.js';
import type { TaskInput, TaskName } from '../pipeline/tasks.js';
import { recordBytes } from '../read/list-documents.js';

/** Told after every batch: what is done, how many items of how many. */
export type Watcher = (name: TaskName, done: number, total: number) => void;

export function watch(engine: Engine, onBatch: Watcher): Engine {
  return {
    async *run(name, inputs, total = sum(Array.from(inputs, itemsIn))) {
      const sizes: number[] = [];
      let done = 0;
      let batch = 0;
      // Outputs come in the order of the inputs.
      for await (const output of engine.run(name, noteSizes(inputs, sizes))) {
        done += sizes[batch++]!;
        onBatch(name, done, total);
        yield output;
      }
    },
    close: () => engine.close(),
  };
}

function* noteSizes<Name extends TaskName>(
  inputs: Iterable<TaskInput<Name>>,
  sizes: number[],
): Generator<TaskInput<Name>> {
  for (const input of inputs) {
    sizes.push(itemsIn(input));
    yield input;
  }
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

/** Pairs or reports where a batch has them; otherwise documents. */
function itemsIn(input: TaskInput<TaskName>): number {
  if ('columns' in input || 'batches' in input) return 1;
  if ('batch' in input) return input.batch.shared.length;
  if ('clusters' in input) return input.clusters.length;
  const sources = 'input' in input ? input.input : input;
  if ('refs' in sources) return sources.refs.length;
  // Records are counted when they are read; until then by their bytes.
  return Math.ceil((sources.range.end - sources.range.start) / recordBytes);
}
