/**
 * Runs the built command in a fresh folder, as a person would: in this process, which takes a tenth of the time, or
 * in one of its own where the process is what is tested. `npm ci` and `npm run build` make the command.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject, onTestFinished } from 'vitest';
import type { main as Main } from '../../src/commands/main.js';
import { captureIo } from '../command-io.js';

export const root = join(import.meta.dirname, '../..');
export const cli = join(root, 'dist/cli.js');
if (!existsSync(cli)) throw new Error('Cannot test the command: dist/cli.js is missing; run npm run build');

// What was built, and not the sources: worker threads start from compiled files.
export const { main } = (await import(pathToFileURL(join(root, 'dist/commands/main.js')).href)) as {
  main: typeof Main;
};

/** A folder with these files in it, which goes when the test ends. */
export function freshFolder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(inject('scratch'), 'cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Finished {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs the command in this process, which stands in `cwd` meanwhile. */
export async function variorum(cwd: string, ...flags: string[]): Promise<Finished> {
  const { io, printed } = captureIo({ cwd });
  const status = await main(flags, io);
  return { status, ...printed() };
}

let merged: Promise<string> | undefined;

/** Where the output of `merge seeds` lies, made once for all tests that only read it. */
export function mergedSeeds(): Promise<string> {
  merged ??= mergeSeeds();
  return merged;
}

async function mergeSeeds(): Promise<string> {
  const out = join(inject('scratch'), `seeds-${process.pid}`);
  const { status, stderr } = await variorum(root, 'merge', 'seeds', '--out', out);
  if (status !== 0) throw new Error(`Cannot merge the seeds: ${stderr}`);
  return out;
}

/** Runs the command in a process of its own. */
export function variorumProcess(cwd: string, ...flags: string[]): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...flags], {
    cwd,
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr: stderr.toString() };
}
