/**
 * Explains why two documents of a run were, or were not, looked at side by side: the keys that they share, the buckets
 * of these, and the chance that the sketch had.
 */
import type { DocumentTable } from '../../detect/document-table.js';
import { forEachSharedKey } from '../../detect/keys/bucket-cohesion.js';
import { findDuplicates } from '../../detect/keys/exact-duplicates.js';
import { binomialTail, countKeys, countShingles, makeOverlapBound } from '../../detect/keys/overlap-bound.js';
import type { SketchColumns } from '../../model/columns.js';
import type { DocumentId } from '../../model/document.js';
import type { DetectOptions } from '../../model/options.js';
import type { VerifiedPair } from '../../model/pair.js';

/** A key that both have, and how many documents stand in its bucket. */
export interface SharedKey {
  readonly key: string;
  readonly documents: number;
}

export interface SharedKeys {
  readonly shared: number;
  /** So many make a candidate of a pair of such sizes. */
  readonly needed: number;
  readonly ofA: number;
  readonly ofB: number;
  /** In buckets of more documents than all meet in. */
  readonly overfull: number;
  /** The smallest buckets first. */
  readonly examples: readonly SharedKey[];
}

const shownKeys = 5;

/** Finds the keys that two documents share, and how many they would need to be looked at side by side. */
export function findKeys(
  ids: readonly [DocumentId, DocumentId],
  documents: DocumentTable,
  options: DetectOptions,
): SharedKeys {
  const { columns } = documents;
  const [a, b] = ids.map((id) => documents.indexOf(id)!) as [number, number];
  const bound = makeOverlapBound({ ...options, containment: options.minScore });
  const shared: number[] = [];
  forEachSharedKey(a, b, columns, options.sketch, (key) => shared.push(key));
  const buckets = countBuckets(columns, shared);
  return {
    shared: shared.length,
    needed: bound(countShingles(columns, a, options), countShingles(columns, b, options)),
    ofA: countKeys(columns, a),
    ofB: countKeys(columns, b),
    overfull: buckets.filter(({ texts }) => texts > options.maxBucket).length,
    examples: buckets
      .map(({ key, documents }): SharedKey => ({ key: key.toString(16).padStart(8, '0'), documents }))
      .sort((left, right) => left.documents - right.documents || (left.key < right.key ? -1 : 1))
      .slice(0, shownKeys),
  };
}

function keysOf({ keys, keyStarts }: SketchColumns, document: number): Uint32Array {
  return keys.subarray(keyStarts[document], keyStarts[document + 1]);
}

interface Bucket {
  readonly key: number;
  documents: number;
  /** Documents of one text are counted once: one represents the others. */
  texts: number;
}

/** Counts how many documents stand in the buckets of `keys`. Cost: one look at every key of every document. */
function countBuckets(columns: SketchColumns, keys: readonly number[]): readonly Bucket[] {
  const buckets = new Map(keys.map((key) => [key, { key, documents: 0, texts: 0 }]));
  const { isLeftOut } = findDuplicates(columns);
  for (let document = 0; document < columns.ids.length; document++) {
    const held = new Set<Bucket>();
    for (const key of keysOf(columns, document)) {
      const bucket = buckets.get(key);
      if (bucket !== undefined) held.add(bucket);
    }
    if (held.size === 0) continue;
    for (const bucket of held) {
      bucket.documents++;
      if (isLeftOut[document] === 0) bucket.texts++;
    }
  }
  return [...buckets.values()];
}

/** Computes the chance that the sketch finds a pair of this similarity: P(X ≥ needed), X ~ Binomial(bands, sʳ). */
export function findingProbability(
  { similarity }: Pick<VerifiedPair, 'similarity'>,
  needed: number,
  { sketch, bands, rows }: DetectOptions,
): number | null {
  return sketch === 'minhash' ? binomialTail(bands, similarity ** rows, needed) : null;
}
