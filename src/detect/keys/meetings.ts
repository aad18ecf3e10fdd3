/** Counts, in the kernel's memory, how many keys two documents share, from the lists of documents that hold one. */
import type { Kernel } from '../../kernel/kernel.js';
import { heapAt } from '../../kernel/layout.js';
import type { DistinctLists } from './distinct-lists.js';

// Documents are taken so many at a time: after a few calls the machine has compiled the loop for good.
const documentsAtOnce = 4096;
const rowsAtOnce = 1 << 18;
const headBytes = 64;

/**
 * Calls `visit` for every two documents that stand in a list together, a < b: in the order of a, and for each in the order
 * in which its lists name the others. `size` is how many documents there are. The kernel's memory is used from `heapAt` on.
 */
export function forEachMeeting(
  tables: readonly DistinctLists[],
  size: number,
  kernel: Kernel,
  visit: (a: number, b: number, sharedKeys: number) => void,
): void {
  const { target, room } = placeLists(tables, size, kernel);
  for (let document = 0; document < size; ) {
    const last = Math.min(size, document + documentsAtOnce);
    document = kernel.countMeetings(heapAt, document, last, target, room);
    const words = kernel.words();
    const end = (target >> 2) + 3 * words[(heapAt >> 2) + 6]!;
    for (let row = target >> 2; row < end; row += 3) visit(words[row]!, words[row + 1]!, words[row + 2]!);
  }
}

/** Puts the lists of all tables one after the other, and turns them round. Returns where there is room for rows. */
function placeLists(
  tables: readonly DistinctLists[],
  size: number,
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
  words.set([records, length, ends, index, size, shared], heapAt >> 2);
  words.fill(0, shared >> 2, target >> 2);
  let place = records >> 2;
  for (const table of tables) {
    words.set(table.records, place);
    place += table.records.length;
  }
  kernel.indexLists(heapAt);
  return { target, room };
}
