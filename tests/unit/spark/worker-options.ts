/** Gives the tests of Spark the options of a run, and the rows of a stage as they come back from a worker. */
import type { WorkerOptions } from '../../../src/options/worker-options.js';

export const workerOptions: WorkerOptions = {
  root: 'file:///news',
  fields: { id: 'id', text: 'text', title: 'title', date: 'date' },
  detect: {
    ...{ threshold: 0.5, minScore: 0.2, mergeSyndicated: false, seed: 1 },
    ...{ shingleSize: 4, sketch: 'minhash', scheme: 'oph', permutations: 64, bands: 64, rows: 1, scaled: 4 },
    ...{ maxBucket: 1000, related: 2 },
  },
  hasDates: true,
  decided: [],
  policy: 'union',
  keepBase: 'newest',
  keep: [],
  formats: [],
};

/** All rows of a stage, each read from the JSON that it crosses to Spark as. */
export async function allRows(rows: AsyncIterable<object | string>): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for await (const row of rows) found.push(JSON.parse(typeof row === 'string' ? row : JSON.stringify(row)));
  return found;
}
