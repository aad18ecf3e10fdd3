/**
 * One question: what does `variorum add` cost beside making all of an archive anew, and is what it leaves the same? Whole
 * processes on planted archives, one after the other; and, where DATA names a folder of sets, real ones, in which nothing
 * is timed. Prints tables in Markdown. Raw runs are kept under `runs/`, but for trials with --scale.
 *
 *   npm run bench:add [-- [--scale SHARE] [--sizes N,…] [--draws newest,even] [--only planted|real] [DATA]]
 *
 * Of real sets: `cnn_lite_revisions` in its order of scraping, in twenty batchings, and day by day for sixty days against
 * its truth; then each other set in one batching.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBatchings } from './archive/batchings.mjs';
import { byDate } from './archive/commands.mjs';
import { measureDaily } from './archive/daily.mjs';
import { draws, measureArchive } from './archive/planted.mjs';
import { measureSets } from './archive/sets.mjs';
import { printBatchings, printChecks, printCounts, printPlanted } from './archive/tables.mjs';
import { runs } from './speed/process.mjs';
import { readRows, readTable } from './tables.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    sizes: { type: 'string', default: '10000,30000,100000' },
    draws: { type: 'string', default: draws.join(',') },
    only: { type: 'string' },
  },
});
const [data] = positionals;
const scale = Number(flags.scale);
const sizes = flags.sizes.split(',').map((size) => Math.round(Number(size) * scale));
const drawn = flags.draws.split(',');
const wrong = [
  ...(sizes.every((size) => size >= 1000) ? [] : ['archives of less than 1,000 articles']),
  ...drawn.filter((draw) => !draws.includes(draw)),
  ...(flags.only === undefined || ['planted', 'real'].includes(flags.only) ? [] : [flags.only]),
  ...(flags.only === 'real' && data === undefined ? ['real sets without their folder'] : []),
];
if (wrong.length > 0) {
  process.stderr.write(`Cannot measure ${wrong.join(', ')}\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'));
const found = {};
try {
  if (flags.only !== 'real')
    found.planted = drawn.flatMap((draw) => sizes.map((size) => measureArchive(size, draw, folder)));
  if (data !== undefined && flags.only !== 'planted') {
    const set = join(data, 'cnn_lite_revisions');
    const rows = byDate(readRows(join(set, 'docs.jsonl')));
    const rounds = Math.max(1, Math.round(20 * scale));
    found.batchings = await measureBatchings(rows, join(folder, 'batchings'), { rounds });
    found.daily = await measureDaily(rows, readTable(join(set, 'clusters.tsv')), join(folder, 'daily'));
    found.sets = await measureSets(data, join(folder, 'sets'));
  }
} finally {
  rmSync(folder, { recursive: true });
}

const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
process.stdout.write(`\n${machine}\n\n`);
if (found.planted !== undefined) printPlanted(found.planted);
if (found.batchings !== undefined) printBatchings('batching', found.batchings);
if (found.daily !== undefined) {
  printCounts(found.daily.counts);
  printChecks(found.daily.checks);
}
if (found.sets !== undefined) printBatchings('set', found.sets);

if (scale === 1) {
  const here = import.meta.dirname;
  const kept = join(here, 'runs', `${new Date().toISOString().slice(0, 10)}-${availableParallelism()}-cores`);
  mkdirSync(kept, { recursive: true });
  const commit = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: here }).stdout.toString().trim();
  const command = ['npm run bench:add --', ...process.argv.slice(2).filter((word) => word !== data)].join(
    ' ',
  );
  const name = flags.only === undefined ? 'add' : `add-${flags.only}`;
  const record = { command, commit, machine, runs, ...found };
  writeFileSync(join(kept, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
}
