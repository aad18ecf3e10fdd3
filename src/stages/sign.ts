/**
 * Shingles in, signature out. Default: k-permutation MinHash by one permutation cut into k bins, empty bins
 * filled by optimal densification (Shrivastava, "Optimal Densification for Fast and Accurate Minwise
 * Hashing", ICML 2017, §4), which costs one pass whatever k is. `npm` makes the signatures of the package
 * `minhash`, value for value. `scaled` keeps the hashes below 2⁶⁴/s (FracMinHash: Irber et al. 2022).
 * This file is the one door to the package `minhash`.
 */
import { Minhash } from 'minhash';
import { mix32 } from '../kernel/hash.js';
import { toHashSet } from '../lib/hash-set.js';
import { joinedNgrams } from '../lib/natural.js';
import type { HashSet64, SegmentedDocument, Signature } from '../model.js';

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

/** The signature of `shingles`; null where there are none. `document` is read by the scheme `npm` only. */
export function sign(
  shingles: HashSet64,
  document: Pick<SegmentedDocument, 'blocks'>,
  options: SignOptions,
): Signature | null {
  if (shingles.size === 0) return null;
  if (options.sketch === 'scaled') return { sketch: 'scaled', kept: keepSmallest(shingles, options) };
  const values =
    options.scheme === 'npm' ? signLikePackage(document, options) : signByBins(shingles, options);
  return { sketch: 'minhash', values };
}

/** Rehashes with the seed, so that another seed is another permutation. */
function permute(low: number, high: number, seed: number): readonly [number, number] {
  const newLow = mix32(low ^ mix32(high ^ seed));
  return [newLow, mix32(high ^ mix32(newLow + 0x9e3779b9))];
}

function signByBins(shingles: HashSet64, { permutations, seed }: SignOptions): Uint32Array {
  const values = new Uint32Array(permutations).fill(0xffffffff);
  const isFilled = new Uint8Array(permutations);
  for (let index = 0; index < shingles.values.length; index += 2) {
    const [low, high] = permute(shingles.values[index]!, shingles.values[index + 1]!, seed);
    const bin = Math.floor((high / 2 ** 32) * permutations);
    if (isFilled[bin] === 0 || low < values[bin]!) values[bin] = low;
    isFilled[bin] = 1;
  }
  for (let bin = 0; bin < permutations; bin++) {
    if (isFilled[bin] === 1) continue;
    // An empty bin borrows from the first filled one in a random order of its own, equal in all documents.
    for (let attempt = 1; ; attempt++) {
      const donor = Math.floor(
        (mix32(mix32(bin + 1) ^ Math.imul(attempt, 0x9e3779b9)) / 2 ** 32) * permutations,
      );
      if (isFilled[donor] !== 1) continue;
      values[bin] = values[donor]!;
      break;
    }
  }
  return values;
}

function signLikePackage(document: Pick<SegmentedDocument, 'blocks'>, options: SignOptions): Uint32Array {
  const norms = document.blocks
    .filter((block) => block.kind === 'body')
    .flatMap((block) => block.sentences.flatMap((sentence) => sentence.tokens.map((token) => token.norm)));
  const { permA, permB, prime, maxHash, hash } = packagePermutations(options);
  const values = new Uint32Array(options.permutations).fill(maxHash);
  for (const text of new Set(joinedNgrams(norms, options.shingleSize))) {
    // The package hashes the text anew for every permutation; once is enough. Doubles lose bits here as they
    // do there: the values must be equal, not better.
    const hashed = hash(text);
    for (let index = 0; index < values.length; index++) {
      const value = (permA[index]! * hashed + permB[index]!) % prime;
      if (value < values[index]!) values[index] = value;
    }
  }
  return values;
}

let lastPackage: { readonly key: string; readonly permutations: PackagePermutations } | undefined;
type PackagePermutations = Pick<Minhash, 'permA' | 'permB' | 'prime' | 'maxHash'> & {
  hash(text: string): number;
};

function packagePermutations({ permutations, seed }: SignOptions): PackagePermutations {
  const key = `${permutations} ${seed}`;
  if (lastPackage?.key !== key) {
    const minhash = new Minhash({ numPerm: permutations, seed });
    const { permA, permB, prime, maxHash } = minhash;
    lastPackage = { key, permutations: { permA, permB, prime, maxHash, hash: (text) => minhash.hash(text) } };
  }
  return lastPackage.permutations;
}

function keepSmallest(shingles: HashSet64, { scaled, seed }: SignOptions): HashSet64 {
  const permuted = new Uint32Array(shingles.values.length);
  for (let index = 0; index < permuted.length; index += 2) {
    const [low, high] = permute(shingles.values[index]!, shingles.values[index + 1]!, seed);
    permuted[index] = low;
    permuted[index + 1] = high;
  }
  const sorted = toHashSet(permuted);
  const limit = 2 ** 32 / scaled;
  let size = Math.min(minKept, sorted.size);
  while (size < sorted.size && sorted.values[2 * size + 1]! < limit) size++;
  return { size, values: sorted.values.slice(0, 2 * size) };
}
