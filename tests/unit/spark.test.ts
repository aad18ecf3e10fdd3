import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanningForest } from '../../src/base/spanning-forest.js';
import { diagnose } from '../../src/engine/spark/diagnose.js';
import {
  declareTables,
  planJudging,
  planMerging,
  planPairing,
  planTurns,
} from '../../src/engine/spark/plan.js';
import { attempt } from '../../src/engine/spark/records.js';
import { inGroups, inPieces, longestString, readRows, writeRows } from '../../src/engine/spark/rows.js';
import { forest } from '../../src/engine/spark/stages/forest.js';
import { runStage } from '../../src/engine/spark/worker.js';
import type { DocumentId } from '../../src/model/document.js';
import { describeFailure } from '../../src/model/failure.js';
import type { DetectOptions } from '../../src/model/options.js';
import { stageNames } from '../../src/model/options.js';
import type { WorkerOptions } from '../../src/options/worker-options.js';

const detect: DetectOptions = {
  threshold: 0.5,
  minScore: 0.2,
  shingleSize: 4,
  sketch: 'minhash',
  scheme: 'oph',
  permutations: 64,
  bands: 64,
  rows: 1,
  scaled: 4,
  maxBucket: 1000,
  related: 2,
  mergeSyndicated: false,
  seed: 1,
};
const options: WorkerOptions = {
  root: 'file:///news',
  fields: { id: 'id', text: 'text', title: 'title', date: 'date' },
  detect,
  hasDates: true,
  decided: [],
  policy: 'union',
  keepBase: 'newest',
  keep: [],
  formats: [],
};

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

async function run(
  stage: (typeof stageNames)[number],
  rows: readonly object[],
): Promise<Record<string, unknown>[]> {
  const output = new PassThrough();
  const input = Readable.from(rows.map((row) => Buffer.from(`${JSON.stringify(row)}\n`)));
  await runStage(stage, options, { input, output });
  output.end();
  const text = Buffer.concat(await all(output)).toString();
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

describe('rows', () => {
  it('inPieces() gives the text back, cuts no letter in two, and has no piece longer than asked', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '𝒜', 'ж'), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 9 }), (whole, longest) => {
        const pieces = inPieces(whole, longest);
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(longest);
          expect(() => encodeURIComponent(piece)).not.toThrow();
        }
      }),
    );
  });

  it('readRows() puts lines together that come in pieces, and keeps line separators inside of them', async () => {
    const bytes = Buffer.from(`${JSON.stringify({ text: 'Курск\u2028\r' })}\n${JSON.stringify({ n: 2 })}`);
    const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    expect(await all(readRows(Readable.from(pieces)))).toEqual([{ text: 'Курск\u2028\r' }, { n: 2 }]);
  });

  it('readRows() names the row that is no JSON', async () => {
    const rows = Readable.from([Buffer.from('{}\n{"a"\n')]);
    await expect(all(readRows(rows))).rejects.toThrow('Cannot read row 2 of standard input');
  });

  it('writeRows() writes what a stage has laid out itself as it is', async () => {
    const output = new PassThrough();
    await writeRows(Readable.from([{ a: 1 }, '{"b":2}']), output);
    expect(output.read().toString()).toBe('{"a":1}\n{"b":2}\n');
  });

  it('inGroups() parts rows where the key changes', async () => {
    const groups = await all(inGroups(Readable.from([1, 1, 2, 1]), (row: number) => row));
    expect(groups).toEqual([[1, 1], [2], [1]]);
  });
});

describe('attempt()', () => {
  it('fails the document that is wrong and no other', async () => {
    const stage = async (ids: readonly string[]) => {
      if (ids.includes('bad.txt')) throw new RangeError('too deep');
      return ids;
    };
    const results = await attempt(['a.txt', 'bad.txt', 'c.txt'], { name: 'sign', idOf: (id) => id }, stage);
    expect(results).toEqual([
      { value: 'a.txt' },
      { failures: [{ reason: 'stage-failed', path: 'bad.txt', stage: 'sign', detail: 'too deep' }] },
      { value: 'c.txt' },
    ]);
  });

  it('lets the task fail where the machine is at fault', async () => {
    const stage = async () => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC', syscall: 'write' });
    };
    await expect(attempt(['a.txt'], { name: 'sign', idOf: (id) => id }, stage)).rejects.toThrow('no space');
  });
});

