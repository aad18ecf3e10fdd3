/** `trace` finds a sentence or a paragraph in what `merge` wrote, as text, JSON and a page, and says what to do where it cannot. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLines } from '../golden/run-directory.js';
import { freshFolder, mergedSeeds, root, variorum } from './run.js';

const air = 'the opening of the MAKS air show';

/** A copy of what `merge seeds` wrote, to be changed. */
async function copyOfSeeds(): Promise<string> {
  const folder = freshFolder();
  cpSync(await mergedSeeds(), join(folder, 'out'), { recursive: true });
  return folder;
}

describe('a sentence', () => {
  test('leads to its thread, oldest first, whether it stands in quotation marks or not, misspelt or not', async () => {
    const out = await mergedSeeds();
    const { status, stdout, stderr } = await variorum(root, 'trace', out, air);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.toString()).toMatch(/^First in {2}.+\n/);
    expect(stdout.toString()).toContain('MAKS air show');
    const bare = await variorum(root, 'trace', out, ...air.split(' '));
    expect(bare.stdout).toEqual(stdout);
    const misspelt = await variorum(root, 'trace', out, 'the openign of the MAKS ari show');
    expect(misspelt.stdout.toString()).toContain('MAKS air show');
  });

  test('that is nowhere is said to be nowhere, and the status is 1', async () => {
    const { status, stdout, stderr } = await variorum(root, 'trace', await mergedSeeds(), 'zyx wvu tsr');
    expect([status, stdout.toString()]).toEqual([1, '']);
    expect(stderr).toMatch(/^Nothing in .+ is like “zyx wvu tsr”; try other words of it\n$/);
  });

  test('is told as JSON, with spans that hold what is said to stand there', async () => {
    const { stdout } = await variorum(root, 'trace', await mergedSeeds(), air, '--json');
    const { asked, thread } = JSON.parse(stdout.toString());
    expect(asked).toEqual({ text: air });
    for (const { document, span, reading } of thread.listed) {
      const bytes = readFileSync(join(root, 'seeds', document.id));
      expect(bytes.subarray(...(span as [number, number])).toString()).toBe(
        thread.readings[reading - 1].text,
      );
    }
  });
});

describe('--paragraph', () => {
  test('leads from every printed paragraph of an edition to a thread that stands in its bytes', async () => {
    const out = await mergedSeeds();
    const rows = readLines(readFileSync(join(out, 'provenance.jsonl'), 'utf8')) as unknown as readonly {
      readonly paragraph: string;
      readonly kind: string;
      readonly isPrinted: boolean;
      readonly document: string;
      readonly span: readonly [number, number];
    }[];
    const printed = rows.filter(({ kind, isPrinted }) => kind === 'body' && isPrinted);
    expect(printed.length).toBeGreaterThan(20);
    for (const { paragraph, document, span } of printed) {
      const { status, stdout } = await variorum(root, 'trace', out, '--paragraph', paragraph, '--json');
      expect(status).toBe(0);
      const { thread } = JSON.parse(stdout.toString());
      const holds = (each: {
        readonly document: { readonly id: string };
        readonly span: readonly number[];
      }) => each.document.id === document && each.span[0]! < span[1] && span[0] < each.span[1]!;
      expect(thread.listed.some(holds)).toBe(true);
    }
  });

  test('takes an id as a link has it, and the id of a thread', async () => {
    const out = await mergedSeeds();
    const { stdout } = await variorum(root, 'trace', out, '--paragraph', '#p2fdd33e5bec0', '--json');
    const { thread } = JSON.parse(stdout.toString());
    const again = await variorum(root, 'trace', out, '--paragraph', thread.id, '--json');
    expect(JSON.parse(again.stdout.toString()).thread).toEqual(thread);
  });

  test('that is unknown is refused in a sentence', async () => {
    const { status, stderr } = await variorum(
      root,
      'trace',
      await mergedSeeds(),
      '--paragraph',
      'p000000000000',
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Cannot find p000000000000 in .+: it is the id of no thread/);
  });
});

