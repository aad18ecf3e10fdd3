/**
 * Writes a hard world made out of a set of real documents: records as JSON Lines, the truth and what each planted
 * pair is as tables.
 *
 *   node tests/planted/write-hard.mjs DOCS.jsonl FOLDER [SEED]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plantHard } from './hard.mjs';

/** Writes `docs.jsonl`, `gold.tsv` and `kinds.tsv` to `folder`. */
export function writeHard(documents, folder, options) {
  const { records, gold, kinds } = plantHard(documents, options);
  const table = (header, rows) => [header, ...rows].map((row) => `${row.join('\t')}\n`).join('');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'docs.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  writeFileSync(join(folder, 'gold.tsv'), table(['cluster', 'id'], gold));
  writeFileSync(join(folder, 'kinds.tsv'), table(['a', 'b', 'kind'], kinds));
}

export function readDocuments(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const [path, folder, seed] = process.argv.slice(2);
if (import.meta.filename === process.argv[1]) {
  if (folder === undefined) {
    process.stderr.write('Cannot write a hard world: name the documents and a folder\n');
    process.exit(2);
  }
  writeHard(readDocuments(path), folder, { seed: Number(seed ?? 1) });
}
