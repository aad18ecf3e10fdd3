/** A table with tabs and a header in, the columns asked for out. */
import { existsSync, readFileSync } from 'node:fs';
import { CommandFailure } from '../model/failure.js';

/** Rows of the file, cells in the order of `columns`. Throws CommandFailure where it is missing or has no such columns. */
export function readTable(path: string, columns: readonly string[]): string[][] {
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  const [header = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  const names = header.split('\t');
  const places = columns.map((column) => names.indexOf(column));
  if (places.includes(-1)) {
    throw new CommandFailure({ reason: 'bad-table', path, columns: listed(columns), found: header });
  }
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .map((cells) => places.map((place) => cells[place] ?? ''));
}

/** "decision, a and b". */
function listed(columns: readonly string[]): string {
  return `${columns.slice(0, -1).join(', ')} and ${columns.at(-1)}`;
}
