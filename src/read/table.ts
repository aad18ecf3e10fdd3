/** Reads columns of a table that a run wrote or a person edited: a header, and tabs between cells. */
import { existsSync, readFileSync } from 'node:fs';
import { cutCells } from '../base/table-cells.js';
import { CommandFailure } from '../model/failure.js';

/**
 * Returns the rows of the file, cells in the order of `columns`; which document a cell names, `nameReader` tells. Throws CommandFailure where the file is missing or has
 * no such columns.
 */
export function readTable(path: string, columns: readonly string[]): string[][] {
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  // Spreadsheets write a byte-order mark.
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  const [header = '', ...lines] = text.split(/\r?\n/);
  const names = cutCells(header);
  const places = columns.map((column) => names.indexOf(column));
  if (places.includes(-1)) {
    throw new CommandFailure({ reason: 'bad-table', path, columns: listed(columns), found: header });
  }
  return lines
    .filter((line) => line !== '')
    .map(cutCells)
    .map((cells) => places.map((place) => cells[place] ?? ''));
}

/** Joins names as "decision, a and b". */
function listed(columns: readonly string[]): string {
  return `${columns.slice(0, -1).join(', ')} and ${columns.at(-1)}`;
}
