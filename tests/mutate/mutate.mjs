/**
 * One question: would a test fail if a rule were another one? Puts one slip at a time into a copy of the project, in the
 * rooms that decide (`detect`, `merge`, `text`, `trace`), and says which test caught it. Ends with 1 where less than nine in ten
 * are caught, or where a row of the table is of a source that changed.
 *
 *   npm run mutate [-- --only PATH] [--quick]            the table, `table.json`, or that of --table PATH
 *   npm run mutate -- --seed N --draw N [--near] [...]   as many, drawn afresh; --near: near the verdict alone
 *   npm run mutate -- --seed N --draw N --write          draws the table anew, and tries nothing
 *
 * `--quick` leaves out the tests that take minutes, so that what it calls caught is caught, and no more.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draw } from './draw.mjs';
import { Trial } from './trial.mjs';

const leastCaught = 0.9;
const root = join(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: {
    table: { type: 'string', default: join(import.meta.dirname, 'table.json') },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    draw: { type: 'string' },
    near: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

/** Copies the project with what is built, as `npm test` takes it: the working tree is never touched. */
function copyProject() {
  const copy = mkdtempSync(join(tmpdir(), 'variorum-mutate-'));
  const left = new Set(['node_modules', '.git', '.spark']);
  for (const name of readdirSync(root).filter((each) => !left.has(each)))
    cpSync(join(root, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((each) => !/^\.vite/.test(each)))
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  return copy;
}

/** Tells mutations whose text no longer stands in its file exactly once. */
function isStale({ file, from }) {
  return readFileSync(join(root, file), 'utf8').split(from).length !== 2;
}

/** Says "src/detect/cluster.ts:73", with what stands there and what it was made. */
function describe({ file, kind, from, to }) {
  const line = readFileSync(join(root, file), 'utf8').split(from)[0].split('\n').length;
  const [before, after] = [from, to].map((text) => text.split('\n'));
  const changed = before.findIndex((each, at) => each !== after[at]);
  return `${file}:${line + changed}  ${kind}\n    ${before[changed].trim()}\n    ${(after[changed] ?? '').trim()}`;
}

async function tryAll(copy, mutations) {
  const trial = new Trial(copy, options.quick);
  const survivors = [];
  try {
    for (const [at, mutation] of mutations.entries()) {
      const test = await trial.tryMutation(mutation);
      if (test === null) survivors.push(mutation);
      const verdict = test === null ? 'SURVIVED' : `caught by ${test}`;
      process.stdout.write(`${at + 1}/${mutations.length} ${describe(mutation)}\n    ${verdict}\n`);
    }
  } finally {
    await trial.end();
  }
  for (const path of trial.red) {
    process.exitCode = 1;
    process.stderr.write(`Cannot count what ${path} catches: it fails without a mutation\n`);
  }
  return survivors;
}

/** Sums up: how many of each room are caught, and which survived. */
function summarize(mutations, survivors, equal) {
  const lines = ['detect', 'merge', 'text', 'trace'].map((room) => {
    const isOf = ({ file }) => file.startsWith(`src/${room}/`);
    const all = mutations.filter(isOf).length;
    return `${room}: ${all - survivors.filter(isOf).length} of ${all} caught`;
  });
  const share = (mutations.length - survivors.length) / Math.max(1, mutations.length);
  lines.push(
    `all: ${mutations.length - survivors.length} of ${mutations.length} caught, ${share.toFixed(2)}`,
  );
  for (const { reason, ...mutation } of equal)
    lines.push(`not tried, since no input can tell: ${describe(mutation)}\n    ${reason}`);
  process.stdout.write(`\n${lines.join('\n')}\n`);
  return share;
}

async function main() {
  const copy = copyProject();
  try {
    const drawn =
      options.draw === undefined
        ? null
        : draw(copy, { ...options, seed: Number(options.seed), count: Number(options.draw) });
    if (drawn !== null && options.write)
      return writeFileSync(options.table, `${JSON.stringify(drawn, null, 2)}\n`);
    const table =
      drawn ??
      JSON.parse(readFileSync(options.table, 'utf8')).filter(({ file }) => file.startsWith(options.only));
    const stale = table.filter(isStale);
    for (const { file, from } of stale)
      process.stderr.write(
        `Cannot try a mutation: this does not stand in ${file} exactly once, so that its row has to be written anew: ${from}\n`,
      );
    const known = table.filter((mutation) => !isStale(mutation));
    const tried = known.filter(({ reason }) => reason === undefined);
    const survivors = await tryAll(copy, tried);
    const share = summarize(
      tried,
      survivors,
      known.filter(({ reason }) => reason !== undefined),
    );
    if (share < leastCaught || stale.length > 0) process.exitCode = 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

await main();
