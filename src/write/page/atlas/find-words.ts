/**
 * Cuts a text into the words that it is found by, and what a reader asks for into the same: case and accents aside, two
 * characters at a time where a script has no spaces. Both sides share this file, so that what stands there is found.
 */

// A mark stays with its letter, which in many scripts it is a part of.
const word = /[\p{L}\p{N}\p{M}]+/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
// Accents of Latin, Greek and Cyrillic letters; what is left out of a word in writing.
const accents = /[\u0300-\u036f\u00ad\u0640\u200b-\u200d\u2060]/g;

/** Longer ones are cut: hashes and addresses, which nobody types. */
export const longestWord = 24;

/**
 * The words of a text in its order, with repetitions.
 *
 * @example
 * findWords('Café, 東京都!') // ['cafe', '東京', '京都']
 */
export function findWords(text: string): string[] {
  // Most texts are so, and half of the time of a run's words would go into folding them.
  const isPlain = /^[\x00-\x7f\u00a0\u2010-\u2027]*$/.test(text);
  const folded = isPlain
    ? text.toLowerCase()
    : text.normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase();
  const words = folded.match(isPlain ? /[a-z0-9]+/g : word) ?? [];
  return isPlain
    ? words.map(cut)
    : words.flatMap((own) => (own.search(unspaced) < 0 ? [cut(own)] : byTwos(own)));
}

const cut = (own: string) => (own.length <= longestWord ? own : own.slice(0, longestWord));

/** Cuts a run of a script without spaces into pairs of neighbours, and leaves what stands between such runs whole. */
function byTwos(run: string): string[] {
  const words: string[] = [];
  let end = 0;
  for (const match of run.matchAll(unspaced)) {
    if (match.index > end) words.push(cut(run.slice(end, match.index)));
    const characters = [...match[0]];
    if (characters.length === 1) words.push(match[0]);
    for (let at = 1; at < characters.length; at++) words.push(characters[at - 1]! + characters[at]!);
    end = match.index + match[0].length;
  }
  if (end < run.length) words.push(cut(run.slice(end)));
  return words;
}
