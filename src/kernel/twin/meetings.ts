/** Counts how often two documents stand in a list together, as `assembly/meetings.ts` does. */
import type { KernelFunctions } from '../functions.js';
import type { Views } from './views.js';

/** Makes the functions that work in the memory that `view` returns. */
export function makeMeetingsTwin(view: () => Views): Pick<KernelFunctions, 'indexLists' | 'countMeetings'> {
  return {
    indexLists(lists, first, last) {
      const { words } = view();
      const { records, length, ends, index, size } = describe(words, lists);
      const filled = words.subarray(ends, ends + size).fill(0);
      const visit = (visitor: (document: number, record: number) => void) =>
        forEachButLast(words, records, length, (document, record) => {
          if (document >= first && document < last) visitor(document, record);
        });
      visit((document) => filled[document]!++);
      let sum = 0;
      for (let document = 0; document < size; document++) {
        const own = filled[document]!;
        filled[document] = sum;
        sum += own;
      }
      visit((document, record) => {
        words[index + filled[document]!++] = 4 * record;
      });
    },

    countMeetings(lists, first, last, target, room) {
      const { words } = view();
      const { ends, index, size, shared } = describe(words, lists);
      let document = first;
      let out = target >>> 2;
      const rows = () => (out - (target >>> 2)) / 3;
      for (; document < last && room - rows() >= size - document; document++) {
        const from = out;
        const before = document === 0 ? 0 : words[ends + document - 1]!;
        for (const record of words.subarray(index + before, index + words[ends + document]!)) {
          const [count, start] = [words[(record >>> 2) + 1]!, (record >>> 2) + 2];
          for (const other of words.subarray(start, start + words[record >>> 2]!)) {
            if (other <= document) continue;
            if (words[shared + other] === 0) {
              words[out] = document;
              words[out + 1] = other;
              out += 3;
            }
            words[shared + other]! += count;
          }
        }
        for (let row = from; row < out; row += 3) {
          words[row + 2] = words[shared + words[row + 1]!]!;
          words[shared + words[row + 1]!] = 0;
        }
      }
      words[(lists >>> 2) + 6] = rows();
      return document;
    },
  };
}

/** Visits the documents of each record but the last of each, and where the record lies. */
function forEachButLast(
  words: Uint32Array,
  records: number,
  length: number,
  visit: (document: number, record: number) => void,
): void {
  for (let record = records; record < records + length; record += 2 + words[record]!)
    for (let at = 0; at + 1 < words[record]!; at++) visit(words[record + 2 + at]!, record);
}

/** What `lists` says: where the parts lie in words, and how many of what there are. */
function describe(words: Uint32Array, lists: number) {
  const [records, length, ends, index, size, shared] = words.subarray(
    lists >>> 2,
    (lists >>> 2) + 6,
  ) as unknown as readonly [number, number, number, number, number, number];
  return { records: records >>> 2, length, ends: ends >>> 2, index: index >>> 2, size, shared: shared >>> 2 };
}
