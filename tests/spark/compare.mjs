/** Two output directories in, the files that differ out: every table, every edition, the report and the record of the run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listTree } from '../../dist/read/run-record.js';
import { archiveFolder, isHistory } from '../../dist/write/output/own-files.js';

export function differences(left, right) {
  // Neither the state of an archive nor its history, which says when.
  const isVouchedFor = (name) => !name.startsWith(`${archiveFolder}/`) && !isHistory(name);
  const names = new Set([...listTree(left), ...listTree(right)].filter(isVouchedFor));
  return [...names].sort().flatMap((name) => {
    const [one, other] = [left, right].map((folder) => join(folder, name));
    if (!existsSync(one)) return [`${name}: only in ${right}`];
    if (!existsSync(other)) return [`${name}: only in ${left}`];
    const [a, b] = [readFileSync(one), readFileSync(other)];
    return a.equals(b) ? [] : [`${name}: ${describe(a.toString(), b.toString())}`];
  });
}

/** How many lines differ, and the first of them. */
function describe(left, right) {
  const [a, b] = [left.split('\n'), right.split('\n')];
  const differing = a.filter((line, at) => line !== b[at]).length + Math.max(0, b.length - a.length);
  const at = a.findIndex((line, index) => line !== b[index]);
  const from = Math.max(0, [...(a[at] ?? '')].findIndex((letter, place) => letter !== b[at]?.[place]) - 60);
  const show = (line) => (line === undefined ? 'no line' : JSON.stringify(line.slice(from, from + 160)));
  return `${differing} of ${a.length} lines differ, first line ${at + 1}: ${show(a[at])} and ${show(b[at])}`;
}
