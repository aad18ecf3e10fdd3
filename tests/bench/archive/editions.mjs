/** Reads of an archive what a daily run is held against: its reports by id, each with its edition. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expandEdition } from '../../../dist/write/json/expand.js';
import { parseLedger } from '../../../dist/write/ledger/ledger-table.js';
import { readRows } from '../tables.mjs';

/** The ledger, the rows of changes, and editions by the ids of reports. `kept` has those that did not change since. */
export function readArchive(out, kept = new Map()) {
  const path = join(out, 'ids.tsv');
  const ledger = parseLedger(readFileSync(path, 'utf8'), path);
  const folderOf = new Map(ledger.reports.map(({ id, folder }) => [id, folder]));
  const editions = new Map();
  for (const { id, documents } of readRows(join(out, 'clusters.jsonl'))) {
    const text = readFileSync(join(out, 'editions', folderOf.get(id), 'edition.json'), 'utf8');
    const before = kept.get(id);
    const report = before?.text === text ? before : { id, text, edition: expandEdition(JSON.parse(text)) };
    editions.set(id, { ...report, documents, folder: folderOf.get(id) });
  }
  const changes = join(out, 'changes.jsonl');
  return { ledger, editions, rows: existsSync(changes) ? readRows(changes) : [] };
}
