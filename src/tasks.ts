/**
 * What can be done batch by batch, here or on a worker: a few documents, pairs or clusters in, results and
 * failures out, plain data both ways. Each task is a stretch of the pipeline:
 *
 *   sketch   read → segment → shingle → sign → band      examine  read → segment → examine
 *   order    read → segment → order                      merge    read → segment → align → merge → render
 *   publish  read → segment → row of the corpus
 */

import type { Edition } from './edition.js';
import { publishDocument, publishEdition } from './editions/corpus.js';
import { renderEditionJson } from './editions/json.js';
import { type Policy, renderMarkdown } from './editions/markdown.js';
import type { Failure } from './failure.js';
import { chooseBase } from './lib/base.js';
import { identifyCluster, separateCopies } from './lib/copies.js';
import type {
  Cluster,
  DocumentId,
  ExaminedPair,
  ReadAs,
  RevisionOrder,
  SegmentedDocument,
  Sketch,
  VerifiedPair,
} from './model.js';
import type { DetectOptions } from './options.js';
import { align } from './stages/align.js';
import { band } from './stages/band.js';
import { examine } from './stages/examine.js';
import { merge } from './stages/merge.js';
import { order } from './stages/order.js';
import { type DocumentRef, read } from './stages/read.js';
import { segment } from './stages/segment.js';
import { shingle } from './stages/shingle.js';
import { sign } from './stages/sign.js';

/** What became of a batch: results for what went well, failures for the rest. */
export interface Batch<T> {
  readonly values: readonly T[];
  readonly failures: readonly Failure[];
}

/** Files → sketches: all that is done with one document alone. */
async function sketchDocuments(refs: readonly DocumentRef[], options: DetectOptions): Promise<Batch<Sketch>> {
  const { values: documents, failures } = await load(refs);
  const values = documents.map((document) => {
    const shingles = shingle(document, options.shingleSize);
    const signature = sign(shingles, document, options);
    const keys = band(signature, shingles, options);
    return { ...describe(document), shingles, ...keys };
  });
  return { values, failures };
}

/** Verified pairs → evidence. */
async function examinePairs(
  pairs: readonly VerifiedPair[],
  refs: readonly DocumentRef[],
): Promise<Batch<ExaminedPair>> {
  const { values, failures } = await load(refs);
  const documents = new Map(values.map((document) => [document.id, document]));
  const examined: ExaminedPair[] = [];
  for (const verified of pairs) {
    const [a, b] = [documents.get(verified.a), documents.get(verified.b)];
    if (a !== undefined && b !== undefined) examined.push(examine(verified, a, b));
  }
  return { values: examined, failures };
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
  const { values, failures } = await load(refs);
  return { values: values.map(publishDocument), failures };
}

function describe(
  document: SegmentedDocument,
): Pick<Sketch, 'id' | 'sha256' | 'bodyTokens' | 'blockCounts' | 'readAs'> {
  const blockCounts: Record<string, number> = {};
  let bodyTokens = 0;
  for (const { kind, sentences } of document.blocks) {
    blockCounts[kind] = (blockCounts[kind] ?? 0) + 1;
    if (kind === 'body') bodyTokens += sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  }
  const readAs = describeReading(document);
  return {
    id: document.id,
    sha256: document.sha256,
    bodyTokens,
    blockCounts,
    ...(readAs === null ? {} : { readAs }),
  };
}

/** Null for plain text in UTF-8, which most documents are. */
function describeReading({ format, encoding, encodingChoice, container }: SegmentedDocument): ReadAs | null {
  const isPlain = format === undefined && container === undefined && encodingChoice === undefined;
  if (isPlain) return null;
  return {
    ...(format === undefined ? {} : { format }),
    encoding,
    ...(encodingChoice === undefined ? {} : { encodingChoice }),
    ...(container === undefined ? {} : { container }),
  };
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
  sketch: (input: { readonly refs: Refs; readonly options: DetectOptions }) =>
    sketchDocuments(input.refs, input.options),
  examine: (input: { readonly pairs: readonly VerifiedPair[]; readonly refs: Refs }) =>
    examinePairs(input.pairs, input.refs),
  order: (input: { readonly clusters: readonly Cluster[]; readonly refs: Refs }) =>
    orderClusters(input.clusters, input.refs),
  merge: (input: {
    readonly clusters: readonly OrderedCluster[];
    readonly refs: Refs;
    readonly policy: Policy;
  }) => mergeReports(input.clusters, input.refs, input.policy),
  publish: (input: { readonly refs: Refs }) => publishDocuments(input.refs),
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
