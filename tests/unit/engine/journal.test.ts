/** Journals: what was kept is given again, whole and in its order, and nothing that belongs to anything else. */
import fs, { mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { batchKey } from '../../../src/engine/journal/batch-key.js';
import { BatchJournal } from '../../../src/engine/journal/journal.js';
import { JournalFile } from '../../../src/engine/journal/journal-file.js';
import { packValue, unpackValue } from '../../../src/engine/shards/columns-apart.js';
import type { Engine } from '../../../src/pipeline/engine.js';
import type { TaskInput, TaskName } from '../../../src/pipeline/tasks.js';
import { plainData } from '../../arbitraries/plain-data.js';

const folder = mkdtempSync(join(inject('scratch'), 'journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'journal');

// What a task takes does not matter to what keeps it.
const inputOf = (data: unknown) => ({ clusters: [data] }) as unknown as TaskInput<'order'>;
const keyOf = (data: unknown) => batchKey('order', inputOf(data), new Map());

describe('the key of a batch', () => {
  test('is the same for equal data, wherever it has been', () => {
    fc.assert(
      fc.property(plainData, (data) => {
        const { value, columns } = packValue(data, new WeakMap());
        const shared = new SharedArrayBuffer(
          columns.reduce((sum, { length }) => sum + 8 * Math.ceil(length / 8), 0),
        );
        let at = 0;
        for (const column of columns) {
          new Uint8Array(shared).set(column, at);
          at += 8 * Math.ceil(column.length / 8);
        }
        const copy = unpackValue(value, shared, () => expect.fail('all columns are here'));
        expect(keyOf(copy)).toBe(keyOf(data));
      }),
    );
  });

  test('does not depend on how a text is held', () => {
    const wide = `“${'a'.repeat(20)}`.slice(1);
    expect(keyOf(wide)).toBe(keyOf('a'.repeat(20)));
  });

  const rows: readonly (readonly [unknown, unknown])[] = [
    ['a', 'b'],
    [1, '1'],
    [null, undefined],
    [{ a: undefined }, {}],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    [Uint8Array.of(1, 2), Uint8Array.of(1, 3)],
    [Uint8Array.of(1, 0), Uint16Array.of(1)],
    [new Uint32Array([1, 2, 3]).subarray(1), new Uint32Array([1, 2, 3]).subarray(0, 2)],
    [new Map([['a', 1]]), new Map([['a', 2]])],
    [new Map(), {}],
    [new Set(['a']), new Set(['b'])],
    [{ furniture: ['a'] }, { furniture: ['b'] }],
    [
      ['a', 'b'],
      [['a'], 'b'],
    ],
  ];
  test.each(rows)('tells %o from %o', (left, right) => {
    expect(keyOf(left)).not.toBe(keyOf(right));
  });

  test('tells tasks apart', () => {
    const input = inputOf(1);
    expect(batchKey('order', input, new Map())).not.toBe(batchKey('merge', input as never, new Map()));
  });

  test.each([
    ['refs', (file: string) => ({ refs: [{ path: file }] })],
    ['a batch of files', (file: string) => ({ input: { refs: [{ path: file }] } })],
    ['a range', (file: string) => ({ input: { range: { path: file, start: 0, end: 9 } } })],
  ])('of %s changes with the size and the time of a file', (_, naming) => {
    const file = join(folder, 'input.txt');
    const key = () => batchKey('sketch', naming(file) as unknown as TaskInput<'sketch'>, new Map());
    writeFileSync(file, 'one text');
    utimesSync(file, 1_000, 1_000);
    const first = key();
    utimesSync(file, 1_000, 1_001);
    const later = key();
    writeFileSync(file, 'another text');
    utimesSync(file, 1_000, 1_000);
    expect(new Set([first, later, key()]).size).toBe(3);
    writeFileSync(file, 'one text');
    utimesSync(file, 1_000, 1_000);
    expect(key()).toBe(first);
  });
});

const hash = (number: number) => number.toString(16).padStart(64, '0');

describe('the file of a journal', () => {
  test('gives back every record that is whole, and goes on behind the last of them', () => {
    const outputs = fc.array(plainData, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        outputs,
        plainData,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (all, next, share, isBroken) => {
          const ends = [0];
          const file = JournalFile.create(path, hash(0));
          for (const [at, output] of all.entries()) {
            file.add(hash(at), output);
            ends.push(file.bytes);
          }
          file.close();
          const start = JournalFile.create(join(folder, 'empty'), hash(0)).bytes;
          const cut = start + Math.floor(share * (ends.at(-1)! - start));
          if (isBroken) {
            // A byte is another one, as a loss of power may leave it.
            const bytes = readFileSync(path);
            if (cut < bytes.length) bytes[cut]! ^= 1;
            writeFileSync(path, bytes);
          } else truncateSync(path, cut);
          const whole = ends.filter((end) => end > 0 && end <= cut).length;
          const again = JournalFile.open(path, hash(0));
          expect(again?.size ?? 0).toBe(whole);
          const open = again ?? JournalFile.create(path, hash(0));
          open.add(hash(99), next);
          open.close();
          const last = JournalFile.open(path, hash(0))!;
          for (let at = 0; at < whole; at++) expect(last.read(hash(at))).toEqual(all[at]);
          expect(last.has(hash(whole))).toBe(false);
          expect(last.read(hash(99))).toEqual(next);
          last.remove();
        },
      ),
    );
  });

  test('is removed where another run was asked for, or another form is written', () => {
    const write = () => {
      const file = JournalFile.create(path, hash(1));
      file.add(hash(0), 'output');
      file.close();
    };
    write();
    expect(JournalFile.open(path, hash(2))).toBeNull();
    expect(JournalFile.open(path, hash(1))).toBeNull();
    write();
    writeFileSync(path, readFileSync(path).fill('2', 17, 18));
    expect(JournalFile.open(path, hash(1))).toBeNull();
    write();
    expect(JournalFile.open(path, hash(1))?.read(hash(0))).toBe('output');
  });
});

interface Output {
  readonly values: readonly unknown[];
  readonly failures: readonly unknown[];
}

/** An engine that takes several inputs ahead, as one with threads does, and counts what it has done. */
function openCounting(outputOf: (number: number) => Output) {
  const done: string[] = [];
  const engine = {
    async *run(name: TaskName, inputs: Iterable<{ readonly clusters: readonly number[] }>) {
      const ahead: number[] = [];
      for (const { clusters } of inputs) {
        ahead.push(clusters[0]!);
        if (ahead.length < 3) continue;
        done.push(`${name} ${ahead[0]}`);
        yield outputOf(ahead.shift()!);
      }
      for (const number of ahead) {
        done.push(`${name} ${number}`);
        yield outputOf(number);
      }
    },
    close: async () => {},
  } as unknown as Engine;
  return { engine, done };
}

const outputOf = (number: number): Output => ({ values: [number, Uint32Array.of(number)], failures: [] });

/** Runs a task on so many numbers, and stops after some outputs, as a run that is cut short does. */
async function runOver(
  journal: BatchJournal,
  engine: Engine,
  {
    numbers,
    name = 'order',
    stopAfter = Number.POSITIVE_INFINITY,
  }: {
    readonly numbers: readonly number[];
    readonly name?: TaskName;
    readonly stopAfter?: number;
  },
) {
  const found: unknown[] = [];
  for await (const output of journal.wrap(engine).run(name, numbers.map(inputOf) as never)) {
    found.push(output);
    if (found.length === stopAfter) break;
  }
  return found;
}

function begin(asked: unknown = 'one run', at = path) {
  let known = 0;
  const journal = new BatchJournal(asked, (batches) => {
    known = batches;
  });
  journal.begin(at);
  return { journal, known: () => known };
}

describe('a journal', () => {
  test('gives again what was done, in the order that is asked for, and has the rest done', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(20), { maxLength: 12 }),
        fc.uniqueArray(fc.nat(20), { maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        async (before, numbers, stopAfter) => {
          rmSync(path, { force: true });
          const first = begin();
          await runOver(first.journal, openCounting(outputOf).engine, { numbers: before, stopAfter });
          first.journal.end();
          const kept = before.slice(0, stopAfter);
          const second = begin();
          expect(second.known()).toBe(kept.length);
          const { engine, done } = openCounting(outputOf);
          expect(await runOver(second.journal, engine, { numbers })).toEqual(numbers.map(outputOf));
          expect(done).toEqual(
            numbers.filter((number) => !kept.includes(number)).map((number) => `order ${number}`),
          );
          second.journal.end();
        },
      ),
    );
  });

  test('gives what was done again to a second attempt of the same run', async () => {
    rmSync(path, { force: true });
    const { journal } = begin();
    const { engine, done } = openCounting(outputOf);
    const numbers = [1, 2, 3, 4];
    await runOver(journal, engine, { numbers });
    expect(await runOver(journal, engine, { numbers: [...numbers, 5] })).toEqual(
      [...numbers, 5].map(outputOf),
    );
    expect(done.length).toBe(5);
    journal.end();
  });

  test.each([
    ['a file that cannot be read', 'unreadable', 2],
    ['a file that changed', 'changed', 2],
    ['a stage that threw', 'stage-failed', 2],
    ['a record that is none', 'bad-record', 1],
  ])('has a batch done again where %s is in it: %s', async (_, reason, times) => {
    rmSync(path, { force: true });
    const { engine, done } = openCounting(() => ({ values: [], failures: [{ reason }] }));
    for (let time = 0; time < 2; time++) {
      const { journal } = begin();
      await runOver(journal, engine, { numbers: [1] });
      journal.end();
    }
    expect(done.length).toBe(times);
  });

  test('keeps nothing of tasks whose inputs hold keys of all documents', async () => {
    rmSync(path, { force: true });
    const { journal } = begin();
    const { engine, done } = openCounting(outputOf);
    for (let time = 0; time < 2; time++) await runOver(journal, engine, { numbers: [1], name: 'meet' });
    expect(done.length).toBe(2);
    journal.end();
    expect(journal.folder).toBeNull();
  });

  test('of another run is not used, and goes', async () => {
    rmSync(path, { force: true });
    const first = begin('one run');
    await runOver(first.journal, openCounting(outputOf).engine, { numbers: [1, 2] });
    first.journal.end();
    expect(first.journal.folder).toBe(folder);
    const second = begin('another run');
    expect(second.known()).toBe(0);
    expect(second.journal.folder).toBeNull();
  });

  test('that cannot be written costs the run nothing', async () => {
    const { journal } = begin('one run', join(folder, 'nowhere/journal'));
    const { engine } = openCounting(outputOf);
    expect(await runOver(journal, engine, { numbers: [1, 2, 3, 4] })).toEqual([1, 2, 3, 4].map(outputOf));
    journal.end();
    expect(journal.folder).toBeNull();
  });

  test.each([
    ['goes', false],
    ['grows no more where a run goes on from it', true],
  ])('that takes more room than is left on the disk %s', async (_, isUsed) => {
    rmSync(path, { force: true });
    const before = fs.statfsSync;
    if (isUsed) {
      const { journal } = begin();
      await runOver(journal, openCounting(outputOf).engine, { numbers: [0] });
      journal.end();
    }
    fs.statfsSync = ((at: string) => ({ ...before(at), bavail: 1 })) as typeof before;
    syncBuiltinESMExports();
    try {
      const { journal, known } = begin();
      const long = new Uint8Array(17 * 1024 * 1024);
      const longOutput = (number: number) => ({ values: number === 1 ? [long] : [number], failures: [] });
      const { engine } = openCounting(longOutput);
      const found = await runOver(journal, engine, { numbers: [0, 1, 2, 3] });
      expect(found.length).toBe(4);
      expect(found.slice(2)).toEqual([2, 3].map(longOutput));
      journal.end();
      expect(journal.folder).toBe(isUsed ? folder : null);
      expect(known()).toBe(isUsed ? 1 : 0);
      // The long one was kept before the disk was asked.
      if (isUsed) expect(begin().known()).toBe(2);
    } finally {
      fs.statfsSync = before;
      syncBuiltinESMExports();
    }
  });
});
