/**
 * All pairs of a Jaccard and more, exactly: the oracle that candidates are measured against. k-grams of
 * lower-cased words over title and text; k-grams in more documents than `maxHolders` are counted for pairs
 * that other k-grams propose, but propose none themselves.
 */

const maxHolders = 2000;

/** `{ id1, id2, jaccard }` for every pair of rows (`id`, `title`, `text`) with a Jaccard of `least` or more. */
export function exactJoin(rows, size, least) {
  const sets = rows.map(({ title = '', text }) => gramsOf(`${title} ${text}`, size));
  const holders = new Map();
  for (const [index, grams] of sets.entries()) {
    for (const gram of grams) {
      const list = holders.get(gram);
      if (list === undefined) holders.set(gram, [index]);
      else list.push(index);
    }
  }
  const pairs = [];
  const counts = new Uint32Array(rows.length);
  for (const [index, grams] of sets.entries()) {
    const touched = [];
    for (const gram of grams) {
      const list = holders.get(gram);
      if (list.length === 1 || list.length > maxHolders) continue;
      for (const other of list) {
        if (other <= index) continue;
        if (counts[other]++ === 0) touched.push(other);
      }
    }
    for (const other of touched) {
      const isClose = counts[other] >= (least / 2) * Math.min(grams.size, sets[other].size);
      counts[other] = 0;
      if (!isClose) continue;
      let shared = 0;
      for (const gram of grams) if (sets[other].has(gram)) shared++;
      const jaccard = shared / (grams.size + sets[other].size - shared);
      if (jaccard >= least) pairs.push({ id1: rows[index].id, id2: rows[other].id, jaccard });
    }
  }
  return pairs;
}

/** k-grams by a hash of 53 bits: among ten million, one in a thousand runs takes two for one. */
function gramsOf(text, size) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const hashes = words.map(hashWord);
  const grams = new Set();
  for (let start = 0; start + size <= hashes.length; start++) {
    let [low, high] = [size, size];
    for (let at = start; at < start + size; at++) {
      low = (Math.imul(low, 0x9e3779b1) + hashes[at]) | 0;
      high = Math.imul(high ^ hashes[at], 0x85ebca6b) ^ (high >>> 15);
    }
    grams.add((low >>> 0) * 2 ** 21 + (high >>> 11));
  }
  return grams;
}

const known = new Map();

function hashWord(word) {
  let hash = known.get(word);
  if (hash === undefined) {
    hash = 17;
    for (let index = 0; index < word.length; index++)
      hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
    hash ^= hash >>> 15;
    known.set(word, hash);
  }
  return hash;
}
