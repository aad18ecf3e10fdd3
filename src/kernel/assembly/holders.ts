/**
 * Lists which documents hold each of many shingles. Lists are paths of one tree: a list that one more document joins is a
 * child of what it was, so that the same list of a thousand shingles is met once. `../twin/holders.ts` does the same in
 * plain TypeScript.
 */

// The head of a table of holders, 4 bytes each; its parts follow in this order.
const SLOT_MASK: usize = 0;
const ENTRIES: usize = 4;
const NODE_MASK: usize = 8;
const NODES: usize = 12;
const SLOTS_AT: usize = 16;
const ENTRIES_AT: usize = 20;
const NODE_SLOTS_AT: usize = 24;
const NODES_AT: usize = 28;
const HEAD: usize = 32;

// A shingle: its halves, and its list. A node: the list before, the document that joined it, and its length.
const ROW: usize = 12;

/**
 * Lays an empty table out at `table` for so many shingles in all, repeats counted. Returns its end. Node 0 is the empty
 * list.
 */
export function openHolders(table: usize, shingles: i32): usize {
  let slots: usize = 16;
  while (slots < 2 * <usize>(shingles + 1)) slots *= 2;
  const slotsAt = table + HEAD;
  const entriesAt = slotsAt + (slots << 2);
  const nodeSlotsAt = entriesAt + <usize>shingles * ROW;
  const nodesAt = nodeSlotsAt + (slots << 2);
  store<u32>(table + SLOT_MASK, <u32>(slots - 1));
  store<u32>(table + ENTRIES, 0);
  store<u32>(table + NODE_MASK, <u32>(slots - 1));
  store<u32>(table + NODES, 1);
  store<u32>(table + SLOTS_AT, <u32>slotsAt);
  store<u32>(table + ENTRIES_AT, <u32>entriesAt);
  store<u32>(table + NODE_SLOTS_AT, <u32>nodeSlotsAt);
  store<u32>(table + NODES_AT, <u32>nodesAt);
  memory.fill(slotsAt, 0, slots << 2);
  memory.fill(nodeSlotsAt, 0, slots << 2);
  memory.fill(nodesAt, 0, ROW);
  return nodesAt + <usize>(shingles + 1) * ROW;
}

/** The list `list` with `document` behind all that it holds. */
function extend(table: usize, list: u32, document: u32): u32 {
  const nodes = <usize>load<u32>(table + NODES_AT);
  const slots = <usize>load<u32>(table + NODE_SLOTS_AT);
  const mask = load<u32>(table + NODE_MASK);
  const hash = ((list * 0x9e3779b1) ^ document) * 0xcc9e2d51;
  let slot: u32 = (hash ^ (hash >> 15)) & mask;
  let known = load<u32>(slots + (<usize>slot << 2));
  while (known !== 0) {
    const node = nodes + <usize>known * ROW;
    if (load<u32>(node) === list && load<u32>(node, 4) === document) return known;
    slot = (slot + 1) & mask;
    known = load<u32>(slots + (<usize>slot << 2));
  }
  known = load<u32>(table + NODES);
  store<u32>(table + NODES, known + 1);
  store<u32>(slots + (<usize>slot << 2), known);
  const node = nodes + <usize>known * ROW;
  store<u32>(node, list);
  store<u32>(node, document, 4);
  store<u32>(node, load<u32>(nodes + <usize>list * ROW, 8) + 1, 8);
  return known;
}

/**
 * Adds a document to the lists of its `count` distinct shingles. Documents come in ascending order. Writes the number of
 * each shingle, among all of the table, to `places`, 4 bytes each.
 */
export function addHolder(table: usize, lows: usize, highs: usize, count: i32, document: u32, places: usize): void {
  const slots = <usize>load<u32>(table + SLOTS_AT);
  const entries = <usize>load<u32>(table + ENTRIES_AT);
  const mask = load<u32>(table + SLOT_MASK);
  let size = load<u32>(table + ENTRIES);
  // Shingles that follow one another mostly have one list.
  let lastList: u32 = 0;
  let lastExtended: u32 = 0;
  for (let at: usize = 0; at < <usize>count; at++) {
    const low = load<u32>(lows + (at << 2));
    const high = load<u32>(highs + (at << 2));
    let slot: u32 = high & mask;
    let known = load<u32>(slots + (<usize>slot << 2));
    while (known !== 0) {
      const entry = entries + <usize>(known - 1) * ROW;
      if (load<u32>(entry) === low && load<u32>(entry, 4) === high) break;
      slot = (slot + 1) & mask;
      known = load<u32>(slots + (<usize>slot << 2));
    }
    if (known === 0) {
      const entry = entries + <usize>size * ROW;
      store<u32>(entry, low);
      store<u32>(entry, high, 4);
      store<u32>(entry, 0, 8);
      known = ++size;
      store<u32>(slots + (<usize>slot << 2), known);
    }
    const entry = entries + <usize>(known - 1) * ROW;
    const list = load<u32>(entry, 8);
    if (lastExtended === 0 || list !== lastList) {
      lastList = list;
      lastExtended = extend(table, list, document);
    }
    store<u32>(entry, lastExtended, 8);
    store<u32>(places + (at << 2), known - 1);
  }
  store<u32>(table + ENTRIES, size);
}

/** Writes the weight of each place's list to `target`: `weights` has 4 bytes a list. */
export function weighPlaces(table: usize, places: usize, count: i32, weights: usize, target: usize): void {
  const entries = <usize>load<u32>(table + ENTRIES_AT);
  for (let at: usize = 0; at < <usize>count; at++) {
    const entry = entries + <usize>load<u32>(places + (at << 2)) * ROW;
    store<u32>(target + (at << 2), load<u32>(weights + (<usize>load<u32>(entry, 8) << 2)));
  }
}
