/**
 * Lists what can be done batch by batch, here or on a worker: each task takes a few documents, pairs or clusters and
 * gives results and failures, plain data both ways. Each is a stretch of the pipeline:
 *
 *   sketch   read → shingle → sign → band
 *   store    read → what an archive keeps of documents
 *   learn    read → what a site says on every page
 *   pair     buckets of some keys
 *   meet     which of some documents share enough buckets with others
 *   count    read → segment → profile → verify: what the pairs of a batch share
 *   compare  verify: scores → examine → relate → cluster
 *   filter   read → segment → profile → verify: which pairs for the record reach the floor
 *   order    read → segment → order
 *   paragraphs  read → blocks → paragraphs as hashed tokens
 *   syndicate  read → segment → who took it from whom
 *   merge    read → segment → align → merge → render
 *   publish  read → segment → row of the corpus
 *
 * Merging is loaded when it is first asked for: detection is done before that takes time.
 */

import type { KeyColumns } from '../detect/keys/bucket-cohesion.js';
import type { DistinctLists } from '../detect/keys/distinct-lists.js';
import type { DocumentRange } from '../detect/keys/meetings.js';
import { findMet, type MetOptions, type SizeColumns } from '../detect/keys/met-pairs.js';
import { type BucketOptions, listBuckets } from '../detect/pair.js';
import type { SketchInput } from '../model/columns.js';
import type { DocumentRef } from '../model/document-ref.js';
import type { DetectOptions } from '../model/options.js';
import { type CompareInput, compareBatch } from './tasks/compare.js';
import { type CountInput, countBatch, type FilterInput, filterBatch } from './tasks/count.js';
import { learnFurniture } from './tasks/learn.js';
import { type MergeTask, mergeBatch, type OrderTask, orderBatch, publishBatch } from './tasks/merge.js';
import { readParagraphs } from './tasks/paragraphs.js';
import { sketchFiles } from './tasks/sketch.js';
import { sketchRange } from './tasks/sketch-range.js';
import { storeDocuments } from './tasks/store.js';
import { type SyndicateTask, syndicateBatch } from './tasks/syndicate.js';
import { openWorkspace } from './tasks/workspace.js';

type Refs = readonly DocumentRef[];

interface MeetInput {
  readonly columns: SizeColumns;
  /** Of all passes, in their order. */
  readonly lists: readonly DistinctLists[];
  readonly options: MetOptions & { readonly range: DocumentRange };
}

export const tasks = {
  sketch: ({ input, options }: { readonly input: SketchInput; readonly options: DetectOptions }) =>
    'range' in input ? sketchRange(input.range, options) : sketchFiles(input.refs, options),
  store: ({ refs }: { readonly refs: Refs }) => storeDocuments(refs),
  learn: ({ refs }: { readonly refs: Refs }) => learnFurniture(refs),
  pair: async ({ columns, options }: { readonly columns: KeyColumns; readonly options: BucketOptions }) =>
    listBuckets(columns, openWorkspace().kernel, options),
  meet: async ({ columns, lists, options }: MeetInput) =>
    findMet(columns, lists, openWorkspace().kernel, options),
  count: (input: CountInput) => countBatch(input),
  compare: async (input: CompareInput) => compareBatch(input),
  filter: (input: FilterInput) => filterBatch(input),
  order: (input: OrderTask) => orderBatch(input),
  paragraphs: ({ refs }: { readonly refs: Refs }) => readParagraphs(refs),
  syndicate: (input: SyndicateTask) => syndicateBatch(input),
  merge: (input: MergeTask) => mergeBatch(input),
  publish: (input: { readonly refs: Refs; readonly keep: readonly string[] }) => publishBatch(input),
};

export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;

export function runTask<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
): Promise<TaskOutput<Name>> {
  // TypeScript cannot see that one name picks one input and one output.
  const task = tasks[name] as (input: TaskInput<Name>) => Promise<TaskOutput<Name>>;
  return task(input);
}
