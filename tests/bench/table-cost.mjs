/**
 * One question: what do the tables of `--format tables` cost, in processor time over the same merge without them, and in
 * bytes a table? Prints tables in Markdown.
 *
 *   node tests/bench/table-cost.mjs [DOCUMENTS …]
 *
 * The seeds, and planted collections of so many articles (2,000 unless others are named), one worker, three runs each.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCorpus } from '../planted/write-corpus.mjs';
import { measure, nodeWithPeak } from './speed/process.mjs';

const root = join(import.meta.dirname, '../..');
const sizes = process.argv.slice(2).map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
  process.stderr.write('Cannot measure: name numbers of articles, or nothing\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'));

function merge(input, documents, format) {
  const out = join(folder, 'out');
  const flags = ['merge', input, '--out', out, '--quiet', '--workers', '1', '--format', format];
  return {
    out,
    ...measure(`--format ${format}`, documents, [...nodeWithPeak, join(root, 'dist/cli.js'), ...flags]),
  };
}

function countLines(path) {
  return readFileSync(path).reduce((sum, byte) => sum + Number(byte === 10), 0);
}

function report(name, input, documents) {
  const without = merge(input, documents, 'none');
  const { out, ...with_ } = merge(input, documents, 'tables');
  const ratio = with_.processor / without.processor;
  const peaks = [without, with_].map(({ peakKiB }) => `${Math.round(peakKiB / 1024)} MB`);
  process.stdout.write(
    `\n${name}: ${with_.processor.toFixed(2)} s of processor with tables, ${without.processor.toFixed(2)} without, × ${ratio.toFixed(2)}; peak ${peaks[1]} and ${peaks[0]}\n\n`,
  );
  process.stdout.write('| table | rows | Parquet | JSON Lines |\n| --- | --- | --- | --- |\n');
  const tables = join(out, 'tables');
  for (const file of readdirSync(tables).filter((each) => each.endsWith('.parquet'))) {
    const lines = join(tables, file.replace('.parquet', '.jsonl'));
    const sizesOf = [join(tables, file), lines].map((path) => statSync(path).size.toLocaleString('en'));
    process.stdout.write(
      `| ${file.replace('.parquet', '')} | ${countLines(lines)} | ${sizesOf.join(' | ')} |\n`,
    );
  }
  process.stdout.write('\n');
}

try {
  report('The seeds', join(root, 'seeds'), 5);
  for (const size of sizes.length === 0 ? [2000] : sizes) {
    writeCorpus(size, join(folder, 'planted'));
    report(`${size} planted articles`, join(folder, 'planted/docs.jsonl'), size);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
