/**
 * Stages throw on documents while a plan is run: what comes of it is, byte for byte, what a run of one process gives in
 * which the same stages throw, failures included.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../cli/run.js';
import { captureIo } from '../command-io.js';
import { formats, writeArticles } from './fault-corpus.js';
import { contentOf, type FaultyRun, type Finished, openRunner } from './fault-runner.js';

const root = mkdtempSync(join(tmpdir(), 'variorum-faulty-plans-'));
const runIn = openRunner();
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const articles = Array.from({ length: 8 }, (_, seed) => writeArticles(`a${seed}`, seed, 3)).flat();

beforeAll(() => {
  mkdirSync(join(root, 'in0'));
  for (const [name, content] of Object.entries(formats['text']!(articles)))
    writeFileSync(join(root, 'in0', name), content);
});

const run = (argv: readonly string[], faults: FaultyRun['faults']) => runIn({ argv, cwd: root, faults });

let runs = 0;

/** The input under a new name: of documents that the process knows already no file is read. */
function renameInput(): string {
  const input = `in${++runs}`;
  renameSync(join(root, `in${runs - 1}`), join(root, input));
  return input;
}

test.each([
  ['while the first step gathers', ['read/learn-furniture.js furnitureKeys', 1]],
  ['while they are read', ['detect/sign.js signInPlace', 2]],
  ['while they are read again', ['detect/profile.js profile', 4]],
  ['while they are merged', ['merge/align.js align', 9]],
  ['while they stand alone', ['write/corpus.js publishDocument', 3]],
] as const)(
  'documents that fail %s are left out, and the rest is what it is without them',
  async (_, [stage, at]) => {
    const faults = { [stage]: [articles[at]!.mark] };
    const single = await run(
      ['merge', renameInput(), '--out', 'single', '--no-state', '--quiet', '--workers', '1'],
      faults,
    );
    expect(single).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('a fault that was put there'),
    });
    const { io, printed } = captureIo({ cwd: root });
    const input = renameInput();
    const work = `work${runs}`;
    const flags = ['--out', 'planned', '--work', work, '--shards', '2', '--quiet', '--workers', '1'];
    expect(await main(['plan', input, ...flags], io)).toBe(0);
    const lines = printed()
      .stdout.toString()
      .split('\n')
      .filter((line) => line !== '');
    const finished: Finished[] = [];
    for (const line of lines) finished.push(await run(line.split(' ').slice(1), faults));
    expect(finished.slice(0, -1).filter(({ status }) => status !== 0)).toEqual([]);
    expect(finished.at(-1)).toMatchObject({ status: 1, stderr: single.stderr });
    expect(contentOf(join(root, 'planned'))).toEqual(contentOf(join(root, 'single')));
  },
);
