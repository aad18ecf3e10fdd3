/** The library as a program sees it: what it finds and merges, and what it says where it is used wrongly. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as variorum from '../../src/index.js';
import { listTree } from '../../src/read/run-record.js';
import { archiveFolder, isHistory } from '../../src/write/output/own-files.js';

const { defaultDetectOptions, findRevisions, mergeDirectory, mergeTexts } = variorum;

const root = join(import.meta.dirname, '../..');
const seeds = join(root, 'seeds');
const folder = mkdtempSync(join(tmpdir(), 'variorum-library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = join(root, 'out/editions');
const edition = readFileSync(join(written, readdirSync(written)[0]!, 'edition.json'), 'utf8');

/** The example of the README, between its markers; this one until the README has it. */
const example = `
import { mergeTexts, renderMarkdown } from 'variorum';

const { editions } = await mergeTexts([
  {
    id: 'morning',
    title: 'Harbour bridge closed',
    text: 'The harbour bridge of Port Alder was closed to all traffic on Monday.\\n\\nEngineers found cracks in two of its piers, the council said.',
  },
  {
    id: 'evening',
    title: 'Harbour bridge closed',
    text: 'The harbour bridge of Port Alder was closed to all traffic on Monday.\\n\\nEngineers found cracks in three of its piers, the council said.\\n\\nFerries will run until Friday.',
  },
]);
for (const edition of editions) console.log(renderMarkdown(edition, 'union'));
`;
const inReadme = /<!-- library -->\s*```(?:ts|js)\n([\s\S]*?)```/.exec(
  readFileSync(join(root, 'README.md'), 'utf8'),
);

/** Runs a program that imports the package, and returns what it prints. */
async function runExample(code: string): Promise<string> {
  const body = code.replace(/^import \{([^}]+)\} from 'variorum';$/m, 'const {$1} = variorum;');
  const lines: string[] = [];
  const print = { log: (text: unknown) => void lines.push(String(text)) };
  // biome-ignore lint/complexity/useArrowFunction: only a function written so gives its constructor.
  const Program = async function () {}.constructor as new (
    ...code: string[]
  ) => (library: typeof variorum, console: typeof print) => Promise<void>;
  await new Program('variorum', 'console', body)(variorum, print);
  return lines.join('\n');
}

describe('the example of the README', () => {
  it('runs as it stands there, and prints an edition', async () => {
    const printed = await runExample(inReadme?.[1] ?? example);
    expect(printed).toContain('Harbour bridge closed');
    expect(printed).toContain('cracks in three of its piers');
    expect(printed).toContain('Ferries will run until Friday.');
  });

  it('has at most fifteen lines of code', () => {
    const code = (inReadme?.[1] ?? example).split('\n').filter((line) => line.trim() !== '');
    expect(code.length).toBeLessThanOrEqual(15);
  });
});

describe('findRevisions()', () => {
  it('finds the report of the seeds, its order, and why the others stand apart', async () => {
    const found = await findRevisions(seeds);
    expect(found.documents).toHaveLength(5);
    expect(found.clusters.map(({ order }) => order.revisions)).toEqual([
      variorum.parseEditionJson(edition).revisions.map(({ id }) => id),
    ]);
    expect(found.relations.filter(({ tier }) => tier === 'apart')).toHaveLength(5);
    expect(found.failures).toEqual([]);
  });

  it('takes the defaults of the command, and what differs from them', async () => {
    const apart = await findRevisions(seeds, { ...defaultDetectOptions, threshold: 1 });
    expect(apart.clusters).toEqual([]);
    const [a, b] = (await findRevisions(seeds)).clusters[0]!.members;
    const decided = [{ decision: 'never', a: a!, b: b! }] as const;
    const parted = await findRevisions(seeds, { decided });
    expect(parted.clusters[0]?.members ?? []).not.toEqual(expect.arrayContaining([a, b]));
  });

  it('says which file could not be read, and goes on', async () => {
    const mixed = mkdtempSync(join(folder, 'mixed-'));
    writeFileSync(join(mixed, 'a.txt'), 'Rain fell on Port Alder on Monday, the council said.');
    writeFileSync(join(mixed, 'b.txt'), Buffer.from([0, 1, 2]));
    const { documents, failures } = await findRevisions(mixed);
    expect(documents).toEqual(['a.txt']);
    expect(failures.map(variorum.describeFailure)).toEqual([expect.stringContaining('b.txt')]);
  });
});

describe('mergeDirectory()', () => {
  it('gives the edition that the command writes, and writes nothing', async () => {
    const { editions } = await mergeDirectory(seeds);
    expect(editions.map(variorum.renderEditionJson)).toEqual([edition]);
  });

  it('writes with `out` what the command writes, byte for byte, and gives the same editions', async () => {
    const out = join(folder, 'out');
    // As the command does it for out/, whose run.json names its input by the path that was given.
    const before = process.cwd();
    process.chdir(root);
    try {
      const { editions } = await mergeDirectory('seeds', { out });
      expect(editions.map(variorum.renderEditionJson)).toEqual([edition]);
    } finally {
      process.chdir(before);
    }
    const isOfRun = (path: string) => !path.startsWith(`${archiveFolder}/`) && !isHistory(path);
    for (const path of listTree(join(root, 'out')).filter(isOfRun))
      expect(readFileSync(join(out, path), 'utf8'), path).toBe(readFileSync(join(root, 'out', path), 'utf8'));
  });

  it('refuses a directory that is not one of its outputs', async () => {
    const foreign = mkdtempSync(join(folder, 'foreign-'));
    writeFileSync(join(foreign, 'letter.txt'), 'Dear editor,');
    await expect(mergeDirectory(seeds, { out: foreign })).rejects.toThrow(variorum.CommandFailure);
    expect(readdirSync(foreign)).toEqual(['letter.txt']);
  });
});

