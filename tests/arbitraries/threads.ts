/** Makes tables of threads out of plain texts, and writes their index where a test can read it. */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { inject } from 'vitest';
import type { ClusterId, DocumentId } from '../../src/model/document.js';
import {
  carryings,
  type Thread,
  type ThreadId,
  type ThreadTable,
  threadRoles,
} from '../../src/model/thread.js';
import { idKey } from '../../src/write/threads/id-lists.js';
import type { PlacedId } from '../../src/write/threads/placed-ids.js';
import { writeThreads } from '../../src/write/threads/write-threads.js';

/** What a test says of a thread; all else follows, or is as usual. */
export interface PlainThread extends Partial<Pick<Thread, 'role' | 'speaker' | 'outlet' | 'isDated'>> {
  readonly readings: readonly string[];
  /** By document: its number, and which reading it has. */
  readonly carriers?: readonly (readonly [document: number, reading: number])[];
}

/** The id that a thread of these words has here. */
export function idOfThread(words: string): ThreadId {
  return `t${createHash('sha256').update(words).digest('hex').slice(0, 16)}` as ThreadId;
}

/** Document `number` is of the day of that number; three in a row are one report, and every fourth stands alone. */
export function tableOf(plain: readonly PlainThread[], count = 8): ThreadTable {
  const documents = Array.from({ length: count }, (_, number) => ({
    id: `doc${number}` as DocumentId,
    report: number % 4 === 3 ? null : (`report${Math.floor(number / 4)}` as ClusterId),
    isLatest: number % 4 >= 2,
    headline: number % 5 === 4 ? null : `Headline ${number}`,
    outlet: number % 2 === 0 ? 'Evening Post' : null,
    date: `2024-01-${String(number + 1).padStart(2, '0')}`,
    language: 'en',
  }));
  const threads = plain.map(({ readings, carriers = [[0, 0]], ...about }, number): Thread => {
    return {
      id: idOfThread(readings[0]!),
      role: 'body',
      isDated: true,
      ...about,
      readings,
      carriers: carriers.map(([document, reading], at) => ({
        document: documents[document]!,
        // Threads lie behind one another in a document.
        span: [1000 * number, 1000 * number + 500],
        reading,
        as: at === 0 ? 'same' : carryings[(number + at) % carryings.length]!,
      })),
    };
  });
  return {
    size: threads.length,
    documents,
    thread: (number) => {
      const thread = threads[number];
      if (thread === undefined) throw new RangeError(`There is no thread ${number}`);
      return thread;
    },
  };
}

/** The place of an id in a document. */
export function placed(id: string, document: string, ...span: [number, number]): PlacedId {
  return { id: idKey(id)!, document: document as DocumentId, span };
}

/** Writes the index of `table` into a new folder, which is an output for those who read it. */
export async function writeIndex(table: ThreadTable, ids: readonly PlacedId[] = []): Promise<string> {
  const out = mkdtempSync(join(inject('scratch'), 'threads-'));
  const append = async (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    appendFileSync(join(out, path), content);
    return [0, 0] as const;
  };
  await writeThreads({ append }, table, { folderOf: (report) => `folder-of-${report}`, ids });
  writeFileSync(join(out, 'run.json'), '{"program":"variorum","files":{}}\n');
  return out;
}

const words = [
  'the',
  'of',
  'bridge',
  'harbour',
  'closed',
  'Zürich',
  '桥梁',
  'สะพาน',
  'الجسر',
  '1,200',
  'said',
];

/** Texts of few different words, so that they share some; and any text at all. */
const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
      .map((each) => each.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }) },
);

const plainThread = fc.record(
  {
    readings: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
    role: fc.constantFrom(...threadRoles),
    speaker: text,
    outlet: text,
    isDated: fc.boolean(),
    carriers: fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 6 }),
  },
  { requiredKeys: ['readings', 'carriers'] },
);

/** Up to 40 threads, each carried by readings that it has. */
export const plainThreads = fc.array(plainThread, { maxLength: 40 }).map((threads) =>
  threads.map(
    ({ carriers, readings, ...about }): PlainThread => ({
      ...about,
      readings,
      carriers: carriers.map(([document, reading]) => [document, reading % readings.length] as const),
    }),
  ),
);
