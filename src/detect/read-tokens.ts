/** Reads the tokens of several texts of one document at once, as hashes with flags: marks that compose are composed first. */
import type { Workspace } from '../kernel/workspace.js';
import { countBytes } from '../text/byte-offsets.js';
import { knownHashes } from './evidence/known-hashes.js';
import { flagTokens } from './evidence/token-flags.js';

/** The tokens of some texts, and where they stand. */
export interface TextTokens {
  readonly tokens: Uint32Array;
  /** Bytes, counted from the first part on, a line break between parts; good until the kernel is used again. */
  readonly spans: Uint32Array;
  readonly flags: Uint16Array;
  /** Where each part begins, in the same bytes; and the number of tokens up to its end. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Parts that normalising changed. */
  readonly isComposed: readonly boolean[];
}

const encoder = new TextEncoder();

/** Reads the tokens of all `parts`, one after the other. */
export function readTokens(parts: readonly string[], work: Workspace): TextTokens {
  // Asked first: where the words are not hashed yet, that takes the kernel's memory.
  const known = knownHashes(work);
  let composed = parts;
  let size = placeText(parts, work);
  let count = work.kernel.tokenize(work.text, work.text + size, work.tokens, work.spans, 0);
  if (count < 0) {
    composed = parts.map((part) => part.normalize('NFKC'));
    size = placeText(composed, work);
    count = work.kernel.tokenize(work.text, work.text + size, work.tokens, work.spans, 1);
  }
  const words = work.kernel.words();
  const tokens = words.slice(work.tokens >> 2, (work.tokens >> 2) + count);
  const spans = words.subarray(work.spans >> 2, (work.spans >> 2) + 2 * count);
  const bounds = findBounds(composed, spans, size);
  const bytes = work.kernel.bytes().subarray(work.text, work.text + size);
  const flags = flagTokens({ tokens, spans, bytes, ends: bounds.ends }, work.kernel, known);
  return {
    tokens,
    spans,
    flags,
    ...bounds,
    isComposed: parts.map((part, index) => part !== composed[index]),
  };
}

/** Puts the parts at `work.text`. Returns how many bytes they are. */
function placeText(parts: readonly string[], work: Workspace): number {
  const text = parts.join('\n');
  work.fit(0, 3 * text.length, 0);
  return encoder.encodeInto(text, work.kernel.bytes().subarray(work.text)).written;
}

function findBounds(
  parts: readonly string[],
  spans: Uint32Array,
  size: number,
): Pick<TextTokens, 'starts' | 'ends'> {
  // As many bytes as code units: nothing but ASCII.
  const isAscii = size === parts.reduce((sum, { length }) => sum + length + 1, -1);
  const starts: number[] = [];
  const ends: number[] = [];
  let token = 0;
  let at = 0;
  for (const part of parts) {
    starts.push(at);
    at += isAscii ? part.length : countBytes(part);
    while (2 * token < spans.length && spans[2 * token]! < at) token++;
    ends.push(token);
    at++;
  }
  return { starts, ends };
}
