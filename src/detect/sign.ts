/**
 * Shingles in, signature out. Default: k-permutation MinHash by one permutation cut into k bins, empty bins
 * filled by optimal densification (Shrivastava, "Optimal Densification for Fast and Accurate Minwise
 * Hashing", ICML 2017, §4), which costs one pass whatever k is. `npm` makes the signatures of the package
 * `minhash`, value for value. `scaled` keeps the hashes below 2⁶⁴/s (FracMinHash: Irber et al. 2022).
 * This file is the one door to the package `minhash`.
 */
import type { Minhash } from 'minhash';
import type { Workspace } from '../kernel/workspace.js';
import { tokenize } from '../text/tokens.js';

export interface SignOptions {
  readonly sketch: 'minhash' | 'scaled';
  readonly scheme: 'oph' | 'npm';
  readonly permutations: number;
  readonly scaled: number;
  readonly shingleSize: number;
  readonly seed: number;
}

// Below this many kept hashes a scaled sketch of a short text says nothing about it.
const minKept = 16;

/**
 * The signature of the `count` shingles in the kernel's memory, to `work.values`; the shingles are permuted
 * where they stand. Returns how many values it has: `permutations`, or as many as were kept, sorted. `text`
 * is read by the scheme `npm` only. There must be one shingle at least.
 */
export function signInPlace(
  work: Workspace,
  count: number,
  options: SignOptions,
  text: () => string,
): number {
  const { sketch, scheme, permutations, seed } = options;
  if (sketch === 'minhash' && scheme === 'npm') {
    work.kernel.words().set(signLikePackage(text(), options), work.values >> 2);
    return permutations;
  }
  work.kernel.permute(work.lows, work.highs, count, seed);
  if (sketch === 'scaled') return keepSmallest(work, count, options.scaled);
  work.kernel.signByBins(work.lows, work.highs, count, work.values, permutations);
  return permutations;
}

function keepSmallest(work: Workspace, count: number, scaled: number): number {
  const limit = Math.min(0xffffffff, Math.floor(2 ** 32 / scaled));
  const kept = work.kernel.keepBelow(work.lows, work.highs, count, limit, work.values);
  const words = work.kernel.words();
  if (kept >= minKept) return sortDistinct(words.subarray(work.values >> 2, (work.values >> 2) + kept));
  const order = Array.from({ length: count }, (_, index) => index).sort(
    (left, right) =>
      words[(work.highs >> 2) + left]! - words[(work.highs >> 2) + right]! ||
      words[(work.lows >> 2) + left]! - words[(work.lows >> 2) + right]!,
  );
  const smallest = new Set(order.map((index) => words[(work.lows >> 2) + index]!));
  const values = [...smallest].slice(0, Math.max(minKept, kept));
  words.set(values, work.values >> 2);
  return sortDistinct(words.subarray(work.values >> 2, (work.values >> 2) + values.length));
}

/** Sorts in place and drops repeats. Returns how many are left. */
function sortDistinct(values: Uint32Array): number {
  values.sort();
  let size = 0;
  for (const value of values) if (size === 0 || values[size - 1] !== value) values[size++] = value;
  return size;
}

// What the scheme `npm` needs, loaded when a run first asks for it.
let packages: {
  readonly Minhash: typeof Minhash;
  joinedNgrams(tokens: readonly string[], k: number): string[];
};
let permutationsOf: { readonly key: string; readonly minhash: Minhash } | undefined;

/** Loads what `options` need; once before the first signature. */
export async function prepareSigning({
  sketch,
  scheme,
}: Pick<SignOptions, 'sketch' | 'scheme'>): Promise<void> {
  if (sketch !== 'minhash' || scheme !== 'npm') return;
  packages ??= { ...(await import('minhash')), ...(await import('../text/natural.js')) };
}

function signLikePackage(text: string, options: SignOptions): Uint32Array {
  const norms = tokenize(text).map(({ norm }) => norm);
  const minhash = findPermutations(options);
  const { permA, permB, prime, maxHash } = minhash;
  const values = new Uint32Array(options.permutations).fill(maxHash);
  for (const shingle of new Set(packages.joinedNgrams(norms, options.shingleSize))) {
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

function findPermutations({ permutations, seed }: SignOptions): Minhash {
  const key = `${permutations} ${seed}`;
  if (permutationsOf?.key !== key) {
    permutationsOf = { key, minhash: new packages.Minhash({ numPerm: permutations, seed }) };
  }
  return permutationsOf.minhash;
}
