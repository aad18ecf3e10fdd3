/** What V8 compiled of the installed program is kept for the next run, and no state of what is kept breaks a run. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, root } from './run.js';

const installed = join(root, 'dist/bundle/program/cli.js');

/** Runs the installed program, which keeps its code below `cache`, and returns what it printed. */
function run(cache: string, environment: Readonly<Record<string, string>> = {}): string {
  const env = { ...process.env, NODE_COMPILE_CACHE: '', ...environment, XDG_CACHE_HOME: cache };
  const { status, stdout, stderr } = spawnSync(process.execPath, [installed, 'completion', 'bash'], { env });
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
  return stdout.toString();
}

/** The files that are kept below `cache`. */
function keptIn(cache: string): readonly string[] {
  return readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.bin'))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.runIf(process.platform === 'linux')('the code of the installed program', () => {
  it('is kept by the first run of a command, and taken as it is by the second', () => {
    const cache = freshFolder();
    const first = run(cache);
    const [kept, ...others] = keptIn(cache);
    expect(others).toEqual([]);
    const { ino } = statSync(kept!);
    expect(run(cache)).toBe(first);
    expect(keptIn(cache)).toEqual([kept]);
    expect(statSync(kept!).ino).toBe(ino);
  });

  it.each([
    ['has a wrong byte', (bytes: Buffer) => bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 255)],
    ['is cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['is empty', () => Buffer.alloc(0)],
    ['is no such file at all', () => Buffer.from('nothing that V8 would know')],
  ])('is compiled anew, and kept anew, where what is kept %s', (_, spoil) => {
    const cache = freshFolder();
    const first = run(cache);
    const [kept] = keptIn(cache);
    writeFileSync(kept!, spoil(readFileSync(kept!)));
    const { ino } = statSync(kept!);
    expect(run(cache)).toBe(first);
    expect(statSync(kept!).ino).not.toBe(ino);
    expect(keptIn(cache)).toEqual([kept]);
  });

  it('is not taken from a file that others may write', () => {
    const cache = freshFolder();
    run(cache);
    const [kept] = keptIn(cache);
    chmodSync(kept!, 0o666);
    run(cache);
    // It was made anew, and with it who may write it.
    expect(statSync(kept!).mode & 0o777).toBe(0o600);
  });

  it('is not kept where it cannot be, and nothing is said of that', () => {
    const cache = join(freshFolder({ file: '' }), 'file');
    expect(run(cache)).toBe(run(freshFolder()));
  });

  it('lies where NODE_COMPILE_CACHE says, and nowhere if NODE_DISABLE_COMPILE_CACHE is set', () => {
    const [cache, elsewhere] = [freshFolder(), freshFolder()];
    run(cache, { NODE_COMPILE_CACHE: elsewhere });
    expect(keptIn(cache)).toEqual([]);
    expect(keptIn(elsewhere)).toHaveLength(1);
    run(cache, { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(keptIn(cache)).toEqual([]);
  });
});
