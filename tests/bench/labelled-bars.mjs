/**
 * Measures the bars on real sets: pairs labelled by eye, what waits in review, how far apart merged documents stand,
 * and the gold families. The model that ships was fitted to these labels too: how it does on outlets and families that
 * it did not see is printed by `npm run fit`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { percent, readRows, readTable } from './tables.mjs';

const setNames = ['tehran_times', 'reuters21578', 'telegraph_bg_revisions', 'cnn_lite_revisions'];
const sketches = ['minhash', 'scaled'];
const dayMs = 86_400_000;
const farArticles = 300;

const measures = {
  tehran_times: [measureDistance],
  reuters21578: [measureWeakPairs, measureDays, measureDuplicates],
  telegraph_bg_revisions: [],
  cnn_lite_revisions: [measureFamilies],
};

/**
 * @param tools `scan`, which takes a file, a sketch and flags and returns the folder of the result; `run`, which takes
 *   words of a command and returns what it prints; `say`, which takes a set, a measure and its values; `data`, the
 *   folder of sets
 */
export function measureLabelled({ scan, run, say, data }) {
  const waiting = new Map(sketches.map((sketch) => [sketch, []]));
  for (const set of setNames) {
    const labels = join(data, 'labels', `${set}.tsv`);
    const docs = join(data, set, 'docs.jsonl');
    if (!existsSync(docs) || !existsSync(labels)) continue;
    for (const sketch of sketches) {
      const out = scan(docs, sketch);
      const own = (measure, values) => say(set, `${measure}, ${sketch}`, values);
      own('labelled pairs', sumUpLabels(JSON.parse(run('eval', out, '--labels', labels, '--json')).labels));
      const found = rankReview(out, readTable(labels));
      own('labelled pairs in review', sumUpReview([found]));
      waiting.get(sketch).push(found);
      for (const measure of measures[set]) measure({ out, run, docs, folder: join(data, set), say: own });
    }
  }
  for (const [sketch, lists] of waiting)
    if (lists.length > 0) say('all labelled sets', `labelled pairs in review, ${sketch}`, sumUpReview(lists));
}

const list = ({ one, not, open }) => `${one} one, ${not} not, ${open} open`;

function sumUpLabels({ pairs, together, ...rest }) {
  return {
    labelled: list(pairs),
    merged: list(together),
    wrong: percent(together.not / (together.one + together.not)),
    precision: percent(rest.precision),
    precisionOfTier: percent(rest.tierMergePrecision),
    shareMerged: percent(rest.recall),
    mergedOrInReview: percent(rest.recallWithReview),
    unlisted: list(rest.unlisted),
    brier: rest.brier?.toFixed(4) ?? '–',
  };
}

/** Of the labelled pairs that wait in review, each with its label and whether it stands in the first tenth of the list. */
function rankReview(out, labels) {
  const nameOf = ({ a, b }) => [a, b].sort().join('\n');
  const labelOf = new Map(labels.map((row) => [nameOf(row), row.label]));
  const review = readTable(join(out, 'review.tsv'));
  const labelled = review.flatMap((row, rank) => {
    const label = labelOf.get(nameOf(row));
    return label === undefined ? [] : [{ label, isFirst: rank < review.length / 10 }];
  });
  return { length: review.length, labelled };
}

/** The bar asks for the first tenth of the whole list; of the labelled pairs alone a tenth is a handful. */
function sumUpReview(lists) {
  const labelled = lists.flatMap((each) => each.labelled);
  const worthIt = labelled.filter(({ label }) => label !== 'not');
  const first = labelled.filter(({ isFirst }) => isFirst);
  return {
    list: lists.reduce((sum, { length }) => sum + length, 0),
    labelled: labelled.length,
    oneOrOpen: `${worthIt.length}, ${percent(worthIt.length / labelled.length)}`,
    ofTheseInFirstTenth: `${worthIt.filter(({ isFirst }) => isFirst).length} of ${worthIt.length}`,
    labelledInFirstTenth: first.length,
  };
}

