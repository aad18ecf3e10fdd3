/** A part of a sentence leads to its thread, misspelt or not, in any script; the best match comes first, and what is unlike is none. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trace } from '../../../../src/inspect/trace/trace.js';
import type { Tracing } from '../../../../src/inspect/trace/tracing.js';
import { ThreadIndex } from '../../../../src/write/threads/thread-index.js';
import { idOfThread, type PlainThread, placed, tableOf, writeIndex } from '../../../arbitraries/threads.js';

const bridge = 'The harbour bridge of Port Alder was closed to all traffic on Monday.';
const bridgeLater = 'The harbour bridge of Port Alder was closed to lorries on Monday.';
const ferries = 'Ferries will run every hour until the bridge is open again, the port authority said.';
const threads: readonly PlainThread[] = [
  {
    readings: [bridge, bridgeLater],
    carriers: [
      [0, 0],
      [1, 1],
      [3, 0],
      [4, 1],
    ],
  },
  {
    readings: [ferries],
    carriers: [
      [2, 0],
      [5, 0],
    ],
    role: 'quotation',
    speaker: 'Ann Strand',
  },
  {
    readings: ['The bridge of Port Alder was built in 1931 and carries 12,000 cars a day.'],
    role: 'background',
  },
  { readings: ['The mayor of Port Alder was asked to close the road on Monday.'], isDated: false },
  { readings: ['周一，港口大桥对所有车辆关闭，警方表示。'] },
  { readings: ['أعلنت السلطات إغلاق جسر الميناء أمام حركة المرور يوم الاثنين'] },
  { readings: ['สะพานท่าเรือปิดการจราจรทั้งหมดในวันจันทร์'] },
];

let index: ThreadIndex;
beforeAll(async () => {
  const out = await writeIndex(tableOf(threads), [placed('p2fdd33e5bec0', 'doc2', 1000, 1500)]);
  index = new ThreadIndex(out);
});
afterAll(() => index.close());

const first = (text: string, limit = 20) => trace({ text }, index, limit);
const textOf = (tracing: Tracing | null) => tracing?.thread.text;

describe('trace()', () => {
  test.each([
    ['the whole sentence', bridge, bridge],
    ['a part of it', 'bridge of Port Alder was closed', bridge],
    ['a part that only a later reading has', 'closed to lorries on Monday', bridgeLater],
    ['signs and capitals aside', '“CLOSED, TO LORRIES”', bridgeLater],
    ['a letter left out', 'the harbor brige of Port Alder', bridge],
    ['two letters swapped', 'Feriers will run evrey hour', ferries],
    ['two letters of one word wrong', 'the port autorithi said', ferries],
    ['words in between left out', 'Ferries every hour until the bridge open', ferries],
    ['a number', 'carries 12,000 cars', threads[2]!.readings[0]!],
    ['Chinese, without spaces', '大桥对所有车辆关闭', threads[4]!.readings[0]!],
    ['Arabic, from right to left', 'إغلاق جسر الميناء', threads[5]!.readings[0]!],
    ['Thai, without spaces', 'ปิดการจราจรทั้งหมด', threads[6]!.readings[0]!],
  ])('finds %s', (_, asked, expected) => {
    expect(textOf(first(asked))).toBe(expected);
  });

  test('says how much of what was asked for is there: all, or less where words are missing or wrong', () => {
    expect(first('bridge of Port Alder was closed')!.thread.share).toBe(1);
    expect(first('brigde of Port Alder was closed')!.thread.share).toBeLessThan(1);
    expect(first('closed bridge of Port Alder was')!.thread.share).toBeLessThan(0.9);
  });

  test('lists others that hold nearly as much, the best first, and no more than asked for', () => {
    const { others } = first('of Port Alder was')!;
    expect(others.length).toBeGreaterThanOrEqual(2);
    const shares = others.map(({ share }) => share!);
    expect(shares).toEqual([...shares].sort((left, right) => right - left));
    expect(first('of Port Alder was', 1)!.others).toHaveLength(1);
  });

  test('finds nothing where nothing is like it, and nothing by signs alone', () => {
    for (const text of ['parliament dissolved yesterday evening', '!!!', '—']) expect(first(text)).toBeNull();
  });

  test('tells a thread in full: its readings with their differences, its carriers oldest first, what is certain', () => {
    const { thread } = first('closed to all traffic')!;
    expect(thread).toMatchObject({
      id: idOfThread(bridge),
      reports: 3,
      carriers: 4,
      wordings: 2,
      isDated: true,
    });
    expect(thread.listed.map(({ document: { id, folder }, reading }) => [id, folder, reading])).toEqual([
      ['doc0', 'folder-of-report0', 1],
      ['doc1', 'folder-of-report0', 2],
      ['doc3', null, 1],
      ['doc4', 'folder-of-report1', 2],
    ]);
    expect(thread.first).toEqual(thread.listed[0]);
    expect(thread.readings).toEqual([
      { text: bridge, changes: null },
      {
        text: bridgeLater,
        changes: [
          [0, 'The harbour bridge of Port Alder was closed to '],
          [-1, 'all traffic'],
          [1, 'lorries'],
          [0, ' on Monday.'],
        ],
      },
    ]);
  });

  test('counts all and lists no more than asked for', () => {
    const { thread } = first('closed to all traffic', 1)!;
    expect(thread).toMatchObject({ carriers: 4, wordings: 2 });
    expect([thread.listed.length, thread.readings.length]).toEqual([1, 1]);
  });

  test('finds the thread of a paragraph by its id, and a thread by its own', () => {
    expect(textOf(trace({ id: 'p2fdd33e5bec0' }, index, 20))).toBe(ferries);
    expect(textOf(trace({ id: idOfThread(bridge) }, index, 20))).toBe(bridge);
    expect(trace({ id: 'p000000000000' }, index, 20)).toBeNull();
  });
});

test('any part of four words and more of any sentence comes first, and with a typing error among the first five', async () => {
  const syllables = ['ka', 'ren', 'tol', 'mi', 'zor', 'pel', 'an', 'du'];
  const rare = fc
    .array(fc.constantFrom(...syllables), { minLength: 3, maxLength: 4 })
    .map((each) => each.join(''));
  const word = fc.oneof(rare, fc.constantFrom('the', 'of', 'and', 'in'));
  const sentence = fc.array(word, { minLength: 8, maxLength: 20 }).map((words) => words.join(' '));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(sentence, { minLength: 2, maxLength: 60 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 4, max: 8 }), fc.nat()), {
        minLength: 20,
        maxLength: 20,
      }),
      async (sentences, picks) => {
        const own = new ThreadIndex(
          await writeIndex(tableOf(sentences.map((each) => ({ readings: [each] })))),
        );
        for (const [which, from, count, at] of picks) {
          const words = sentences[which % sentences.length]!.split(' ');
          const start = from % (words.length - count + 1);
          const part = words.slice(start, start + count);
          const holds = ({ text }: { readonly text: string }) => ` ${text} `.includes(` ${part.join(' ')} `);
          expect(holds(trace({ text: part.join(' ') }, own, 20)!.thread)).toBe(true);
          const long = part.findIndex((each) => each.length > 5);
          if (long === -1 || part.filter((each) => each.length > 5).length < 2) continue;
          const letters = [...part[long]!];
          letters.splice(at % letters.length, 1);
          const found = trace({ text: part.with(long, letters.join('')).join(' ') }, own, 20)!;
          expect([found.thread, ...found.others].slice(0, 5).some(holds)).toBe(true);
        }
        own.close();
      },
    ),
    { numRuns: Number(process.env['VARIORUM_RUNS'] ?? 15) },
  );
});
