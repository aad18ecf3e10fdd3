/**
 * The tasks that an engine runs, by name: each takes one batch as plain data and returns plain data, so that
 * it runs the same in this process and in a worker.
 */
import type { Policy } from '../editions/markdown.js';
import type { Cluster, VerifiedPair } from '../model.js';
import type { DetectOptions } from '../options.js';
import {
  examinePairs,
  mergeReports,
  type OrderedCluster,
  orderClusters,
  publishDocuments,
  sketchDocuments,
} from '../pipeline.js';
import type { DocumentRef } from '../stages/read.js';

type Refs = readonly DocumentRef[];

export const tasks = {
  sketch: (input: { readonly refs: Refs; readonly options: DetectOptions }) => sketchDocuments(input.refs, input.options),
  examine: (input: { readonly pairs: readonly VerifiedPair[]; readonly refs: Refs }) => examinePairs(input.pairs, input.refs),
  order: (input: { readonly clusters: readonly Cluster[]; readonly refs: Refs }) => orderClusters(input.clusters, input.refs),
  merge: (input: { readonly clusters: readonly OrderedCluster[]; readonly refs: Refs; readonly policy: Policy }) =>
    mergeReports(input.clusters, input.refs, input.policy),
  publish: (input: { readonly refs: Refs }) => publishDocuments(input.refs),
};

export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;

export function runTask<Name extends TaskName>(name: Name, input: TaskInput<Name>): Promise<TaskOutput<Name>> {
  // TypeScript cannot see that one name picks one input and one output.
  const task = tasks[name] as (input: TaskInput<Name>) => Promise<TaskOutput<Name>>;
  return task(input);
}
