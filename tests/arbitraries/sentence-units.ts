/**
 * Makes sentences of a given likeness, so that a table can stand exactly on a limit. A sentence is a profile of weight
 * `total`; what it shares with another one is one key of the shared weight in both.
 */
import type { Unit } from '../../src/merge/align/match-state.js';
import type { SentenceClass } from '../../src/merge/align/sentence-classes.js';
import type { Weighed } from '../../src/merge/align/sentence-similarity.js';

export interface SentenceOptions {
  /** The number of the wording: equal sentences have the same one. */
  readonly id: number;
  /** How many words it has, or the numbers of the words themselves. */
  readonly words?: number | readonly number[];
  readonly total?: number;
  /** Weights shared with others, by a key that the other has too. */
  readonly shared?: Readonly<Record<number, number>>;
}

let nextWord = 10_000;

/** A wording of 10 words that nothing else has, but for what is given. */
export function wordingOf({ id, words = 10, total = 1, shared = {} }: SentenceOptions): SentenceClass {
  const keys = [...Object.keys(shared).map(Number), 1000 + id];
  const weights = Object.values(shared);
  const rest = total - weights.reduce((sum, weight) => sum + weight, 0);
  const weighed: Weighed = { keys, weights: [...weights, rest], total };
  const own = typeof words === 'number' ? Array.from({ length: words }, () => nextWord++) : words;
  return { id, words: own, profile: { words: weighed, bigrams: weighed } };
}

/** A sentence of a block; one of its own unless told. */
export function unitOf({
  block,
  wordings,
  ...given
}: SentenceOptions & { readonly block?: number; readonly wordings?: number }): Unit {
  return { block: block ?? given.id, wordings: wordings ?? given.id, wording: wordingOf(given) };
}
