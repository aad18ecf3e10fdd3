/** Places the parts of a table of holders, in words; the same figures stand in `assembly/holders.ts`. */

/** What the head says: how many shingles and lists there are, and where they lie, in bytes. */
export const holderHead = {
  slotMask: 0,
  entries: 1,
  nodeMask: 2,
  nodes: 3,
  slotsAt: 4,
  entriesAt: 5,
  nodeSlotsAt: 6,
  nodesAt: 7,
  words: 8,
} as const;

/** A shingle: its halves and its list. */
export const entryWords = { low: 0, high: 1, list: 2, all: 3 } as const;
/** A list: what it was before, the document that joined it, and how many it holds. */
export const nodeWords = { before: 0, document: 1, length: 2, all: 3 } as const;

/** How many slots a table has for so many shingles, repeats counted; its lists have as many. */
export function holderSlots(shingles: number): number {
  let slots = 16;
  while (slots < 2 * (shingles + 1)) slots *= 2;
  return slots;
}

/** How many bytes a table takes for so many shingles, repeats counted. */
export function holderBytes(shingles: number): number {
  const slots = 2 * holderSlots(shingles);
  return 4 * (holderHead.words + slots + entryWords.all * shingles + nodeWords.all * (shingles + 1));
}
