/**
 * Collects the distinct lists of documents that share a key, with how often each came: the text that a family shares
 * gives the same list for every key of it. It uses open addressing over hashes of the lists; equal means compared in full.
 *
 * A list is a record of words: how many documents it has, how often it came, then the documents. Records stand one behind
 * the other, so that whoever looks a list up finds all of it in one place.
 */

// What describes the table: how many words its records take, how many lists there are, the mask of the slots, then where
// slots and records lie. A slot holds the place of a record, in words, + 1, or 0 where it is free; then the hash of its list,
// so that no record is looked up in vain.
const WORDS: usize = 0;
const SIZE: usize = 4;
const MASK: usize = 8;
const SLOTS: usize = 12;
const RECORDS: usize = 16;

// @ts-ignore: decorator
@inline
function isEqual(left: usize, right: usize, bytes: usize): bool {
  for (let at: usize = 0; at < bytes; at += 4) {
    if (load<u32>(left + at) !== load<u32>(right + at)) return false;
  }
  return true;
}

// @ts-ignore: decorator
@inline
function hashList(start: usize, length: u32): u32 {
  const bytes = <usize>length << 2;
  let hash = length;
  for (let at: usize = 0; at < bytes; at += 4) {
    hash = (hash ^ load<u32>(start + at)) * 0xcc9e2d51;
    hash ^= hash >> 15;
  }
  return hash;
}

/** Doubles the slots. They begin few, so that the cache holds them. */
function growSlots(table: usize): void {
  const slots = <usize>load<u32>(table, SLOTS);
  const records = <usize>load<u32>(table, RECORDS);
  const mask = 2 * load<u32>(table, MASK) + 1;
  store<u32>(table, mask, MASK);
  memory.fill(slots, 0, <usize>(mask + 1) << 3);
  const words = load<u32>(table, WORDS);
  for (let place: u32 = 0; place < words; ) {
    const record = records + (<usize>place << 2);
    const length = load<u32>(record);
    const hash = hashList(record + 8, length);
    let slot = hash & mask;
    while (load<u32>(slots + (<usize>slot << 3)) !== 0) slot = (slot + 1) & mask;
    store<u32>(slots + (<usize>slot << 3), place + 1);
    store<u32>(slots + (<usize>slot << 3), hash, 4);
    place += length + 2;
  }
}

/** Counts once more the list of `length` documents at `start`, where the record of a new one has them. */
function countList(table: usize, start: usize, length: u32): void {
  const slots = <usize>load<u32>(table, SLOTS);
  const records = <usize>load<u32>(table, RECORDS);
  const mask = load<u32>(table, MASK);
  const hash = hashList(start, length);
  let slot = hash & mask;
  while (true) {
    const at = slots + (<usize>slot << 3);
    const place = load<u32>(at);
    if (place === 0) break;
    const known = records + (<usize>(place - 1) << 2);
    if (load<u32>(at, 4) === hash && load<u32>(known) === length && isEqual(known + 8, start, <usize>length << 2)) {
      store<u32>(known, load<u32>(known, 4) + 1, 4);
      return;
    }
    slot = (slot + 1) & mask;
  }
  store<u32>(start - 8, length);
  store<u32>(start - 4, 1);
  const words = load<u32>(table, WORDS);
  store<u32>(slots + (<usize>slot << 3), words + 1);
  store<u32>(slots + (<usize>slot << 3), hash, 4);
  store<u32>(table, words + length + 2, WORDS);
  const size: u32 = load<u32>(table, SIZE) + 1;
  store<u32>(table, size, SIZE);
  if (size << 1 > mask) growSlots(table);
}

/**
 * Adds to `table` the documents of every key that two of them or more hold, ascending, for `count` rows of (key,
 * document) that are sorted by key, then by document. There must be room for records of twice as many words as there are
 * rows, and two more, and for four slots a list, of two words each.
 */
export function listRows(rows: usize, count: i32, table: usize): void {
  const end = rows + (<usize>count << 3);
  let at = rows;
  while (at + 8 < end) {
    const key = load<u32>(at);
    if (load<u32>(at, 8) !== key) {
      at += 8;
      continue;
    }
    const start = <usize>load<u32>(table, RECORDS) + (<usize>load<u32>(table, WORDS) << 2) + 8;
    let last = load<u32>(at, 4);
    store<u32>(start, last);
    let length: u32 = 1;
    for (at += 8; at < end && load<u32>(at) === key; at += 8) {
      const document = load<u32>(at, 4);
      // A document that holds a key twice is named once.
      if (document === last) continue;
      store<u32>(start + (<usize>length << 2), document);
      length++;
      last = document;
    }
    if (length > 1) countList(table, start, length);
  }
}
