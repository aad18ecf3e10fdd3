/** Adds each set of real data in one batching, whatever its format, and holds it against a rebuild. */
import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { seededRandom, shuffle } from '../../../dist/base/seeded-random.js';
import { listTree } from '../../../dist/read/run-record.js';
import { readRows } from '../tables.mjs';
import { cutAlongTime, holdBatching } from './batchings.mjs';
import { writeRows } from './commands.mjs';

const recordSets = ['reuters21578', 'telegraph_bg_revisions', 'tehran_times'];
// What files are added by; those that are read of the others say what they are.
const fileSets = [
  { set: 'html_aeb', under: 'html', include: '*.html' },
  { set: 'warc', under: '', include: '*arc*' },
  { set: 'news_formats', under: '', include: '*' },
];

/** Holds the sets that are in `data`. */
export async function measureSets(data, folder) {
  const found = [];
  for (const set of recordSets) {
    const docs = join(data, set, 'docs.jsonl');
    if (!existsSync(docs)) continue;
    const own = startSet(folder, set);
    const batches = cutAlongTime(readRows(docs), seededRandom(1), 3, 5);
    const inputs = batches.map((batch, number) => writeRows(join(own, 'in', `batch-${number}.jsonl`), batch));
    found.push(await holdSet(set, own, inputs, batches));
  }
  for (const { set, under, include } of fileSets) {
    const from = join(data, set, under);
    if (!existsSync(from)) continue;
    const own = startSet(folder, set);
    // The first batch must hold an article: the largest file does.
    const bySize = listTree(from).sort((one, other) => sizeOf(join(from, other)) - sizeOf(join(from, one)));
    const paths = [bySize[0], ...shuffle(bySize.slice(1), seededRandom(1))];
    const batches = cutAlongTime(paths, seededRandom(1), 3, 5);
    const copy = (path, to) => {
      mkdirSync(dirname(join(own, to, path)), { recursive: true });
      cpSync(join(from, path), join(own, to, path));
      return join(own, to, path);
    };
    // Files are named below the folder that holds them.
    for (const path of batches[0]) copy(path, 'first');
    const all = batches.map((batch) => batch.map((path) => copy(path, 'in')));
    const inputs = [
      join(own, 'first'),
      ...all.slice(1).map((paths) => [...paths, '--root', join(own, 'in')]),
    ];
    found.push(await holdSet(set, own, inputs, batches, ['--include', include]));
  }
  return found;
}

function sizeOf(path) {
  return statSync(path).size;
}

function startSet(folder, set) {
  const own = join(folder, set);
  mkdirSync(join(own, 'in'), { recursive: true });
  return own;
}

async function holdSet(set, own, inputs, batches, flags = []) {
  // Some files of these sets are broken, and said to be.
  const result = await holdBatching(own, inputs, ['--format', 'none', ...flags], [0, 1]);
  const row = { set, batches: batches.map(({ length }) => length).join(' '), ...result };
  process.stdout.write(`${JSON.stringify(row)}\n`);
  if (result.differ.length === 0) rmSync(own, { recursive: true });
  return row;
}
