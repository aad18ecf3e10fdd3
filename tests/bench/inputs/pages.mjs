/** Measures how well the article of a page is found: on news pages with gold, on page shapes, and notes of correction. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { averageOf, overlapOf } from '../../shingle-overlap.mjs';
import { overlapOfShape } from '../../unit/read/html/shapes/shape-overlap.mjs';
import { shapes } from '../../unit/read/html/shapes/shapes.mjs';
import { has, note, report, runTests, work } from './bench.mjs';
import { extractWithAll } from './extractors.mjs';

const state = ({ precision, recall, f1 }) =>
  `P ${precision.toFixed(3)}, R ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`;

/** Averages the overlap of each page, by shingles of four words, for all extractors. Returns our own figures. */
function compare(pages, results, overlap) {
  const figures = Object.entries(results).map(([name, texts]) => [
    name,
    averageOf(pages.map(({ id }) => overlap(id, texts.get(id) ?? ''))),
  ]);
  if (figures.length > 1) for (const [name, figure] of figures) note(`${name}: ${state(figure)}`);
  return figures[0][1];
}

/** Averages over pages, as the article extraction benchmark of Scrapinghub counts. */
export async function measurePages(data, { python }) {
  if (!has(data, 'html_aeb')) return;
  const gold = JSON.parse(readFileSync(join(data, 'html_aeb/ground-truth.json'), 'utf8'));
  const pages = Object.keys(gold).map((id) => ({ id, path: join(data, `html_aeb/html/${id}.html`) }));
  const results = await extractWithAll(pages, python);
  const own = compare(pages, results, (id, text) => overlapOf(gold[id].articleBody, text));
  report(`html_aeb, ${pages.length} pages`, state(own), 'F1 ≥ .975', own.f1 >= 0.975);
}

/** The shapes stand in the unit tests; their verdicts are counted here, and their text is given to the peers. */
export async function measureShapes(_data, { python }) {
  const { kept, all } = countTests('shapes/shapes.test', /: (?:the right block|no text)/);
  const articles = shapes.filter(({ isWithoutArticle }) => isWithoutArticle !== true);
  const pages = articles.map(({ markup }, index) => {
    const path = join(work, `shape-${index}.html`);
    writeFileSync(path, markup);
    return { id: index, path };
  });
  const results = await extractWithAll(pages, python);
  const own = compare(pages, results, (id, text) => overlapOfShape(articles[id], text));
  report(
    `${shapes.length} page shapes`,
    `right block in ${kept} of ${all}; ${state(own)}`,
    'right block in all; F1 ≥ .98',
    kept === all && all >= 60 && own.f1 >= 0.98,
  );
}

/** The notes stand in the unit tests; their verdicts are counted here. */
export function measureNotes() {
  const { kept, all } = countTests('read/html/html.test', /keeps a note/);
  report('correction and update notes on pages', `${kept} of ${all} kept`, 'all', kept === all && all >= 30);
}

function countTests(filter, title) {
  const out = join(work, 'tests.json');
  runTests('unit', filter, out);
  const tests = JSON.parse(readFileSync(out, 'utf8'))
    .testResults.flatMap(({ assertionResults }) => assertionResults)
    .filter((test) => title.test(test.title));
  return { kept: tests.filter(({ status }) => status === 'passed').length, all: tests.length };
}
