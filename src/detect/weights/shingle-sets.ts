/** Makes the full sets of shingles of many bodies, in two columns, and the table of which body holds which shingle. */

import { joinArrays, joinStarts, type MakeBuffer } from '../../base/joined-columns.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Workspace } from '../../kernel/workspace.js';
import type { ShingleColumns } from '../../model/columns.js';
import { HolderTable } from './holder-table.js';

const fewestSlots = 1024;

/** Computes the distinct k-shingles of every sequence of token hashes, in the order of the text. */
export function shingleBodies(
  bodies: readonly Uint32Array[],
  shingleSize: number,
  work: Workspace,
): ShingleColumns {
  const most = bodies.reduce((sum, tokens) => sum + Math.max(0, tokens.length - shingleSize + 1), 0);
  const columns = {
    starts: new Uint32Array(bodies.length + 1),
    lows: new Uint32Array(most),
    highs: new Uint32Array(most),
  };
  const table = new ShingleTable(columns);
  for (const [index, tokens] of bodies.entries()) {
    // As many bytes of text as have so many tokens at most.
    work.fit(0, 2 * tokens.length, 0);
    const words = work.kernel.words();
    words.set(tokens, work.tokens >> 2);
    const count = work.kernel.shingle(work.tokens, tokens.length, shingleSize, work.lows, work.highs);
    const [lows, highs] = [work.lows >> 2, work.highs >> 2];
    table.clear(count);
    let next = columns.starts[index]!;
    for (let at = 0; at < count; at++) {
      columns.lows[next] = words[lows + at]!;
      columns.highs[next] = words[highs + at]!;
      if (table.add(next) === next) next++;
    }
    columns.starts[index + 1] = next;
  }
  return columns;
}

/** Joins the sets of several batches, one batch after the other; as much memory as they need. */
export function joinShingles(parts: readonly ShingleColumns[], makeBuffer: MakeBuffer): ShingleColumns {
  const starts = joinStarts(
    parts.map(({ starts }) => starts),
    makeBuffer,
  );
  const trim = (column: Uint32Array, part: number) => column.subarray(0, parts[part]!.starts.at(-1));
  return {
    starts,
    lows: joinArrays(
      Uint32Array,
      parts.map(({ lows }, part) => trim(lows, part)),
      makeBuffer,
    ),
    highs: joinArrays(
      Uint32Array,
      parts.map(({ highs }, part) => trim(highs, part)),
      makeBuffer,
    ),
  };
}

/** Looks shingles up by open addressing over places in the columns. */
class ShingleTable {
  readonly #lows: Uint32Array;
  readonly #highs: Uint32Array;
  // Place in the columns + 1, 0 where free.
  slots = new Uint32Array(fewestSlots);

  constructor({ lows, highs }: ShingleColumns) {
    this.#lows = lows;
    this.#highs = highs;
  }

  /** Empties the table and makes room for `size` shingles. */
  clear(size: number): void {
    let slots = fewestSlots;
    while (slots < 2 * size) slots *= 2;
    if (slots === this.slots.length) this.slots.fill(0);
    else this.slots = new Uint32Array(slots);
  }

  /** The place of the shingle at `place` that came first: `place` itself, where none was there. */
  add(place: number): number {
    const low = this.#lows[place]!;
    const high = this.#highs[place]!;
    const mask = this.slots.length - 1;
    let slot = low & mask;
    for (let known = this.slots[slot]!; known !== 0; known = this.slots[slot]!) {
      if (this.#lows[known - 1] === low && this.#highs[known - 1] === high) return known - 1;
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = place + 1;
    return place;
  }
}

/** Finds how many shingles the largest set has. */
function largestSet({ starts }: ShingleColumns): number {
  let most = 0;
  for (let set = 0; set + 1 < starts.length; set++) most = Math.max(most, starts[set + 1]! - starts[set]!);
  return most;
}

/** Puts the shingles of sets into one table of holders, set by set; `names` are what the table calls them, ascending. */
export function tabulateHolders(
  columns: ShingleColumns,
  names: readonly number[],
  kernel: Kernel,
): HolderTable {
  const { starts, lows, highs } = columns;
  const table = new HolderTable(kernel, starts.at(-1)!, largestSet(columns));
  for (const [set, name] of names.entries())
    table.add(
      lows.subarray(starts[set], starts[set + 1]),
      highs.subarray(starts[set], starts[set + 1]),
      name,
    );
  return table;
}