/** All pairs of documents that a result puts together. */
function* mergedPairs(out) {
  for (const { documents } of readRows(join(out, 'clusters.jsonl')))
    for (const [index, a] of documents.entries()) for (const b of documents.slice(index + 1)) yield [a, b];
}

/** Ids of this set are numbers of articles in the order of their publication. */
function measureDistance({ out, say }) {
  const numberOf = (id) => Number(id.match(/\d+/)[0]);
  const distances = [...mergedPairs(out)].map(([a, b]) => Math.abs(numberOf(a) - numberOf(b)));
  say(`merged pairs more than ${farArticles} articles apart`, {
    far: distances.filter((distance) => distance > farArticles).length,
    of: distances.length,
    largestReport: largestReport(out),
  });
}

const largestReport = (out) =>
  readRows(join(out, 'clusters.jsonl')).reduce((most, { documents }) => Math.max(most, documents.length), 0);

function measureWeakPairs({ out, folder, say }) {
  const pairs = readTable(join(folder, 'weak_pairs_by_time.tsv'));
  const clusters = new Map(readRows(join(out, 'documents.jsonl')).map(({ id, cluster }) => [id, cluster]));
  const areTogether = ({ id1, id2 }) => clusters.get(id1) !== null && clusters.get(id1) === clusters.get(id2);
  const near = pairs.filter(({ hours_apart }) => Number(hours_apart) < 24);
  const far = pairs.filter(({ hours_apart, jaccard }) => Number(hours_apart) >= 168 && Number(jaccard) < 1);
  say('weak pairs', {
    togetherWithinADay: `${percent(near.filter(areTogether).length / near.length)} of ${near.length}`,
    apartAfterAWeek: `${percent(1 - far.filter(areTogether).length / far.length)} of ${far.length}`,
  });
}

/** Dates look like `26-FEB-1987 15:01:01.79`. */
function measureDays({ out, docs, say }) {
  const timeOf = new Map(
    readRows(docs).map(({ id, date }) => [id, Date.parse(`${date.trim().split('.')[0]} Z`)]),
  );
  const days = [...mergedPairs(out)].map(([a, b]) => Math.abs(timeOf.get(a) - timeOf.get(b)) / dayMs);
  const far = days.filter((apart) => apart >= 7).length;
  say('merged pairs a week and more apart', {
    far,
    of: days.length,
    share: percent(far / days.length),
    undated: days.filter(Number.isNaN).length,
    largestReport: largestReport(out),
  });
}

/** Figures of headline and text in their order. */
function measureDuplicates({ out, docs, say }) {
  const figuresOf = new Map(
    readRows(docs).map(({ id, title, text }) => [
      id,
      (`${title ?? ''}\n${text}`.match(/\d+(?:[.,/]\d+)*/g) ?? []).join(' '),
    ]),
  );
  const duplicates = readRows(join(out, 'relations.jsonl')).filter(
    ({ relation, tier }) => relation === 'duplicate' && tier === 'merge',
  );
  say('`duplicate` merges whose texts differ in a figure', {
    differ: duplicates.filter(({ a, b }) => figuresOf.get(a) !== figuresOf.get(b)).length,
    of: duplicates.length,
  });
}

function measureFamilies({ out, folder, run, say }) {
  const words = ['--gold', join(folder, 'clusters.tsv'), '--neutral', join(folder, 'neutral.tsv'), '--json'];
  const { metrics, counts, undecided } = JSON.parse(run('eval', out, ...words));
  const show = (names) => names.map((name) => metrics[name].toFixed(3)).join(' / ');
  say('families', {
    exact: `${counts.exactFamilies} of ${counts.families}`,
    split: counts.splitFamilies,
    impure: `${counts.impureClusters} of ${counts.clusters}`,
    groupedBcubed: show(['groupedBcubedPrecision', 'groupedBcubedRecall', 'groupedBcubedF1']),
    pairs: show(['precision', 'recall', 'f1']),
    pairsWithoutLargest: show(['precisionWithoutLargest', 'recallWithoutLargest', 'f1WithoutLargest']),
    undecided: percent(undecided),
  });
}
