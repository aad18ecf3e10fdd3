/** Writes the three files by which words lead to readings: words, pairs of words, and what is left of a word without a letter. */
import { ByteWriter } from '../../base/byte-writer.js';
import { GrowingNumbers } from '../../base/growing-numbers.js';
import { radixOrder } from '../../base/radix-order.js';
import { KeyedWriter } from './keyed-file.js';
import { commonAbove, cutAbove, type FileShape, keptOfCut, spellingsOf, wordKey } from './layout.js';
import type { PartWriter } from './part-writer.js';
import { gatherLists, putList } from './reading-lists.js';
import type { WordTable } from './word-table.js';

const allKeys = 2 ** 32;
// So many pairs are one and the same, or none that are looked up.
const visitsPerPair = 8;

/** Each word with the readings that have it. */
export async function writeWords(file: PartWriter, table: WordTable, readings: number): Promise<FileShape> {
  const { words, keys, readings: readingsWith } = table.inOrder();
  const cut = cutAbove(readings);
  const writer = new KeyedWriter(file, words.length);
  const value = new ByteWriter();
  await gatherLists(
    { keys: words.length, visits: table.length },
    (range, visit) => table.visitWords({ ...range, cut, kept: keptOfCut }, visit),
    (rank, list) => {
      value.clear();
      value.text(words[rank]!);
      putList(value, list, { size: readingsWith[rank]!, cut });
      return writer.add(keys[rank]!, value.view());
    },
  );
  return writer.end();
}

/** Each pair of words that stand side by side and are looked up together, with the readings that have it. */
export async function writePairs(file: PartWriter, table: WordTable, readings: number): Promise<FileShape> {
  const cut = cutAbove(readings);
  const common = commonAbove(readings);
  const writer = new KeyedWriter(file, table.length / visitsPerPair);
  const value = new ByteWriter();
  await gatherLists(
    { keys: allKeys, visits: table.length },
    (range, visit) => table.visitPairs({ ...range, common }, visit),
    (key, list) => {
      value.clear();
      putList(value, list, { size: list.length, cut });
      return writer.add(key, value.view());
    },
  );
  return writer.end();
}

/** Each spelling with the keys of the words that it may be of, four bytes each. */
export async function writeSpellings(file: PartWriter, table: WordTable): Promise<FileShape> {
  const { words, keys } = table.inOrder();
  const spellings = new GrowingNumbers();
  const ofWord = new GrowingNumbers();
  for (const [rank, word] of words.entries()) {
    for (const spelling of spellingsOf(word)) {
      spellings.push(wordKey(spelling));
      ofWord.push(rank);
    }
  }
  const keysOf = spellings.values;
  const writer = new KeyedWriter(file, keysOf.length);
  const value = new ByteWriter();
  let key = -1;
  for (const at of radixOrder(keysOf)) {
    if (keysOf[at] !== key) {
      if (key !== -1) await writer.add(key, value.view());
      value.clear();
      key = keysOf[at]!;
    }
    value.fixed(keys[ofWord.at(at)]!, 4);
  }
  if (key !== -1) await writer.add(key, value.view());
  return writer.end();
}
