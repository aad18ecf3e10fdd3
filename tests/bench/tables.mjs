/** Reads the tables and records that benches compare, whole. */
import { readFileSync } from 'node:fs';

/** Rows of a table with tabs, each an object by the names in its first line. */
export function readTable(path) {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = header.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [names[index], cell])));
}

/** Records of JSON Lines. */
export function readRows(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** `95.0 %`; a dash where there is nothing to take a share of. */
export function percent(share) {
  return share === null || Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`;
}
