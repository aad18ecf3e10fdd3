/**
 * One question: how fast is detection, and how good, beside what a user would pick instead? Whole processes,
 * from a file of records to clusters, on the same documents, one run after the other; medians. `wc -w` and
 * `cat` over the same bytes are the floor. Raw runs are kept under `runs/`.
 *
 *   npm run bench [-- small | million]
 *
 * `small` takes a tenth of the documents and is for trying the script out; `million` takes the largest corpus too.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { measureClusters } from '../../dist/inspect/eval/cluster-metrics.js';
import { makeKernel } from '../../dist/kernel/kernel.js';
import { heapAt } from '../../dist/kernel/layout.js';
import { compile, loadTables } from '../../dist/pipeline/tasks/load-kernel.js';
import { read } from '../../dist/read/read.js';
import { writeCorpus } from '../planted/write-corpus.mjs';

const size = process.argv[2];
const scale = size === 'small' ? 0.1 : 1;
const here = import.meta.dirname;
const cli = join(here, '../../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'));
const runs = [];

/** Seconds and peak memory of one process; its standard output. */
function time(command, args, environment = {}) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    '/usr/bin/env',
    ['bash', '-c', 'exec "$0" "$@"', command, ...args],
    {
      env: { ...process.env, ...environment },
      maxBuffer: 2 ** 29,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  const peak = stderr.toString().match(/peak (\d+) KiB/)?.[1];
  return { seconds: (performance.now() - start) / 1000, stdout, peakKiB: peak && Number(peak) };
}

/** Has a process of Node say at its end how much memory it took. */
const sayPeak =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+' KiB\\n'))";

function measure(name, documents, rounds, command, args, environment) {
  const times = [];
  let stdout;
  let peakKiB = 0;
  for (let round = 0; round < rounds; round++) {
    const run = time(command, args, environment);
    times.push(run.seconds);
    stdout = run.stdout;
    peakKiB = Math.max(peakKiB, run.peakKiB ?? 0);
  }
  const seconds = times.toSorted((left, right) => left - right)[Math.floor(rounds / 2)];
  runs.push({ name, documents, seconds: times, ...(peakKiB === 0 ? {} : { peakKiB }) });
  process.stdout.write(`${name}, ${documents} documents: ${seconds.toFixed(2)} s\n`);
  return { name, documents, seconds, stdout, peakKiB };
}

const readRows = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** B-cubed of the clusters found: pairs of id and cluster. */
function bcubed(found, corpus) {
  const truth = new Map(
    readFileSync(join(corpus, 'gold.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t').reverse()),
  );
  const labelled = found.map(([id, cluster]) => ({ id, truth: truth.get(id), found: String(cluster) }));
  const { bcubedPrecision, bcubedRecall } = measureClusters(labelled, () => false);
  return `${bcubedPrecision.toFixed(3)} / ${bcubedRecall.toFixed(3)}`;
}

function scan(corpus, documents, { workers = 1, sketch = 'minhash', kernel = 'simd', rounds = 3 } = {}) {
  const out = join(folder, 'out');
  const name = `variorum, ${sketch}, ${kernel}, ${workers} worker${workers === 1 ? '' : 's'}`;
  const flags = [
    'scan',
    join(corpus, 'docs.jsonl'),
    '--out',
    out,
    '--workers',
    String(workers),
    '--sketch',
    sketch,
    '--quiet',
  ];
  const result = measure(name, documents, rounds, process.execPath, ['--import', sayPeak, cli, ...flags], {
    VARIORUM_KERNEL: kernel,
  });
  const found = readRows(join(out, 'documents.jsonl')).map(({ id, cluster }) => [
    id,
    cluster ?? `alone ${id}`,
  ]);
  return { ...result, quality: bcubed(found, corpus) };
}

function peer(name, corpus, documents) {
  const result = measure(name, documents, 1, process.execPath, [
    join(here, 'node-peers.mjs'),
    name,
    join(corpus, 'docs.jsonl'),
  ]);
  return { ...result, quality: bcubed(JSON.parse(result.stdout), corpus) };
}

/** Megabytes a second through tokenize and shingle. */
function kernelSpeed(module) {
  const kernel = makeKernel(module, loadTables());
  const texts = readRows(join(corpora[0].folder, 'docs.jsonl'))
    .slice(0, 1000)
    .map(({ text }) => Buffer.from(text));
  const room = 1 << 20;
  kernel.reserve(5 * room);
  let best = 0;
  for (let round = 0; round < 9; round++) {
    const start = performance.now();
    let bytes = 0;
    for (const text of texts) {
      kernel.bytes().set(text, heapAt);
      const tokens = kernel.tokenize(heapAt, heapAt + text.length, heapAt + room, 0, 0);
      kernel.shingle(heapAt + room, tokens, 4, heapAt + 2 * room, heapAt + 3 * room);
      bytes += text.length;
    }
    best = Math.max(best, bytes / 1000 / (performance.now() - start));
  }
  return best;
}

