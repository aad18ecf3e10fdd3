/**
 * Measures on planted syndication trees of odd seeds how often root and parents are told right, with dates and without;
 * what an easy guess gets right on the same trees; whether confidences come true; and whether it is told whom a correction
 * reached. `fit-syndication.mjs` reads even seeds alone.
 */
import { segment } from '../../../dist/text/segment.js';
import { syndicationTree } from '../../../dist/trace/syndication/syndication-tree.js';
import { toSyndicatedText } from '../../../dist/trace/syndication/to-syndicated-text.js';
import { plantSyndication } from '../../planted/syndication.mjs';

const sides = [
  ['now', 'reached'],
  ['old', 'notReached'],
];

/** The texts of a planted tree, as a run reads them. */
export function readTexts({ seed, records }) {
  return records.map(({ id, text, title, date, publisher }) =>
    toSyndicatedText(segment({ id, text, title, date, about: { publisher } }), {
      report: `${seed} ${publisher}`,
      revision: Number(id.at(-1)) - 1,
      isOrdered: date !== undefined,
    }),
  );
}

/** Prints one table; `trees` of odd seeds from `first` on, or of all others with an even one. */
export async function measureSyndication({ trees = 200, first = 1 } = {}) {
  const rows = [];
  const calibrations = {};
  for (const isDated of [true, false]) {
    const name = isDated ? 'with dates' : 'without dates';
    const { tally, confidences, cpuMs } = measureAll(first, trees, isDated);
    rows.push(
      row(`${name}: root`, tally.root, isDated ? 0.95 : 0.85),
      row(`${name}: root by guess`, tally.guessedRoot),
      row(`${name}: parent`, tally.parent, isDated ? 0.9 : 0.75),
      row(`${name}: parent, one source alone`, tally.pure),
      row(`${name}: parent, where the texts can tell`, tally.tellable),
      row(`${name}: parent by guess`, tally.guessedParent),
      row(`${name}: told who holds a corrected fact`, tally.correction),
      { what: `${name}: processor time a tree, ms`, share: (cpuMs / trees).toFixed(1) },
    );
    calibrations[name] = describeCalibration(confidences);
  }
  console.log(`Syndication: ${trees} planted trees of ${first % 2 === 1 ? 'odd' : 'even'} seeds`);
  console.table(rows);
  for (const [name, words] of Object.entries(calibrations))
    console.log(`said → came true, ${name}: ${words}`);
}

const row = (what, { right, all }, bar) => ({
  what,
  right,
  all,
  share: (right / all).toFixed(3),
  ...(bar === undefined ? {} : { bar, reached: right / all >= bar }),
});

function measureAll(first, trees, isDated) {
  const tally = Object.fromEntries(
    ['root', 'guessedRoot', 'parent', 'pure', 'tellable', 'guessedParent', 'correction'].map((name) => [
      name,
      { right: 0, all: 0 },
    ]),
  );
  const add = (name, isRight) => {
    tally[name].all++;
    if (isRight) tally[name].right++;
  };
  const confidences = [];
  let cpuMs = 0;
  for (let at = 0; at < trees; at++) {
    const planted = plantSyndication(first + 2 * at, { isDated });
    const texts = readTexts(planted);
    const before = process.cpuUsage();
    const tree = syndicationTree(texts);
    const { user, system } = process.cpuUsage(before);
    cpuMs += (user + system) / 1000;
    compare(tree, planted, texts, { add, confidences });
  }
  return { tally, confidences, cpuMs };
}

function compare(tree, planted, texts, { add, confidences }) {
  const outletOf = (carrier) => (carrier === null ? null : tree.carriers[carrier].outlet);
  const told = new Map(tree.edges.map((edge) => [outletOf(edge.child), edge]));
  const guess = guessTree(texts);
  add('root', outletOf(tree.root.carrier) === planted.root);
  add('guessedRoot', guess.root === planted.root);
  for (const { child, parent, isMixed, isTellable } of planted.edges) {
    const edge = told.get(child);
    const isRight = edge !== undefined && outletOf(edge.parent) === parent;
    add('parent', isRight);
    if (!isMixed) add('pure', isRight);
    if (isTellable) add('tellable', isRight);
    add('guessedParent', guess.parents.get(child) === parent);
    if (edge !== undefined) confidences.push([edge.confidence, isRight]);
  }
  if (planted.correction === null) return;
  const found = tree.corrections.find(({ carrier }) => outletOf(carrier) === planted.agency);
  for (const [side, field] of sides)
    for (const outlet of planted.correction[side])
      add('correction', found?.[field].some((carrier) => outletOf(carrier) === outlet) ?? false);
}

/** What one would guess: the root is the first, or the longest; a parent is the likest of those before it. */
function guessTree(texts) {
  const firsts = texts.filter(({ revision }) => revision === 0);
  const wordsOf = ({ blocks }) =>
    new Set(blocks.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  const sets = new Map(firsts.map((text) => [text.outlet, wordsOf(text)]));
  const dated = firsts.filter(({ date }) => date !== null);
  const root =
    dated.length > 0
      ? dated.reduce((first, text) => (text.date < first.date ? text : first)).outlet
      : [...sets].reduce((most, other) => (other[1].size > most[1].size ? other : most))[0];
  const parents = new Map(
    firsts.map((child) => {
      const before = firsts.filter(
        ({ outlet, date }) =>
          outlet !== child.outlet && (date === null || child.date === null || date < child.date),
      );
      const likeness = ({ outlet }) => {
        const [own, other] = [sets.get(child.outlet), sets.get(outlet)];
        const shared = [...own].filter((word) => other.has(word)).length;
        return shared / (own.size + other.size - shared);
      };
      const best = before.reduce(
        (most, text) => (most === null || likeness(text) > likeness(most) ? text : most),
        null,
      );
      return [child.outlet, best?.outlet ?? null];
    }),
  );
  return { root, parents };
}

/** "0.55 → 0.57 (84)" for each tenth of confidence that was said. */
function describeCalibration(confidences) {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, said: 0, right: 0 }));
  for (const [confidence, isRight] of confidences) {
    const bin = bins[Math.min(9, Math.floor(10 * confidence))];
    bin.count++;
    bin.said += confidence;
    bin.right += isRight ? 1 : 0;
  }
  return bins
    .filter(({ count }) => count > 0)
    .map(
      ({ count, said, right }) => `${(said / count).toFixed(2)} → ${(right / count).toFixed(2)} (${count})`,
    )
    .join(', ');
}

if (process.argv[1] === import.meta.filename) {
  const [first = 1, trees = 200] = process.argv.slice(2).map(Number);
  await measureSyndication({ first, trees });
}
