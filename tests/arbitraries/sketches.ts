/** Documents as the stages of detection hand them on: sketches, candidate pairs, profiles, related pairs. */
import { hash } from 'node:crypto';
import { bandInPlace, hashShort, hashWhole } from '../../src/detect/band.js';
import { examine } from '../../src/detect/examine.js';
import { defaultMinScore, defaultThreshold } from '../../src/detect/limits.js';
import { pair } from '../../src/detect/pair.js';
import { profile } from '../../src/detect/profile.js';
import { relate } from '../../src/detect/relate.js';
import { shingleInPlace, tokenizeInPlace } from '../../src/detect/shingle.js';
import { type SignOptions, signInPlace } from '../../src/detect/sign.js';
import { floorBelow, verify } from '../../src/detect/verify.js';
import { Workspace } from '../../src/kernel/workspace.js';
import type { SketchColumns } from '../../src/model/columns.js';
import type { Document } from '../../src/model/document.js';
import type { RelatedPair } from '../../src/model/pair.js';
import { GrowingColumns } from '../../src/pipeline/tasks/growing-columns.js';
import { loadKernel } from '../../src/pipeline/tasks/load-kernel.js';
import { openComparer, openSetKernel } from '../../src/pipeline/tasks/workspace.js';
import { hashAddresses } from '../../src/text/addresses.js';

export const work = new Workspace(loadKernel());

export const sketchOptions = {
  sketch: 'minhash',
  scheme: 'oph',
  permutations: 256,
  bands: 256,
  rows: 1,
  scaled: 4,
  shingleSize: 4,
  seed: 1,
} as const satisfies SignOptions & { readonly bands: number; readonly rows: number };

export type SketchOptions = SignOptions & { readonly bands: number; readonly rows: number };

/** The shingles of a text in the order of the text, repeats included. */
export function shinglesOf(text: string, size: number): bigint[] {
  const count = shingleInPlace(work, place(text), size);
  const words = work.kernel.words();
  return Array.from(
    { length: count },
    (_, index) =>
      (BigInt(words[(work.highs >> 2) + index]!) << 32n) | BigInt(words[(work.lows >> 2) + index]!),
  );
}

/** Puts a text into the kernel's memory and tokenizes it. */
function place(text: string): number {
  const bytes = Buffer.from(text);
  work.fit(0, bytes.length, 4096);
  work.kernel.bytes().set(bytes, work.text);
  return tokenizeInPlace(work, work.text, work.text + bytes.length);
}

/** The signature of a text; null where it has no shingles. */
export function signatureOf(text: string, options: SketchOptions): Uint32Array | null {
  const shingles = shingleInPlace(work, place(text), options.shingleSize);
  if (shingles === 0) return null;
  const values = signInPlace(work, shingles, options, () => text);
  return work.kernel.words().slice(work.values >> 2, (work.values >> 2) + values);
}

/** Sorted by id. */
export function toSketches(documents: readonly Document[], options: SketchOptions): SketchColumns {
  const columns = new GrowingColumns();
  for (const { id, text, about } of [...documents].sort((left, right) => (left.id < right.id ? -1 : 1))) {
    const tokens = place(text);
    const shingles = shingleInPlace(work, tokens, options.shingleSize);
    if (shingles === 0) {
      const sha256 = hash('sha256', text, 'buffer');
      const whole = hashShort(work, tokens, sha256, () => text);
      columns.add(id, sha256, tokens, new Uint32Array(0), whole, hashAddresses(about));
      continue;
    }
    const values = signInPlace(work, shingles, options, () => text);
    const keys = bandInPlace(work, values, options);
    const whole = hashWhole(work, shingles, values, options.sketch);
    columns.add(
      id,
      new Uint8Array(32),
      tokens,
      work.kernel.words().slice(work.keys >> 2, (work.keys >> 2) + keys),
      whole,
      hashAddresses(about),
    );
  }
  return columns.finish();
}

/** All of detection up to relations. */
export function relateAll(
  documents: readonly Document[],
  {
    threshold = defaultThreshold,
    minScore = defaultMinScore,
  }: { threshold?: number; minScore?: number } = {},
): readonly RelatedPair[] {
  const sorted = [...documents].sort((left, right) => (left.id < right.id ? -1 : 1));
  const sketches = toSketches(sorted, sketchOptions);
  const { candidates } = pair(sketches, work.kernel, {
    ...sketchOptions,
    containment: minScore,
    maxBucket: 1000,
    related: 0,
  });
  const profiles = sorted.map((document) => profile(document, work));
  const byId = new Map(profiles.map((each) => [each.id, each]));
  const verified = verify(
    candidates,
    profiles,
    { shingleSize: 4, floor: floorBelow(minScore), maxWeakPairsPerDocument: 2 },
    work,
    openSetKernel(),
  );
  const examined = verified.map((each) =>
    examine(each, byId.get(each.a)!, byId.get(each.b)!, openComparer()),
  );
  return relate(examined, { threshold, minScore, mergeSyndicated: false });
}
