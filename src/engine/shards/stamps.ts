/**
 * Notes how large and how old the files of an input are, so that a plan which goes on for days notices when one of them
 * is no longer what was planned with.
 */
import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { CommandFailure } from '../../model/failure.js';
import type { RunOptions } from '../../model/options.js';
import type { TaskInput, TaskName } from '../../pipeline/tasks.js';
import { isInside } from '../../read/input-folder.js';
import type { Sources } from '../../read/list-documents.js';

/** By path: size and time. */
export type Stamps = ReadonlyMap<string, string>;

/** The stamps of all files that a run reads; those in `spool` are named by their places there, and are as old as the plan. */
export function stampAll(
  { refs, ranges }: Pick<Sources, 'refs' | 'ranges'>,
  { pairs, clusters, reading }: Pick<RunOptions, 'pairs' | 'clusters' | 'reading'>,
  spool: string,
): Stamps {
  const tables = [pairs, clusters, reading.metadata].filter((path) => path !== null);
  const paths = new Set([...refs, ...ranges].map(({ path }) => path));
  return new Map(
    [...paths, ...tables].map((path) =>
      isInside(path, spool)
        ? [`spool ${relative(spool, path)}`, stampOf(path).split(' ')[0]!]
        : [path, stampOf(path)],
    ),
  );
}

/** The stamps of the files that the input of a task names. */
export function stampsFor(input: TaskInput<TaskName>, known: Stamps): Stamps {
  const named = [...new Set(filesOf(input))].filter((path) => known.has(path));
  return new Map(named.map((path) => [path, known.get(path)!]));
}

/** Throws CommandFailure for the first file that is no longer what it was. */
export function refuseChanged(stamps: Stamps, work: string): void {
  for (const [path, stamp] of stamps)
    if (stampOf(path) !== stamp) throw new CommandFailure({ reason: 'input-changed', path, work });
}

/** The first path of which two sets of stamps say another thing; null where they are equal. */
export function findDifference(left: Stamps, right: Stamps): string | null {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const)
    for (const [path, stamp] of one) if (other.get(path) !== stamp) return path;
  return null;
}

/** Size and time of a file; empty where it is not there. */
export function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.size} ${found.mtimeMs}`;
}

/** The paths of the files that a task reads; one for each document. */
export function filesOf(input: TaskInput<TaskName>): readonly string[] {
  if ('refs' in input) return input.refs.map(({ path }) => path);
  if (!('input' in input)) return [];
  return 'refs' in input.input ? input.input.refs.map(({ path }) => path) : [input.input.range.path];
}
