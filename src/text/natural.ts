/**
 * Wraps the package `natural` for the rest of the code, and nothing else imports it. Imports its subpaths only:
 * its root loads database clients, reads a `.env` file and prints. Uses its n-grams over ready tokens and its
 * likeness of short strings: its tokenizers lose letters outside English.
 */
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import { NGrams } from 'natural/lib/natural/ngrams/index.js';

/** Returns the k-grams of `tokens`, each joined by a space; none for fewer than k tokens. */
export function joinedNgrams(tokens: readonly string[], k: number): string[] {
  return NGrams.ngrams([...tokens], k).map((ngram) => ngram.join(' '));
}

/** Measures the likeness of two short strings by Jaro-Winkler: from 0 to 1, 1 for equal ones. */
export function shortTextLikeness(a: string, b: string): number {
  return JaroWinklerDistance(a, b);
}
