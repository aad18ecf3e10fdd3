/** The index on the disk says what the table said, finds what a search of all readings finds, and refuses damage. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandFailure } from '../../../../src/model/failure.js';
import type { ThreadTable } from '../../../../src/model/thread.js';
import { wordsOf } from '../../../../src/write/threads/layout.js';
import type { ReadingList } from '../../../../src/write/threads/reading-lists.js';
import { ThreadIndex } from '../../../../src/write/threads/thread-index.js';
import { idOfThread, placed, plainThreads, tableOf, writeIndex } from '../../../arbitraries/threads.js';

const runs = { numRuns: Number(process.env['VARIORUM_RUNS'] ?? 12) };

/** Half of a surrogate pair has no bytes in UTF-8. */
const asUtf8 = (text: string) => Buffer.from(text).toString();

function listOf(list: ReadingList | null): number[] {
  return list === null ? [] : Array.from(list.readings());
}

function allThreads(table: ThreadTable) {
  return Array.from({ length: table.size }, (_, number) => table.thread(number));
}

async function within(
  table: ThreadTable,
  look: (index: ThreadIndex) => void,
  ids = [] as Parameters<typeof writeIndex>[1],
) {
  const out = await writeIndex(table, ids);
  const index = new ThreadIndex(out);
  look(index);
  index.close();
  rmSync(out, { recursive: true });
}

describe('an index', () => {
  test('gives back every thread, its readings, its carriers and their documents', async () => {
    await fc.assert(
      fc.asyncProperty(plainThreads, async (plain) => {
        const table = tableOf(plain);
        await within(table, (index) => {
          expect(index.about).toMatchObject({ threads: table.size, documents: 8 });
          for (const [number, thread] of allThreads(table).entries()) {
            const { readings, carriers, ...about } = thread;
            const stored = index.thread(number);
            const { speaker, outlet, ...plainly } = about;
            expect(stored).toMatchObject(plainly);
            expect(stored.speaker).toBe(speaker === undefined ? undefined : asUtf8(speaker));
            expect(stored.outlet).toBe(outlet === undefined ? undefined : asUtf8(outlet));
            expect(stored.readings.map((reading) => index.reading(reading))).toEqual(readings.map(asUtf8));
            for (const reading of stored.readings) expect(index.owners(reading)).toContain(number);
            const reports = new Set(carriers.map(({ document: { id, report } }) => report ?? id));
            expect(stored.reports).toBe(reports.size);
            expect(stored.carriers).toBe(carriers.length);
            const told = index.carriers(stored, 100).map(({ document, ...each }) => {
              const { folder, ...own } = index.document(document);
              expect(folder).toBe(own.report === null ? null : `folder-of-${own.report}`);
              return { document: own, ...each };
            });
            expect(told).toEqual(carriers);
            expect(index.carriers(stored, 1)).toHaveLength(1);
            expect(index.threadsOf(thread.id)).toContain(number);
          }
        });
      }),
      runs,
    );
  });

  test('leads from each word to all readings that have it, ascending', async () => {
    await fc.assert(
      fc.asyncProperty(plainThreads, async (plain) => {
        await within(tableOf(plain), (index) => {
          const texts = Array.from({ length: index.about.readings }, (_, reading) => index.reading(reading));
          const words = new Set(texts.flatMap(wordsOf));
          for (const word of words) {
            const expected = texts.flatMap((text, reading) =>
              wordsOf(text).includes(word) ? [reading] : [],
            );
            expect(listOf(index.word(word))).toEqual(expected);
          }
          expect(index.word('nowhere')).toBeNull();
        });
      }),
      runs,
    );
  });

  test('leads from two common words to where they stand side by side, and from no others', async () => {
    const texts = Array.from(
      { length: 140 },
      (_, at) => `the bridge ${at % 2 === 0 ? 'of' : 'at'} place ${at}`,
    );
    await within(tableOf(texts.map((text) => ({ readings: [text] }))), (index) => {
      const even = texts.flatMap((_, at) => (at % 2 === 0 ? [at] : []));
      expect(listOf(index.pair('bridge', 'of'))).toEqual(even);
      expect(listOf(index.pair('of', 'bridge'))).toEqual([]);
      expect(listOf(index.pair('place', '7'))).toEqual([]);
    });
  });

  test('keeps the beginning of a list that is in nearly all readings, and says how long it was', async () => {
    const texts = Array.from({ length: 1100 }, (_, at) => `everywhere ${at}`);
    await within(tableOf(texts.map((text) => ({ readings: [text] }))), (index) => {
      const list = index.word('everywhere')!;
      expect([list.size, list.kept]).toEqual([1100, 256]);
      expect(listOf(list)).toEqual(texts.slice(0, 256).map((_, at) => at));
    });
  });

  test('leads from a misspelt word to the one that is meant', async () => {
    await within(tableOf([{ readings: ['Harbour bridge closed'] }]), (index) => {
      const spelledLike = (word: string) => index.spelledLike(word).map((found) => found.word);
      expect(spelledLike('bridhe')).toEqual(['bridge']);
      expect(spelledLike('brigde')).toEqual(['bridge']);
      expect(spelledLike('harboour')).toEqual(['harbour']);
      expect(spelledLike('xyz')).toEqual([]);
    });
  });

  test('keeps a reading once that two threads have, and says so of both', async () => {
    const joined = 'One sentence. And another one.';
    const table = tableOf([
      { readings: ['One sentence.', joined] },
      { readings: ['And another one.', joined] },
    ]);
    await within(table, (index) => {
      expect(index.about.readings).toBe(3);
      expect(index.owners(1)).toEqual([0, 1]);
    });
  });

  test('leads from the id of a paragraph to the threads at its place, the printed one first, each once', async () => {
    const table = tableOf([
      { readings: ['One.'], carriers: [[0, 0]] },
      { readings: ['Two.'], carriers: [[1, 0]] },
    ]);
    const ids = [
      placed('p2fdd33e5bec0', 'doc1', 1200, 1300),
      placed('p2fdd33e5bec0', 'doc0', 0, 500),
      placed('p2fdd33e5bec0', 'doc0', 499, 700),
      placed('b2fdd33e5bec0', 'doc0', 10, 20),
      placed('p2fdd33e5bec1', 'doc0', 500, 900),
      placed('p2fdd33e5bec2', 'elsewhere', 0, 10),
    ];
    await within(
      table,
      (index) => {
        expect(index.threadsOf('p2fdd33e5bec0')).toEqual([1, 0]);
        expect(index.threadsOf('b2fdd33e5bec0')).toEqual([0]);
        expect(index.threadsOf(idOfThread('Two.'))).toEqual([1]);
        for (const unknown of ['p2fdd33e5bec1', 'p2fdd33e5bec2', 'p0000000000', 'no id', ''])
          expect(index.threadsOf(unknown)).toEqual([]);
      },
      ids,
    );
  });
});

