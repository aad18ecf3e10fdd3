/**
 * The one door to the package `natural`. Only its subpaths are imported: its root loads database clients,
 * reads a `.env` file and prints. Only its word n-grams over ready tokens and its short-string likeness are
 * used: its tokenizers lose letters outside English.
 */
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import { NGrams } from 'natural/lib/natural/ngrams/index.js';

/** The k-grams of `tokens`, each joined by a space; none for fewer than k tokens. */
export function joinedNgrams(tokens: readonly string[], k: number): string[] {
  return NGrams.ngrams([...tokens], k).map((ngram) => ngram.join(' '));
}

/** Likeness of two short strings in [0, 1], by Jaro-Winkler: 1 for equal ones. */
export function shortTextLikeness(a: string, b: string): number {
  return JaroWinklerDistance(a, b);
}
