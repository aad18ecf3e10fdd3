/**
 * Reads words and sentences in the plainest way there is. A check has to hold what was written against something that
 * it was not written with, so nothing here comes from the tokens and sentences that an edition is made of.
 */

// Scripts without spaces between words: each letter counts as one.
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** Folds what a reader takes for the same letter: capitals, ligatures, the dot that a Turkish capital leaves behind. */
export function foldLetters(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('\u0307', '');
}

/** Splits a text into runs of letters and digits. */
export function plainWords(text: string): string[] {
  const runs = foldLetters(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return runs.flatMap((run) => (unspaced.test(run) ? [...run] : [run]));
}

/** Gives equal texts one key, whatever their capitals, signs and line breaks; a text of signs alone is its own. */
export function textKey(text: string): string {
  const words = plainWords(text);
  return words.length === 0 ? text.trim() : words.join(' ');
}

/** Tells whether a text says anything: a rule or a number of a list may go from one item to another. */
export function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** A stretch of a text that ends where a sentence or a line does, and the UTF-16 unit that it begins at. */
export interface PlainSentence {
  readonly text: string;
  readonly start: number;
}

// "Sgt.", "U.S.": the full stop of a short word with a capital may end nothing.
const ends = /(?:(?<!(?:^|[^\p{L}])\p{Lu}[\p{L}.]{0,4})\.|[!?…])[”"’»)\]]*\s+|[。！？｡][」』”]?|\n+/gu;

/**
 * Cuts a text after each full stop that white space follows, unless it may stand for letters left out, and at each line
 * break.
 */
export function plainSentences(text: string): PlainSentence[] {
  const cuts = Array.from(text.matchAll(ends), ({ index, 0: end }) => index + end.length);
  const sentences: PlainSentence[] = [];
  let start = 0;
  for (const end of [...cuts, text.length]) {
    const piece = text.slice(start, end);
    const sentence = piece.trim();
    if (sentence !== '') sentences.push({ text: sentence, start: start + piece.indexOf(sentence) });
    start = end;
  }
  return sentences;
}

/** Counts the words that stand in both lists in one order: the length of their longest common subsequence. */
export function countInOrder(left: readonly string[], right: readonly string[]): number {
  let row = new Uint16Array(right.length + 1);
  for (const word of left) {
    const next = new Uint16Array(right.length + 1);
    for (const [at, other] of right.entries())
      next[at + 1] = word === other ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!);
    row = next;
  }
  return row[right.length]!;
}
