/** Looks up words in the parts of an index: which reports have all words of a query, the last as far as it is typed. */
import { frontDecode, Lists } from './decode.js';
import { findWords, longestWord } from './find-words.js';
import type { WordsPart, WordTable } from './shape.js';

export interface Found {
  /** 1 for each report that has all words that could be looked up. */
  readonly reports: Uint8Array;
  /** Words of the query that stand in too many reports to be looked up. */
  readonly common: readonly string[];
  /** Words that were looked up in headlines alone, since too many reports have them. */
  readonly partial: readonly string[];
}

/** Null where the query has no word that could be looked up, and none that is common. */
export async function lookUp(
  query: string,
  table: WordTable,
  count: number,
  load: (part: number) => Promise<WordsPart>,
): Promise<Found | null> {
  const typed = findWords(query);
  if (typed.length === 0) return null;
  const words = [...new Set(typed)];
  // What is followed by a space or a sign is typed in full.
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(query);
  const common = words.filter((word) => table.common.includes(word));
  const wanted = words.filter((word) => !common.includes(word));
  const last = isOpen ? typed.at(-1)! : null;
  const partial: string[] = [];
  let reports = new Uint8Array(count).fill(1);
  for (const word of wanted) {
    const isBeginning = word === last || word.length === longestWord;
    const own = new Uint8Array(count);
    for (const part of partsOf(word, isBeginning, table.firsts))
      partial.push(
        ...markReports(
          await load(part),
          (known) => known === word || (isBeginning && known.startsWith(word)),
          own,
        ),
      );
    reports = reports.map((value, at) => value & own[at]!);
  }
  return { reports, common, partial };
}

/** Numbers of the parts that may hold a word, or words that begin with it. */
function partsOf(word: string, isBeginning: boolean, firsts: readonly string[]): number[] {
  const parts: number[] = [];
  for (const [at, first] of firsts.entries()) {
    const next = firsts[at + 1];
    const isBefore = next !== undefined && next <= word;
    const isBehind = first > word && !(isBeginning && first.startsWith(word));
    if (!isBefore && !isBehind) parts.push(at);
  }
  return parts;
}

/** Marks the reports of all words that are wanted. Returns those that are known by headlines alone. */
function markReports(
  { words, reports, partial }: WordsPart,
  isWanted: (word: string) => boolean,
  own: Uint8Array,
): string[] {
  const known = frontDecode(words);
  const lists = new Lists(reports);
  for (const word of known) {
    const isOwn = isWanted(word);
    lists.next((report) => {
      if (isOwn) own[report] = 1;
    });
  }
  const inTitles: string[] = [];
  new Lists(partial).next((at) => {
    if (isWanted(known[at]!)) inTitles.push(known[at]!);
  });
  return inTitles;
}
