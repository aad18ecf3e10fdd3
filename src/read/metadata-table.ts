/**
 * Reads the table of `--metadata`, which describes files that say nothing about themselves. Its columns are id and any
 * of date, publisher, url, archive id, title, byline, language, version, parted by commas or tabs.
 */
import { existsSync } from 'node:fs';
import type { Metadata } from '../model/document.js';
import { CommandFailure, type Failure } from '../model/failure.js';
import type { Role } from '../model/options.js';
import { defaultFields } from '../model/options.js';
import { parseTime } from '../text/parse-time.js';
import { decodeFile } from './decode-file.js';
import { hasField, idOf, keepFields, metadataOf, withoutEmpty } from './fields.js';
import { readTable } from './records/csv.js';
import { surveyFile } from './survey.js';

const maxRow = 1 << 20;
const described = [
  'date',
  'publisher',
  'url',
  'archiveId',
  'title',
  'byline',
  'language',
  'version',
] as const satisfies readonly Role[];
const columns = 'id and one or more of date, publisher, url, archive id, title, byline, language, version';

/** Returns metadata by document id. Throws CommandFailure where the file is missing or lacks the columns. */
export async function readMetadataTable(path: string): Promise<ReadonlyMap<string, Metadata>> {
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  const table = new Map<string, Metadata>();
  const isTabs = /\.(?:tsv|tab)$/i.test(path);
  const pieces = decodeFile(path, surveyFile(path, null), maxRow);
  for await (const found of readTable(pieces, path, { isTabs, maxBytes: maxRow })) {
    if (!found.ok) throw new CommandFailure(found.error);
    const { row, line } = found.value;
    if (!hasField(row, 'id') || !described.some((role) => hasField(row, role))) {
      const found = Object.keys(row).join(', ');
      throw new CommandFailure({ reason: 'bad-table', path, columns, found });
    }
    const id = idOf(row, defaultFields);
    if (id === null) throw new CommandFailure(badRow(path, line, 'must have an id in every row'));
    if (table.has(id)) throw new CommandFailure(badRow(path, line, 'must name every document once'));
    const metadata = withoutEmpty(keepFields(row, metadataOf(row, defaultFields), { id, textName: null }));
    if (metadata.published !== undefined && Number.isNaN(parseTime(metadata.published)))
      throw new CommandFailure(
        badRow(path, line, 'must have dates such as 2026-03-01T12:00Z in its date column'),
      );
    table.set(id, metadata);
  }
  return table;
}

function badRow(path: string, line: number, rule: string): Failure {
  return { reason: 'bad-option', flag: '--metadata', rule, value: `line ${line} of ${path}` };
}