describe('sign', () => {
  const text = 'The ferry left Port Alder at nine with forty people and a dog on board.';
  const line = (file: string, block: number, record: string) => ({ file, block, record });

  it('counts lines and bytes block by block, broken and blank ones too', async () => {
    const rows = await run('sign', [
      line('file:/news/a%20b.jsonl', 0, JSON.stringify({ id: 'ferry', text })),
      line('file:/news/a%20b.jsonl', 0, ''),
      line('file:/news/a%20b.jsonl', 0, '{"id":'),
      line('file:/news/c.jsonl', 64, JSON.stringify({ text: `${text} Ünä.` })),
    ]);
    const places = rows.map(
      ({ file, block, line, offset, lines }) => `${file} ${block} ${line ?? 'lines'} ${offset ?? lines}`,
    );
    const first = JSON.stringify({ id: 'ferry', text }).length;
    expect(places.sort()).toEqual([
      'a b.jsonl 0 1 0',
      `a b.jsonl 0 2 ${first + 1}`,
      `a b.jsonl 0 3 ${first + 2}`,
      'a b.jsonl 0 lines 3',
      'c.jsonl 64 1 0',
      'c.jsonl 64 lines 1',
    ]);
    const broken = rows.find(({ failure }) => failure !== undefined)!;
    expect(broken['failure']).toEqual({
      reason: 'bad-record',
      path: 'a b.jsonl',
      line: 3,
      detail: 'it is not valid JSON',
    });
    const signed = rows.find(({ id }) => id === 'ferry')!;
    expect(signed['keys']).toHaveLength(64);
    expect(signed['tokens']).toBe(15);
  });

  it('refuses a line that no row on Spark can hold, and reads the one after it', async () => {
    const record = JSON.stringify({ text: 'x'.repeat(longestString) });
    const blank = ' '.repeat(longestString + 1);
    const lines = [record, blank, JSON.stringify({ id: 'b', text: 'The ferry left Port Alder at nine.' })];
    const rows = await run(
      'sign',
      lines.map((each) => ({ file: 'file:///news/a.jsonl', block: 0, record: each })),
    );
    const failed = rows.find(({ failure }) => failure !== undefined);
    expect(failed).toMatchObject({ line: 1, record: '', failure: { reason: 'bad-record', line: 1 } });
    const places = rows.filter(({ line }) => line === 2);
    expect(places).toMatchObject([{ record: '', offset: record.length + 1 }]);
    expect(rows.find(({ id }) => id === 'b')).toMatchObject({ line: 3 });
  });
});

describe('tabulate', () => {
  const document = { id: 'ferry', sha256: 'ab'.repeat(32), tokens: 90, blocks: '{"body":3}', bodyTokens: 80 };
  const tabulate = async (row: object) =>
    (await run('tabulate', [{ document: { ...document, ...row } }]))[0]!;

  it('says of a document alone what a run on one machine says', async () => {
    expect(await tabulate({})).toMatchObject({ blocks: { body: 3 }, why: 'resembles no other document' });
    expect(await tabulate({ bodyTokens: 3 })).toMatchObject({ why: 'too short to compare: 3 tokens' });
    expect(await tabulate({ tokens: 0 })).toMatchObject({ cluster: null, why: 'empty' });
  });

  it('says of a document in a cluster whom it goes with', async () => {
    const cluster = { cluster: 'c0ffee', representative: 'ferry', members: 3 };
    expect(await tabulate(cluster)).toMatchObject({
      cluster: 'c0ffee',
      why: 'stands for 2 other documents of its report',
    });
    const other = await tabulate({ ...cluster, representative: 'harbour' });
    expect(other['why']).toBe('one report with harbour');
  });
});

