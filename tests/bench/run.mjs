/**
 * One question: what does the program cost, and how good is it, beside `wc -w` over the same bytes and what a user would
 * pick instead? Whole processes on the same files, one after the other. Prints each bar as a ratio within this run; its
 * ratios are of processor time. Raw runs are kept under `runs/`, but for trials with --scale.
 *
 *   npm run bench [-- PART … [--python PATH] [--scale SHARE]]
 *
 * The parts are `small` (ten thousand articles), `large` (a hundred thousand), `harder`, `seeds`, `families`, `editions`
 * and `steps`, all of which run where none is named; and `million`, and `rust` beside rensa and gaoya, which need an
 * interpreter that has them (`python3 -m venv venv && venv/bin/python -m pip install rensa gaoya`). With --scale .1 there
 * is a tenth of everything, to try the script out.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Corpora } from './speed/corpora.mjs';
import {
  measureHarder,
  measureLarge,
  measureMillion,
  measureRust,
  measureSmall,
} from './speed/detection.mjs';
import { measureEditions, measureFamilies, measureSeeds } from './speed/merging.mjs';
import { runs } from './speed/process.mjs';
import { measureSteps } from './speed/steps.mjs';

const usual = {
  seeds: measureSeeds,
  small: measureSmall,
  harder: measureHarder,
  large: measureLarge,
  families: measureFamilies,
  editions: measureEditions,
  steps: measureSteps,
};
const parts = { ...usual, million: measureMillion, rust: measureRust };

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { python: { type: 'string' }, scale: { type: 'string', default: '1' } },
});
const stranger = positionals.find((name) => !Object.hasOwn(parts, name));
const scale = Number(flags.scale);
if (stranger !== undefined || !(scale > 0)) {
  const wrong = stranger ?? `--scale ${flags.scale}`;
  process.stderr.write(`Cannot measure ${wrong}: parts are ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}
const asked = positionals.length === 0 ? Object.keys(usual) : positionals;
const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'));
const context = {
  corpora: new Corpora(folder, scale),
  out: join(folder, 'out'),
  python: flags.python,
  scale,
};
const rows = [];
const bars = [];
try {
  for (const name of asked) {
    const found = await parts[name](context);
    rows.push(...found.rows);
    bars.push(...found.bars);
  }
} finally {
  rmSync(folder, { recursive: true });
}

const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
process.stdout.write(`\n${machine}\n`);
console.table(
  rows.map(({ name, documents, processor, wall, peakKiB, precision, recall, bcubed = '' }) => ({
    name,
    'processor, s': processor.toFixed(2),
    'wall, s': wall.toFixed(2),
    'documents/s': Math.round(documents / processor),
    'peak, MiB': peakKiB === 0 ? '' : Math.round(peakKiB / 1024),
    'pairs P / R': precision === undefined ? '' : `${precision.toFixed(3)} / ${recall.toFixed(3)}`,
    'B-cubed P / R': bcubed,
  })),
);
console.table(
  bars.map(({ what, value, atLeast, atMost }) => ({
    what,
    value: value.toPrecision(4),
    bar: atLeast !== undefined ? `≥ ${atLeast}` : atMost !== undefined ? `≤ ${atMost}` : '',
    holds: holds({ value, atLeast, atMost }),
  })),
);

function holds({ value, atLeast, atMost }) {
  if (atLeast === undefined && atMost === undefined) return '';
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY)
    ? 'yes'
    : 'no';
}

if (scale === 1) keepRuns();

function keepRuns() {
  const here = import.meta.dirname;
  const date = new Date().toISOString().slice(0, 10);
  const kept = join(here, 'runs', `${date}-${availableParallelism()}-cores`);
  mkdirSync(kept, { recursive: true });
  const commit = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: here }).stdout.toString().trim();
  const name = positionals.length === 0 ? 'full' : asked.join('-');
  const command = ['npm run bench --', ...positionals].join(' ');
  const record = { command, commit, machine, sizes: context.corpora.sizes(), runs, bars };
  writeFileSync(join(kept, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
}
