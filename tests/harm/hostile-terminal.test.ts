/**
 * Hostile strings in all that the commands print: what steers a terminal, breaks a line or turns it around is spelled
 * out, in results, in messages, in JSON and in the words of failures alike.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { reportsOfAll } from '../arbitraries/hostile-reports.js';
import { allInOne, mark, triedStrings } from '../arbitraries/hostile-strings.js';
import { type Finished, variorum } from '../cli/run.js';
import { liveInPage } from './live-markup.js';

const [report] = reportsOfAll;
const [first, second] = report.rows.map((row) => row['id']!) as [string, string];
let folder: string;
let merged: Finished;

const run = (...flags: string[]) => variorum(folder, ...flags);

beforeAll(async () => {
  folder = join(inject('scratch'), `hostile-terminal-${process.pid}`);
  mkdirSync(join(folder, 'in'), { recursive: true });
  for (const { name, rows } of reportsOfAll)
    writeFileSync(join(folder, 'in', name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  merged = await run('merge', 'in', '--out', 'out');
});

// Control characters but the line feed, line ends, marks of direction, what is not seen.
const steering =
  /[\0-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/;

/** Lines that would do more in a terminal than show text. */
function steeringLines({ stdout, stderr }: Finished): string[] {
  return `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => steering.test(line))
    .map((line) => JSON.stringify(line).slice(0, 300));
}

function firstEdition(): string {
  const [name] = readdirSync(join(folder, 'out/editions'));
  return `editions/${name}/edition.json`;
}

/** Runs a command, which must show the string, and as text alone. */
async function expectText(status: number, ...flags: string[]): Promise<Finished> {
  const finished = await run(...flags);
  expect(steeringLines(finished)).toEqual([]);
  expect(finished.status).toBe(status);
  expect(`${finished.stdout}${finished.stderr}`).toContain(mark);
  return finished;
}

describe('as text alone are shown', () => {
  test('the titles and outputs that merge and scan name', async () => {
    const out = `out ${allInOne.replace(/[\0/]|\p{Surrogate}/gu, '').slice(0, 60)}`;
    expect(steeringLines(merged)).toEqual([]);
    await expectText(0, 'scan', 'in', '--out', out);
    await expectText(0, 'scan', 'in', '--out', out, '--json', '--quiet');
  });

  test('the documents that explain compares, in text and as JSON', async () => {
    await expectText(0, 'explain', 'in', first, second);
    const [one, other] = reportsOfAll[1].rows;
    await expectText(0, 'explain', 'in', one!['id']!, other!['id']!);
    await expectText(0, 'explain', 'in', first, second, '--json');
  });

  test('the page that explain prints', async () => {
    const page = (await run('explain', 'in', first, second, '--html')).stdout.toString();
    expect(page).toContain(mark);
    expect(liveInPage(page)).toEqual([]);
  });

  test('the paragraphs that trace finds, in text, as JSON and on its page, and those that it does not', async () => {
    const paragraph = /"id": ?"(p[\da-f]{12})"/.exec(
      readFileSync(join(folder, 'out', firstEdition()), 'utf8'),
    )![1]!;
    for (const words of [[mark], ['--paragraph', paragraph]]) {
      await expectText(0, 'trace', 'out', ...words);
      await expectText(0, 'trace', 'out', ...words, '--json');
      await run('trace', 'out', ...words, '--page', 'traced.html');
      expect(liveInPage(readFileSync(join(folder, 'traced.html'), 'utf8'))).toEqual([]);
    }
    for (const text of [allInOne, ...triedStrings]) {
      expect(steeringLines(await run('trace', 'out', text))).toEqual([]);
      expect(steeringLines(await run('trace', text, 'a'))).toEqual([]);
      expect(steeringLines(await run('trace', 'out', '--paragraph', text))).toEqual([]);
    }
  });

  test('the documents and values that tune prints, in text and on its page', async () => {
    const gold = ['cluster\tid', ...report.rows.map(({ id }) => `${mark}\t${id}`)].join('\n');
    writeFileSync(join(folder, 'gold.tsv'), gold);
    await expectText(0, 'tune', 'in', '--gold', 'gold.tsv', '--page', 'tuned.html');
    expect(liveInPage(readFileSync(join(folder, 'tuned.html'), 'utf8'))).toEqual([]);
  });

  test('what compare finds to differ, in text and as JSON', async () => {
    await run('merge', 'in', '--out', 'apart', '--threshold', '.9999', '--keep', allInOne);
    await expectText(0, 'compare', 'out', 'apart');
    await expectText(0, 'compare', 'out', 'apart', '--json');
    for (const flags of [['apart'], ['apart', '--json']])
      await expectText(1, 'compare', 'out', ...flags, '--fail-on', 'reports,revisions,facts');
  });

  test('the field whose value is to choose the base, where no record has it', async () => {
    await expectText(0, 'merge', 'in', '--out', 'based', '--keep-base', `field:${allInOne}`);
  });

  test('what eval finds wrong, in text and as JSON', async () => {
    const labels = ['a\tb\tlabel', `${first}\t${second}\tnot`].join('\n');
    writeFileSync(join(folder, 'labels.tsv'), labels);
    const truth = ['cluster\tid', ...report.rows.map(({ id }, at) => `${at}\t${id}`)].join('\n');
    writeFileSync(join(folder, 'truth.tsv'), truth);
    const judged = ['eval', 'out', '--gold', 'truth.tsv', '--labels', 'labels.tsv'];
    for (const flags of [judged, [...judged, '--json']])
      expect(steeringLines(await run(...flags))).toEqual([]);
  });

  test('what check finds not to hold', async () => {
    cpSync(join(folder, 'out'), join(folder, 'broken'), { recursive: true });
    const editions = join(folder, 'broken/editions');
    for (const name of readdirSync(editions)) {
      const path = join(editions, name, 'edition.json');
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('death toll', `death ${'\\u001b[31m'} told`));
    }
    const { stderr } = await expectText(1, 'check', 'broken', '--source', 'in');
    expect(stderr).toContain('edition.json');
    await expectText(1, 'check', 'broken', '--json');
  });

  test('what was decided, and what cannot be', async () => {
    const decide = (...rows: string[]) =>
      writeFileSync(join(folder, 'decided.tsv'), ['decision\ta\tb', ...rows].join('\n'));
    decide(`must\t${mark}\t${JSON.stringify(allInOne)}`);
    await expectText(2, 'merge', 'in', '--out', 'decided', '--pairs', 'decided.tsv');
    for (const text of [allInOne, ...triedStrings]) {
      decide(`${text}\t${text}\t${mark}`);
      const told = await run('merge', 'in', '--out', 'decided', '--pairs', 'decided.tsv');
      expect(steeringLines(told)).toEqual([]);
    }
  });

  test('whatever a command line names that is not there', async () => {
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ [allInOne]: allInOne }));
    for (const text of [allInOne, ...triedStrings]) {
      const told = [
        await run(text),
        await run('merge', text, '--out', 'o'),
        await run('merge', 'in', '--out', 'o', `--${text}`),
        await run('merge', 'in', '--out', 'o', '--threshold', text),
        await run('merge', 'in', '--out', 'o', '--format', text),
        await run('merge', 'in', '--out', 'o', '--pairs', text),
        await run('merge', 'in', '--out', 'o', '--config', text),
        await run('explain', 'in', text, first),
        await run('restore', 'out', '--revision', text),
        await run('restore', text, '--revision', text),
        await run('check', text),
        await run('compare', text, 'out'),
        await run('eval', 'out', '--gold', text),
        await run('completion', text),
      ];
      expect(told.flatMap(steeringLines)).toEqual([]);
    }
    await expectText(2, 'merge', 'in', '--out', 'o', '--config', 'config.json');
  });

  test('records, files and archives that cannot be read', async () => {
    mkdirSync(join(folder, 'bad'), { recursive: true });
    const tried = [allInOne, ...triedStrings];
    const names = tried.map((text) => text.replace(/^\.|[\0/]|\p{Surrogate}/gu, '_').slice(0, 60));
    for (const [at, name] of names.entries()) {
      writeFileSync(join(folder, 'bad', `${name}.jsonl`), `{"id":${JSON.stringify(tried[at])},\n{"id": 1}\n`);
      writeFileSync(join(folder, 'bad', `${name}.warc.gz`), Buffer.from('1f8b0800', 'hex'));
      writeFileSync(join(folder, 'bad', `${name}.html`), Buffer.alloc(64, '\0\u0001'));
    }
    writeFileSync(join(folder, 'bad', 'a.csv'), `id,text\n${JSON.stringify(allInOne)},a,b,c,d\n`);
    await expectText(2, 'merge', 'bad', '--out', 'o');
    await expectText(1, 'merge', 'bad', 'in', '--out', 'o');
    await expectText(2, 'explain', 'bad', names[0]!, names[1]!);
  });
});
