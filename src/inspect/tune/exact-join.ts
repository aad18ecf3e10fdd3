/**
 * Joins a sample of documents with all others exactly, shingle set by shingle set, which shows what the sketch
 * overlooks. Comparing all with all would take hours, so that a sample stands for the rest.
 */
import { pairKey } from '../../base/pair-key.js';
import { PairSet } from '../../base/pair-set.js';
import { seededRandom, shuffle } from '../../base/seeded-random.js';
import type { Detection } from '../../detect/detection.js';
import type { DocumentTable } from '../../detect/document-table.js';
import { viewProfiles } from '../../detect/evidence/profile-columns.js';
import { findDuplicates } from '../../detect/keys/exact-duplicates.js';
import { pair } from '../../detect/pair.js';
import { floorBelow } from '../../detect/verify.js';
import { SetComparer } from '../../detect/weights/set-comparer.js';
import { shingleBodies } from '../../detect/weights/shingle-sets.js';
import type { DocumentId } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DetectOptions } from '../../model/options.js';
import type { Profile } from '../../model/profile.js';
import type { Engine } from '../../pipeline/engine.js';
import type { CountInput } from '../../pipeline/tasks/count.js';
import { openSetKernel, openWorkspace } from '../../pipeline/tasks/workspace.js';
import { type Share, wilson } from './share.js';

export interface Join {
  readonly sampled: number;
  /** Pairs of the sample with any document whose containment reaches the limit. */
  readonly pairs: number;
  /** Of these, those that the sketch proposed. */
  readonly found: number;
  readonly recall: Share;
}

// Comparisons that take a second or two.
const mostComparisons = 1_500_000;
const joinedAtOnce = 2048;
const profiledAtOnce = 128;

/** Compares a sample with all documents, shingle set by shingle set; a few of them are held at a time. */
export async function joinExactly(
  { documents }: Detection,
  options: DetectOptions,
  engine: Engine,
): Promise<Join> {
  const { columns } = documents;
  const whole = [...columns.ids.keys()].filter((at) => columns.keyStarts[at] !== columns.keyStarts[at + 1]);
  const count = Math.min(whole.length, Math.max(20, Math.floor(mostComparisons / Math.max(1, whole.length))));
  const sampled = shuffle(whole, seededRandom(options.seed)).slice(0, count);
  const refsOf = (indexes: readonly number[]) => indexes.map((index) => documents.ref(index));
  const sample = await profileAll(refsOf(sampled), options.shingleSize, engine);
  const isProposed = proposals(documents, options);
  const seen = new Set<string>();
  let found = 0;
  for (let start = 0; start < whole.length; start += joinedAtOnce) {
    const others = await profileAll(
      refsOf(whole.slice(start, start + joinedAtOnce)),
      options.shingleSize,
      engine,
    );
    for (const [a, b] of joinSets(sample, others, options)) {
      const key = pairKey(a, b);
      if (seen.has(key)) continue;
      seen.add(key);
      if (isProposed(a, b)) found++;
    }
  }
  return { sampled: sample.length, pairs: seen.size, found, recall: wilson(found, seen.size) };
}

async function profileAll(
  refs: readonly DocumentRef[],
  shingleSize: number,
  engine: Engine,
): Promise<readonly Profile[]> {
  const none = { a: new Uint32Array(0), b: new Uint32Array(0), sharedKeys: new Uint32Array(0) };
  const inputs: CountInput[] = [];
  for (let start = 0; start < refs.length; start += profiledAtOnce)
    inputs.push({ refs: refs.slice(start, start + profiledAtOnce), pairs: none, shingleSize });
  const found: Profile[] = [];
  for await (const { profiles } of engine.run('count', inputs)) found.push(...viewProfiles(profiles));
  return found;
}

/** Finds the pairs of both whose containment reaches the least score. */
function joinSets(
  sample: readonly Profile[],
  others: readonly Profile[],
  { minScore, shingleSize }: DetectOptions,
): (readonly [DocumentId, DocumentId])[] {
  const bodies = [...sample, ...others].map(({ tokens }) => tokens);
  const sets = new SetComparer(shingleBodies(bodies, shingleSize, openWorkspace()), openSetKernel());
  const least = floorBelow(minScore).sharedShingles;
  const pairs: (readonly [DocumentId, DocumentId])[] = [];
  for (const [at, { id }] of sample.entries()) {
    for (const [other, { id: otherId }] of others.entries()) {
      if (id === otherId) continue;
      const place = sample.length + other;
      // What no pair can do without, whatever its sizes: verification asks for that.
      const needed = Math.max(least, minScore * Math.min(sets.size(at), sets.size(place)));
      if (sets.countShared(at, place) >= needed) pairs.push([id, otherId]);
    }
  }
  return pairs;
}

/** Returns whether the sketch proposes a pair; of equal documents one represents the others. */
function proposals(
  documents: DocumentTable,
  options: DetectOptions,
): (a: DocumentId, b: DocumentId) => boolean {
  const { columns } = documents;
  const { kernel } = openWorkspace();
  const { candidates } = pair(columns, kernel, { ...options, related: 0, containment: options.minScore });
  const representatives = Uint32Array.from(columns.ids.keys());
  for (const [first, group] of findDuplicates(columns).groups)
    for (const index of group) representatives[index] = first;
  const proposed = new PairSet();
  for (const [at, a] of candidates.a.entries())
    proposed.add(representatives[a]!, representatives[candidates.b[at]!]!);
  return (a, b) => {
    const [one, other] = [a, b].map((id) => representatives[documents.indexOf(id)!]!) as [number, number];
    return one === other || proposed.has(one, other);
  };
}
