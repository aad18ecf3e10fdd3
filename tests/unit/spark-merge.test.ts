/** The worker that merges a cluster on Spark, held against what a run here writes of the same records. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toCluster } from '../../src/engine/spark/ordered-cluster.js';
import { merge } from '../../src/engine/spark/stages/merge.js';
import type { DocumentId } from '../../src/model/document.js';
import { parseCommandLine } from '../../src/options/parse.js';
import type { WorkerOptions } from '../../src/options/worker-options.js';
import type { RenderedReport } from '../../src/pipeline/tasks/rendered-report.js';
import { mergeDirectory, version } from '../golden/run-directory.js';

const input = join(import.meta.dirname, '../golden/headline-of-record/input');
const records = readFileSync(join(input, 'records.jsonl'), 'utf8').trimEnd().split('\n');
const ids = records.map((record) => (JSON.parse(record) as { id: DocumentId }).id);
const [morning, noon, again] = ids as [DocumentId, DocumentId, DocumentId];

async function mergeOnWorker(decided: WorkerOptions['decided']) {
  const parsed = await parseCommandLine(['merge', input, '--out', 'out'], version);
  if (parsed.command !== 'merge') throw new TypeError('Cannot run: the command line is no merge');
  const { fields, detect, hasDates, policy, keep, formats } = parsed.options;
  const options = { root: 'file:///news', fields, detect, hasDates, decided, policy, keep, formats };
  const cohesion = { mean: 1, weakest: 1 };
  const cluster = JSON.stringify({ members: ids, representative: ids[0], cohesion, links: [] });
  async function* rows() {
    for (const [n, record] of records.entries()) {
      const row = { first: 0, n, id: ids[n]!, file: 'records.jsonl', line: n + 1, record };
      yield n === 0 ? { ...row, cluster: [cluster] } : row;
    }
  }
  const found: Record<string, unknown>[] = [];
  for await (const row of merge(rows(), options)) found.push(row as Record<string, unknown>);
  const [{ ordered, row, report }] = found as [Record<'ordered' | 'row' | 'report', readonly string[]>];
  return {
    ordered: toCluster(ordered.join('')),
    row: `${row.join('')}\n`,
    report: JSON.parse(report.join('')) as RenderedReport,
  };
}

test('two headlines of one text are two revisions on a worker too, and the copy keeps its record', async () => {
  const { files } = await mergeDirectory(input);
  const { ordered, row, report } = await mergeOnWorker([]);
  expect(row).toBe(files.get('merged.jsonl'));
  const markdown = [...files].find(([path]) => path.endsWith('canonical.md'))![1];
  expect(report.markdown).toBe(markdown);
  expect(ordered.order.revisions).toEqual([morning, noon]);
  expect(ordered.copyRecords).toMatchObject([{ id: again }]);
});

test('a person’s word on revisions of equal bytes is kept on a worker too', async () => {
  const { ordered, report } = await mergeOnWorker([
    { decision: 'before', a: again, b: morning },
    { decision: 'base', a: morning },
  ]);
  expect(ordered.order.revisions).toEqual([noon, morning]);
  expect(report.base).toBe(morning);
});
