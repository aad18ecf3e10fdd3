/**
 * Counts unrelated pages that one run merges: every page at hand is an article of its own, so that each report of two
 * pages is wrong, unless both are one article with the same address.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readRows } from '../tables.mjs';
import { note, report, run, work } from './bench.mjs';

/** Merges the pages of the benchmark and of `--pages` in one run. */
export function measureUnrelated(data, { pages }) {
  const folder = join(work, 'unrelated');
  mkdirSync(folder);
  const own = join(data, 'html_aeb/html');
  if (existsSync(own)) cpSync(own, join(folder, 'aeb'), { recursive: true });
  if (pages !== undefined) {
    mkdirSync(join(folder, 'pages'));
    for (const name of readdirSync(join(pages, 'html')))
      writeFileSync(
        join(folder, 'pages', name.replace('.gz', '')),
        gunzipSync(readFileSync(join(pages, 'html', name))),
      );
  }
  const out = join(work, 'unrelated-out');
  const { status, stderr } = run('scan', folder, '--out', out, '--quiet');
  if (status === 2) throw new Error(stderr);
  const documents = readRows(join(out, 'documents.jsonl'));
  const merged = readRows(join(out, 'clusters.jsonl')).filter(({ documents: ids }) => ids.length > 1);
  for (const { documents: ids } of merged) note(ids.join(', '));
  const inDoubt = readFileSync(join(out, 'review.tsv'), 'utf8').trim().split('\n').length - 1;
  report(
    `unrelated pages merged, ${documents.length} pages in one run`,
    `${merged.length} reports of ${merged.flatMap(({ documents: ids }) => ids).length} pages, ${inDoubt} pairs in doubt`,
    '0',
    merged.length === 0,
  );
}