test('the same table gives the same bytes', async () => {
  const table = tableOf([
    {
      readings: ['The harbour bridge is closed.', 'The harbour bridge was closed.'],
      carriers: [
        [0, 0],
        [3, 1],
      ],
    },
    { readings: ['大桥关闭'], role: 'quotation', speaker: 'Lin' },
  ]);
  const [one, other] = [await writeIndex(table), await writeIndex(table)];
  for (const name of readdirSync(join(one, 'threads')))
    expect(readFileSync(join(one, 'threads', name))).toEqual(readFileSync(join(other, 'threads', name)));
});

describe('a damaged index', () => {
  const table = tableOf(
    Array.from({ length: 20 }, (_, at) => ({ readings: [`The harbour bridge was closed on day ${at}.`] })),
  );
  const askAll = (out: string) => {
    const index = new ThreadIndex(out);
    try {
      for (let number = 0; number < table.size; number++) {
        const thread = index.thread(number);
        for (const reading of thread.readings) index.owners(reading);
        for (const reading of thread.readings) index.reading(reading);
        for (const { document } of index.carriers(thread, 20)) index.document(document);
        index.threadsOf(thread.id);
      }
      for (const word of ['harbour', 'bridge', 'closed', 'the']) listOf(index.word(word));
      index.spelledLike('bridhe');
    } finally {
      index.close();
    }
  };

  test('is refused in one sentence that names the file, or read as if it were whole, whatever byte is wrong or missing', async () => {
    const out = await writeIndex(table);
    const folder = join(out, 'threads');
    expect(() => askAll(out)).not.toThrow();
    const wholes = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const);
    const places = fc.constantFrom(...wholes).chain(([name, whole]) =>
      fc.record({
        name: fc.constant(name),
        whole: fc.constant(whole),
        at: fc.nat({ max: whole.length - 1 }),
        byte: fc.nat({ max: 255 }),
        isCut: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(places, ({ name, whole, at, byte, isCut }) => {
        writeFileSync(join(folder, name), isCut ? whole.subarray(0, at) : whole.with(at, byte));
        try {
          askAll(out);
        } catch (error) {
          expect(error).toBeInstanceOf(CommandFailure);
          expect((error as CommandFailure).message).toMatch(/^Cannot trace paragraphs/);
        } finally {
          writeFileSync(join(folder, name), whole);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('is told from one that is missing, and from one of another format', async () => {
    const out = await writeIndex(table);
    const path = join(out, 'threads/about.json');
    writeFileSync(path, '{"format":2}');
    expect(() => new ThreadIndex(out)).toThrow(/format 2 and this program knows 1/);
    writeFileSync(path, '[]');
    expect(() => new ThreadIndex(out)).toThrow(/about\.json is damaged/);
    rmSync(path);
    expect(() => new ThreadIndex(out)).toThrow(
      /no index of threads; write it again .* without --threads none$/,
    );
  });
});
