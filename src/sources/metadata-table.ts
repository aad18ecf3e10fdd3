/**
 * `--metadata FILE`: a table of what is known about files that say nothing about themselves. Columns: id, and
 * any of date, publisher, url, archive id, title, byline, language, version; commas or tabs.
 */
import { createReadStream, existsSync } from 'node:fs';
import { CommandFailure } from '../failure.js';
import { readTable } from './csv.js';
import { decodePieces } from './decode-pieces.js';
import type { Metadata } from './extracted.js';
import { defaultFields, idOf, metadataOf } from './fields.js';

const maxRow = 1 << 20;

/** Metadata by document id. Throws CommandFailure where the file is missing or has no column of ids. */
export async function readMetadataTable(path: string): Promise<ReadonlyMap<string, Metadata>> {
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  const table = new Map<string, Metadata>();
  const isTabs = /\.(?:tsv|tab)$/i.test(path);
  for await (const found of readTable(decodePieces(createReadStream(path), null), path, {
    isTabs,
    maxLength: maxRow,
  })) {
    if (!found.ok) throw new CommandFailure(found.error);
    const { row } = found.value;
    const id = idOf(row, defaultFields);
    if (id === null) {
      throw new CommandFailure({
        reason: 'bad-table',
        path,
        columns: 'id and date',
        found: Object.keys(row).join(', '),
      });
    }
    table.set(id, metadataOf(row, defaultFields));
  }
  return table;
}
