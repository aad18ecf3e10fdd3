/**
 * Measures `add` on planted archives: what it costs beside making all of it anew, how it grows with the archive, what it
 * holds in memory and leaves on the disk. New articles are either the newest ones, few of them revisions of what the
 * archive has; or drawn evenly from all, so that three in ten are, and every large report is merged again.
 */
import { closeSync, cpSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { listTree } from '../../../dist/read/run-record.js';
import { PlantedCorpus } from '../../planted/corpus.mjs';
import { measure, median, nodeWithPeak } from '../speed/process.mjs';
import { differingFiles } from './commands.mjs';

const cli = join(import.meta.dirname, '../../../dist/cli.js');
const flags = ['--format', 'none', '--workers', '1', '--quiet'];
const fixed = 100;

export const draws = ['newest', 'even'];

/** One archive of `size` articles: figures by their names. */
export function measureArchive(size, draw, folder) {
  const own = join(folder, `${draw}-${size}`);
  const corpus = writeParts(size, draw, own);
  const [base, archive, rebuilt] = ['base', 'archive', 'rebuilt'].map((name) => join(own, name));
  const name = (what) => `${what}, ${size} articles, ${draw}`;
  merge(name('merge'), size, [corpus.old], base);
  const hundred = add(name('add of a hundred'), base, archive, corpus.hundred, fixed);
  const added = add(name('add of a hundredth'), base, archive, corpus.fresh, size / 100);
  const ledger = join(own, 'ids.tsv');
  cpSync(join(archive, 'ids.tsv'), ledger);
  const rebuild = merge(name('rebuild'), size + size / 100, [corpus.old, corpus.fresh], rebuilt, [
    '--ids',
    ledger,
  ]);
  const differ = differingFiles(archive, rebuilt);
  const [state, texts] = [sizeOf(join(archive, '.variorum')), sizeOf(join(archive, '.variorum/texts'))];
  rmSync(rebuilt, { recursive: true });
  // What a batch needs by itself is no memory of old articles.
  const small = join(own, 'small');
  merge(name('merge of a hundred'), fixed, [corpus.hundred], small);
  const alone = add(name('add of a hundredth to a hundred'), small, archive, corpus.fresh, size / 100);
  rmSync(own, { recursive: true });
  return {
    size,
    draw,
    rebuild: rebuild.processor,
    add: added.processor,
    share: added.processor / rebuild.processor,
    hundred: hundred.processor,
    alone: alone.processor,
    bytesOfOld: ((added.peakKiB - alone.peakKiB) * 1024) / size,
    state: (state - texts) / corpus.bytes,
    stateWithTexts: state / corpus.bytes,
    differ,
  };
}

function merge(name, documents, inputs, out, more = []) {
  return measure(
    name,
    documents,
    [...nodeWithPeak, cli, 'merge', ...inputs, '--out', out, ...flags, ...more],
    {
      rounds: 1,
    },
  );
}

/** Adds to copies of `base`; medians of three. The last copy is left in `archive`. */
function add(name, base, archive, input, documents) {
  const taken = Array.from({ length: 3 }, () => {
    rmSync(archive, { recursive: true, force: true });
    cpSync(base, archive, { recursive: true });
    const words = [...nodeWithPeak, cli, 'add', archive, input, '--workers', '1', '--quiet'];
    return measure(name, documents, words, { rounds: 1 });
  });
  return {
    processor: median(taken.map(({ processor }) => processor)),
    peakKiB: median(taken.map(({ peakKiB }) => peakKiB)),
  };
}

function sizeOf(folder) {
  return listTree(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
}

/** Writes the archive's first articles, a hundredth as many new ones, and a hundred more. */
function writeParts(size, draw, folder) {
  mkdirSync(folder, { recursive: true });
  const count = size + size / 100 + fixed;
  const records = () => new PlantedCorpus({ seed: 1, documents: count }).records(count);
  const partOf = draw === 'newest' ? partByDate(records, size) : partByPlace(size);
  const names = ['old', 'fresh', 'hundred'];
  const paths = names.map((name) => join(folder, `${name}.jsonl`));
  const files = paths.map((path) => openSync(path, 'w'));
  let bytes = 0;
  let at = 0;
  for (const { report: _, ...record } of records()) {
    const part = partOf(at++, record);
    if (part < 2) bytes += Buffer.byteLength(record.text);
    writeSync(files[part], `${JSON.stringify(record)}\n`);
  }
  for (const file of files) closeSync(file);
  return { ...Object.fromEntries(names.map((name, part) => [name, paths[part]])), bytes };
}

/** The old ones first, then the new, then the hundred. */
function partByDate(records, size) {
  const dates = [];
  for (const { date } of records()) dates.push(date);
  const order = [...dates.keys()].sort((one, other) =>
    dates[one] === dates[other] ? one - other : dates[one] < dates[other] ? -1 : 1,
  );
  const parts = new Uint8Array(dates.length);
  for (const [rank, at] of order.entries()) parts[at] = rank < size ? 0 : rank < size + size / 100 ? 1 : 2;
  return (at) => parts[at];
}

/** Of 101 articles one is new, and of the others one is among the hundred now and then. */
function partByPlace(size) {
  const count = size + size / 100;
  const step = Math.floor(count / fixed);
  let others = 0;
  return (at) => {
    // The hundred lie between.
    if (at % (step + 1) === step && others < fixed) {
      others++;
      return 2;
    }
    return (at - others) % 101 === 100 ? 1 : 0;
  };
}
