/** The table of flags: all that knows flags follows from it, and what each block says of its flag is true. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { renderCompletion } from '../../../src/commands/completion.js';
import { commandTable, isCommand } from '../../../src/options/commands.js';
import { type CommandName, commandNames, type Flag, flag, whole } from '../../../src/options/flag.js';
import { flagsOf, flagTable, recordedOptions } from '../../../src/options/flag-table.js';
import { layOutHelp } from '../../../src/options/help-layout.js';
import { parseCommandLine } from '../../../src/options/parse.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

function configOf(content: string): string {
  const path = join(folder, 'settings.yaml');
  writeFileSync(path, content);
  return path;
}

describe('a new flag is one new block', () => {
  const maxAge = flag({
    name: 'max-age',
    type: 'number',
    default: 30,
    group: 'What is read',
    help: 'Most days between two revisions. 30: few reports live longer',
    commands: ['merge', 'explain'],
    changes: ['reports'],
    example: '7',
    check: whole(1, 365),
    option: 'limits.maxAge',
  });
  const flags: readonly Flag[] = [...flagTable, maxAge];
  const parse = async (words: string, environment = {}) => {
    const parsed = await parseCommandLine(words.split(' '), '0', { flags, environment });
    if (parsed.command === 'text') throw new TypeError('Cannot read options: the line asks for a text');
    return (parsed.options as unknown as { limits: object }).limits;
  };
  const merge = 'merge in --out out';

  it('stands in the help of its commands below its heading, and in no other', async () => {
    const page = await layOutHelp('merge', flags);
    expect(page).toMatch(/\nWhat is read:\n(?: .*\n)* +--max-age +Most days between two revisions\./);
    expect(page).toContain('[number] [default: 30]');
    expect(await layOutHelp('scan', flags)).not.toContain('--max-age');
  });

  it('is read from the command line, a variable and the file, in this order, else it is its default', async () => {
    const config = `--config ${configOf('max-age: 9')}`;
    const environment = { VARIORUM_MAX_AGE: '8' };
    expect(await parse(`${merge} --max-age 7 ${config}`, environment)).toEqual({ maxAge: 7 });
    expect(await parse(`${merge} ${config}`, environment)).toEqual({ maxAge: 8 });
    expect(await parse(`${merge} ${config}`)).toEqual({ maxAge: 9 });
    expect(await parse(merge)).toEqual({ maxAge: 30 });
  });

  it('is checked wherever it comes from', async () => {
    const sentence = 'Cannot use --max-age: it must be a whole number from 1 to 365, current value is 0';
    await expect(parse(`${merge} --max-age 0`)).rejects.toThrow(sentence);
    await expect(parse(merge, { VARIORUM_MAX_AGE: '0' })).rejects.toThrow(sentence);
    await expect(parse(`${merge} --config ${configOf('max-age: 0')}`)).rejects.toThrow(sentence);
    await expect(parse(`${merge} --max-age old`)).rejects.toThrow('must be a number, current value is old');
  });

  it('is what a misspelt name may have meant, and is known to be of another command', async () => {
    await expect(parse(`${merge} --max-aeg 7`)).rejects.toThrow('did you mean --max-age?');
    await expect(parse(merge, { VARIORUM_MAX_AGES: '7' })).rejects.toThrow('did you mean VARIORUM_MAX_AGE?');
    await expect(parse(`${merge} --config ${configOf('maxage: 7')}`)).rejects.toThrow(
      'did you mean max-age?',
    );
    await expect(parse('scan in --out out --max-age 7')).rejects.toThrow(
      'Cannot start: --max-age is no flag of scan, but of merge, explain',
    );
  });

  it('is completed in every shell', () => {
    expect(renderCompletion('bash', flags)).toMatch(/merge\) words=".*--max-age/);
    expect(renderCompletion('zsh', flags)).toContain('--max-age');
    expect(renderCompletion('fish', flags)).toContain("-l max-age -d 'Most days between two revisions'");
  });
});

describe('every block', () => {
  // What a command line needs beside the flag that is looked at.
  const words: Readonly<Record<string, string>> = {
    merge: 'merge in --out out',
    add: 'add out in',
    remove: 'remove out a --reason b',
    watch: 'watch out in',
    scan: 'scan in --out out',
    explain: 'explain in a b',
    trace: 'trace out a',
    check: 'check out',
    restore: 'restore out --revision a',
    eval: 'eval out --gold g.tsv',
    tune: 'tune in',
    compare: 'compare a b',
    plan: 'plan in --out out --shards 2',
    worker: 'worker sign',
  };
  const cases = flagTable.flatMap((known: Flag) =>
    known.commands.map((command): [string, CommandName, Flag] => [known.name, command, known]),
  );
  const record = async (line: readonly string[]) => {
    const parsed = await parseCommandLine(line, '0');
    return parsed.command === 'text' ? null : parsed.options;
  };

  test.each(cases)(
    '--%s of %s changes the record, by the value that it names as its example',
    async (_, command, known) => {
      const { name, type, needs, example } = known;
      if (name === 'config') return;
      const bare = words[command]!.split(' ');
      const needed = needs === undefined || !flagsOf(command).some((other) => other.name === needs.flag);
      const line = needed ? bare : [...bare, `--${needs.flag}`, needs.value];
      const given =
        type !== 'switch' ? [`--${name}`, example!] : [known.default === true ? `--no-${name}` : `--${name}`];
      const before = await record(
        line.includes(`--${name}`) ? [...line, `--${name}`, type === 'number' ? '1' : 'other'] : line,
      );
      expect(await record([...line, ...given])).not.toEqual(before);
    },
  );

  it('has a name of its own, a sentence of help, and a command that there is', () => {
    const names = flagTable.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, help, commands, example, type } of flagTable as readonly Flag[]) {
      expect([name, help.length > 10 && !help.endsWith('.')]).toEqual([name, true]);
      expect([name, commands.length > 0 && commands.every(isCommand)]).toEqual([name, true]);
      expect([name, type === 'switch' || example !== undefined]).toEqual([name, true]);
    }
  });

  it('stands on the page of each of its commands, and no other flag does', async () => {
    for (const command of commandNames) {
      const page = await layOutHelp(command);
      const shown = Array.from(page.matchAll(/^ {2}--([a-z-]+)(?: {2}|$)/gm), ([, name]) => name!);
      const own = flagsOf(command).map(({ name }) => name);
      expect([command, ...shown.toSorted()]).toEqual([command, ...[...own, 'help', 'version'].toSorted()]);
      expect(page).toContain(commandTable[command].summary.slice(0, 40));
    }
  });
});

it('run.json knows the options of a change by these names', () => {
  expect(recordedOptions('reading')).toEqual(['fields', 'reading']);
  expect(recordedOptions('order')).toEqual(['keepBase', 'decisions', 'dates']);
  expect(recordedOptions('candidates')).toEqual([
    'minScore',
    'sketch',
    'shingleSize',
    'permutations',
    'bands',
    'rows',
    'scaled',
    'scheme',
    'maxBucket',
    'seed',
  ]);
});
