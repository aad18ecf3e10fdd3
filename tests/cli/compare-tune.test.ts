/** `compare` and `tune` from outside. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultThreshold } from '../../src/detect/limits.js';
import { freshFolder, mergedSeeds, root, variorum } from './run.js';

const seeds = join(root, 'seeds');
const seed = (name: string) => readFileSync(join(seeds, name));
const [A, B, C] = [
  '002_019d0fbc26820511.txt',
  '000_62c342dc7cb457a1.txt',
  '001_ee63aafd8d45b27d.txt',
] as const;

describe('compare', () => {
  const json = async (folder: string, left: string, right: string) =>
    JSON.parse((await variorum(folder, 'compare', left, right, '--json')).stdout.toString()) as {
      options: { option: string }[];
      sameClusters: number;
      clusters: { kind: string; cause: string; verdicts: unknown[] }[];
      readings: unknown[];
    };

  test('finds no difference between two runs of the same', async () => {
    const folder = freshFolder();
    await variorum(folder, 'merge', seeds, '--out', 'two');
    const { stdout, status } = await variorum(folder, 'compare', await mergedSeeds(), 'two');
    expect(status).toBe(0);
    expect(stdout.toString()).toBe(
      'Same options.\nSame inputs.\n1 report with the same documents, 0 changed; 0 with other readings.\n',
    );
  });

  test('says that an option made a report smaller, and by which verdicts', async () => {
    const folder = freshFolder();
    const one = await mergedSeeds();
    await variorum(folder, 'merge', seeds, '--out', 'two', '--min-score', '.55');
    const found = await json(folder, one, 'two');
    expect(found.options.map(({ option }) => option)).toContain('minScore');
    expect(found.clusters).toMatchObject([{ kind: 'shrunk', cause: 'options', causedBy: ['minScore'] }]);
    expect(found.clusters[0]!.verdicts.length).toBeGreaterThan(0);
    expect((await variorum(folder, 'compare', one, 'two')).stdout.toString()).toContain(
      'below the least score 0.55',
    );
  });

  test('tells the threshold from other options by what it kept apart', async () => {
    const folder = freshFolder();
    const one = await mergedSeeds();
    await variorum(
      folder,
      'merge',
      seeds,
      '--out',
      'two',
      '--threshold',
      '1',
      '--min-score',
      '.19',
      '--seed',
      '7',
    );
    const found = await json(folder, one, 'two');
    expect(found.clusters).toMatchObject([{ kind: 'gone', cause: 'options', causedBy: ['threshold'] }]);
    expect((await variorum(folder, 'compare', one, 'two')).stdout.toString()).toContain(
      'below the threshold 1',
    );
  });

  test('says which of several options made the difference', async () => {
    const folder = freshFolder({ 'decisions.tsv': `decision\ta\tb\nbase\t${A}\t\n` });
    const one = await mergedSeeds();
    const flags = ['--pairs', 'decisions.tsv', '--sketch', 'scaled', '--seed', '7'];
    await variorum(folder, 'merge', seeds, '--out', 'two', ...flags);
    const found = await json(folder, one, 'two');
    expect(found.options.map(({ option }) => option)).toEqual(['decisions', 'seed', 'sketch']);
    expect(found.clusters).toEqual([]);
    expect(found.readings).toMatchObject([{ cause: 'options', causedBy: ['decisions'] }]);
  });

  test('says that an input made a report grow', async () => {
    const folder = freshFolder({
      [`in/${A}`]: seed(A),
      [`in/${B}`]: seed(B),
      [`more/${A}`]: seed(A),
      [`more/${B}`]: seed(B),
      [`more/${C}`]: seed(C),
    });
    await variorum(folder, 'merge', 'in', '--out', 'one');
    await variorum(folder, 'merge', 'more', '--out', 'two');
    expect((await json(folder, 'one', 'two')).clusters).toMatchObject([
      { kind: 'grown', cause: 'input', inputs: [C] },
    ]);
  });

  test('refuses what is no output', async () => {
    expect(await variorum(freshFolder({ 'a/x': '' }), 'compare', 'a', 'a')).toMatchObject({ status: 2 });
  });
});

describe('tune', () => {
  test('prints a table, writes a page over its own alone, and ends with a command line that runs', async () => {
    const folder = freshFolder({ 'mine.html': '<p>mine</p>' });
    const { stdout, status } = await variorum(
      folder,
      'tune',
      seeds,
      '--page',
      'tuning.html',
      '--shingle-sizes',
      'none',
    );
    expect(status).toBe(0);
    const lines = stdout.toString().trimEnd().split('\n');
    expect(stdout.toString()).toContain('minhash, shingles of 4');
    expect(stdout.toString()).toContain('scaled, shingles of 4');
    const [program, ...words] = lines.at(-1)!.split(' ');
    expect(program).toBe('variorum');
    expect((await variorum(folder, ...words)).status).toBe(0);
    const page = readFileSync(join(folder, 'tuning.html'), 'utf8');
    expect(page).toContain(`Threshold ${defaultThreshold.toFixed(2)}`);
    expect(
      (
        await variorum(folder, 'tune', seeds, '--page', 'tuning.html', '--shingle-sizes', 'none')
      ).stdout.toString(),
    ).toBe(stdout.toString());
    expect(readFileSync(join(folder, 'tuning.html'), 'utf8')).toBe(page);
    expect(await variorum(folder, 'tune', seeds, '--page', 'mine.html')).toMatchObject({ status: 2 });
    expect(readFileSync(join(folder, 'mine.html'), 'utf8')).toBe('<p>mine</p>');
  });

  test('with gold gives precision and recall with intervals', async () => {
    const folder = freshFolder({
      'gold.tsv': `cluster\tid\nr\t${A}\nr\t${B}\nr\t${C}\nx\t003_3fdb0052e4fe7c87.txt\ny\t004_32603759c089ca92.txt\n`,
    });
    const { stdout } = await variorum(
      folder,
      'tune',
      seeds,
      '--gold',
      'gold.tsv',
      '--json',
      '--shingle-sizes',
      'none',
    );
    const { variants, recommended } = JSON.parse(stdout.toString()) as {
      variants: {
        rows: {
          threshold: number;
          clusters: number;
          members: number;
          pairsTogether: number;
          gold: { precision: { value: number }; recall: { value: number; low: number } };
        }[];
      }[];
      recommended: { threshold: number };
    };
    const { rows } = variants[0]!;
    const row = (threshold: number) => rows.find((own) => own.threshold === threshold)!;
    expect(row(0.5)).toMatchObject({
      clusters: 1,
      members: 3,
      gold: { precision: { value: 1 }, recall: { value: 1 } },
    });
    const thresholds = rows.map(({ threshold }) => threshold);
    expect(thresholds).toEqual([...thresholds].sort((left, right) => left - right));
    expect(thresholds).toEqual(
      expect.arrayContaining(Array.from({ length: 19 }, (_, at) => Number((0.05 * (at + 1)).toFixed(2)))),
    );
    const together = rows.map(({ pairsTogether }) => pairsTogether);
    expect(together).toEqual([...together].sort((left, right) => right - left));
    // All that are as good as what was asked for leave it as it is.
    expect(recommended.threshold).toBe(defaultThreshold);
  });
});

describe('--format', () => {
  const filesOf = async (folder: string, ...flags: string[]) => {
    expect((await variorum(folder, 'merge', seeds, '--out', 'out', ...flags)).status).toBe(0);
    const [slug] = readdirSync(join(folder, 'out/editions'));
    const names = readdirSync(join(folder, 'out/editions', slug!)).sort();
    return names.filter((name) => name !== 'changes.xml');
  };

  test('writes the forms that it names, and no others', async () => {
    const folder = freshFolder();
    expect(await filesOf(folder)).toEqual(['canonical.md', 'edition.json', 'index.html', 'picture.svg']);
    expect(await filesOf(folder, '--format', 'tei,prov,annotations,c2pa')).toEqual([
      'annotations.jsonld',
      'c2pa.json',
      'canonical.md',
      'edition.json',
      'edition.tei.xml',
      'prov.json',
    ]);
    expect(await filesOf(folder, '--format', 'none')).toEqual(['canonical.md', 'edition.json']);
    expect((await variorum(folder, 'check', 'out')).status).toBe(0);
    expect(await variorum(folder, 'merge', seeds, '--out', 'out', '--format', 'pdf')).toMatchObject({
      status: 2,
      stderr:
        'Cannot use --format: it must be some of html, picture, tei, prov, annotations, c2pa, tables with commas between, or none, current value is pdf\n',
    });
  });
});
