/**
 * Blocks in, the set of k-shingles of the body out: 64-bit hashes of k consecutive tokens, across paragraph
 * ends, so that short paragraphs count too. Headlines, credits and furniture are left out: they are evidence
 * of their own kind, or none.
 */
import { hashSequence, hashText } from '../kernel/hash.js';
import { toHashSet } from '../lib/hash-set.js';
import type { Block, HashSet64, SegmentedDocument } from '../model.js';

/**
 * The shingles of `document`; empty for a body of fewer than `shingleSize` tokens. Throws RangeError for a
 * shingle size below 1.
 */
export function shingle(document: Pick<SegmentedDocument, 'blocks'>, shingleSize: number): HashSet64 {
  if (!Number.isInteger(shingleSize) || shingleSize < 1) {
    throw new RangeError(
      `Cannot shingle: shingleSize must be a whole number above 0, current value is ${shingleSize}`,
    );
  }
  const norms = bodyNorms(document.blocks);
  const count = Math.max(0, norms.length - shingleSize + 1);
  const lows = norms.map((norm) => hashText(norm, 0));
  const highs = norms.map((norm) => hashText(norm, 1));
  const values = new Uint32Array(2 * count);
  for (let start = 0; start < count; start++) {
    values[2 * start] = hashSequence(lows, start, start + shingleSize, 0);
    values[2 * start + 1] = hashSequence(highs, start, start + shingleSize, 1);
  }
  return toHashSet(values);
}

function bodyNorms(blocks: readonly Block[]): string[] {
  return blocks
    .filter((block) => block.kind === 'body')
    .flatMap((block) => block.sentences.flatMap((sentence) => sentence.tokens.map((token) => token.norm)));
}
