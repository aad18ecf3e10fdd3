/**
 * Equal bytes: a file of records in any order, on any number of workers, with either kernel, and whatever the process
 * was started with gives the same output. `npm test` tries one other order of one format, and one process in which
 * everything is otherwise; `npm run test:harm` tries more seeds and all formats, and each circumstance alone.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listTree } from '../../src/read/run-record.js';
import { archiveFolder, isHistory } from '../../src/write/output/own-files.js';
import { type RecordRow, recordFiles, recordRows } from '../arbitraries/record-files.js';
import { SiteWriter } from '../arbitraries/sites.js';
import { cli, freshFolder, variorum } from '../cli/run.js';

const isLong = process.env['VARIORUM_MUTATIONS'] !== undefined;
const seeds = isLong ? [1, 2, 3, 4] : [1];
const orders = isLong ? 3 : 1;
// Pages and pictures are drawn from editions, and cost as much as all the rest.
const format = isLong ? 'html,picture,tei,prov,annotations,c2pa,tables' : 'tables';
// One sample of a site is 300 documents.
const articles = 300;

// In what is packed no place can be found; the same rows stand in the lines of JSON beside it.
const isCompared = (name: string) =>
  !name.startsWith(`${archiveFolder}/`) && !isHistory(name) && !name.endsWith('.parquet');

/** Every file of an output by its name; a place in the input, and the input's hash, are told as such. */
function readOutput(folder: string, input: Buffer | null): ReadonlyMap<string, string> {
  const hash = input === null ? null : createHash('sha256').update(input).digest('hex');
  return new Map(
    listTree(join(folder, 'out'))
      .filter(isCompared)
      .map((name) => {
        const text = readFileSync(join(folder, 'out', name), 'utf8');
        if (hash === null) return [name, text];
        // The hashes of files that tell places differ with these; the files themselves are compared.
        const own = name === 'run.json' ? text.replace(/"files": \{[^}]*\}/, '"files"') : text;
        return [name, own.replaceAll(hash, 'HASH').replace(/\b(line|record|row) \d+\b/g, '$1 N')];
      }),
  );
}

/** The files that differ, with the first place where they do. */
function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
    const [left, right] = [one.get(name) ?? 'none', other.get(name) ?? 'none'];
    if (left === right) return [];
    const place = left.split('').findIndex((letter, at) => letter !== right[at]);
    const from = Math.max(0, place - 60);
    return [`${name}: ${left.slice(from, from + 200)} | ${right.slice(from, from + 200)}`];
  });
}

/** Merges `rows` as a file called `name`, in this process. */
async function merge(name: string, rows: readonly RecordRow[]): Promise<ReadonlyMap<string, string>> {
  const input = Buffer.from(recordFiles[name]!(rows));
  const folder = freshFolder({ [name]: input });
  const flags = ['--out', 'out', '--quiet', '--workers', '1', '--format', format];
  expect(await variorum(folder, 'merge', name, ...flags)).toMatchObject({ status: 0, stderr: '' });
  return readOutput(folder, input);
}

const names = isLong ? Object.keys(recordFiles) : ['rows.jsonl'];

describe.each(names)('%s', (name) => {
  test.each(seeds)('rows in any order give the same bytes, but for their places (seed %i)', async (seed) => {
    const rows = recordRows(seed, articles);
    const whole = await merge(name, rows);
    const documents = whole.get('documents.jsonl')!;
    // Otherwise nothing would be tried: some of the furniture is learnt, and some is not.
    expect(documents).toMatch(/"furniture":[1-9]/);
    for (let order = 1; order <= orders; order++) {
      const shuffled = await merge(name, new SiteWriter(1000 * seed + order).shuffle(rows));
      expect(differences(whole, shuffled)).toEqual([]);
    }
  });
});

interface Circumstances {
  readonly env?: Readonly<Record<string, string>>;
  readonly workers?: string;
  readonly nodeFlags?: readonly string[];
  readonly umask?: string;
}

/** Merges the rows in a process of its own. */
function mergeUnder(
  rows: readonly RecordRow[],
  { env = {}, workers = '1', nodeFlags = [], umask = '022' }: Circumstances,
): ReadonlyMap<string, string> {
  const folder = freshFolder({ 'rows.jsonl': recordFiles['rows.jsonl']!(rows) });
  const words = [process.execPath, ...nodeFlags, cli, 'merge', 'rows.jsonl', '--out', 'out', '--quiet'];
  const { status, stderr } = spawnSync(
    '/bin/sh',
    ['-c', `umask ${umask} && exec "$@"`, 'sh', ...words, '--workers', workers],
    { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readOutput(folder, null);
}

const alone: readonly (readonly [string, Circumstances])[] = [
  ['two workers', { workers: '2' }],
  ['four workers', { workers: '4' }],
  ['the kernel in TypeScript', { env: { VARIORUM_KERNEL: 'twin' } }],
  ['half an hour off the full hour', { env: { TZ: 'Asia/Kolkata' } }],
  ['a zone beyond the date line', { env: { TZ: 'Pacific/Kiritimati' } }],
  ['summer time in the south', { env: { TZ: 'America/Santiago' } }],
  ['a locale with an i of its own', { env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } }],
  ['a locale of the C library', { env: { LANG: 'C', LC_ALL: 'C' } }],
  ['files that nobody else may read', { umask: '077' }],
  ['a small heap', { nodeFlags: ['--max-old-space-size=96'] }],
  ['an interpreter that compiles nothing', { nodeFlags: ['--no-opt'] }],
];
const together: Circumstances = {
  workers: '2',
  env: { VARIORUM_KERNEL: 'twin', TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  nodeFlags: ['--max-old-space-size=128'],
  umask: '077',
};

describe.skipIf(process.platform === 'win32')('a process of its own gives the same bytes with', () => {
  const rows = recordRows(9, isLong ? articles : 40);
  let usual: ReadonlyMap<string, string> | undefined;

  test.each(isLong ? alone : [['all at once otherwise', together] as const])('%s', (_, circumstances) => {
    usual ??= mergeUnder(rows, { env: { TZ: 'UTC' } });
    expect(differences(usual, mergeUnder(rows, circumstances))).toEqual([]);
  });
});
