/** Asks the tables of a planted collection the queries of the README, in both forms, and holds the answers against what is known. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, inject, test } from 'vitest';
import { freshFolder, root, variorum } from './run.js';
import {
  background,
  buses,
  firstLead,
  lastLead,
  quotation,
  records,
  strikeOpenings,
  wrongFigure,
} from './tables-plant.js';

const readme = readFileSync(join(root, 'src/write/tables/README.md'), 'utf8');
const queries = new Map(
  Array.from(
    readme.matchAll(/^### \d+\. (.+)$[^#]*?<!-- query -->\s*```sql\n([\s\S]*?)```/gm),
    ([, title, sql]) => [title!, sql!] as const,
  ),
);
const openParquet = /<!-- open -->\s*```sql\n([\s\S]*?)```/.exec(readme)![1]!;

type Rows = readonly Readonly<Record<string, unknown>>[];

const harbour = 'Harbour Times';
const bridgeTitle = 'Harbour bridge closed after barge hits pier';
const opening = (text: string) => text.slice(0, 30);

/** By the headings of the README. */
const answers: Readonly<Record<string, Rows>> = {
  'Paragraphs dropped within a day that held a number': [
    { outlet: harbour, title: bridgeTitle, text: buses, hours: 2.5 },
  ],
  'Quotations whose speaker changed': [
    { outlet: harbour, before: 'Kessler', after: 'Johan Brandt', quotations: [quotation] },
  ],
  'Outlets by share of corrected reports': [
    { outlet: 'Valley News', reports: '1', corrected: 1 },
    { outlet: harbour, reports: '2', corrected: 0 },
  ],
  'The most carried background paragraphs': [
    { text: background, reports: 3, first_outlet: harbour, first_document: 'bridge-1' },
    { text: wrongFigure, reports: 2, first_outlet: 'Valley News', first_document: 'dairy-1' },
  ],
  'Who carried a paragraph first, and how long others took': [
    ...strikeOpenings.map(
      (text) =>
        [
          text,
          [
            ['Coast Weekly', 0],
            ['Valley News', 2],
          ],
        ] as const,
    ),
    [
      background,
      [
        [harbour, 0],
        ['Coast Weekly', 121],
        ['Valley News', 169],
      ],
    ] as const,
    [
      wrongFigure,
      [
        ['Valley News', 0],
        ['Coast Weekly', 21],
      ],
    ] as const,
  ]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([text, carriers]) =>
      carriers.map(([outlet, hours]) => ({ opening: opening(text), outlet, hours })),
    ),
  'Corrections that did not reach all carriers': [
    {
      from_value: '120 workers',
      to_value: '210 workers',
      cause: 'correction',
      carriers: '1',
      not_reached: '1',
    },
  ],
  'Reports whose lead was rewritten': [{ title: bridgeTitle, lead_before: firstLead, lead_after: lastLead }],
  'Numbers that only rose': [
    { title: bridgeTitle, first_value: 'three people', last_value: 'eight people', steps: '2' },
  ],
  // The second revisions of bridge and school, that of the dairy, and the third of the bridge.
  'Share of text rewritten, by hour since publication': [
    { hour: 2, revisions: '2', rewritten: Number(((24 + 17) / (191 + 127)).toFixed(3)) },
    { hour: 3, revisions: '1', rewritten: Number((24 / 132).toFixed(3)) },
    { hour: 25, revisions: '1', rewritten: Number((44 / 185).toFixed(3)) },
  ],
  'Pairs in doubt, by relation': [
    { relation: 'syndicated', rule: 'two-agencies', pairs: '1', probability: 0.98 },
  ],
};

let made: Promise<string> | undefined;

