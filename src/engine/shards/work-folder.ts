/**
 * Keeps the folder of a plan: what was asked for, what each step works on, and what is done. Whatever lies there under its
 * own name is whole, so that any command may be killed and called again.
 *
 *   plan.json                     what was asked for, by which program
 *   sources, stamps               what is read, and how large and old its files were
 *   parts/, faults                what is known already
 *   sketch/, count/ …             for each task: TASK.in.I, TASK.out.I, and TASK once all inputs are there;
 *                                 `ready` once the step can begin
 *   done                          the output is in its place
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Decided } from '../../model/decided.js';
import type { DocumentFailure } from '../../model/failure.js';
import { CommandFailure } from '../../model/failure.js';
import type { PlanStep, RunOptions } from '../../model/options.js';
import { writeFileWhole } from '../../write/output/whole-file.js';
import { readShard, writeShard } from './shard-file.js';

/** What was asked for. */
export interface PlanRecord {
  readonly program: 'variorum';
  readonly version: string;
  /** The major version: another one may know other letters, and what is compared depends on them. */
  readonly node: number;
  readonly runs: 'merge' | 'scan';
  readonly shards: number;
  /** Where the paths of the command line begin. */
  readonly folder: string;
  readonly options: RunOptions;
  readonly decided: readonly Decided[];
}

/** A task that is shared out. */
export interface SharedTask {
  /** Of its files, in the folder of its step. */
  readonly name: string;
  readonly batches: number;
}

const recordName = 'plan.json';
const ownNames = ['sources', 'stamps', 'spool', 'parts', 'faults', 'done'];

export class WorkFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Null where there is none of ours. */
  readPlan(): PlanRecord | null {
    try {
      const plan = JSON.parse(readFileSync(join(this.path, recordName), 'utf8')) as PlanRecord | null;
      return plan?.program === 'variorum' && plan.shards > 0 ? plan : null;
    } catch {
      // Missing, unreadable or no JSON: not ours.
      return null;
    }
  }

  writePlan(plan: PlanRecord): void {
    mkdirSync(this.path, { recursive: true });
    writeFileWhole(join(this.path, recordName), `${JSON.stringify(plan, null, 2)}\n`);
  }

  get isFree(): boolean {
    return !existsSync(this.path) || readdirSync(this.path).length === 0;
  }

  get isDone(): boolean {
    return existsSync(join(this.path, 'done'));
  }

  /** Notes that the output is in its place, and removes what led there. */
  conclude(steps: readonly PlanStep[]): void {
    writeFileWhole(join(this.path, 'done'), '');
    this.#remove([...steps, ...ownNames.filter((own) => own !== 'done')]);
  }

  /** Removes what a plan made, and nothing else. */
  clear(steps: readonly PlanStep[]): void {
    this.#remove([...steps, ...ownNames, recordName]);
  }

  /** Removes these, and what killed commands left of them: half of a file has more behind its name. */
  #remove(names: readonly string[]): void {
    for (const entry of readdirSync(this.path))
      if (names.some((name) => entry === name || entry.startsWith(`${name}.`)))
        rmSync(join(this.path, entry), { recursive: true, force: true });
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  async keep(name: string, records: Iterable<unknown>): Promise<void> {
    const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
    mkdirSync(join(this.path, folder), { recursive: true });
    await writeShard(this.path, name, records);
  }

  read<T>(name: string): Generator<T> {
    return readShard<T>(this.path, name);
  }

  /** The first record of what was kept. */
  readOne<T>(name: string): T {
    const [first] = this.read<T>(name);
    return first!;
  }

  readFaults(): readonly DocumentFailure[] {
    return this.has('faults') ? this.readOne('faults') : [];
  }

  /** What is shared out in a step; null where it cannot begin yet. */
  readReady(step: PlanStep): readonly SharedTask[] | null {
    return this.has(`${step}/ready`) ? this.readOne(`${step}/ready`) : null;
  }

  /** Throws CommandFailure where the step cannot begin yet. */
  expectReady(step: PlanStep, before: PlanStep | null): readonly SharedTask[] {
    const ready = this.readReady(step);
    if (ready !== null) return ready;
    throw new CommandFailure({ reason: 'step-early', step, before, work: this.path });
  }

  /** The shards of a step that have not been run to their ends, ascending. */
  findMissing(step: PlanStep, tasks: readonly SharedTask[], shards: number): readonly number[] {
    const isMissing = (shard: number) => tasks.some(({ name }) => !this.has(outputName(step, name, shard)));
    return Array.from({ length: shards }, (_, shard) => shard).filter(isMissing);
  }
}

export function inputName(step: PlanStep, task: string, shard: number): string {
  return `${step}/${task}.in.${shard}`;
}

export function outputName(step: PlanStep, task: string, shard: number): string {
  return `${step}/${task}.out.${shard}`;
}
