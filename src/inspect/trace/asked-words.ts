/** Reads the words of what is asked for as the index has them: each with those that it may be a misspelling of. */
import { distance } from 'fastest-levenshtein';
import { wordsOf } from '../../write/threads/layout.js';
import type { ReadingList } from '../../write/threads/reading-lists.js';
import type { ThreadIndex } from '../../write/threads/thread-index.js';

/** A word of the index that may be meant, and how like it is to the one that was asked for: 1 for that itself. */
export interface MeantWord {
  readonly word: string;
  readonly likeness: number;
  readonly list: ReadingList;
}

/** A word that is asked for. */
export interface AskedWord {
  readonly word: string;
  /** What it may mean, the likest first; empty where no reading has it or anything like it. */
  readonly meant: readonly MeantWord[];
  /** How much it tells: the rarer, the more. */
  readonly weight: number;
}

// A paragraph has fewer words; what is longer is found by its beginning.
const mostWords = 256;
// A word that so few readings have may be misspelt there as well.
const rare = 2;
const mostMeant = 5;
// From this length on a word is the same one with two letters wrong.
const longWord = 6;

/** The first 256 words of `text`. */
export function readAsked(text: string, index: ThreadIndex): AskedWord[] {
  const known = new Map<string, readonly MeantWord[]>();
  const words = wordsOf(text).slice(0, mostWords);
  for (const word of words) if (!known.has(word)) known.set(word, findMeant(word, index));
  const { readings } = index.about;
  const weights = words.map((word) => {
    const [first] = known.get(word)!;
    return first === undefined ? null : weigh(first.list, readings);
  });
  const told = weights.filter((weight) => weight !== null);
  // A word that nobody has tells as much as the others do on average.
  const usual = told.length === 0 ? 1 : told.reduce((sum, weight) => sum + weight, 0) / told.length;
  return words.map((word, at) => ({ word, meant: known.get(word)!, weight: weights[at] ?? usual }));
}

/** The weight of a word or pair of words: inverse document frequency (Spärck Jones 1972). */
export function weigh({ size }: ReadingList, readings: number): number {
  return Math.log(1 + readings / size);
}

function findMeant(word: string, index: ThreadIndex): readonly MeantWord[] {
  const own = index.word(word);
  const itself = own === null ? [] : [{ word, likeness: 1, list: own }];
  if (own !== null && own.size > rare) return itself;
  const like = index.spelledLike(word).flatMap(({ word: other, list }) => {
    const likeness = other === word ? 0 : likenessOf(word, other);
    return likeness === 0 ? [] : [{ word: other, likeness, list }];
  });
  like.sort(byLikeness);
  return [...itself, ...like.slice(0, mostMeant)];
}

function byLikeness(left: MeantWord, right: MeantWord): number {
  return (
    right.likeness - left.likeness || right.list.size - left.list.size || (left.word < right.word ? -1 : 1)
  );
}

/** How likely one word is the other with typing errors, in [0, 1): one letter, two that changed places, two of a long word. */
export function likenessOf(one: string, other: string): number {
  const length = Math.max(one.length, other.length);
  const steps = distance(one, other);
  const isSwap = steps === 2 && one.length === other.length && sortLetters(one) === sortLetters(other);
  const errors = isSwap ? 1 : steps;
  if (errors > (length >= longWord ? 2 : 1)) return 0;
  return 1 - errors / (length + 1);
}

function sortLetters(word: string): string {
  return [...word].sort().join('');
}
