/** The worker that merges a cluster on Spark, held against what a run here writes of the same records. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toCluster } from '../../src/engine/spark/ordered-cluster.js';
import { merge } from '../../src/engine/spark/stages/merge.js';
import type { DocumentId } from '../../src/model/document.js';
import { parseCommandLine } from '../../src/options/parse.js';
import { toWorkerOptions, type WorkerOptions } from '../../src/options/worker-options.js';
import type { RenderedReport } from '../../src/pipeline/tasks/rendered-report.js';
import { mergeDirectory, version } from '../golden/run-directory.js';

const golden = join(import.meta.dirname, '../golden');
const input = join(golden, 'headline-of-record/input');
const readRecords = (path: string) => {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((record) => ({ id: (JSON.parse(record) as { id: DocumentId }).id, record }));
};
const records = readRecords(join(input, 'records.jsonl'));
const [morning, noon, again] = records.map(({ id }) => id) as [DocumentId, DocumentId, DocumentId];

async function mergeOnWorker(
  decided: WorkerOptions['decided'],
  {
    flags = [],
    merged = records,
  }: { readonly flags?: readonly string[]; readonly merged?: typeof records } = {},
) {
  const parsed = await parseCommandLine(['merge', input, '--out', 'out', ...flags], version);
  if (parsed.command !== 'merge') throw new TypeError('Cannot run: the command line is no merge');
  const options = toWorkerOptions(parsed.options, { root: 'file:///news', decided });
  const cohesion = { mean: 1, weakest: 1 };
  const members = merged.map(({ id }) => id);
  const cluster = JSON.stringify({ members, representative: members[0], cohesion, links: [] });
  async function* rows() {
    for (const [n, one] of merged.entries()) {
      const row = { first: 0, n, ...one, file: 'records.jsonl', line: n + 1 };
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

test('another rule for the base holds on a worker too', async () => {
  const folder = join(golden, 'longest-leads/input');
  const merged = readRecords(join(folder, 'captures.jsonl'));
  const flags = ['--keep-base', 'longest'];
  const { row, report } = await mergeOnWorker([], { flags, merged });
  expect(report).toMatchObject({ base: '2' });
  expect(row).toBe((await mergeDirectory(folder, flags)).files.get('merged.jsonl'));
  const { report: newest } = await mergeOnWorker([], { flags: ['--keep-base', 'field:nowhere'], merged });
  expect(newest).toMatchObject({ base: '3', lacksField: true });
});
