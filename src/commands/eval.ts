/** `eval`: an output against the truth: how many reports were found whole, what was wrongly joined or left apart, and why. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { show } from '../failure.js';
import {
  bootstrap,
  type ClusterMetrics,
  type Labelled,
  measureClusters,
  type Neutral,
} from '../lib/cluster-metrics.js';
import { seededRandom } from '../lib/seeded-random.js';
import { readTable } from '../sources/table.js';
import { readRun } from './output.js';

export interface EvalOptions {
  readonly out: string;
  readonly gold: string;
  readonly neutral: string | null;
  readonly isJson: boolean;
}

interface Row {
  readonly a: string;
  readonly b: string;
  readonly relation: string;
  readonly tier: string;
  readonly score: number;
  readonly probability: number;
  readonly reason: string;
}

const shownErrors = 12;

/** Prints the figures. Throws CommandFailure where a file is missing or has no such columns. */
export function runEval({ out, gold, neutral, isJson }: EvalOptions): number {
  readRun(out);
  const documents = label(out, readTable(gold, ['cluster', 'id']) as [string, string][]);
  const pairs = neutral === null ? [] : readTable(neutral, ['cluster1', 'cluster2']);
  const known = new Set(pairs.map((names) => names.sort().join('\n')));
  const isNeutral: Neutral = (one, two) => known.has([one, two].sort().join('\n'));
  const metrics = measureClusters(documents, isNeutral);
  const intervals = bootstrap(documents, isNeutral, seededRandom(1));
  const relations = readRows<Row>(join(out, 'relations.jsonl'));
  const truths = new Map(documents.map(({ id, truth }) => [id, truth]));
  const undecided = shareUndecided(documents, relations, truths);
  const errors = findErrors(documents, relations, isNeutral);
  if (isJson)
    process.stdout.write(
      `${JSON.stringify({ documents: documents.length, metrics, intervals, undecided, errors })}\n`,
    );
  else print(documents.length, metrics, intervals, undecided, errors);
  return 0;
}

function readRows<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The named columns of a table with a header, tabs between. */
/** Documents of the gold with the cluster that the output gives them; what it does not know is left out. */
function label(out: string, gold: readonly (readonly [string, string])[]): Labelled[] {
  const clusterOf = new Map(
    readRows<{ id: string; cluster: string | null }>(join(out, 'documents.jsonl')).map(({ id, cluster }) => [
      id,
      cluster ?? `alone ${id}`,
    ]),
  );
  return gold
    .filter(([, id]) => clusterOf.has(id))
    .map(([truth, id]) => ({ id, truth, found: clusterOf.get(id)! }));
}

/** The share of true pairs that stand in `review`, their documents not together. */
function shareUndecided(
  documents: readonly Labelled[],
  relations: readonly Row[],
  truths: ReadonlyMap<string, string>,
): number {
  const found = new Map(documents.map(({ id, found }) => [id, found]));
  const sizes = new Map<string, number>();
  for (const { truth } of documents) sizes.set(truth, (sizes.get(truth) ?? 0) + 1);
  const total = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const waiting = relations.filter(
    ({ a, b, tier }) =>
      tier === 'review' && truths.has(a) && truths.get(a) === truths.get(b) && found.get(a) !== found.get(b),
  );
  return total === 0 ? 0 : waiting.length / total;
}

interface EvalError {
  readonly kind: 'wrongly together' | 'wrongly apart';
  readonly a: string;
  readonly b: string;
  readonly score: number | null;
  readonly why: string;
}

/** The worst: surest links between strangers, and strongest pairs of one report left apart. */
function findErrors(
  documents: readonly Labelled[],
  relations: readonly Row[],
  isNeutral: Neutral,
): EvalError[] {
  const labels = new Map(documents.map((document) => [document.id, document]));
  const errors: EvalError[] = [];
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

function print(
  documents: number,
  metrics: ClusterMetrics,
  intervals: Readonly<Record<keyof ClusterMetrics, { readonly low: number; readonly high: number }>>,
  undecided: number,
  errors: readonly EvalError[],
): void {
  const names: readonly (readonly [keyof ClusterMetrics, string])[] = [
    ['precision', 'pairwise precision'],
    ['recall', 'pairwise recall'],
    ['f1', 'pairwise F1'],
    ['bcubedPrecision', 'B-cubed precision'],
    ['bcubedRecall', 'B-cubed recall'],
    ['ari', 'adjusted Rand index'],
    ['familyF1', 'mean F1 over reports'],
    ['impure', 'clusters with a stranger'],
  ];
  const lines = names.map(([name, words]) => {
    const { low, high } = intervals[name];
    return `${words.padEnd(26)}${metrics[name].toFixed(3)}  (95 %: ${low.toFixed(3)} to ${high.toFixed(3)})`;
  });
  lines.push(`${'true pairs left to review'.padEnd(26)}${undecided.toFixed(3)}`);
  for (const kind of ['wrongly together', 'wrongly apart'] as const) {
    const own = errors.filter((error) => error.kind === kind);
    lines.push('', `${own.length} examined pairs ${kind}, the strongest first:`);
    for (const { a, b, score, why } of own.slice(0, shownErrors))
      lines.push(`  ${show(a)}  ${show(b)}  score ${score?.toFixed(3)}  ${why}`);
  }
  process.stdout.write(`${documents} documents of the gold\n${lines.join('\n')}\n`);
}