describe('forest', () => {
  it('of thinned parts is the forest of the whole', async () => {
    const edge = fc.record({ a: fc.nat(12), b: fc.nat(12), score: fc.integer({ min: 1, max: 6 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(edge, { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        async (edges, parts) => {
          const byName = new Map(
            edges.filter(({ a, b }) => a < b).map((each) => [`${each.a} ${each.b}`, each]),
          );
          const sorted = [...byName.values()].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
          const thinned: typeof sorted = [];
          for (let part = 0; part < parts; part++) {
            const own = sorted.filter(({ a }) => a % parts === part);
            thinned.push(...((await all(forest(Readable.from(own)))) as typeof sorted));
          }
          thinned.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
          const isIn = spanningForest(sorted, 13);
          expect(await all(forest(Readable.from(thinned)))).toEqual(sorted.filter((_, at) => isIn[at] === 1));
        },
      ),
    );
  });
});

describe('the plan', () => {
  const plan = {
    input: "file:///it's here",
    work: 'file:///work',
    format: 'jsonl',
    detect,
    decided: [{ a: "o'one" as DocumentId, b: 'two' as DocumentId, decision: 'must' }],
    tables: null,
    fileHashes: null,
  } as const;

  it('fills every template, asks known stages only, and quotes names', () => {
    const tables = { out: 'hdfs://host/out', version: '1', options: '{}' };
    const scripts = [plan, { ...plan, tables }, { ...plan, format: 'parquet' as const }].flatMap((each) => [
      planPairing(each),
      planTurns(each, 'compared', 4),
      planJudging(each, 8),
      planMerging(each, 4),
    ]);
    const sql = scripts.join('\n');
    expect(sql).not.toMatch(/\{\{/);
    const asked = new Set([...sql.matchAll(/variorum-worker\.cjs (\w+)/g)].map(([, stage]) => stage));
    expect([...asked].sort()).toEqual([...stageNames].sort());
    expect(sql).toContain("path 'file:///it\\'s here'");
    expect(sql).toContain("('o\\'one', 'two', 'must')");
  });

  it('leaves no template unused', () => {
    const folder = join(import.meta.dirname, '../../src/engine/spark/sql');
    const tables = { out: 'hdfs://host/out', version: '1', options: '{}' };
    const sql = [plan, { ...plan, tables }, { ...plan, format: 'parquet' as const }]
      .flatMap((each) => [planPairing(each), planJudging(each, 4), planMerging(each, 4)])
      .join('\n');
    for (const name of readdirSync(folder)) {
      const first = readFileSync(join(folder, name), 'utf8').split('\n')[0]!;
      if (!first.includes('{{')) expect(sql, name).toContain(first);
    }
  });

  it('tells the next session which tables there are', () => {
    const declared = declareTables(["CREATE TABLE a USING parquet LOCATION 'file:///it\\'s/a' AS SELECT 1;"]);
    expect(declared).toBe("CREATE TABLE a USING parquet LOCATION 'file:///it\\'s/a';\n");
  });
});

describe('diagnose()', () => {
  const about = { master: 'spark://host:7077', log: 'detect.log', java: '17.0.15' };
  const say = (said: string, java: string | null = about.java) =>
    describeFailure(diagnose(said, { ...about, java }));

  it.each([
    ['All masters are unresponsive! Giving up.', 'Cannot reach the master spark://host:7077'],
    ['/bin/bash: line 1: node: command not found', 'an executor has no Node'],
    [
      'java.lang.UnsupportedClassVersionError: org/apache/spark',
      'it needs Java 8, 11 or 17, and found 17.0.15',
    ],
    [
      'variorum worker sign: SyntaxError: Cannot read row 2\n at x',
      'its worker sign said: SyntaxError: Cannot read row 2',
    ],
    [
      '[TABLE_OR_VIEW_NOT_FOUND] The table or view `x` cannot be found.',
      'The table or view `x` cannot be found',
    ],
    [
      'CREATE-TABLE-AS-SELECT cannot create table with location to a non-empty directory file:/out/run.',
      'Cannot write to file:/out: it exists',
    ],
  ])('%s', (said, sentence) => {
    expect(say(`26/01/05 WARN Utils: nothing\n${said}\n26/01/05 INFO bye`)).toContain(sentence);
  });

  it('says that there is no Java', () => {
    expect(say('', null)).toContain('found none');
  });
});
