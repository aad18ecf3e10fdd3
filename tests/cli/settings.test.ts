/** Settings from a file and from variables, completion, and the words of progress. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeProgress } from '../../src/commands/progress.js';
import { freshFolder, root, variorum } from './run.js';

const cli = join(root, 'dist/cli.js');

describe('settings', () => {
  test('reach the run, a flag before a variable before the file', async () => {
    const folder = freshFolder({ 'c.json': '{"threshold": 0.5, "seed": 3, "editions": "none"}' });
    const { status } = spawnSync(
      process.execPath,
      [cli, 'merge', join(root, 'seeds'), '--out', 'out', '--config', 'c.json', '--threshold', '.6'],
      { cwd: folder, env: { ...process.env, VARIORUM_THRESHOLD: '.7', VARIORUM_SEED: '4' } },
    );
    expect(status).toBe(0);
    const { options } = JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8')) as { options: object };
    expect(options).toMatchObject({ threshold: 0.6, seed: 4, editions: 'none' });
  });

  test.each([
    ['treshold: .5', 'Cannot start: treshold in c.yaml sets no flag; did you mean threshold?'],
    [
      '- 5',
      'Cannot use c.yaml: it must map flags to values, as in threshold: .8; mend it or leave out --config',
    ],
    [
      'threshold: {a: 1}',
      'Cannot use c.yaml: threshold must be a word, a number, true or false, or a list of these; mend it or leave out --config',
    ],
    ['threshold: much', 'Cannot use --threshold: it must be a number, current value is much'],
  ])('%j is refused in one sentence', async (content, message) => {
    const folder = freshFolder({ 'c.yaml': content });
    expect(await variorum(folder, 'scan', 'in', '--out', 'out', '--config', 'c.yaml')).toMatchObject({
      status: 2,
      stderr: `${message}\n`,
    });
  });
});

test('completion offers commands, flags and choices in bash', async () => {
  const script = (await variorum(root, 'completion', 'bash')).stdout.toString();
  const complete = (words: string) =>
    spawnSync('bash', [
      '-c',
      `${script}\nCOMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _variorum; echo "\${COMPREPLY[*]}"`,
    ])
      .stdout.toString()
      .trim();
  expect(complete('variorum me')).toBe('merge');
  expect(complete('variorum merge --thres')).toBe('--threshold');
  expect(complete('variorum merge --sketch ""')).toBe('minhash scaled');
  expect(complete('variorum completion z')).toBe('zsh');
  for (const shell of ['zsh', 'fish'])
    expect((await variorum(root, 'completion', shell)).stdout.toString()).toContain('threshold');
});

test('progress tells rate and time left once there is something to tell', () => {
  const words = ['Reading', 'documents'] as const;
  expect(describeProgress(words, { done: 64, total: 2000, elapsedMs: 300 })).toBe(
    'Reading 64 of 2000 documents',
  );
  expect(describeProgress(words, { done: 500, total: 2000, elapsedMs: 2000 })).toBe(
    'Reading 500 of 2000 documents, 250/s, 6 s left',
  );
  expect(describeProgress(words, { done: 10, total: 2000, elapsedMs: 2000 })).toBe(
    'Reading 10 of 2000 documents, 5.0/s, 7 min left',
  );
});
