/**
 * Makes the signatures of the package `minhash`, value for value, for those who compare with it. This file is the one
 * door to that package.
 */
import { Minhash } from 'minhash';
import type { DetectOptions } from '../model/options.js';
import { joinedNgrams } from '../text/natural.js';
import { tokenize } from '../text/tokens.js';

type SchemeOptions = Pick<DetectOptions, 'permutations' | 'shingleSize' | 'seed'>;

let permutationsOf: { readonly key: string; readonly minhash: Minhash } | undefined;

/** Computes the signature of `text`: `permutations` values, each below the package's `maxHash`. */
export function signLikePackage(text: string, options: SchemeOptions): Uint32Array {
  const norms = tokenize(text).map(({ norm }) => norm);
  const minhash = findPermutations(options);
  const { permA, permB, prime, maxHash } = minhash;
  const values = new Uint32Array(options.permutations).fill(maxHash);
  for (const shingle of new Set(joinedNgrams(norms, options.shingleSize))) {
    // The package hashes the text anew for every permutation; once is enough. Doubles lose bits here as they
    // do there: the values must be equal, not better.
    const hashed = minhash.hash(shingle);
    for (let index = 0; index < values.length; index++) {
      const value = (permA[index]! * hashed + permB[index]!) % prime;
      if (value < values[index]!) values[index] = value;
    }
  }
  return values;
}

function findPermutations({ permutations, seed }: SchemeOptions): Minhash {
  const key = `${permutations} ${seed}`;
  if (permutationsOf?.key !== key) {
    permutationsOf = { key, minhash: new Minhash({ numPerm: permutations, seed }) };
  }
  return permutationsOf.minhash;
}
