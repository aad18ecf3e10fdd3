/** Finds candidate pairs among all documents: buckets are listed pass by pass, pairs are drawn from all of them at once. */
import type { DocumentTable } from '../../detect/document-table.js';
import { findDuplicates } from '../../detect/keys/exact-duplicates.js';
import { keyPasses } from '../../detect/keys/key-lists.js';
import { divideDocuments, type MetPairs } from '../../detect/keys/met-pairs.js';
import { type Buckets, type Pairing, pairBuckets } from '../../detect/pair.js';
import type { DetectOptions } from '../../model/options.js';
import type { Engine } from '../engine.js';

/** Sketches → candidate pairs, and the nearest of the others, for the record. */
export async function pair(
  documents: DocumentTable,
  options: DetectOptions,
  engine: Engine,
): Promise<Pairing> {
  const { columns } = documents;
  const duplicates = findDuplicates(columns);
  const { keys, keyStarts, tokenCounts } = columns;
  const inputs = keyPasses(keys.length).map((pass) => ({
    columns: { keys, keyStarts },
    options: {
      sketch: options.sketch,
      maxBucket: options.maxBucket,
      pass,
      isLeftOut: duplicates.isLeftOut,
    },
  }));
  const buckets: Buckets[] = [];
  for await (const found of engine.run('pair', inputs)) buckets.push(found);
  const lists = buckets.map((each) => each.lists);
  const pairOptions = { ...options, containment: options.minScore };
  const met: MetPairs[] = [];
  const ranges = divideDocuments(documents.size).map((range) => ({
    columns: { tokenCounts, keyStarts },
    lists,
    options: { ...pairOptions, range },
  }));
  for await (const found of engine.run('meet', ranges)) met.push(found);
  return pairBuckets(columns, { buckets, met, duplicates }, pairOptions);
}
