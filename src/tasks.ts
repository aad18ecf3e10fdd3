/**
 * What can be done batch by batch, here or on a worker: a few documents, pairs or clusters in, results and
 * failures out, plain data both ways. Each task is a stretch of the pipeline:
 *
 *   sketch   read → shingle → sign → band        profile  read → segment → profile
 *   examine  examine                             order    read → segment → order
 *   merge    read → segment → align → merge → render
 *   publish  read → segment → row of the corpus
 *
 * Merging is loaded when it is first asked for: detection is done before that takes time.
 */

import type { Edition } from './edition.js';
import type { Policy } from './editions/markdown.js';
import type { Failure } from './failure.js';
import { identifyCluster, separateCopies } from './lib/copies.js';
import type {
  Cluster,
  DocumentId,
  ExaminedPair,
  Profile,
  RevisionOrder,
  SegmentedDocument,
  VerifiedPair,
} from './model.js';
import type { DetectOptions } from './options.js';
import type { RecordRange } from './sources/jsonl.js';
import { examine } from './stages/examine.js';
import { profile } from './stages/profile.js';
import { type DocumentRef, read } from './stages/read.js';
import { segment } from './stages/segment.js';
import { openWorkspace, type SketchBatch, sketchFiles, sketchRange } from './tasks/sketch.js';

/** What became of a batch: results for what went well, failures for the rest. */
export interface Batch<T> {
  readonly values: readonly T[];
  readonly failures: readonly Failure[];
}

/** Files, or a range of a file of records. */
export type SketchInput = { readonly refs: readonly DocumentRef[] } | { readonly range: RecordRange };

/** Documents → what candidates are compared by. */
async function profileDocuments(refs: readonly DocumentRef[]): Promise<Batch<Profile>> {
  const values: Profile[] = [];
  const failures: Failure[] = [];
  for (const result of await read(refs)) {
    if (result.ok) values.push(profile(result.value, openWorkspace()));
    else failures.push(result.error);
  }
  return { values, failures };
}

/** Verified pairs → evidence. */
function examinePairs(pairs: readonly VerifiedPair[], profiles: readonly Profile[]): Batch<ExaminedPair> {
  const known = new Map(profiles.map((each) => [each.id, each]));
  const values = pairs.map((pair) => examine(pair, known.get(pair.a)!, known.get(pair.b)!));
  return { values, failures: [] };
}

/** A cluster whose documents stand in order; documents with equal bytes are one revision. */
export interface OrderedCluster extends Cluster {
  readonly id: Edition['id'];
  readonly order: RevisionOrder;
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
}

/** Clusters → sequences of revisions. */
async function orderClusters(
  clusters: readonly Cluster[],
  refs: readonly DocumentRef[],
): Promise<Batch<OrderedCluster>> {
  const { order } = await import('./stages/order.js');
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  const values: OrderedCluster[] = [];
  const failures: Failure[] = [];
  for (const found of clusters) {
    const loaded = await load(found.members.map((id) => byId.get(id)!));
    failures.push(...loaded.failures);
    if (loaded.failures.length > 0) continue;
    const { revisions, copies } = separateCopies(loaded.values);
    const sequence = order(revisions);
    values.push({ ...found, id: identifyCluster(sequence, revisions), order: sequence, copies });
  }
  return { values, failures };
}

/** What is written for one report. */
export interface RenderedReport {
  readonly id: Edition['id'];
  readonly title: string;
  readonly revisions: number;
  readonly editionJson: string;
  readonly markdown: string;
  /** Its row of the deduplicated corpus. */
  readonly row: string;
}

/** Ordered clusters → editions, rendered. */
async function mergeReports(
  clusters: readonly OrderedCluster[],
  refs: readonly DocumentRef[],
  policy: Policy,
): Promise<Batch<RenderedReport>> {
  const [
    { align },
    { merge },
    { chooseBase },
    { publishEdition },
    { renderEditionJson },
    { renderMarkdown },
  ] = await Promise.all([
    import('./stages/align.js'),
    import('./stages/merge.js'),
    import('./lib/base.js'),
    import('./editions/corpus.js'),
    import('./editions/json.js'),
    import('./editions/markdown.js'),
  ]);
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  const values: RenderedReport[] = [];
  const failures: Failure[] = [];
  for (const { id, order: sequence, copies } of clusters) {
    const loaded = await load(sequence.revisions.map((revision) => byId.get(revision)!));
    failures.push(...loaded.failures);
    if (loaded.failures.length > 0) continue;
    const base = chooseBase(loaded.values);
    const alignment = align(loaded.values, base.index);
    const edition = merge({ id, alignment, order: sequence, base, copies });
    values.push({
      id,
      title: edition.title,
      revisions: edition.revisions.length,
      editionJson: renderEditionJson(edition),
      markdown: renderMarkdown(edition, policy),
      row: publishEdition(edition, policy),
    });
  }
  return { values, failures };
}

/** Documents in no cluster → rows of the deduplicated corpus. */
async function publishDocuments(refs: readonly DocumentRef[]): Promise<Batch<string>> {
  const { publishDocument } = await import('./editions/corpus.js');
  const { values, failures } = await load(refs);
  return { values: values.map(publishDocument), failures };
}

async function load(refs: readonly DocumentRef[]): Promise<Batch<SegmentedDocument>> {
  const values: SegmentedDocument[] = [];
  const failures: Failure[] = [];
  for (const result of await read(refs)) {
    if (result.ok) values.push(segment(result.value));
    else failures.push(result.error);
  }
  return { values, failures };
}

type Refs = readonly DocumentRef[];

export const tasks = {
  sketch: ({ input, options }: { readonly input: SketchInput; readonly options: DetectOptions }) =>
    'range' in input ? sketchRange(input.range, options) : sketchFiles(input.refs, options),
  profile: (input: { readonly refs: Refs }) => profileDocuments(input.refs),
  examine: async (input: {
    readonly pairs: readonly VerifiedPair[];
    readonly profiles: readonly Profile[];
  }) => examinePairs(input.pairs, input.profiles),
  order: (input: { readonly clusters: readonly Cluster[]; readonly refs: Refs }) =>
    orderClusters(input.clusters, input.refs),
  merge: (input: {
    readonly clusters: readonly OrderedCluster[];
    readonly refs: Refs;
    readonly policy: Policy;
  }) => mergeReports(input.clusters, input.refs, input.policy),
  publish: (input: { readonly refs: Refs }) => publishDocuments(input.refs),
};

export type { SketchBatch };
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
