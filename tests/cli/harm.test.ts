import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLines, readTree } from '../golden/run-directory.js';
import { freshFolder, root, variorum } from './run.js';

const seeds = join(root, 'seeds');
const article = readFileSync(join(seeds, '000_62c342dc7cb457a1.txt'), 'utf8');
const rowsOf = (folder: string) =>
  new Map(
    readLines(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8')).map((row) => [row['id'], row]),
  );

describe('handled', () => {
  test('names with spaces, newlines, quotes, direction marks; subfolders; dot-files passed over', async () => {
    const names = [
      'a b.txt',
      'line\nbreak.txt',
      '"quoted" it\'s.txt',
      'right\u202eto-left.txt',
      'deep/er/c.txt',
      '-x.txt',
      '__proto__',
    ];
    const folder = freshFolder(
      Object.fromEntries(
        [...names, '.hidden', '.git/config'].map((name, index) => [
          `in/${name}`,
          `${article}\nOne more line, the ${index}th.\n`,
        ]),
      ),
    );
    expect(await variorum(folder, 'merge', 'in', '--out', 'out')).toMatchObject({ status: 0 });
    expect([...rowsOf(folder).keys()].sort()).toEqual([...names].sort());
    expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
    for (const name of names)
      expect((await variorum(folder, 'restore', 'out', `--revision=${name}`)).stdout.toString()).toBe(
        readFileSync(join(folder, 'in', name), 'utf8'),
      );
  });

  test('empty files and texts too short to compare are left alone, and said; equal ones are one', async () => {
    const folder = freshFolder({
      'in/empty.txt': '',
      'in/short.txt': 'Closed today.',
      'in/sold.txt': 'Sold out.',
      'in/sold-too.txt': 'Sold out.',
      'in/bom.txt': '\ufeff' + article,
    });
    expect(await variorum(folder, 'merge', 'in', '--out', 'out')).toMatchObject({ status: 0 });
    const rows = rowsOf(folder);
    expect(rows.get('empty.txt')).toMatchObject({ cluster: null, why: 'empty' });
    expect(rows.get('short.txt')).toMatchObject({
      cluster: null,
      why: 'too short to compare: 2 tokens',
    });
    expect(rows.get('sold.txt')).toMatchObject({ cluster: expect.any(String) });
    expect(rows.get('sold-too.txt')).toMatchObject({
      cluster: (rows.get('sold.txt') as { cluster: string }).cluster,
    });
  });

  test('a byte-order mark and Windows line ends come back as they were', async () => {
    const marked = Buffer.from('\ufeff' + article.replace(/\n/g, '\r\n'));
    const folder = freshFolder({ 'in/a.txt': article, 'in/b.txt': marked });
    expect((await variorum(folder, 'merge', 'in', '--out', 'out')).status).toBe(0);
    expect((await variorum(folder, 'restore', 'out', '--revision', 'b.txt')).stdout.equals(marked)).toBe(
      true,
    );
    expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
  });

  test('markup and scripts in a text come out as text', async () => {
    const title = '<script>alert(1)</script> [x](javascript:alert(2)) # | `code` ~~struck~~';
    const folder = freshFolder({
      'in/a.txt': `${title}\n\n${article}`,
      'in/b.txt': `${title}\n\n${article}\nOne more line here.\n`,
    });
    expect((await variorum(folder, 'merge', 'in', '--out', 'out')).status).toBe(0);
    const markdown = [...readTree(join(folder, 'out'))].find(([path]) => path.endsWith('canonical.md'))![1];
    expect(markdown).toContain('# &lt;script>alert(1)&lt;/script>');
    expect(markdown).not.toMatch(/\n<script>/);
    expect(markdown.split('\n---\n')[1]).not.toContain('~~struck~~');
    expect(readdirSync(join(folder, 'out/editions'))[0]).toMatch(/^script-alert-1-script/);
  });

  test('an out that holds an earlier run is replaced as a whole', async () => {
    const folder = freshFolder({ 'in/a.txt': article, 'in/b.txt': `${article}\nOne more line here.\n` });
    expect((await variorum(folder, 'merge', seeds, '--out', 'out')).status).toBe(0);
    expect((await variorum(folder, 'merge', 'in', '--out', 'out')).status).toBe(0);
    expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
  });

  test('an output inside the input is not read', async () => {
    const folder = freshFolder({ 'a.txt': article });
    for (let run = 0; run < 2; run++)
      expect((await variorum(folder, 'merge', '.', '--out', 'out')).status).toBe(0);
    expect([...rowsOf(folder).keys()]).toEqual(['a.txt']);
  });

  test('what an earlier run wrote inside the input is no article', async () => {
    const folder = freshFolder({ 'in/a.txt': article });
    expect((await variorum(folder, 'merge', 'in', '--out', 'in/first')).status).toBe(0);
    expect((await variorum(folder, 'merge', 'in', '--out', 'out')).status).toBe(0);
    expect([...rowsOf(folder).keys()]).toEqual(['a.txt']);
  });

  test('an out that is a link stays a link, and the directory behind it is replaced', async () => {
    const folder = freshFolder({ 'in/a.txt': article });
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'out'));
    for (let run = 0; run < 2; run++)
      expect((await variorum(folder, 'merge', 'in', '--out', 'out')).status).toBe(0);
    expect(lstatSync(join(folder, 'out')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(folder, 'real'))).toContain('run.json');
  });

  test('records of JSON Lines: ids, fields by flag, repeated ids, broken lines named', async () => {
    const record = (fields: object) => JSON.stringify(fields);
    const lines = [
      record({
        uid: 'x',
        body: article,
        headline: 'Putin is meeting Erdogan near Moscow',
        time: '2019-08-27T10:00:00Z',
      }),
      '{broken',
      record({
        uid: 'x',
        body: `${article}\nOne more line here.\n`,
        headline: 'Putin is meeting Erdogan near Moscow',
        time: '2019-08-27T12:00:00Z',
      }),
      record({ uid: 'y', title: 'no text' }),
      '',
    ];
    const folder = freshFolder({ 'in/a.jsonl': lines.join('\n') });
    const result = await variorum(
      folder,
      'merge',
      'in',
      '--out',
      'out',
      '--fields',
      'id=uid,text=body,title=headline,date=time',
    );
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('Cannot read line 2 of a.jsonl: it is not valid JSON');
    expect(result.stderr).toContain('Cannot read line 4 of a.jsonl: it has no field “body”');
    const rows = rowsOf(folder);
    expect(rows.get('x')!['cluster']).toBe(rows.get('x#2')!['cluster']);
    const clusters = readLines(readFileSync(join(folder, 'out/clusters.jsonl'), 'utf8'));
    expect(clusters).toMatchObject([{ documents: ['x', 'x#2'], order: { basis: 'dates' } }]);
    expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
    expect((await variorum(folder, 'restore', 'out', '--revision', 'x#2')).stdout.toString()).toBe(
      `${article}\nOne more line here.\n`,
    );
  });
});

