/**
 * Signature in, LSH keys out: one key a band of rows, or one a kept hash. One more key stands for the whole
 * set, so that equal sets always meet.
 */
import { hashSequence } from '../kernel/hash.js';
import { toHashSet } from '../lib/hash-set.js';
import type { Banding } from '../lib/lsh-curve.js';
import type { HashSet64, Signature, Sketch } from '../model.js';

export type Keys = Pick<Sketch, 'keys' | 'wholeKey'>;

/** The keys of a document; none without a signature. Throws RangeError where bands × rows exceed the signature. */
export function band(signature: Signature | null, shingles: HashSet64, banding: Banding): Keys {
  if (signature === null) return { keys: { size: 0, values: new Uint32Array(0) }, wholeKey: null };
  const wholeKey = hashWhole(shingles);
  const keys = signature.sketch === 'scaled' ? signature.kept.values : hashBands(signature.values, banding);
  const values = new Uint32Array(keys.length + 2);
  values.set(keys);
  values.set(wholeKey, keys.length);
  return { keys: toHashSet(values), wholeKey };
}

function hashWhole({ values }: HashSet64): readonly [number, number] {
  return [hashSequence(values, 0, values.length, 0, -1), hashSequence(values, 0, values.length, 1, -1)];
}

function hashBands(signature: Uint32Array, { bands, rows }: Banding): Uint32Array {
  if (bands * rows > signature.length) {
    throw new RangeError(
      `Cannot band a signature: bands × rows must not exceed its ${signature.length} values, current value is ${bands * rows}`,
    );
  }
  const keys = new Uint32Array(2 * bands);
  for (let index = 0; index < bands; index++) {
    // The band's number is part of the key: equal rows of different bands are no match.
    keys[2 * index] = hashSequence(signature, index * rows, (index + 1) * rows, 0, index + 1);
    keys[2 * index + 1] = hashSequence(signature, index * rows, (index + 1) * rows, 1, index + 1);
  }
  return keys;
}
