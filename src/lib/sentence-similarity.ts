/**
 * Two sentences in, how much of each is in the other out: containment of words and of word bigrams, function
 * words weighing little. NewsEdits (Spangher et al., NAACL 2022, table 1) shows that such overlap matches
 * the sentences of two versions about as well as any neural model (F1 88.7 against 89.5).
 */

/** What is compared of a sentence, made once. */
export interface SentenceProfile {
  /** Weight of every distinct word, and of every distinct bigram, by how often it stands there. */
  readonly words: ReadonlyMap<number, number>;
  /** Bigrams by `first · 2²⁶ + second`. */
  readonly bigrams: ReadonlyMap<number, number>;
  readonly wordWeight: number;
  readonly bigramWeight: number;
}

export interface Likeness {
  /** Share of the first that the second holds, in [0, 1]. */
  readonly forward: number;
  /** Share of the second that the first holds. */
  readonly backward: number;
}

const wordRange = 2 ** 26;

/** The profile of a sequence of word numbers; `weights[word]` is what a word counts. */
export function profileWords(sequence: readonly number[], weights: readonly number[]): SentenceProfile {
  const words = new Map<number, number>();
  const bigrams = new Map<number, number>();
  let wordWeight = 0;
  let bigramWeight = 0;
  for (const [index, word] of sequence.entries()) {
    const weight = weights[word]!;
    words.set(word, (words.get(word) ?? 0) + weight);
    wordWeight += weight;
    if (index === 0) continue;
    const before = sequence[index - 1]!;
    const bigram = before * wordRange + word;
    const both = (weights[before]! + weight) / 2;
    bigrams.set(bigram, (bigrams.get(bigram) ?? 0) + both);
    bigramWeight += both;
  }
  return { words, bigrams, wordWeight, bigramWeight };
}

/** Mean of the containments of words and of bigrams, both ways. Symmetric: swapping swaps the two shares. */
export function compareSentences(first: SentenceProfile, second: SentenceProfile): Likeness {
  const words = sharedWeight(first.words, second.words);
  if (words === 0) return { forward: 0, backward: 0 };
  const bigrams = sharedWeight(first.bigrams, second.bigrams);
  return {
    forward: meanShare(words, first.wordWeight, bigrams, first.bigramWeight),
    backward: meanShare(words, second.wordWeight, bigrams, second.bigramWeight),
  };
}

function sharedWeight(first: ReadonlyMap<number, number>, second: ReadonlyMap<number, number>): number {
  const [few, many] = first.size <= second.size ? [first, second] : [second, first];
  let shared = 0;
  for (const [key, weight] of few) shared += Math.min(weight, many.get(key) ?? 0);
  return shared;
}

function meanShare(words: number, allWords: number, bigrams: number, allBigrams: number): number {
  // A sentence of one word has no bigrams.
  if (allBigrams === 0) return words / allWords;
  return (words / allWords + bigrams / allBigrams) / 2;
}
