/** Settings from a file and from variables, completion, and the words of progress. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeProgress } from '../../src/commands/summary.js';
import { flagsByCommand } from '../../src/options/flags-by-command.js';
import { withSettings } from '../../src/options/settings.js';
import { freshFolder, root, variorum } from './run.js';

describe('settings', () => {
  const config = 'threshold: .5\nshingle-size: 5\nformat: [html, prov]\nquiet: true\ngold: truth.tsv\n';

  test('a flag goes over a variable, that over the file, that over the default', async () => {
    const folder = freshFolder({ 'c.yaml': config });
    const argv = ['merge', 'in', '--config', join(folder, 'c.yaml'), '--seed', '7'];
    const environment = {
      VARIORUM_MIN_SCORE: '.3',
      VARIORUM_SHINGLE_SIZE: '6',
      VARIORUM_SEED: '8',
      PATH: '/bin',
    };
    const words = await withSettings(argv, environment);
    // What comes later wins; gold is no flag of merge.
    expect(words).toEqual([
      'merge',
      '--threshold=0.5',
      '--shingle-size=6',
      '--format=html,prov',
      '--quiet=true',
      '--min-score=.3',
      '--seed=8',
      ...argv.slice(1),
    ]);
  });

  test('reach the run', async () => {
    const folder = freshFolder({ 'c.json': '{"threshold": 0.5, "editions": "none"}' });
    expect(
      (
        await variorum(
          folder,
          'merge',
          join(root, 'seeds'),
          '--out',
          'out',
          '--config',
          'c.json',
          '--threshold',
          '.6',
        )
      ).status,
    ).toBe(0);
    const { options } = JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8')) as { options: object };
    expect(options).toMatchObject({ threshold: 0.6, editions: 'none' });
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

  test('a misspelt variable is refused, one of another program passed over', async () => {
    await expect(withSettings(['scan', 'in'], { VARIORUM_TRESHOLD: '.5' })).rejects.toThrow(
      'did you mean VARIORUM_THRESHOLD?',
    );
    expect(await withSettings(['scan', 'in'], { VARIORUM_CACHE_DIRECTORY: '/x' })).toEqual(['scan', 'in']);
  });

  test('every flag of a help page can be set, and no other', async () => {
    for (const [command, flags] of Object.entries(flagsByCommand)) {
      const page = (await variorum(root, command, '--help')).stdout.toString();
      const shown = new Set([...page.matchAll(/^ +--([a-z-]+)/gm)].map(([, flag]) => flag!));
      const own = [...shown].filter((flag) => flag !== 'help' && flag !== 'version');
      expect([command, ...own.sort()]).toEqual([command, ...Object.keys(flags).sort()]);
    }
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
  expect(complete('variorum merge --thr')).toBe('--threshold');
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
