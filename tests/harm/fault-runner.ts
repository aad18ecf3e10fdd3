/** Runs commands one after the other in a process of its own, in which stages throw where they are told to. */
import { fork } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { archiveFolder, isHistory } from '../../src/write/output/own-files.js';

export interface FaultyRun {
  readonly argv: readonly string[];
  readonly cwd: string;
  /** By stage: the marks of the documents on which it throws. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

export interface Finished {
  readonly status: number;
  readonly stderr: string;
  /** By stage: the marks of the documents that it met. */
  readonly met: Readonly<Record<string, readonly string[]>>;
}

/** Opens the process, which goes when the tests of the file end; returns what hands it a run. */
export function openRunner(): (run: FaultyRun) => Promise<Finished> {
  const runner = fork(join(import.meta.dirname, 'faulty-runs.mjs'), { execArgv: [] });
  afterAll(() => {
    runner.kill();
  });
  return (run) =>
    new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        runner.off('message', onMessage).off('exit', onExit);
        end();
      };
      const onMessage = (answer: Finished) => settle(() => resolve(answer));
      const onExit = (code: number | null) => settle(() => reject(new Error(`the runs ended with ${code}`)));
      runner.on('message', onMessage).on('exit', onExit);
      runner.send(run);
    });
}

/** Reads the files that a run vouches for below a folder, by their paths, sorted. */
export function contentOf(folder: string): ReadonlyMap<string, string> {
  const all = (readdirSync(folder, { recursive: true }) as string[]).sort();
  const paths = all.filter((path) => !path.startsWith(archiveFolder) && !isHistory(path));
  const isFile = (path: string) => statSync(join(folder, path)).isFile();
  return new Map(paths.filter(isFile).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
