/** Adds a set of records batch by batch, and holds the archive against a merge of all of it with the same table of ids. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../dist/base/seeded-random.js';
import { differingFiles, variorum, writeRows } from './commands.mjs';

/** Cuts records into `least` to `most` batches, where `random` draws. */
export function cutAlongTime(rows, random, least = 3, most = 12) {
  const count = least + Math.floor(random() * (most - least + 1));
  const cuts = new Set();
  while (cuts.size < count - 1) cuts.add(1 + Math.floor(random() * (rows.length - 1)));
  const bounds = [0, ...[...cuts].sort((one, other) => one - other), rows.length];
  return bounds.slice(1).map((end, at) => rows.slice(bounds[at], end));
}

/** Holds `rounds` batchings of the records against rebuilds. Every fifth writes pages. */
export async function measureBatchings(rows, folder, { rounds = 20, first = 1 } = {}) {
  const found = [];
  for (let seed = first; seed < first + rounds; seed++) {
    const format = seed % 5 === 0 ? 'html' : 'none';
    const batches = cutAlongTime(rows, seededRandom(seed));
    const own = join(folder, `batching-${seed}`);
    mkdirSync(join(own, 'in'), { recursive: true });
    const inputs = batches.map((batch, number) =>
      writeRows(join(own, 'in', `batch-${String(number).padStart(2, '0')}.jsonl`), batch),
    );
    const result = await holdBatching(own, inputs, ['--format', format]);
    const row = { seed, format, batches: batches.map(({ length }) => length).join(' '), ...result };
    process.stdout.write(`${JSON.stringify(row)}\n`);
    found.push(row);
    if (result.differ.length === 0 && result.claims !== 'fail') rmSync(own, { recursive: true });
  }
  return found;
}

/**
 * Adds `inputs` one after the other to an archive in `own`, and makes all of `own/in` anew. Says which files differ, and
 * whether `check` passes.
 */
export async function holdBatching(own, inputs, flags, statuses = [0]) {
  const [archive, rebuilt] = [join(own, 'archive'), join(own, 'rebuilt')];
  const [head, ...rest] = inputs;
  const said = { statuses };
  await variorum(['merge', ...[head].flat(), '--out', archive, ...flags], said);
  for (const input of rest) await variorum(['add', archive, ...[input].flat()], said);
  const ledger = join(own, 'ids.tsv');
  cpSync(join(archive, 'ids.tsv'), ledger);
  await variorum(['merge', join(own, 'in'), '--out', rebuilt, ...flags, '--ids', ledger], said);
  const differ = differingFiles(archive, rebuilt);
  const isWhole = await variorum(['check', archive]).then(
    () => true,
    (error) => {
      process.stdout.write(`${error.message}\n`);
      return false;
    },
  );
  return { differ, claims: isWhole ? 'hold' : 'fail' };
}
