/**
 * Writes names and texts into cells of tables parted by tabs, and finds the names again. A spreadsheet takes a cell that
 * begins with "=" or its like for a formula, and a quotation mark for the bounds of a cell; tabs and line ends would
 * break the table, and characters that turn the line around would show one name as another.
 */
import { spellUnseen } from './unseen.js';

// A formula begins with one of these, also after white space; the wide ones are those of East Asian keyboards. Marks that
// guard already count in, so that no two texts are guarded alike.
const formula = /^[\s']*[=+\-@＝＋－＠]/;
const spelled = /\\(?:u[\da-f]{4}|[bfnrt\\])/;

/**
 * Spells out what cannot be seen in a name, or would break its line. No two names are spelled alike: where a name has
 * something to spell out, or looks as if it had been, its backslashes are doubled.
 */
export function spellName(name: string): string {
  if (!spelled.test(name) && spellUnseen(name) === name) return name;
  return spellUnseen(name.replaceAll('\\', '\\\\'));
}

/** Returns a cell for a text on one line, which a spreadsheet shows as that text. */
export function textCell(text: string): string {
  const guarded = guard(text);
  return guarded.includes('"') ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Returns a cell for a name of any characters. */
export function nameCell(name: string): string {
  return textCell(spellName(name));
}

/** Cuts a line of a table into its cells, without the quotation marks around them. */
export function cutCells(line: string): string[] {
  return line
    .split('\t')
    .map((cell) => (/^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

/**
 * Returns what finds the name that a cell holds, among `names`: the one that is written so, else the cell as it stands,
 * since a person may have filled it in.
 */
export function nameReader(names: readonly string[]): (cell: string) => string {
  const written = new Map<string, string>();
  // A table that knows no quotation marks around cells has them as a part of the name.
  const bare = new Map<string, string>();
  for (const name of names) {
    const text = guard(spellName(name));
    if (text !== name) written.set(text, name);
    const [cell] = cutCells(name);
    if (name.startsWith('"') && cell !== name) bare.set(cell!, name);
  }
  if (bare.size > 0) for (const name of names) bare.delete(name);
  return (cell) => written.get(cell) ?? bare.get(cell) ?? cell;
}

function guard(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
