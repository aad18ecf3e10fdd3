/**
 * Makes the LSH keys of a signature: one 32-bit key a band of rows, or one a kept hash. One more, of 64 bits, stands
 * for the whole set, so that equal sets always meet; for a text too short to have a set, for the text.
 */
import type { Workspace } from '../kernel/workspace.js';
import type { Banding } from './keys/lsh-curve.js';

// Bins of the signature that stands for a whole set under --sketch scaled.
const wholeBins = 64;

/**
 * Writes the keys of the signature of `values` values in the kernel's memory, to `work.keys`. Returns how many. Throws
 * RangeError where bands × rows exceed the signature.
 *
 * @example
 * const work = new Workspace(loadKernel());
 * const bytes = new TextEncoder().encode('Rain fell on Port Alder on Monday.');
 * work.kernel.bytes().set(bytes, work.chunk);
 * const tokens = tokenizeInPlace(work, work.chunk, work.chunk + bytes.length);
 * const shingles = shingleInPlace(work, tokens, 4);
 * await prepareSigning(defaultDetectOptions);
 * const values = signInPlace(work, shingles, defaultDetectOptions, () => '');
 * bandInPlace(work, values, defaultDetectOptions); // 256
 */
export function bandInPlace(
  work: Workspace,
  values: number,
  { sketch, bands, rows }: Banding & { readonly sketch: 'minhash' | 'scaled' },
): number {
  if (sketch === 'scaled') {
    const words = work.kernel.words();
    words.copyWithin(work.keys >> 2, work.values >> 2, (work.values >> 2) + values);
    return values;
  }
  if (bands * rows > values) {
    throw new RangeError(
      `Cannot band a signature: bands × rows must not exceed its ${values} values, current value is ${bands * rows}`,
    );
  }
  work.kernel.band(work.values, bands, rows, work.keys);
  return bands;
}

/**
 * Computes the key that all documents of the same set of shingles share, low half and high half: a hash of the
 * signature, which is blind to order and repetition. The permuted shingles are used up.
 */
export function hashWhole(
  work: Workspace,
  count: number,
  values: number,
  sketch: 'minhash' | 'scaled',
): readonly [low: number, high: number] {
  let size = values;
  if (sketch === 'scaled') {
    work.kernel.signByBins(work.lows, work.highs, count, work.values, wholeBins);
    size = wholeBins;
  }
  return hashSequence(work, work.values, size);
}

/**
 * Computes the key that equal texts share which have no shingles, low half and high half: a hash of their tokens in
 * order, or the beginning of the text's own where it is of signs alone. Zero for white space, which equals nothing.
 */
export function hashShort(
  work: Workspace,
  tokens: number,
  sha256: Uint8Array,
  text: () => string,
): readonly [low: number, high: number] {
  if (tokens > 0) {
    // All tokens together are one shingle.
    return hashSequence(work, work.tokens, tokens);
  }
  if (isBlank(text())) return [0, 0];
  const view = new DataView(sha256.buffer, sha256.byteOffset);
  return [view.getUint32(0), view.getUint32(4)];
}

function hashSequence(work: Workspace, at: number, count: number): readonly [low: number, high: number] {
  work.kernel.hashSequence(at, count, work.lows);
  const words = work.kernel.words();
  return [words[work.lows >> 2]!, words[(work.lows >> 2) + 1]!];
}

/** Tells whether a byte shows nothing. */
function isBlank(text: string): boolean {
  return /^[\s\p{Cc}\p{Cf}]*$/u.test(text);
}