/** Where the output with the tables of the planted collection lies; merged once. */
function planted(): Promise<string> {
  made ??= (async () => {
    const folder = join(inject('scratch'), `tables-${process.pid}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'in.jsonl'), records);
    const { status, stderr } = await variorum(
      folder,
      'merge',
      'in.jsonl',
      '--out',
      'out',
      '--format',
      'tables',
    );
    if (status !== 0) throw new Error(`Cannot merge what was planted: ${stderr}`);
    return join(folder, 'out');
  })();
  return made;
}

async function ask(prelude: string, sql: string): Promise<Rows> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    await connection.run(prelude);
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
  }
}

/** Opens the lines of JSON as the card says. */
function openLines(out: string): string {
  const card = readFileSync(join(out, 'tables/README.md'), 'utf8');
  return `SET file_search_path = '${out}/tables';\n${/```sql\n([\s\S]*?)```/.exec(card)![1]!}`;
}

describe('the queries of the README', () => {
  test('are ten, each with its answer', () => {
    expect(queries.size).toBe(10);
    expect([...queries.keys()]).toEqual(Object.keys(answers));
  });

  test.each([...queries])('%s: both forms give what was planted', async (title, sql) => {
    const out = await planted();
    const ofParquet = await ask(openParquet.replaceAll('OUT', out), sql);
    expect(ofParquet).toEqual(answers[title]);
    expect(await ask(openLines(out), sql)).toEqual(ofParquet);
  });
});

test('both forms of every table have the same columns, types and rows', async () => {
  const out = await planted();
  const names = readdirSync(join(out, 'tables')).filter((name) => name.endsWith('.parquet'));
  expect(names.length).toBe(8);
  for (const name of names.map((file) => file.replace('.parquet', ''))) {
    const [ofParquet, ofLines] = [openParquet.replaceAll('OUT', out), openLines(out)];
    const described = await ask(ofParquet, `DESCRIBE ${name}`);
    expect(await ask(ofLines, `DESCRIBE ${name}`)).toEqual(described);
    const rows = await ask(ofParquet, `FROM ${name}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(await ask(ofLines, `FROM ${name}`)).toEqual(rows);
  }
});

test('ids join the tables: what one names, another has', async () => {
  const out = await planted();
  const lost = (column: string, from: string, to: string, key = column) =>
    `SELECT count(*) AS lost FROM ${from} WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT ${key} FROM ${to})`;
  const prelude = openParquet.replaceAll('OUT', out);
  for (const sql of [
    lost('report_id', 'documents', 'reports'),
    lost('revision_id', 'documents', 'revisions'),
    lost('document_id', 'revisions', 'documents'),
    lost('base_revision', 'reports', 'revisions', 'revision_id'),
    lost('source_revision', 'paragraphs', 'revisions', 'revision_id'),
    lost('thread_id', 'paragraphs', 'threads'),
    lost('revision_id', 'readings', 'revisions'),
    lost('paragraph_id', 'readings', 'paragraphs'),
    lost('paragraph_id', 'facts', 'paragraphs'),
    lost('from_revision', 'facts', 'revisions', 'revision_id'),
    lost('a', 'pairs', 'documents', 'document_id'),
    lost('report_b', 'pairs', 'reports', 'report_id'),
    lost('document_id', 'threads', 'documents'),
    'SELECT count(*) AS lost FROM readings r WHERE place IS NOT NULL AND words >= 5 AND NOT EXISTS (SELECT 1 FROM threads t WHERE t.document_id = r.document_id AND t.span_start = r.span_start)',
  ])
    expect([sql, await ask(prelude, sql)]).toEqual([sql, [{ lost: '0' }]]);
});

describe('--format tables', () => {
  const readTables = (out: string) =>
    Object.fromEntries(
      readdirSync(join(out, 'tables'))
        .sort()
        .map((name) => [name, readFileSync(join(out, 'tables', name), 'latin1')]),
    );

  const lines = records.trimEnd().split('\n');
  const inFiles = (order: readonly number[]) =>
    Object.fromEntries(order.map((line, at) => [`in/${at}.jsonl`, `${lines[line]}\n`]));

  test('writes the same bytes for any order of files and number of workers', async () => {
    const numbers = lines.map((_, index) => index);
    const one = freshFolder(inFiles(numbers));
    const other = freshFolder(inFiles(numbers.toReversed()));
    await variorum(one, 'merge', 'in', '--out', 'out', '--format', 'tables', '--workers', '1');
    await variorum(other, 'merge', 'in', '--out', 'out', '--format', 'tables', '--workers', '2');
    // The file that held a record is named after its place: the order of files alone tells them apart.
    const withoutFiles = (out: string) =>
      Object.entries(readTables(out))
        .filter(([name]) => name.endsWith('.jsonl'))
        .map(([name, rows]) => [name, rows.replace(/"container":"\d+\.jsonl"/g, '')]);
    expect(withoutFiles(join(other, 'out'))).toEqual(withoutFiles(join(one, 'out')));
    await variorum(one, 'merge', 'in', '--out', 'again', '--format', 'tables', '--workers', '2');
    expect(readTables(join(one, 'again'))).toEqual(readTables(join(one, 'out')));
  });

  test('gives an archive that grew the tables of one that was made at once', async () => {
    const folder = freshFolder(inFiles(lines.map((_, index) => index)));
    mkdirSync(join(folder, 'first'));
    mkdirSync(join(folder, 'second'));
    for (const name of readdirSync(join(folder, 'in'))) {
      const batch = Number(name.split('.')[0]) % 2 === 0 ? 'first' : 'second';
      writeFileSync(join(folder, batch, name), readFileSync(join(folder, 'in', name)));
    }
    await variorum(folder, 'merge', 'first', '--out', 'grown', '--format', 'tables');
    expect((await variorum(folder, 'add', 'grown', 'second')).status).toBe(0);
    const { status } = await variorum(
      folder,
      ...['merge', 'in', '--out', 'at-once', '--format', 'tables', '--ids', 'grown/ids.tsv'],
    );
    expect(status).toBe(0);
    expect(readTables(join(folder, 'grown'))).toEqual(readTables(join(folder, 'at-once')));
  });

  test('has a table of threads without rows where none were followed, and the same columns', async () => {
    const folder = freshFolder({ 'in.jsonl': records });
    await variorum(folder, 'merge', 'in.jsonl', '--out', 'out', '--format', 'tables', '--threads', 'none');
    const out = join(folder, 'out');
    const prelude = openParquet.replaceAll('OUT', out);
    expect(await ask(prelude, 'FROM threads')).toEqual([]);
    expect(await ask(prelude, 'DESCRIBE threads')).toEqual(
      await ask(openParquet.replaceAll('OUT', await planted()), 'DESCRIBE threads'),
    );
    expect(await ask(openLines(out), 'FROM threads')).toEqual([]);
    expect((await variorum(folder, 'check', 'out')).status).toBe(0);
  });

  test('tells of what could not be read, what is empty and what is alone; tables without rows answer every query', async () => {
    const folder = freshFolder({
      'in/a.txt': '',
      'in/b.txt': 'Short.',
      'in/c.txt': Buffer.from([0x25, 0x00, 0x50]),
    });
    const { status } = await variorum(folder, 'merge', 'in', '--out', 'out', '--format', 'tables');
    expect(status).toBe(1);
    const out = join(folder, 'out');
    const prelude = openParquet.replaceAll('OUT', out);
    expect(
      await ask(
        prelude,
        'SELECT document_id, sha256 IS NOT NULL AS is_read, words, report_id FROM documents',
      ),
    ).toEqual([
      { document_id: 'a.txt', is_read: true, words: 0, report_id: null },
      { document_id: 'b.txt', is_read: true, words: 1, report_id: null },
      { document_id: 'c.txt', is_read: false, words: null, report_id: null },
    ]);
    for (const sql of queries.values())
      expect([await ask(prelude, sql), await ask(openLines(out), sql)]).toEqual([[], []]);
  });

  test('goes with a table of clusters, and lists the pairs that --relations lists', async () => {
    const clusters = 'cluster\tid\n1\tbridge-1\n1\tfair\n';
    const folder = freshFolder({ 'in.jsonl': records, 'clusters.tsv': clusters });
    await variorum(
      folder,
      'merge',
      'in.jsonl',
      '--out',
      'out',
      '--format',
      'tables',
      '--clusters',
      'clusters.tsv',
    );
    const prelude = (name: string) => openParquet.replaceAll('OUT', join(folder, name));
    expect(await ask(prelude('out'), 'SELECT revisions FROM reports')).toEqual([{ revisions: 2 }]);
    expect(await ask(prelude('out'), 'FROM pairs')).toEqual([]);
    const merged = ['merge', 'in.jsonl', '--out', 'merged', '--format', 'tables', '--relations', 'merged'];
    await variorum(folder, ...merged);
    const listed = readFileSync(join(folder, 'merged/relations.jsonl'), 'utf8').trimEnd().split('\n');
    const expected = listed.map((line) => {
      const { a, b, tier } = JSON.parse(line) as Record<string, string>;
      return { a, b, tier };
    });
    expect(expected.length).toBeGreaterThan(3);
    expect(await ask(prelude('merged'), 'SELECT a, b, tier FROM pairs')).toEqual(expected);
  });

  test('is refused without editions, and writes nothing', async () => {
    const folder = freshFolder({ 'in.jsonl': records });
    const { status, stderr } = await variorum(
      folder,
      ...['merge', 'in.jsonl', '--out', 'out', '--format', 'tables', '--editions', 'none'],
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/^.*--format.*--editions.*\n$/);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('is refused where Spark writes tables of its own, and by scan', async () => {
    const folder = freshFolder({ 'in.jsonl': records });
    const onSpark = await variorum(
      folder,
      ...['merge', 'in.jsonl', '--out', 's3a://b/out', '--format', 'tables', '--engine', 'spark'],
    );
    expect([onSpark.status, onSpark.stderr]).toEqual([
      2,
      expect.stringMatching(/--format.* tables .*--out is the address/),
    ]);
    const scanned = await variorum(folder, 'scan', 'in.jsonl', '--out', 'out', '--format', 'tables');
    expect([scanned.status, scanned.stderr]).toEqual([2, expect.stringContaining('--format')]);
  });
});
