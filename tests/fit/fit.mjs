/**
 * Fits the model of judgement and writes `src/judgement/model.json`, with what it was fitted on, and the picture of how
 * far its probability can be taken at its word, `src/judgement/reliability.svg`.
 *
 *   npm run fit -- DATA
 *
 * The variable VARIORUM_FIT_ROWS names a file that keeps the measured pairs, so that another fit need not read the sets.
 * Prints how it does on families that it was not fitted to, and on outlets of which it saw nothing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../dist/base/seeded-random.js';
import { terms } from '../../dist/detect/model/terms.js';
import { designOf, fitAdditive, predict, stepsOf, tabulate } from './additive.mjs';
import { drawReliability } from './reliability.mjs';
import { gatherRows } from './rows.mjs';

const seed = 1;
const folds = 5;
const ridge = 1;
// Each source weighs the same; a planted world less, since its edits are made up, and the seeds, which are one family.
const sourceWeight = 400;
const plantedShare = 0.25;
// Of the weight of a source, what its pairs of one report have.
const positiveShare = 0.35;
// Dates and headlines are hidden at random, since half of all inputs have none.
const hidden = { dates: 0.25, headlines: 0.2 };
const dateFigures = ['days'];
const headlineFigures = ['headlineWords', 'headlineFigures'];

const [data] = process.argv.slice(2);
if (data === undefined || !existsSync(join(data, 'labels'))) {
  process.stderr.write('Cannot fit: name the folder that holds the labelled sets and their labels/\n');
  process.exit(2);
}
const names = (await import('../../dist/detect/model/features.js')).featureNames;
const cache = process.env.VARIORUM_FIT_ROWS;
const gathered =
  cache !== undefined && existsSync(cache) ? JSON.parse(readFileSync(cache, 'utf8')) : await gatherRows(data);
if (cache !== undefined && !existsSync(cache)) writeFileSync(cache, JSON.stringify(gathered));
const rows = weigh(gathered.filter(({ isOne }) => isOne !== null));
const steps = stepsOf(terms);
const seen = designOf(steps, rows);
const shown = designOf(steps, hide(rows));
const all = [...rows.keys()];

/** The model of the rows that `isIn` admits, each as it is and once more with something hidden. */
function fitOn(isIn) {
  const chosen = all.filter((at) => isIn(rows[at]));
  const doubled = steps.map((_, step) => Float64Array.from([...seen[step], ...shown[step]]));
  const twice = [...rows, ...rows].map((row) => ({ ...row, weight: row.weight / 2 }));
  return fitAdditive(steps, doubled, twice, [...chosen, ...chosen.map((at) => at + rows.length)], ridge);
}

const byFamily = new Float64Array(rows.length);
for (let fold = 0; fold < folds; fold++) {
  const model = fitOn(({ fold: own }) => own !== fold);
  const found = predict(model, seen, rows.length);
  for (const at of all) if (rows[at].fold === fold) byFamily[at] = found[at];
}
const byOutlet = new Float64Array(rows.length);
for (const set of new Set(rows.map((row) => row.set))) {
  const found = predict(
    fitOn((row) => row.set !== set),
    seen,
    rows.length,
  );
  for (const at of all) if (rows[at].set === set) byOutlet[at] = found[at];
}
// What a plain model of two figures would do, fitted alike.
const plainSteps = stepsOf(terms.filter(({ name }) => name === 'containment' || name === 'headlineWords'));
const plainColumns = designOf(plainSteps, rows);
const byBaseline = new Float64Array(rows.length);
for (let fold = 0; fold < folds; fold++) {
  const chosen = all.filter((at) => rows[at].fold !== fold);
  const found = predict(
    fitAdditive(plainSteps, plainColumns, rows, chosen, ridge),
    plainColumns,
    rows.length,
  );
  for (const at of all) if (rows[at].fold === fold) byBaseline[at] = found[at];
}
console.log('Families not fitted to:');
console.table(measure(byFamily));
console.log('Outlets not fitted to:');
console.table(measure(byOutlet));
console.log('Families not fitted to, containment and headline alone:');
console.table(measure(byBaseline));
const model = fitOn(() => true);
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim();
const counts = Object.fromEntries(
  [...new Set(rows.map(({ source }) => source))].map((source) => {
    const own = rows.filter((row) => row.source === source);
    return [
      source,
      {
        one: own.filter(({ isOne }) => isOne === 1).length,
        not: own.filter(({ isOne }) => isOne === 0).length,
      },
    ];
  }),
);
const home = join(import.meta.dirname, '../../src/judgement');
writeFileSync(
  join(home, 'model.json'),
  `${JSON.stringify({ fittedOn: counts, seed, commit, ...tabulate(model, steps, seen, rows) }, null, 2)}\n`,
);
writeFileSync(join(home, 'reliability.svg'), drawReliability(rows, byFamily));

/** A source's own part: all but the planted worlds and the one family of the seeds have the whole. */
function shareOf({ source, set }) {
  return source === set && source !== 'seeds' ? 1 : plantedShare;
}

/** Rows with their weight and their fold: a family counts by the square root of its pairs at most. */
function weigh(found) {
  const sizes = new Map();
  const totals = new Map();
  const familyOf = ({ family, isOne }) => `${family} ${isOne}`;
  for (const row of found) sizes.set(familyOf(row), (sizes.get(familyOf(row)) ?? 0) + 1);
  const share = (row) => 1 / Math.sqrt(sizes.get(familyOf(row)));
  const groupOf = ({ source, isOne }) => `${source} ${isOne}`;
  for (const row of found) totals.set(groupOf(row), (totals.get(groupOf(row)) ?? 0) + share(row));
  return found.map((row) => ({
    ...row,
    fold: Math.floor(hashOf(row.family) * folds),
    weight:
      (sourceWeight * shareOf(row) * (row.isOne ? positiveShare : 1 - positiveShare) * share(row)) /
      totals.get(groupOf(row)),
  }));
}

function hashOf(text) {
  let hash = 17;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return seededRandom(hash >>> 0)();
}

function hide(found) {
  const random = seededRandom(seed);
  return found.map((row) => {
    const hides = [
      ...(random() < hidden.dates ? dateFigures : []),
      ...(random() < hidden.headlines ? headlineFigures : []),
    ];
    return { ...row, features: row.features.map((value, at) => (hides.includes(names[at]) ? null : value)) };
  });
}

/** Per source: of pairs from a probability on, how many are wrong; the share of reports found; Brier score. */
function measure(probabilities) {
  return Object.fromEntries(
    [...new Set(rows.map(({ source }) => source))].map((source) => {
      const own = all.filter((at) => rows[at].source === source);
      const ones = own.filter((at) => rows[at].isOne === 1);
      const cut = (least) => {
        const kept = own.filter((at) => probabilities[at] >= least);
        const wrong = kept.filter((at) => rows[at].isOne === 0).length;
        const found = ones.filter((at) => probabilities[at] >= least).length;
        return `${wrong} of ${kept.length}, ${(found / ones.length).toFixed(2)}`;
      };
      const brier = own.reduce((sum, at) => sum + (probabilities[at] - rows[at].isOne) ** 2, 0) / own.length;
      const row = { brier: brier.toFixed(3) };
      for (const least of [0.1, 0.2, 0.5, 0.6, 0.7, 0.8, 0.9]) row[`≥ ${least}`] = cut(least);
      return [source, row];
    }),
  );
}
