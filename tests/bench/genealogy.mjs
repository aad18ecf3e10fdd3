/**
 * How well it is told where a paragraph was first, and what that costs: prints one table a part.
 *
 *   node tests/bench/genealogy.mjs DATA [--only PART] [--python PYTHON] [--articles N] [--documents N] [--seeds 11,23,35]
 *
 * PART is planted, passim, cost, syndication, search or atlas; DATA, the folder of data sets, is handed to those that
 * want it. `--python` is an interpreter that has passim (text reuse, by David A. Smith), `--articles` and `--documents` say
 * of how many cost and search are measured. What is missing is said, and the rest is measured all the same.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    articles: { type: 'string', default: '10000' },
    documents: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '11,23,35' },
  },
});
const [data] = positionals;
const seeds = values.seeds.split(',').map(Number);
const [articles, documents, rounds] = [values.articles, values.documents, values.rounds].map(Number);

/** Each part with what it is called with. */
const parts = {
  planted: ['measurePlanted', { seeds }],
  passim: ['measurePassim', { python: values.python, seed: seeds[0] }],
  syndication: ['measureSyndication', { data }],
  search: ['measureSearch', { documents }],
  atlas: ['measureAtlas', { data }],
  cost: ['measureCost', { articles, rounds }],
};
if (data === undefined || (values.only !== undefined && !(values.only in parts))) {
  console.error(
    `Cannot start: name the folder of the data sets, and with --only one of ${Object.keys(parts).join(', ')}`,
  );
  process.exit(2);
}
for (const [name, [measure, options]] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  const file = new URL(`genealogy/${name}.mjs`, import.meta.url);
  if (!existsSync(file)) {
    console.log(`${name} is missing: there is no ${name}.mjs beside the others`);
    continue;
  }
  try {
    await (await import(file))[measure](options);
  } catch (error) {
    // The rest can be measured.
    console.log(`${name} was not measured: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
