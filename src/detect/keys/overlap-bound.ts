/**
 * Computes how many LSH keys two documents must share to be worth a closer look: as many as all but a hundredth of the
 * pairs at the wanted containment share.
 *
 *   MinHash, one row a band:  each of b keys is shared with probability J        → Binomial(b, J)
 *   scaled:                   each of n kept hashes of the smaller one with C    → Binomial(n, C)
 *
 * With more rows one shared band says enough.
 */
import type { SketchColumns } from '../../model/columns.js';
import { pairLimits } from '../limits.js';
import type { Banding } from './lsh-curve.js';

export interface OverlapOptions extends Banding {
  readonly sketch: 'minhash' | 'scaled';
  readonly scaled: number;
  /** Of the smaller document. */
  readonly containment: number;
}

/** Returns a function that gives the least number of shared keys for documents of so many shingles. */
export function makeOverlapBound(options: OverlapOptions): (left: number, right: number) => number {
  const { sketch, bands, rows, scaled, containment } = options;
  const known = new Map<number, number>();
  // Most pairs have as many trials as there are bands.
  const ofAllBands = new Int32Array(1001).fill(-1);
  const quantile = (trials: number, probability: number) => {
    // In steps of a thousandth: close enough, and soon all known.
    const rounded = Math.floor(probability * 1000);
    const key = trials * 1001 + rounded;
    const found = trials === bands ? ofAllBands[rounded]! : (known.get(key) ?? -1);
    if (found !== -1) return found;
    const value = binomialQuantile(trials, rounded / 1000, pairLimits.missedShare);
    if (trials === bands) ofAllBands[rounded] = value;
    else known.set(key, value);
    return value;
  };
  return (left, right) => {
    const smaller = Math.min(left, right);
    if (sketch === 'scaled') return Math.max(1, quantile(Math.floor(smaller / scaled), containment));
    const union = left + right - containment * smaller;
    if (rows > 1) return 1;
    const probability = (containment * smaller) / union;
    if (union >= bands) return Math.max(1, quantile(bands, probability));
    // A set smaller than the signature repeats its values: there are as many trials as it has shingles, each
    // worth several keys, more or fewer.
    const worth = bands / union;
    return Math.max(
      1,
      Math.floor(quantile(Math.floor(union), probability) * worth * pairLimits.repeatedShare),
    );
  };
}

/** Computes P(X ≥ least), X ~ Binomial(trials, probability). */
export function binomialTail(trials: number, probability: number, least: number): number {
  if (least <= 0) return 1;
  if (probability <= 0) return 0;
  if (probability >= 1) return least <= trials ? 1 : 0;
  let term = trials * Math.log1p(-probability);
  let below = Math.exp(term);
  for (let value = 0; value + 1 < least; value++) {
    term += Math.log((trials - value) / (value + 1)) + Math.log(probability) - Math.log1p(-probability);
    below += Math.exp(term);
  }
  return Math.max(0, Math.min(1, 1 - below));
}

// An article of about 400 tokens: what the curve is stated for.
const usualShingles = 400;

/** Computes how likely a pair of articles of a given Jaccard, equal in length, becomes a candidate. */
export function proposingProbability(similarity: number, options: OverlapOptions): number {
  const { sketch, bands, rows, scaled } = options;
  const least = makeOverlapBound(options)(usualShingles, usualShingles);
  if (sketch === 'minhash') return binomialTail(bands, similarity ** rows, least);
  return binomialTail(Math.floor(usualShingles / scaled), (2 * similarity) / (1 + similarity), least);
}

/** Finds the least m with P(X ≤ m) above `share`, X ~ Binomial(trials, probability). */
export function binomialQuantile(trials: number, probability: number, share: number): number {
  if (probability <= 0) return 0;
  if (probability >= 1) return trials;
  // Logarithms, since (1 − p)ⁿ may be less than a double can hold.
  let term = trials * Math.log1p(-probability);
  let sum = Math.exp(term);
  let value = 0;
  while (sum <= share && value < trials) {
    term += Math.log((trials - value) / (value + 1)) + Math.log(probability) - Math.log1p(-probability);
    sum += Math.exp(term);
    value++;
  }
  return value;
}

/** Shingles of a document; under `scaled` as many as its kept hashes stand for, which is what chance left of them. */
export function countShingles(
  sketches: Pick<SketchColumns, 'tokenCounts' | 'keyStarts'>,
  index: number,
  {
    sketch,
    scaled,
    shingleSize,
  }: Pick<OverlapOptions, 'sketch' | 'scaled'> & { readonly shingleSize: number },
): number {
  const shingles = Math.max(0, sketches.tokenCounts[index]! - shingleSize + 1);
  return sketch === 'minhash' ? shingles : Math.min(shingles, scaled * countKeys(sketches, index));
}

export function countKeys({ keyStarts }: Pick<SketchColumns, 'keyStarts'>, document: number): number {
  return keyStarts[document + 1]! - keyStarts[document]!;
}
