/** Measures what following paragraphs costs over a merge without it: processor time, memory, and bytes on the disk. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCorpus } from '../../planted/write-corpus.mjs';
import { measure, nodeWithPeak } from '../speed/process.mjs';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

/** Merges `articles` planted ones in turns, `rounds` times with threads and as often without. */
export function measureCost({ articles = 10_000, rounds = 1, workers = 1 } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'variorum-threads-'));
  try {
    const input = join(root, 'input');
    writeCorpus(articles, input);
    rmSync(join(input, 'gold.tsv'));
    const merge = (threads) => {
      const out = join(root, threads);
      rmSync(out, { recursive: true, force: true });
      const words = [
        'merge',
        input,
        '--out',
        out,
        '--quiet',
        '--workers',
        String(workers),
        '--threads',
        threads,
      ];
      return measure(`merge --threads ${threads}`, articles, [...nodeWithPeak, cli, ...words], { rounds: 1 });
    };
    const [all, none] = [[], []];
    for (let round = 0; round < rounds; round++) {
      none.push(merge('none'));
      all.push(merge('all'));
    }
    const paragraphs = countParagraphs(join(input, 'docs.jsonl'));
    const bytes = sizeOf(join(root, 'all', 'threads'));
    report({ articles, all, none, paragraphs, bytes });
  } finally {
    rmSync(root, { recursive: true });
  }
}

function report({ articles, all, none, paragraphs, bytes }) {
  const median = (runs, name) =>
    runs.map((run) => run[name]).sort((left, right) => left - right)[Math.floor(runs.length / 2)];
  const ratio = median(all, 'processor') / median(none, 'processor');
  const perParagraph = bytes / paragraphs;
  console.log(`Cost of threads on ${articles} planted articles, ${paragraphs} paragraphs`);
  console.table([
    { what: 'processor without, s', measured: median(none, 'processor').toFixed(1), bar: '', holds: '' },
    { what: 'processor with, s', measured: median(all, 'processor').toFixed(1), bar: '', holds: '' },
    { what: 'with ÷ without', measured: ratio.toFixed(3), bar: 1.3, holds: ratio <= 1.3 ? 'yes' : 'no' },
    { what: 'peak without, MiB', measured: (median(none, 'peakKiB') / 1024).toFixed(0), bar: '', holds: '' },
    { what: 'peak with, MiB', measured: (median(all, 'peakKiB') / 1024).toFixed(0), bar: '', holds: '' },
    bytes === 0
      ? { what: 'bytes of OUT/threads a paragraph', measured: 'no OUT/threads', bar: 400, holds: 'no' }
      : {
          what: 'bytes of OUT/threads a paragraph',
          measured: perParagraph.toFixed(1),
          bar: 400,
          holds: perParagraph <= 400 ? 'yes' : 'no',
        },
  ]);
}

/** Zero where there is no such folder. */
function sizeOf(folder) {
  let names;
  try {
    names = readdirSync(folder, { recursive: true });
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
  return names
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}

function countParagraphs(path) {
  let paragraphs = 0;
  // A file of a hundred thousand is longer than a string may be.
  const bytes = readFileSync(path);
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    paragraphs += JSON.parse(bytes.toString('utf8', from, end)).text.split('\n\n').length;
    from = end + 1;
  }
  return paragraphs;
}
