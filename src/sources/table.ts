/** A table of lines and tabs with a header in, two of its columns out. */
import { existsSync, readFileSync } from 'node:fs';
import { CommandFailure } from '../failure.js';

/** The named columns, row by row. Throws CommandFailure where the file or a column is missing. */
export function readTable(path: string, columns: readonly [string, string]): [string, string][] {
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  const [header, ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  const places = columns.map((column) => header!.split('\t').indexOf(column)) as [number, number];
  if (places.includes(-1)) {
    throw new CommandFailure({ reason: 'bad-table', path, columns: columns.join(' and '), found: header! });
  }
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .map((cells) => [cells[places[0]] ?? '', cells[places[1]] ?? '']);
}
