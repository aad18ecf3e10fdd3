/** Runs `merge` in this process into a fresh directory and reads back all that it wrote. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMerge } from '../../src/commands/merge.js';
import { parseCommandLine } from '../../src/options/parse.js';
import { archiveFolder, isHistory } from '../../src/write/output/own-files.js';
import { captureIo } from '../command-io.js';

export const version = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }
).version;

interface Merged {
  readonly files: Map<string, string>;
  readonly status: number;
}

const known = new Map<string, Promise<Merged>>();

/** File contents by path, and the exit status. A directory is merged once in a process, however many tests ask. */
export function mergeDirectory(input: string, flags: readonly string[] = []): Promise<Merged> {
  const key = JSON.stringify([input, flags]);
  let merged = known.get(key);
  if (merged === undefined) {
    merged = mergeAnew(input, flags);
    known.set(key, merged);
  }
  return merged;
}

async function mergeAnew(input: string, flags: readonly string[]): Promise<Merged> {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-'));
  try {
    const out = join(folder, 'out');
    const parsed = await parseCommandLine(
      ['merge', input, '--out', out, '--quiet', '--workers', '1', ...flags],
      version,
    );
    if (parsed.command !== 'merge') throw new TypeError('Cannot run: the command line is no merge');
    const status = await runMerge(parsed.options, { command: 'merge', version }, captureIo().io);
    return { files: readTree(out), status };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of an output that its run vouches for: neither the state of the archive nor its history. */
export function readTree(folder: string, prefix = ''): Map<string, string> {
  return new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => prefix !== '' || name !== archiveFolder)
      .filter(({ name }) => !isHistory(prefix + name))
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .flatMap((entry): [string, string][] =>
        entry.isDirectory()
          ? [...readTree(join(folder, entry.name), `${prefix}${entry.name}/`)]
          : [[prefix + entry.name, readFileSync(join(folder, entry.name), 'utf8')]],
      ),
  );
}

export const readLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
