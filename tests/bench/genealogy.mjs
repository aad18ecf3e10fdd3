/**
 * How well it is told where a paragraph was first, and what that costs: prints one table a part.
 *
 *   node tests/bench/genealogy.mjs DATA [--only PART] [--seeds 11,23,35] [--python PYTHON] [--articles N] [--documents N]
 *     [--reports N] [--rounds N]
 *
 * PART is planted, passim, syndication, search, atlas or cost; DATA is the folder of data sets. `--python` is an interpreter
 * that has passim (text reuse, by David A. Smith). `--articles`, `--documents` and `--reports` say of how many cost, search
 * and the atlas are measured, `--rounds` how often cost is. What is missing is said, and the rest is measured all the same.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    articles: { type: 'string', default: '10000' },
    documents: { type: 'string', default: '100000' },
    reports: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '11,23,35' },
  },
});
const [data] = positionals;
const seeds = values.seeds.split(',').map(Number);
const [articles, documents, reports, rounds] = ['articles', 'documents', 'reports', 'rounds'].map((name) =>
  Number(values[name]),
);

/** Each part: its function, what that is called with, and what it wants that may not be there. */
const parts = {
  planted: ['measurePlanted', { seeds }],
  passim: ['measurePassim', { python: values.python, seed: seeds[0] }],
  syndication: ['measureSyndication', {}],
  search: ['measureSearch', { documents }],
  atlas: ['measureAtlas', reports, 'Chromium'],
  cost: ['measureCost', { articles, rounds }],
};
if (data === undefined || (values.only !== undefined && !(values.only in parts))) {
  console.error(
    `Cannot start: name the folder of the data sets, and with --only one of ${Object.keys(parts).join(', ')}`,
  );
  process.exit(2);
}
for (const [name, [measure, options, wanted]] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  const file = new URL(`genealogy/${name}.mjs`, import.meta.url);
  if (!existsSync(file)) {
    console.log(`${name} is missing: there is no ${name}.mjs beside the others`);
    continue;
  }
  try {
    const figures = await (await import(file))[measure](options);
    if (figures === null) console.log(`${name} was not measured: ${wanted} is missing`);
    else if (figures !== undefined) print(name, figures);
  } catch (error) {
    // The rest can be measured.
    console.log(`${name} was not measured: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

/** Figures that a part returns and does not print by itself: rows as a table, all others as another. */
function print(name, figures) {
  console.log(`${name}:`);
  const { rows = [], ...others } = figures;
  if (rows.length > 0) console.table(rows.map((row) => flat(row)));
  console.table(flat(others));
}

function flat(figures) {
  return Object.fromEntries(
    Object.entries(figures)
      .filter(([, value]) => !Array.isArray(value))
      .map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : value]),
  );
}
