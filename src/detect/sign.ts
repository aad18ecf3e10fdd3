/**
 * Signs the shingles of a text. Default: k-permutation MinHash by one permutation cut into k bins, empty bins
 * filled by optimal densification (Shrivastava, "Optimal Densification for Fast and Accurate Minwise
 * Hashing", ICML 2017, §4), which costs one pass whatever k is. `npm` makes the signatures of the package
 * `minhash`, value for value. `scaled` keeps the hashes below 2⁶⁴/s (FracMinHash: Irber et al. 2022).
 */

import type { Workspace } from '../kernel/workspace.js';
import type { DetectOptions } from '../model/options.js';
import { pairLimits } from './limits.js';

export type SignOptions = Pick<
  DetectOptions,
  'sketch' | 'scheme' | 'permutations' | 'scaled' | 'shingleSize' | 'seed'
>;

/**
 * Writes the signature of the `count` shingles in the kernel's memory, to `work.values`; the shingles are permuted
 * where they stand. Returns how many values it has: `permutations`, or as many as were kept, sorted. `text` is read by
 * the scheme `npm` only. There must be one shingle at least.
 *
 * @example
 * const work = new Workspace(loadKernel());
 * const bytes = new TextEncoder().encode('Rain fell on Port Alder on Monday.');
 * work.kernel.bytes().set(bytes, work.chunk);
 * const tokens = tokenizeInPlace(work, work.chunk, work.chunk + bytes.length);
 * const shingles = shingleInPlace(work, tokens, 4);
 * await prepareSigning(defaultDetectOptions);
 * const values = signInPlace(work, shingles, defaultDetectOptions, () => '');
 * values; // 256
 */
export function signInPlace(
  work: Workspace,
  count: number,
  options: SignOptions,
  text: () => string,
): number {
  const { sketch, scheme, permutations, seed } = options;
  if (sketch === 'minhash' && scheme === 'npm') {
    work.kernel.words().set(npmScheme!.signLikePackage(text(), options), work.values >> 2);
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
  if (kept >= pairLimits.minKeptHashes)
    return sortDistinct(words.subarray(work.values >> 2, (work.values >> 2) + kept));
  const order = Array.from({ length: count }, (_, index) => index).sort(
    (left, right) =>
      words[(work.highs >> 2) + left]! - words[(work.highs >> 2) + right]! ||
      words[(work.lows >> 2) + left]! - words[(work.lows >> 2) + right]!,
  );
  const smallest = new Set(order.map((index) => words[(work.lows >> 2) + index]!));
  const values = [...smallest].slice(0, Math.max(pairLimits.minKeptHashes, kept));
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

// The package is loaded when a run first asks for it: no other run needs it.
let npmScheme: typeof import('./npm-scheme.js') | undefined;

/**
 * Loads what `options` need; call it once before the first signature.
 *
 * @example
 * await prepareSigning(defaultDetectOptions);
 */
export async function prepareSigning({
  sketch,
  scheme,
}: Pick<SignOptions, 'sketch' | 'scheme'>): Promise<void> {
  if (sketch === 'minhash' && scheme === 'npm') npmScheme ??= await import('./npm-scheme.js');
}
