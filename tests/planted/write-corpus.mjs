/**
 * Writes a planted corpus: records as JSON Lines, and the truth as a table.
 *
 *   node tests/planted/write-corpus.mjs DOCUMENTS FOLDER [SEED [lookalikes | harder]]
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PlantedCorpus } from './corpus.mjs';
import { HarderCorpus } from './harder.mjs';

/** Writes `docs.jsonl` and `gold.tsv` to `folder`. */
export function writeCorpus(documents, folder, seed = 1, { lookalikes = false } = {}) {
  writeRecords(new PlantedCorpus({ seed, documents, lookalikes }).records(documents), folder);
}

/** Writes the harder corpus in the same way. */
export function writeHarderCorpus(documents, folder, seed = 1) {
  writeRecords(new HarderCorpus({ seed, documents }).records(), folder);
}

function writeRecords(found, folder) {
  mkdirSync(folder, { recursive: true });
  const records = openSync(join(folder, 'docs.jsonl'), 'w');
  const gold = openSync(join(folder, 'gold.tsv'), 'w');
  writeSync(gold, 'cluster\tid\n');
  let lines = [];
  let rows = [];
  const flush = () => {
    writeSync(records, lines.join(''));
    writeSync(gold, rows.join(''));
    lines = [];
    rows = [];
  };
  for (const { report, made: _, ...record } of found) {
    lines.push(`${JSON.stringify(record)}\n`);
    rows.push(`${report}\t${record.id}\n`);
    if (lines.length === 1000) flush();
  }
  flush();
  closeSync(records);
  closeSync(gold);
}

const [documents, folder, seed, option] = process.argv.slice(2);
if (import.meta.filename === process.argv[1]) {
  if (folder === undefined) {
    process.stderr.write('Cannot write a corpus: name the number of documents and a folder\n');
    process.exit(2);
  }
  if (option === 'harder') writeHarderCorpus(Number(documents), folder, Number(seed ?? 1));
  else writeCorpus(Number(documents), folder, Number(seed ?? 1), { lookalikes: option === 'lookalikes' });
}
