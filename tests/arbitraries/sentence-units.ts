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
  /** Stems of its rare words; none unless told. */
  readonly content?: readonly number[];
  /** Weights shared with others, by a key that the other has too. */
  readonly shared?: Readonly<Record<number, number>>;
}

let nextWord = 10_000;

/** A wording of 10 words that nothing else has, but for what is given. */
export function wordingOf({
  id,
  words = 10,
  total = 1,
  content = [],
  shared = {},
}: SentenceOptions): SentenceClass {
  const keys = [...Object.keys(shared).map(Number), 1000 + id];
  const weights = Object.values(shared);
  const rest = total - weights.reduce((sum, weight) => sum + weight, 0);
  const weighed: Weighed = { keys, weights: [...weights, rest], total };
  const own = typeof words === 'number' ? Array.from({ length: words }, () => nextWord++) : words;
  return { id, words: own, content, profile: { words: weighed, bigrams: weighed } };
}

export interface UnitOptions extends SentenceOptions {
  /** Its own number unless told. */
  readonly block?: number;
  readonly kind?: Unit['kind'];
  /** The number of its typeface, and of those of its block: equal where the wordings are, unless told. */
  readonly typeface?: number;
  readonly wordings?: number;
}

/** A sentence of a block. */
export function unitOf({ block, kind = 'body', typeface, wordings, ...given }: UnitOptions): Unit {
  const { id } = given;
  const own = { typeface: typeface ?? id, faces: wordings ?? typeface ?? id };
  return { block: block ?? id, kind, ...own, wordings: wordings ?? id, wording: wordingOf(given) };
}