test('--page writes a page whose links lead to the editions', async () => {
  const folder = await copyOfSeeds();
  const words = ['trace', 'out', air, '--page', 'thread.html'];
  const { status, stdout, stderr } = await variorum(folder, ...words);
  expect([status, stdout.toString(), stderr]).toEqual([0, '', 'Page written to thread.html\n']);
  const page = readFileSync(join(folder, 'thread.html'), 'utf8');
  const links = Array.from(page.matchAll(/href="(out\/[^"]+)"/g), ([, link]) => decodeURIComponent(link!));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(existsSync(join(folder, link))).toBe(true);
  expect((await variorum(folder, ...words)).status).toBe(0);
  writeFileSync(join(folder, 'thread.html'), 'my own');
  expect((await variorum(folder, ...words)).stderr).toMatch(/it is no page that Variorum wrote/);
});

describe('what cannot be asked', () => {
  test.each([
    [[], /nothing is asked for; give a sentence/],
    [['a', '--paragraph', 'p2fdd33e5bec0'], /a sentence and --paragraph are two questions/],
    [['--paragraph', 'p1'], /--paragraph: it must be a letter and twelve or sixteen hexadecimal digits/],
    [['a', '--limit', '0'], /--limit: it must be a whole number/],
  ])('%j is refused', async (words, told) => {
    const { status, stderr } = await variorum(root, 'trace', await mergedSeeds(), ...words);
    expect([status, stderr]).toEqual([2, expect.stringMatching(told)]);
  });

  test('an output without an index names the way out, and what is no output is told so', async () => {
    const folder = freshFolder();
    await variorum(folder, 'merge', join(root, 'seeds'), '--out', 'out', '--threads', 'none');
    expect(existsSync(join(folder, 'out/threads'))).toBe(false);
    expect((await variorum(folder, 'trace', 'out', 'a')).stderr).toBe(
      "Cannot trace paragraphs in out: it has no index of threads; write it again with 'variorum merge', without --threads none\n",
    );
    expect((await variorum(folder, 'trace', '.', 'a')).stderr).toMatch(
      /^Cannot read \.: it holds no run\.json/,
    );
  });
});

describe('damage', () => {
  test('of any file of the index is found by check', async () => {
    const folder = await copyOfSeeds();
    const names = readdirSync(join(folder, 'out/threads'));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const path = join(folder, 'out/threads', name);
      const whole = readFileSync(path);
      writeFileSync(path, whole.with(whole.length >> 1, whole[whole.length >> 1]! ^ 1));
      const { status, stderr } = await variorum(folder, 'check', 'out');
      expect([status, stderr]).toEqual([1, `threads/${name} is not as the run wrote it\n`]);
      writeFileSync(path, whole);
    }
  });

  test('of the index is told by trace in one sentence', async () => {
    const folder = await copyOfSeeds();
    rmSync(join(folder, 'out/threads/words'));
    writeFileSync(join(folder, 'out/threads/words'), '');
    const { status, stderr } = await variorum(folder, 'trace', 'out', air);
    expect([status, stderr]).toEqual([
      2,
      "Cannot trace paragraphs: out/threads/words is damaged; put back a copy of the output, or write it again with 'variorum merge'\n",
    ]);
  });
});

test('the installed program, which has a file for this command alone, prints the same', async () => {
  const out = await mergedSeeds();
  const installed = join(root, 'dist/bundle/program/cli.js');
  const env = { ...process.env, XDG_CACHE_HOME: freshFolder(), NODE_COMPILE_CACHE: '' };
  const run = (...words: string[]) => spawnSync(process.execPath, [installed, 'trace', ...words], { env });
  const expected = await variorum(root, 'trace', out, air);
  // Compiled anew first, then as it was kept.
  for (let times = 0; times < 2; times++) expect(run(out, air).stdout).toEqual(expected.stdout);
  expect(run(out).status).toBe(2);
  expect(run(out, air, '--help').stdout.toString()).toContain('--paragraph');
});
