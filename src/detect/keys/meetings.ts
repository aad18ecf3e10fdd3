/** Counts, in the kernel's memory, how many keys two documents share, from the lists of documents that hold one. */
import type { Kernel } from '../../kernel/kernel.js';
import { heapAt } from '../../kernel/layout.js';
import type { DistinctLists } from './distinct-lists.js';

// Documents are taken so many at a time: after a few calls the machine has compiled the loop for good.
const documentsAtOnce = 1024;
const rowsAtOnce = 1 << 18;
const headBytes = 64;

/** Documents from `first` up to `last`, of all those below `size`. */
export interface DocumentRange {
  readonly first: number;
  readonly last: number;
  readonly size: number;
}

/**
 * Calls `visit` for every two documents that stand in a list together, a < b and a of the range: in the order of a, and
 * for each in the order in which its lists name the others. The kernel's memory is used from `heapAt` on.
 */
export function forEachMeeting(
  tables: readonly DistinctLists[],
  range: DocumentRange,
  kernel: Kernel,
  visit: (a: number, b: number, sharedKeys: number) => void,
): void {
  const { target, room } = placeLists(tables, range, kernel);
  for (let document = range.first; document < range.last; ) {
    const last = Math.min(range.last, document + documentsAtOnce);
    document = kernel.countMeetings(heapAt, document, last, target, room);
    const words = kernel.words();
    const end = (target >>> 2) + 3 * words[(heapAt >>> 2) + 6]!;
    for (let row = target >>> 2; row < end; row += 3) visit(words[row]!, words[row + 1]!, words[row + 2]!);
  }
}

/** Puts the lists of all tables one after the other, and turns them round. Returns where there is room for rows. */
function placeLists(
  tables: readonly DistinctLists[],
  { first, last, size }: DocumentRange,
  kernel: Kernel,
): { readonly target: number; readonly room: number } {
  const length = tables.reduce((sum, { records }) => sum + records.length, 0);
  const room = Math.max(rowsAtOnce, size);
  const records = heapAt + headBytes;
  const ends = records + 4 * length;
  const index = ends + 4 * size;
  const shared = index + 4 * length;
  const target = shared + 4 * size;
  kernel.reserve(target + 12 * (room + 1) - heapAt);
  const words = kernel.words();
  words.set([records, length, ends, index, size, shared], heapAt >>> 2);
  words.fill(0, shared >>> 2, target >>> 2);
  let place = records >>> 2;
  for (const table of tables) {
    words.set(table.records, place);
    place += table.records.length;
  }
  kernel.indexLists(heapAt, first, last);
  return { target, room };
}