describe('mergeTexts()', () => {
  const texts = () => readdirSync(seeds).map((id) => ({ id, text: readFileSync(join(seeds, id), 'utf8') }));

  it('gives for texts in memory what a directory of them gives, in any order', async () => {
    const { editions, documents } = await mergeTexts(texts().reverse());
    expect(editions.map(variorum.renderEditionJson)).toEqual([edition]);
    expect(documents).toEqual(readdirSync(seeds).sort());
  });

  it('takes titles and dates as evidence, and keeps them', async () => {
    const words = 'The harbour bridge of Port Alder was closed to all traffic on Monday, the council said.';
    const { editions } = await mergeTexts([
      { id: 'b', text: `${words} Ferries run.`, title: 'Bridge closed', date: '2020-05-01' },
      { id: 'a', text: words, title: 'Bridge closed', date: '2020-05-02' },
    ]);
    expect(editions[0]!.revisions.map(({ id, date }) => [id, date])).toEqual([
      ['b', '2020-05-01'],
      ['a', '2020-05-02'],
    ]);
    expect(editions[0]!.title).toBe('Bridge closed');
  });

  it('lets the longest or the greatest lead, as it is told', async () => {
    const words = 'The harbour bridge of Port Alder was closed to all traffic on Monday, the council said.';
    const two = [
      { id: 'b', text: `${words} Ferries run.`, title: 'Bridge closed', date: '2020-05-01' },
      { id: 'a', text: words, title: 'Bridge closed', date: '2020-05-02' },
    ];
    const baseWith = async (keepBase?: 'longest' | `field:${string}`) =>
      (await mergeTexts(two, keepBase === undefined ? {} : { keepBase })).editions[0]!.base;
    expect([await baseWith(), await baseWith('longest'), await baseWith('field:date')]).toEqual([
      'a',
      'b',
      'a',
    ]);
    await expect(baseWith('field:')).rejects.toThrow('Cannot use keepBase: it must be newest, longest');
  });

  it('gives nothing for nothing', async () => {
    expect(await mergeTexts([])).toMatchObject({ editions: [], documents: [], failures: [] });
  });

  it('looks at no disk, even for an id that is a path', async () => {
    const path = join(seeds, readdirSync(seeds)[0]!);
    const text = 'Rain fell on Port Alder on Monday, the council said.';
    const { documents, failures } = await mergeTexts([{ id: path, text }]);
    expect([documents, failures]).toEqual([[path], []]);
  });
});

describe('wrong arguments get a sentence', () => {
  // What a program without types may hand over.
  const wrong = (value: unknown) => value as never;
  it.each<[string, () => Promise<unknown>, new (text: string) => Error, string]>([
    [
      'an input of another kind',
      () => findRevisions(wrong(7)),
      TypeError,
      'Cannot use the input: it must be a string, current value is 7',
    ],
    ['an empty input', () => mergeDirectory(''), RangeError, 'Cannot use the input: it must not be empty'],
    [
      'options of another kind',
      () => findRevisions(seeds, wrong(7)),
      TypeError,
      'Cannot use the options: they must be an object, current value is 7',
    ],
    [
      'a misspelt option',
      () => findRevisions(seeds, wrong({ treshold: 0.8 })),
      TypeError,
      'Cannot use "treshold": it is no option of findRevisions; did you mean threshold?',
    ],
    [
      'an option of another function',
      () => mergeTexts([], wrong({ out: 'out' })),
      TypeError,
      'Cannot use "out": it is no option of mergeTexts',
    ],
    [
      'a number that is none',
      () => findRevisions(seeds, { threshold: wrong('high') }),
      TypeError,
      'Cannot use threshold: it must be a number, current value is high',
    ],
    [
      'a share beyond 1',
      () => findRevisions(seeds, { minScore: 7 }),
      RangeError,
      'Cannot use minScore: it must be a number from 0 to 1, current value is 7',
    ],
    [
      'an option without effect',
      () => findRevisions(seeds, { scaled: 9 }),
      RangeError,
      'Cannot use scaled: it has no effect without sketch scaled, current value is 9',
    ],
    [
      'texts that are no list',
      () => mergeTexts(wrong('text')),
      TypeError,
      'Cannot merge texts: they must be a list, current value is text',
    ],
    [
      'two texts of one id',
      () =>
        mergeTexts([
          { id: 'a', text: '' },
          { id: 'a', text: '' },
        ]),
      RangeError,
      'Cannot merge texts: two have the id "a"',
    ],
    [
      'a text of another kind',
      () => mergeTexts([{ id: 'a', text: wrong(null) }]),
      TypeError,
      'Cannot merge texts: the text of "a" must be a string, current value is null',
    ],
    [
      'half a surrogate pair',
      () => mergeTexts([{ id: 'a', text: '\ud800' }]),
      RangeError,
      'Cannot merge texts: the text of "a" has half a surrogate pair',
    ],
  ])('%s', async (_, act, kind, sentence) => {
    const error = await act().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toBe(sentence);
  });

  it('an input that does not exist', async () => {
    await expect(findRevisions(join(folder, 'nowhere'))).rejects.toThrow(variorum.CommandFailure);
  });
});