describe('refused in one sentence', () => {
  const good = { 'in/a.txt': article };
  const refused: readonly (readonly [
    title: string,
    files: Readonly<Record<string, string | Buffer>>,
    flags: readonly string[],
    status: number,
    sentence: RegExp,
  ])[] = [
    [
      'no such directory',
      {},
      ['merge', 'none', '--out', 'out'],
      2,
      /^Cannot read none: there is no such file or directory; check the path\n$/,
    ],
    [
      'nothing in it',
      { 'in/.keep': '' },
      ['merge', 'in', '--out', 'out'],
      2,
      /^Cannot start: in holds no article that can be read; .*\n$/,
    ],
    [
      'nothing readable in it',
      { 'in/a.bin': Buffer.from([1, 0, 2]) },
      ['merge', 'in', '--out', 'out'],
      2,
      /^Cannot read a\.bin: it is not text \(a zero byte at offset 1\); .*\n$/,
    ],
    [
      'a binary file',
      { ...good, 'in/b.bin': Buffer.from([1, 0, 2]) },
      ['merge', 'in', '--out', 'out', '--quiet'],
      1,
      /^Cannot read b\.bin: it is not text [^\n]*\n$/,
    ],
    [
      'bytes that no encoding explains',
      { ...good, 'in/b.txt': Buffer.from([104, 105, 0xff, 1, 2, 3, 0x81, 0x8d, 33]) },
      ['merge', 'in', '--out', 'out'],
      1,
      /Cannot read b\.txt: it is not valid UTF-8 \(offset 2\), nor plainly in another encoding; .*\n/,
    ],
    [
      'an encoding that nobody knows',
      good,
      ['merge', 'in', '--out', 'out', '--encoding', 'klingon'],
      2,
      /^Cannot use --encoding: it must be the name of an encoding, such as windows-1251, current value is klingon\n$/,
    ],
    [
      'an output that is not ours',
      { ...good, 'out/mine.txt': 'x' },
      ['merge', 'in', '--out', 'out'],
      2,
      /^Cannot write to out: it holds files that Variorum did not write; .*\n$/,
    ],
    [
      'an output that is a file',
      { ...good, out: 'x' },
      ['merge', 'in', '--out', 'out'],
      2,
      /^Cannot write to out: .*\n$/,
    ],
    [
      'an output that holds the input',
      good,
      ['merge', 'in', '--out', '.'],
      2,
      /^Cannot write to \.: it holds the input in; .*\n$/,
    ],
    [
      'a threshold above 1',
      good,
      ['merge', 'in', '--out', 'out', '--threshold', '1.5'],
      2,
      /^Cannot use --threshold: it must be a number from 0 to 1, current value is 1\.5\n$/,
    ],
    [
      'a threshold below 0',
      good,
      ['merge', 'in', '--out', 'out', '--threshold=-0.1'],
      2,
      /current value is -0\.1\n$/,
    ],
    [
      'a least score above 1',
      good,
      ['merge', 'in', '--out', 'out', '--min-score', '20'],
      2,
      /^Cannot use --min-score: it must be a number from 0 to 1, current value is 20\n$/,
    ],
    [
      'a threshold that is no number',
      good,
      ['merge', 'in', '--out', 'out', '--threshold', 'high'],
      2,
      /^Cannot use --threshold: it must be a number, current value is high\n$/,
    ],
    [
      'bands × rows over num-perm',
      good,
      ['merge', 'in', '--out', 'out', '--bands', '200', '--rows', '4'],
      2,
      /^Cannot use --bands and --rows: .* 200 × 4 = 800\n$/,
    ],
    [
      'an unknown flag',
      good,
      ['merge', 'in', '--out', 'out', '--treshold', '.3'],
      2,
      /did you mean --threshold\?\n$/,
    ],
    ['an unknown command', good, ['mrege', 'in'], 2, /did you mean merge\?\n$/],
    [
      'an unknown choice',
      good,
      ['merge', 'in', '--out', 'out', '--policy', 'oldest'],
      2,
      /policy.*union.*latest/,
    ],
    [
      'a flag of another command',
      good,
      ['scan', 'in', '--out', 'out', '--policy', 'latest'],
      2,
      /^Cannot start: --policy is no flag of scan, but of merge\n$/,
    ],
    ['a misspelt command with flags', good, ['merg', 'in', '--out', 'out'], 2, /did you mean merge\?\n$/],
    ['a flag without its value', good, ['merge', 'in', '--out', 'out', '--threshold'], 2, /threshold/],
    [
      'an input without a name',
      good,
      ['merge', '', '--out', 'out'],
      2,
      /^Cannot start: the input must be named; .*\n$/,
    ],
    [
      'one document twice',
      good,
      ['explain', 'in', 'a.txt', 'a.txt'],
      2,
      /^Cannot start: a\.txt is named twice; .*\n$/,
    ],
    ['no output named', good, ['merge', 'in'], 2, /^Cannot start: --out is missing; .*\n$/],
    ['no command', good, ['--out', 'out'], 2, /^Cannot start: no command given; .*\n$/],
    ['nothing at all, which is answered with the page of the program', good, [], 2, /^variorum <command>\n/],
    [
      'check of what is no output',
      good,
      ['check', 'in'],
      2,
      /^Cannot read in: it holds no run\.json of Variorum; .*\n$/,
    ],
    [
      'a fraction of a permutation',
      good,
      ['merge', 'in', '--out', 'out', '--num-perm', '2.5'],
      2,
      /must be a whole number/,
    ],
  ];

  test.each(refused)('%s', async (_, files, flags, status, sentence) => {
    const folder = freshFolder(files);
    const before = new Set(readdirSync(folder));
    const result = await variorum(folder, ...flags);
    expect(result.stderr).toMatch(sentence);
    expect(result.status).toBe(status);
    expect(result.stdout.toString()).toBe('');
    if (status === 2) expect(new Set(readdirSync(folder))).toEqual(before);
  });

  test('what could not be read stands in documents.jsonl with the reason, and the rest is merged', async () => {
    const folder = freshFolder({
      ...good,
      'in/b.txt': `${article}\nOne more line here.\n`,
      'in/c.bin': Buffer.from([0]),
    });
    symlinkSync(join(folder, 'nowhere'), join(folder, 'in/dangling.txt'));
    expect(await variorum(folder, 'merge', 'in', '--out', 'out')).toMatchObject({ status: 1 });
    const rows = rowsOf(folder);
    expect(rows.get('c.bin')).toMatchObject({
      sha256: null,
      cluster: null,
      why: expect.stringContaining('not text') as string,
    });
    expect(rows.get('dangling.txt')).toMatchObject({
      why: expect.stringContaining('no longer there') as string,
    });
    expect(rows.get('a.txt')!['cluster']).not.toBeNull();
  });

  test.skipIf(process.getuid?.() === 0)('a file and a folder without permission', async () => {
    const folder = freshFolder({ ...good, 'in/closed.txt': article, 'in/shut/b.txt': article });
    chmodSync(join(folder, 'in/closed.txt'), 0);
    chmodSync(join(folder, 'in/shut'), 0);
    const result = await variorum(folder, 'merge', 'in', '--out', 'out');
    chmodSync(join(folder, 'in/shut'), 0o755);
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/closed\.txt: permission denied/);
    expect(result.stderr).toMatch(/shut: permission denied/);
  });
});
