/**
 * Runs tasks by way of files. A command that gathers goes through the whole pipeline as on one machine. What was shared
 * out and is done is read; what is to be shared out is written, and the run waits for it; all else is done here. Batches
 * are those of one machine whatever the number of shards, and come back in their order: so the bytes written cannot
 * differ.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { planSteps } from '../../model/options.js';
import { type Engine, Waiting } from '../../pipeline/engine.js';
import type { TaskInput, TaskName, TaskOutput } from '../../pipeline/tasks.js';
import { ShardWriter } from './shard-file.js';
import { type Stamps, stampsFor } from './stamps.js';
import { placeOfTask } from './steps.js';
import { inputName, outputName, type SharedTask, type WorkFolder } from './work-folder.js';

/** What a worker finds in a record of its shard: the input of a task, and what its files were. */
export interface SharedInput {
  readonly input: TaskInput<TaskName>;
  readonly stamps: Stamps;
}

/** What one gathering command knows. */
export interface Gathering {
  readonly work: WorkFolder;
  readonly shards: number;
  /** The place of the last step whose shards have all been run. */
  readonly place: number;
  /** Tells what is made without some documents from what was made with them. */
  readonly attempt: number;
  readonly stamps: () => Stamps;
  /** Does what is not shared out. */
  readonly local: () => Engine;
}

/** What the run waits for, by the place of the step. */
export type Awaited = readonly (readonly [place: number, task: SharedTask])[];

export class ShardEngine implements Engine {
  readonly #gathering: Gathering;
  readonly #part: string;
  readonly #awaited: (readonly [number, SharedTask])[];
  // What was done here for parts that are not kept: the next command is not to do it again.
  readonly #doneHere: Map<string, unknown[]>;

  constructor(
    gathering: Gathering,
    part = '',
    awaited: (readonly [number, SharedTask])[] = [],
    doneHere = new Map<string, unknown[]>(),
  ) {
    this.#gathering = gathering;
    this.#part = part;
    this.#awaited = awaited;
    this.#doneHere = doneHere;
  }

  get awaited(): Awaited {
    return this.#awaited;
  }

  /** Writes what is to be shared out at once, so that several calls can wait together. */
  run<Name extends TaskName>(name: Name, inputs: Iterable<TaskInput<Name>>): AsyncIterable<TaskOutput<Name>> {
    const { attempt, place: done } = this.#gathering;
    const task = this.#part === '' ? name : `${this.#part}.${name}`;
    const place = placeOfTask(task);
    if (place === undefined) return this.#runHere(name, `${attempt}.${task}`, inputs);
    // What cannot be read is left out before anything is compared: the first step is the same without it.
    const shared = `${place === 0 ? 0 : attempt}.${task}`;
    const known = this.#findShared(place, shared);
    if (place > done) {
      const written = known ?? this.#write(place, shared, inputs);
      if (written.batches === 0) return nothing();
      this.#awaited.push([place, written]);
      return wait();
    }
    // A document failed after others had been told of it: what was shared out before is done again without it.
    return known === null ? this.#runHere(name, shared, inputs) : this.#read(place, known);
  }

  async keep<T>(name: string, make: (engine: Engine) => Promise<T>): Promise<T> {
    const { work, attempt } = this.#gathering;
    const path = `parts/${attempt}.${name}`;
    if (work.has(path)) return work.readOne<T>(path);
    const own = new ShardEngine(this.#gathering, name, this.#awaited);
    try {
      const part = await make(own);
      await work.keep(path, [part]);
      return part;
    } catch (error) {
      if (error instanceof Waiting)
        for (const [task, outputs] of own.#doneHere) this.#doneHere.set(task, outputs);
      throw error;
    }
  }

  namePart(name: string): Engine {
    return new ShardEngine(this.#gathering, name, this.#awaited, this.#doneHere);
  }

  async close(): Promise<void> {}

  /** Keeps what was done here, for the next command. */
  async keepDone(): Promise<void> {
    for (const [name, outputs] of this.#doneHere) await this.#gathering.work.keep(doneName(name), outputs);
  }

  async *#runHere<Name extends TaskName>(
    name: Name,
    task: string,
    inputs: Iterable<TaskInput<Name>>,
  ): AsyncIterable<TaskOutput<Name>> {
    const { work, local } = this.#gathering;
    if (work.has(doneName(task))) {
      yield* work.read<TaskOutput<Name>>(doneName(task));
      return;
    }
    const outputs: unknown[] = [];
    for await (const output of local().run(name, inputs)) {
      outputs.push(output);
      yield output;
    }
    this.#doneHere.set(task, outputs);
  }

  #findShared(place: number, task: string): SharedTask | null {
    const name = `${planSteps[place]}/${task}`;
    return this.#gathering.work.has(name) ? this.#gathering.work.readOne(name) : null;
  }

  /** Deals the batches out to the shards, one after the other. */
  #write(place: number, task: string, inputs: Iterable<TaskInput<TaskName>>): SharedTask {
    const { work, shards, stamps } = this.#gathering;
    const step = planSteps[place]!;
    mkdirSync(join(work.path, step), { recursive: true });
    const writers = Array.from(
      { length: shards },
      (_, shard) => new ShardWriter(work.path, inputName(step, task, shard)),
    );
    let batches = 0;
    try {
      for (const input of inputs)
        writers[batches++ % shards]!.add({ input, stamps: stampsFor(input, stamps()) } satisfies SharedInput);
    } catch (error) {
      for (const writer of writers) writer.abandon();
      throw error;
    }
    for (const writer of writers) writer.finish();
    const shared = { name: task, batches };
    const marker = new ShardWriter(work.path, `${step}/${task}`);
    marker.add(shared);
    marker.finish();
    return shared;
  }

  async *#read<Output>(place: number, { name, batches }: SharedTask): AsyncIterable<Output> {
    const { work, shards } = this.#gathering;
    const readers = Array.from({ length: shards }, (_, shard) =>
      work.read<Output>(outputName(planSteps[place]!, name, shard)),
    );
    try {
      for (let batch = 0; batch < batches; batch++) {
        const { value, done } = readers[batch % shards]!.next();
        if (done) throw new RangeError(`Cannot read batch ${batch} of ${name}: its shard ends before it`);
        yield value;
      }
    } finally {
      for (const reader of readers) reader.return(undefined);
    }
  }
}

function doneName(task: string): string {
  return `parts/${task}.done`;
}

async function* nothing(): AsyncGenerator<never> {}

// biome-ignore lint/correctness/useYield: whoever asks for the first output is told to wait.
async function* wait(): AsyncGenerator<never> {
  throw new Waiting('Cannot go on before what was shared out has been worked on');
}
