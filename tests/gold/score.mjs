/**
 * Scores readings against the gold: `node tests/gold/score.mjs DATA [--part dev|held] [--labels DIR] [--show KIND]`.
 * `--show edges|dropped|facts|speakers` lists what is wrong. Families whose texts are not at hand are left out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { align } from '../../dist/merge/align.js';
import { merge } from '../../dist/merge/merge.js';
import { order } from '../../dist/merge/order.js';
import { readDocument } from '../bench/merging/sets.mjs';
import { readFamilies } from './families.mjs';
import { scoreEdges } from './score-edges.mjs';
import { scoreFacts } from './score-facts.mjs';
import { scoreSpeakers } from './score-speakers.mjs';
import { readRevisions } from './units.mjs';

/** Reads the labels of one family; null where there are none. */
export function readLabels(directory, family) {
  const path = join(directory, `${family}.tsv`);
  if (!existsSync(path)) return null;
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const spans = (cell) =>
    cell === '' || cell === 'headline' ? [] : cell.split(' ').map((span) => span.split('-').map(Number));
  return lines.map((line) => {
    const [step, kind, older = '', newer = '', value = '', reason = ''] = line.split('\t');
    return {
      step,
      kind,
      older: spans(older),
      newer: spans(newer),
      isHeadline: older === 'headline',
      value,
      reason,
    };
  });
}

/** Merges the revisions of a family in their true order, the latest being the base. */
function readFamily(family, revisions) {
  const documents = revisions.map(readDocument);
  const alignment = align(documents, documents.length - 1);
  const sequence = { ...order(documents, { hasDates: false }), revisions: documents.map(({ id }) => id) };
  const base = { index: documents.length - 1, isWithdrawn: false, warnings: [] };
  const edition = merge({ id: '0123456789abcdef', alignment, order: sequence, base, copies: new Map() });
  return { ...family, revisions, alignment, edition };
}

export function scoreGold(
  data,
  { part = null, labels = fileURLToPath(new URL('labels', import.meta.url)), only = null } = {},
) {
  const rows = [];
  for (const family of readFamilies()) {
    if (part !== null && family.part !== part) continue;
    if (only !== null && !family.family.startsWith(only)) continue;
    const known = readLabels(labels, family.family);
    const revisions = known === null ? null : readRevisions(data, family.set, family.revisions);
    if (revisions === null) continue;
    const read = readFamily(family, revisions);
    rows.push({
      family: family.family,
      edges: scoreEdges(read, known),
      facts: scoreFacts(read, known),
      speakers: scoreSpeakers(read, known),
    });
  }
  return rows;
}

const share = (right, all) => (all === 0 ? '–' : `${(right / all).toFixed(3)} (${right} of ${all})`);
const add = (rows, group, key) => rows.reduce((sum, row) => sum + row[group][key], 0);

export function printGold(rows, print) {
  const line = (name, group, right, all) =>
    print(`  ${name}: ${share(add(rows, group, right), add(rows, group, all))}`);
  print(`  ${rows.length} families`);
  line('changed links, precision', 'edges', 'rightEdges', 'edges');
  line('changed links, recall', 'edges', 'found', 'linked');
  line('called dropped, and is', 'edges', 'rightDropped', 'dropped');
  const [dropped, right, hinted, rightHinted] = ['dropped', 'rightDropped', 'hinted', 'rightHinted'].map(
    (key) => add(rows, 'edges', key),
  );
  print(
    `  called dropped without a hint, and is: ${share(right - (hinted - rightHinted), dropped - hinted)}`,
  );
  print(`  called dropped with a hint, and lives on: ${share(rightHinted, hinted)}`);
  line('called new, and is', 'edges', 'rightNew', 'new');
  for (const severity of [3, 2]) {
    line(`facts of severity ${severity}, precision`, 'facts', `right${severity}`, `said${severity}`);
    line(`facts of severity ${severity}, recall`, 'facts', `found${severity}`, `true${severity}`);
  }
  line('speakers named, and right', 'speakers', 'right', 'named');
  line('quotations of somebody, named', 'speakers', 'namedSpeech', 'speech');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flag = (name) => {
    const at = process.argv.indexOf(`--${name}`);
    return at === -1 ? undefined : process.argv[at + 1];
  };
  const rows = scoreGold(process.argv[2], { part: flag('part'), labels: flag('labels'), only: flag('only') });
  const print = (text) => process.stdout.write(`${text}\n`);
  printGold(rows, print);
  const show = flag('show');
  const group = show === 'facts' || show === 'speakers' ? show : 'edges';
  if (show !== undefined)
    for (const row of rows)
      for (const wrong of row[group].wrong)
        if (show === 'facts' || show === 'speakers' || wrong.startsWith(show))
          print(`${row.family} ${wrong}`);
}
