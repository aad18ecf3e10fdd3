/**
 * Compares an output with the truth: how many reports were found whole, what was wrongly joined or left apart, and
 * why; or with pairs that a person has labelled.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameReader } from '../base/table-cells.js';
import { evaluateGold, evaluateLabels, type Output, type RelationRow } from '../inspect/eval/evaluation.js';
import { renderEvaluation } from '../inspect/eval/evaluation-text.js';
import { readTable } from '../read/table.js';
import type { Io } from './io.js';
import { readRunWithRelations } from './open-output.js';
import { printJson } from './print-json.js';

export interface EvalOptions {
  readonly out: string;
  /** At least one of the two is given. */
  readonly gold: string | null;
  readonly labels: string | null;
  readonly neutral: string | null;
  readonly isJson: boolean;
}

/** Prints the figures. Throws CommandFailure where a file is missing or has no such columns. */
export function runEval({ out, gold, labels, neutral, isJson }: EvalOptions, io: Io): number {
  readRunWithRelations(out);
  const output = readOutput(out);
  const pairs = neutral === null ? [] : readTable(neutral, ['cluster1', 'cluster2']);
  const nameOf = nameReader([...output.clusterOf.keys()]);
  const rows = gold === null ? [] : readTable(gold, ['cluster', 'id']);
  const named = rows.map(([cluster, id]) => [cluster!, nameOf(id!)]);
  const truth = gold === null ? null : evaluateGold(output, named, pairs);
  const pairRows = labels === null ? [] : readTable(labels, ['a', 'b', 'label']);
  const namedPairs = pairRows.map(([a, b, label]) => [nameOf(a!), nameOf(b!), label!]);
  const labelled = labels === null ? null : evaluateLabels(output, namedPairs, labels);
  if (isJson) printJson(io, { ...truth, ...(labelled === null ? {} : { labels: labelled }) });
  else io.stdout.write(renderEvaluation(truth, labelled));
  return 0;
}

function readOutput(out: string): Output {
  const rows = readRows<{ id: string; cluster: string | null }>(join(out, 'documents.jsonl'));
  return {
    clusterOf: new Map(rows.map(({ id, cluster }) => [id, cluster ?? `alone ${id}`])),
    relations: readRows<RelationRow>(join(out, 'relations.jsonl')),
  };
}

function readRows<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
