/**
 * Compares the clusters and pairs of an output with the truth, or with pairs that a person has labelled where nobody
 * knows the whole truth, and finds the worst errors, so that a figure can be followed to the documents behind it.
 */

import { seededRandom } from '../../base/seeded-random.js';
import { CommandFailure } from '../../model/failure.js';
import type { Tier } from '../../model/pair.js';
import {
  bootstrap,
  type ClusterCounts,
  type ClusterMetrics,
  countClusters,
  type Interval,
  type Labelled,
  measureClusters,
  type Neutral,
} from './cluster-metrics.js';
import { type LabelledPair, type LabelMetrics, measureLabels, pairLabels } from './label-metrics.js';

/** A row of relations.jsonl, as far as it is looked at. */
export interface RelationRow {
  readonly a: string;
  readonly b: string;
  readonly relation: string;
  readonly tier: Tier;
  readonly score: number;
  readonly probability: number;
  readonly reason: string;
}

/** An output, as far as it is measured. */
export interface Output {
  /** A document that is in no report has one of its own. */
  readonly clusterOf: ReadonlyMap<string, string>;
  readonly relations: readonly RelationRow[];
}

/** What a table of the truth tells about an output. */
export interface GoldEvaluation {
  readonly documents: number;
  readonly metrics: ClusterMetrics;
  readonly counts: ClusterCounts;
  readonly intervals: Readonly<Record<keyof ClusterMetrics, Interval>>;
  /** Share of true pairs that wait in review, their documents not together. */
  readonly undecided: number;
  readonly errors: readonly Mistake[];
}

export interface Mistake {
  readonly kind: 'wrongly together' | 'wrongly apart';
  readonly a: string;
  readonly b: string;
  readonly score: number | null;
  readonly why: string;
}

export interface LabelEvaluation extends LabelMetrics {
  /** Rows of the table that name a document that the output does not know: left out. */
  readonly unknown: number;
}

/**
 * Measures against `gold`, rows of a report and a document; `neutral` has rows of two reports. What the output does not
 * know is left out.
 */
export function evaluateGold(
  { clusterOf, relations }: Output,
  gold: readonly (readonly string[])[],
  neutral: readonly (readonly string[])[],
): GoldEvaluation {
  const documents = gold
    .filter(([, id]) => clusterOf.has(id!))
    .map(([truth, id]): Labelled => ({ id: id!, truth: truth!, found: clusterOf.get(id!)! }));
  const known = new Set(neutral.map(([one, two]) => nameOf(one!, two!)));
  const isNeutral: Neutral = (one, two) => known.has(nameOf(one, two));
  return {
    documents: documents.length,
    metrics: measureClusters(documents, isNeutral),
    counts: countClusters(documents, isNeutral),
    intervals: bootstrap(documents, isNeutral, seededRandom(1)),
    undecided: shareUndecided(documents, relations),
    errors: findErrors(documents, relations, isNeutral),
  };
}

function shareUndecided(documents: readonly Labelled[], relations: readonly RelationRow[]): number {
  const known = new Map(documents.map((document) => [document.id, document]));
  const sizes = new Map<string, number>();
  for (const { truth } of documents) sizes.set(truth, (sizes.get(truth) ?? 0) + 1);
  const total = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const waiting = relations.filter(({ a, b, tier }) => {
    const [left, right] = [known.get(a), known.get(b)];
    return (
      tier === 'review' && left !== undefined && left.truth === right?.truth && left.found !== right.found
    );
  });
  return total === 0 ? 0 : waiting.length / total;
}

/** Finds the worst errors: surest links between strangers, and strongest pairs of one report left apart. */
function findErrors(
  documents: readonly Labelled[],
  relations: readonly RelationRow[],
  isNeutral: Neutral,
): Mistake[] {
  const labels = new Map(documents.map((document) => [document.id, document]));
  const errors: Mistake[] = [];
  for (const { a, b, score, relation, tier, reason } of relations) {
    const [left, right] = [labels.get(a), labels.get(b)];
    if (left === undefined || right === undefined) continue;
    const isOne = left.truth === right.truth;
    const isTogether = left.found === right.found;
    if (isOne === isTogether || isNeutral(left.truth, right.truth)) continue;
    errors.push({
      kind: isTogether ? 'wrongly together' : 'wrongly apart',
      a,
      b,
      score,
      why: `${relation} (${tier}), ${reason}`,
    });
  }
  return errors.sort((left, right) => (right.score ?? 0) - (left.score ?? 0));
}

/**
 * Measures against `table`, rows of two documents and a label, which stands at `path`. Throws CommandFailure for
 * another label.
 */
export function evaluateLabels(
  { clusterOf, relations }: Output,
  table: readonly (readonly string[])[],
  path: string,
): LabelEvaluation {
  const rowOf = new Map(relations.map((row) => [nameOf(row.a, row.b), row]));
  const pairs = table.map(([a = '', b = '', word = '']): LabelledPair | null => {
    const label = pairLabels.find((known) => known === word);
    if (label === undefined) throw new CommandFailure({ reason: 'bad-label', path, word, a, b });
    if (!clusterOf.has(a) || !clusterOf.has(b)) return null;
    const row = rowOf.get(nameOf(a, b));
    return {
      label,
      isTogether: clusterOf.get(a) === clusterOf.get(b),
      tier: row?.tier ?? null,
      probability: row?.probability ?? 0,
    };
  });
  const known = pairs.filter((pair) => pair !== null);
  return { ...measureLabels(known), unknown: pairs.length - known.length };
}

const nameOf = (a: string, b: string) => JSON.stringify(a < b ? [a, b] : [b, a]);