/** Files a second through the stage `read`. */
async function readSpeed(files) {
  const tree = join(folder, 'tree');
  const refs = Array.from({ length: files }, (_, index) => {
    const path = join(tree, String(index % 100), `${index}.txt`);
    return { id: `${index}.txt`, path };
  });
  for (let part = 0; part < 100; part++) mkdirSync(join(tree, String(part)), { recursive: true });
  const text = 'The city council of Port Alder voted on Tuesday to close the harbour bridge.\n\n'.repeat(40);
  for (const { path } of refs) writeFileSync(path, text);
  let best = 0;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    for (let at = 0; at < refs.length; at += 128) await read(refs.slice(at, at + 128));
    best = Math.max(best, (1000 * files) / (performance.now() - start));
  }
  rmSync(tree, { recursive: true });
  return best;
}

const counts = [10_000, 100_000, ...(size === 'million' ? [1_000_000] : [])].map((count) => count * scale);
const corpora = counts.map((documents) => {
  const corpus = join(folder, String(documents));
  writeCorpus(documents, corpus, 1);
  return { documents, folder: corpus, bytes: statSync(join(corpus, 'docs.jsonl')).size };
});
const rows = [];
const [small, large, ...largest] = corpora;
// What they print is as much as they read: it goes nowhere.
const floorOf = ({ documents, folder: corpus }) =>
  ['cat', 'wc -w'].map((name) =>
    measure(name, documents, 3, 'sh', ['-c', `${name} "$0" > /dev/null`, join(corpus, 'docs.jsonl')]),
  );
rows.push(...floorOf(small));
for (const sketch of ['minhash', 'scaled']) rows.push(scan(small.folder, small.documents, { sketch }));
rows.push(scan(small.folder, small.documents, { kernel: 'twin' }));
rows.push(
  peer('bloom-filters', small.folder, small.documents),
  peer('minhash', small.folder, small.documents),
);
rows.push(...floorOf(large));
for (const workers of [1, 2]) rows.push(scan(large.folder, large.documents, { workers }));
rows.push(scan(large.folder, large.documents, { sketch: 'scaled' }));
for (const corpus of largest)
  rows.push(...floorOf(corpus), scan(corpus.folder, corpus.documents, { rounds: 1 }));

const speeds = {
  simd: kernelSpeed(compile()),
  twin: kernelSpeed(null),
  filesPerSecond: await readSpeed(100_000 * scale),
};
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const secondsOf = (name, documents) =>
  rows.find((row) => row.name === name && row.documents === documents).seconds;
const ours = 'variorum, minhash, simd, 1 worker';
const ratios = {
  'npm minhash / ours, small': secondsOf('minhash', small.documents) / secondsOf(ours, small.documents),
  'bloom-filters / ours, small':
    secondsOf('bloom-filters', small.documents) / secondsOf(ours, small.documents),
  'ours / wc -w, large': secondsOf(ours, large.documents) / secondsOf('wc -w', large.documents),
  'one worker / two, large':
    secondsOf(ours, large.documents) / secondsOf('variorum, minhash, simd, 2 workers', large.documents),
  'twin / SIMD, kernel alone': speeds.twin / speeds.simd,
  ...compareSizes(),
};

/** How time and memory grow from the second corpus to the largest. */
function compareSizes() {
  const row = rows.find((each) => each.name === ours && each.documents === largest[0]?.documents);
  if (row === undefined) return {};
  const before = rows.find((each) => each.name === ours && each.documents === large.documents);
  return {
    'time a document, largest / large': row.seconds / row.documents / (before.seconds / before.documents),
    'KiB a document, from large to largest':
      (row.peakKiB - before.peakKiB) / (row.documents - before.documents),
  };
}

process.stdout.write(`\n${machine}\n`);
console.table(
  rows.map(({ name, documents, seconds, peakKiB, quality = '' }) => ({
    name,
    documents,
    'seconds (median)': seconds.toFixed(2),
    'documents/s': Math.round(documents / seconds),
    'peak, MiB': peakKiB === 0 ? '' : Math.round(peakKiB / 1024),
    'B-cubed': quality,
  })),
);
console.table({
  ...Object.fromEntries(Object.entries(ratios).map(([name, value]) => [name, value.toFixed(2)])),
  'kernel, SIMD, MB/s': speeds.simd.toFixed(0),
  'kernel, twin, MB/s': speeds.twin.toFixed(0),
  'files/s through read': Math.round(speeds.filesPerSecond),
});
const kept = join(here, 'runs', `${new Date().toISOString().slice(0, 10)}-${availableParallelism()}-cores`);
mkdirSync(kept, { recursive: true });
const commit = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: here }).stdout.toString().trim();
const command = ['npm run bench', ...(size === undefined ? [] : ['--', size])].join(' ');
const sizes = corpora.map(({ documents, bytes }) => ({ documents, bytes }));
writeFileSync(
  join(kept, `${size ?? 'full'}.json`),
  `${JSON.stringify({ command, commit, machine, sizes, runs, speeds, ratios }, null, 2)}\n`,
);
rmSync(folder, { recursive: true });
