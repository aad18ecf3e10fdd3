/**
 * Cuts a text that lies as bytes in the kernel's memory into k-shingles: 64-bit hashes of k consecutive tokens. The
 * text is never decoded, unless it has marks that compose with the letters before them.
 */
import type { Workspace } from '../kernel/workspace.js';

/**
 * Hashes of the tokens of the text `[start, end)` of the kernel's memory, to `work.tokens`. Returns how
 * many. Text whose marks must be composed first is composed at `work.text`.
 *
 * @example
 * const work = new Workspace(loadKernel());
 * const bytes = new TextEncoder().encode('Rain fell on Port Alder on Monday.');
 * work.kernel.bytes().set(bytes, work.chunk);
 * const tokens = tokenizeInPlace(work, work.chunk, work.chunk + bytes.length);
 * tokens; // 7
 */
export function tokenizeInPlace(work: Workspace, start: number, end: number): number {
  work.fit(0, end - start, 0);
  const count = work.kernel.tokenize(start, end, work.tokens, 0, 0);
  if (count >= 0) return count;
  const text = new TextDecoder().decode(work.kernel.bytes().subarray(start, end));
  const bytes = new TextEncoder().encode(text.normalize('NFKC'));
  work.fit(0, bytes.length, 0);
  work.kernel.bytes().set(bytes, work.text);
  return work.kernel.tokenize(work.text, work.text + bytes.length, work.tokens, 0, 1);
}

/**
 * Shingles of the `tokens` tokens at `work.tokens`, to `work.lows` and `work.highs`, in the order of the text,
 * repeats included. Returns how many: 0 for fewer than `shingleSize` tokens. Throws RangeError for a shingle
 * size below 1.
 *
 * @example
 * const work = new Workspace(loadKernel());
 * const bytes = new TextEncoder().encode('Rain fell on Port Alder on Monday.');
 * work.kernel.bytes().set(bytes, work.chunk);
 * const tokens = tokenizeInPlace(work, work.chunk, work.chunk + bytes.length);
 * shingleInPlace(work, tokens, 4); // 4
 */
export function shingleInPlace(work: Workspace, tokens: number, shingleSize: number): number {
  if (!Number.isInteger(shingleSize) || shingleSize < 1) {
    throw new RangeError(
      `Cannot shingle: shingleSize must be a whole number above 0, current value is ${shingleSize}`,
    );
  }
  return work.kernel.shingle(work.tokens, tokens, shingleSize, work.lows, work.highs);
}
