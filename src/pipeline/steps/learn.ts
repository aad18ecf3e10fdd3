/**
 * Learns what the sites of a table's documents say on every page, each origin by itself. Of each a sample is read
 * once more: the documents with the least hashes, which neither their order nor their places nor documents from
 * elsewhere can change. Copies of one text count once.
 */
import type { DocumentTable } from '../../detect/document-table.js';
import type { LearntFurniture } from '../../model/document-ref.js';
import type { DocumentFailure } from '../../model/failure.js';
import { documentsSampled, minDocuments } from '../../read/learn-furniture.js';
import type { ArchiveRun } from '../archive/archive-run.js';
import type { Engine } from '../engine.js';
import { refuseFaulty } from '../faults.js';

/** By origin, for those of enough documents: what their sites say. Throws DocumentsFailed where any cannot be read again. */
export async function learn(
  documents: DocumentTable,
  engine: Engine,
  archive?: ArchiveRun,
): Promise<ReadonlyMap<string, LearntFurniture>> {
  const origins = [...groupByOrigin(documents)].filter(([, { length }]) => length >= minDocuments);
  const samples = origins.map(([, indexes]) => sample(indexes, documents));
  // Before anything is learnt, what documents say is all that is known of them.
  const keys = samples.map((indexes) => archive?.keyOf('learn', documents, indexes).finish() ?? '');
  const learnt = keys.map((key) => archive?.memo.recall<LearntFurniture>(key));
  const unknown = [...learnt.keys()].filter((at) => learnt[at] === undefined);
  const total = unknown.reduce((sum, at) => sum + samples[at]!.length, 0);
  const failed: DocumentFailure[] = [];
  let next = 0;
  const inputs = unknown.map((at) => ({ refs: samples[at]!.map((index) => documents.ref(index)) }));
  for await (const { furniture, failures } of engine.run('learn', inputs, total)) {
    const at = unknown[next++]!;
    learnt[at] = furniture;
    archive?.memo.keep(keys[at]!, furniture);
    for (const failure of failures) failed.push(failure);
  }
  refuseFaulty(failed);
  return new Map(origins.map(([origin], at) => [origin, learnt[at]!]));
}

/** Indexes of the documents of each origin, ascending. */
function groupByOrigin(documents: DocumentTable): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let index = 0; index < documents.size; index++) {
    const origin = documents.origin(index);
    if (origin === null) continue;
    const group = groups.get(origin);
    if (group === undefined) groups.set(origin, [index]);
    else group.push(index);
  }
  return groups;
}

/** Of documents with equal hashes the first; of those, the ones with the least hashes. */
function sample(indexes: readonly number[], documents: DocumentTable): readonly number[] {
  const { hashes } = documents.columns;
  // Most documents are passed over by the beginnings of their hashes: sorting numbers is cheap.
  const last = findLast(Float64Array.from(indexes, (index) => beginningOf(hashes, index)).sort());
  const first = new Map<string, number>();
  for (const index of indexes) {
    if (beginningOf(hashes, index) > last) continue;
    const sha256 = documents.sha256(index);
    if (!first.has(sha256)) first.set(sha256, index);
  }
  return [...first]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .slice(0, documentsSampled)
    .map(([, index]) => index);
}

/** Of ascending values the last that is needed for a sample of distinct ones. */
function findLast(values: Float64Array): number {
  let distinct = 0;
  let last = -1;
  for (const value of values) {
    if (value === last) continue;
    if (distinct === documentsSampled) break;
    distinct++;
    last = value;
  }
  return last;
}

/** The first six bytes of a hash, which a number holds exactly. */
function beginningOf(hashes: Uint8Array, index: number): number {
  let value = 0;
  for (let at = 32 * index; at < 32 * index + 6; at++) value = value * 256 + hashes[at]!;
  return value;
}
