/** parseCommandLine(): what a line, variables and a file become, and what is refused with which sentence. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { RunOptions } from '../../../src/model/options.js';
import { parseCommandLine } from '../../../src/options/parse.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-parse-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function merge(
  words: readonly string[] = [],
  { config, ...environment }: Readonly<Record<string, string>> = {},
): Promise<RunOptions> {
  const path = join(folder, 'c.yaml');
  if (config !== undefined) writeFileSync(path, config);
  const line = ['merge', 'in', '--out', 'out', ...(config === undefined ? [] : ['--config', path]), ...words];
  const parsed = await parseCommandLine(line, '0', { environment });
  if (parsed.command !== 'merge') throw new TypeError('Cannot look at options: the line is no merge');
  return parsed.options;
}

describe('settings', () => {
  it('a flag goes over a variable, that over the file, that over the default', async () => {
    const config = 'threshold: .5\nshingle-size: 5\nmin-score: .4\nquiet: true\ngold: truth.tsv\n';
    const environment = { VARIORUM_MIN_SCORE: '.3', VARIORUM_SHINGLE_SIZE: '6', PATH: '/bin' };
    // gold is no flag of merge: a file may serve several commands.
    const { detect, isQuiet } = await merge(['--shingle-size', '7'], { config, ...environment });
    expect(detect).toMatchObject({ threshold: 0.5, shingleSize: 7, minScore: 0.3, seed: 1 });
    expect(isQuiet).toBe(true);
  });

  it('a list in the file stays a list, with its commas', async () => {
    const config =
      'engine: spark\nconf: ["spark.jars=a.jar,b.jar", spark.executor.memory=8g]\nformat: [prov, html]\n';
    const { spark, formats } = await merge([], { config });
    expect(spark.conf).toEqual(['spark.jars=a.jar,b.jar', 'spark.executor.memory=8g']);
    expect(formats).toEqual(['html', 'prov']);
  });

  it('a comma within the braces of a glob parts nothing, nor one in an item of a list', async () => {
    expect((await merge(['--include', '{a,b}/*.txt, c'])).reading.include).toEqual(['{a,b}/*.txt', 'c']);
    const { reading } = await merge([], { config: 'exclude: ["a,b.txt", c.txt]' });
    expect(reading.exclude).toEqual(['a,b.txt', 'c.txt']);
  });

  it('an empty variable says as much as none, and one of another program is passed over', async () => {
    const { detect } = await merge([], { VARIORUM_THRESHOLD: '', VARIORUM_CACHE_DIRECTORY: '/x' });
    expect(detect.threshold).toBe(0.7);
    await expect(merge([], { VARIORUM_TRESHOLD: '.5' })).rejects.toThrow('did you mean VARIORUM_THRESHOLD?');
  });

  it('a variable may name the file', async () => {
    const path = join(folder, 'd.yaml');
    writeFileSync(path, 'seed: 9');
    expect((await merge([], { VARIORUM_CONFIG: path })).detect.seed).toBe(9);
  });

  test.each([
    ['threshold: [.5, .6]', 'Cannot use --threshold: it must be one value, current value is 0.5,0.6'],
    ['quiet: maybe', 'Cannot use --quiet: it must be true or false, current value is maybe'],
    ['encoding: true', 'Cannot start: --encoding needs a value, such as --encoding windows-1251'],
    ['bands: 0', 'Cannot use --bands: it must be a whole number from 1 to 256, current value is 0'],
    ['threshold: ', 'threshold must be a word, a number, true or false, or a list of these'],
    ['a: b: c', 'Nested mappings are not allowed in compact mappings'],
  ])('%j is refused in one sentence', async (config, sentence) => {
    await expect(merge([], { config })).rejects.toThrow(sentence);
  });
});

describe('a flag that would have no effect', () => {
  test.each([
    ['--scaled 8', '--scaled: it has no effect without --sketch scaled, current value is 8'],
    ['--sketch scaled --bands 8', '--bands: it has no effect with --sketch scaled, current value is 8'],
    ['--sketch scaled --rows 2', '--rows: it has no effect with --sketch scaled'],
    ['--sketch scaled --num-perm 64', '--num-perm: it has no effect with --sketch scaled'],
    ['--sketch scaled --scheme npm', '--scheme: it has no effect with --sketch scaled'],
    ['--editions none --format tei', '--format: it has no effect with --editions none'],
    ['--master yarn', '--master: it has no effect without --engine spark, current value is yarn'],
    ['--conf a=1 b=2', '--conf: it has no effect without --engine spark, current value is a=1,b=2'],
    ['--engine spark --workers 0', '--workers: it has no effect with --engine spark, current value is 0'],
    ['--engine spark --include a*', '--include: it has no effect with --engine spark'],
  ])('%s is refused', async (words, sentence) => {
    await expect(merge(words.split(' '))).rejects.toThrow(`Cannot use ${sentence}`);
  });

  it('is refused in a file too, but not where only this run says otherwise', async () => {
    await expect(merge([], { config: 'scaled: 8' })).rejects.toThrow('without --sketch scaled');
    const { formats } = await merge(['--editions', 'none'], { config: 'format: [tei]' });
    expect(formats).toEqual([]);
    const { detect } = await merge(['--sketch', 'minhash'], { config: 'sketch: scaled\nscaled: 8' });
    expect(detect.sketch).toBe('minhash');
  });

  it('is taken by tune, which tries both sketches', async () => {
    const parsed = await parseCommandLine(['tune', 'in', '--scaled', '8', '--bands', '128'], '0');
    expect(parsed).toMatchObject({
      command: 'tune',
      options: { detect: { scaled: 8, bands: 128, rows: 2 } },
    });
  });
});

describe('the line', () => {
  it('takes flags in any place, the last of a repeated one, and all that --conf is given', async () => {
    const parsed = await parseCommandLine(
      [
        '--seed',
        '3',
        'merge',
        '--conf',
        'a=1',
        'b=2',
        '--engine=spark',
        'in',
        '--out',
        'x',
        '--conf=c=3',
        '--out',
        'y',
      ],
      '0',
    );
    expect(parsed).toMatchObject({
      command: 'merge',
      options: {
        inputs: ['in'],
        out: 'y',
        detect: { seed: 3 },
        spark: { conf: ['a=1', 'b=2', 'c=3'], master: null },
      },
    });
  });

  it('leaves a word behind --conf alone that is no setting', async () => {
    const words = ['merge', '--engine', 'spark', '--conf', 'a=1', 'in', '--out', 'out'];
    expect(await parseCommandLine(words, '0')).toMatchObject({
      options: { inputs: ['in'], spark: { conf: ['a=1'] } },
    });
  });

  it('reads names as they are written: a number, a dash for standard input, what stands behind --', async () => {
    expect(await parseCommandLine(['check', '007'], '0')).toMatchObject({ options: { out: '007' } });
    expect(await parseCommandLine(['scan', '-', '--out', '1e3'], '0')).toMatchObject({
      options: { inputs: ['/dev/stdin'], out: '1e3' },
    });
    expect(await parseCommandLine(['check', '--', '--odd'], '0')).toMatchObject({
      options: { out: '--odd' },
    });
  });

  it('explain takes --no-dates', async () => {
    expect(await parseCommandLine(['explain', 'in', 'a', 'b', '--no-dates'], '0')).toMatchObject({
      options: { hasDates: false, a: 'a', b: 'b', isHtml: false },
    });
  });

  it('scan writes no editions, and compares with no further documents', async () => {
    expect(await parseCommandLine(['scan', 'in', '--out', 'out'], '0')).toMatchObject({
      options: { editions: 'none', formats: [], policy: 'union', detect: { related: 0 } },
    });
    expect((await merge()).detect.related).toBe(2);
  });

  it('takes several inputs, before the documents where a command names some', async () => {
    expect(await parseCommandLine(['merge', 'a', '-', 'c', '--out', 'out'], '0')).toMatchObject({
      options: { inputs: ['a', '/dev/stdin', 'c'] },
    });
    expect(await parseCommandLine(['explain', 'in', 'on', 'a', 'b'], '0')).toMatchObject({
      options: { inputs: ['in', 'on'], a: 'a', b: 'b' },
    });
    expect(await parseCommandLine(['check', 'out', '--source', 'in', 'on'], '0')).toMatchObject({
      options: { out: 'out', sources: ['in', 'on'] },
    });
    expect(
      await parseCommandLine(['check', '--source', 'in', '--source', '-', '--json', 'out'], '0'),
    ).toMatchObject({ options: { out: 'out', sources: ['in', '/dev/stdin'] } });
  });

  test.each([
    [['check', 'out', 'in'], 'in is too much; the command is variorum check <out>'],
    [['explain', 'in', 'a'], 'too few arguments; the command is variorum explain <inputs..> <a> <b>'],
    [
      ['merge', '-', '--out', 'out', '--input-type', 'jsonnl'],
      'newsml, feed, xml, wire (did you mean jsonl?), current value is jsonnl',
    ],
    [['merge', '-', '--out', 'out', '--input-type', 'md'], '(did you mean markdown?), current value is md'],
    [['merge', '', '--out', 'out'], 'the input must be named'],
    [['check', 'out', '--source', 'in', ''], '--source: it must name an input'],
    [
      ['explain', 'in', 'a', 'b', '--quiet'],
      '--quiet is no flag of explain, but of merge, add, remove, watch, scan, tune',
    ],
    [['explain', 'in', 'a', 'b', '--html', '--json'], '--html: it must not be given with --json'],
    [['scan', 'in', '--out', 'out', '--quiet', '--verbose'], '--verbose: it must not be given with --quiet'],
    [
      ['merge', 'in', '--out', 'out', '--ids', 'i', '--no-state'],
      '--ids: it must not be given with --no-state',
    ],
    [['merge', 'in', '--out', 'out', '--ids', 'i', '--engine', 'spark'], 'given with --engine spark'],
    [['merge', 'in'], 'Cannot start: --out is missing'],
    [['merge', 'in', '--out'], 'Cannot start: --out needs a value, such as --out out'],
    [['merge', 'in', '--out', 'out', '--no-threshold'], 'Cannot start: --threshold needs a value'],
    [['merge', 'in', '--out', 'out', '--json=1'], '--json: it must be true or false, current value is 1'],
    [['merge', 'in', '--out', 'out', '--minScore', '.1'], 'did you mean --min-score?'],
    [['merge', 'in', '-o', 'out'], '-o is no flag of merge; --help lists them'],
    [['eval', 'out'], 'give --gold, --labels or both'],
    [['worker', 'sing'], 'must be one of sketch, count'],
    [['--out', 'out'], 'no command given'],
  ])('%j is refused', async (words, sentence) => {
    await expect(parseCommandLine(words, '0')).rejects.toThrow(sentence);
  });
});

it('answers --help and --version wherever they stand, and a bare line with the page of the program', async () => {
  const page = await parseCommandLine(['merge', 'in', '--help'], '0');
  expect(page).toMatchObject({
    command: 'text',
    text: expect.stringMatching(/^variorum merge <inputs\.\.>\n/) as string,
  });
  expect(await parseCommandLine(['merge', '--version'], '1.2.3')).toEqual({ command: 'text', text: '1.2.3' });
  await expect(parseCommandLine([], '0')).rejects.toThrow(
    /^variorum <command>\n(?:.*\n)*? +variorum merge <inputs\.\.>/,
  );
});
