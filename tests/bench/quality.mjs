/**
 * One question: how good is detection on labelled data and on planted corpora? Prints the whole table; of real sets
 * each figure for both sketches.
 *
 *   node tests/bench/quality.mjs DATA [SECTION …]
 *
 * DATA is a folder of sets, each with `docs.jsonl` and its labels. The sections are `labelled` (real sets against
 * labels and gold), `stability` (the same verdicts in other company), `sets` (candidates and hidden seeds),
 * `planted` (what the seeded generator makes) and `bars` (the planted bars); all of them where none is named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../dist/engine/local.js';
import { parseCommandLine } from '../../dist/options/parse.js';
import { pair } from '../../dist/pipeline/steps/pair.js';
import { sketch } from '../../dist/pipeline/steps/sketch.js';
import { listSources } from '../../dist/read/list-documents.js';
import {
  falseBridge,
  familyBesideFurniture,
  filledInForm,
  roundUp,
  runningStory,
  unlikeEnds,
} from '../planted/cases.mjs';
import { writeCorpus } from '../planted/write-corpus.mjs';
import { exactJoin } from './exact-join.mjs';
import { measureLabelled } from './labelled-bars.mjs';
import { measureBars } from './planted-bars.mjs';
import { measureStability } from './stability-bars.mjs';
import { percent, readRows, readTable } from './tables.mjs';

const sections = ['labelled', 'stability', 'sets', 'planted', 'bars'];
const [data, ...asked] = process.argv.slice(2);
if (data === undefined || !existsSync(data)) {
  process.stderr.write('Cannot measure: name the folder that holds the labelled sets\n');
  process.exit(2);
}
const stranger = asked.find((name) => !sections.includes(name));
if (stranger !== undefined) {
  process.stderr.write(`Cannot measure ${stranger}: sections are ${sections.join(', ')}\n`);
  process.exit(2);
}
const cli = join(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'variorum-quality-'));
const sketches = ['minhash', 'scaled'];
const table = [];
const say = (set, measure, values) => {
  table.push({ set, measure, ...values });
  process.stdout.write(`${set}  ${measure}  ${JSON.stringify(values)}\n`);
};

function run(...flags) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...flags], { maxBuffer: 2 ** 28 });
  if (status !== 0 && status !== 1) throw new Error(stderr.toString());
  return stdout.toString();
}

function scan(input, sketch, ...flags) {
  const out = join(folder, 'out');
  run('scan', input, '--out', out, '--sketch', sketch, '--quiet', ...flags);
  return out;
}

async function candidatesOf(input, ...flags) {
  const { options } = await parseCommandLine(['scan', input, '--out', folder, ...flags], '');
  const engine = openEngine(1, 1);
  const { documents } = await sketch(await listSources(input, null), options.detect, engine);
  const { candidates } = await pair(documents, options.detect, engine);
  const names = new Set();
  for (const [index, a] of candidates.a.entries()) {
    names.add([documents.id(a), documents.id(candidates.b[index])].sort().join('\n'));
  }
  return names;
}

/** The figures of `eval`, for one set and both sketches. */
function evaluate(set, input, gold) {
  for (const sketch of sketches) {
    const result = JSON.parse(run('eval', scan(input, sketch), '--gold', gold, '--json'));
    const { precision, recall, f1, bcubedPrecision, bcubedRecall, impure } = result.metrics;
    say(set, `clusters, ${sketch}`, {
      precision: precision.toFixed(3),
      recall: recall.toFixed(3),
      f1: f1.toFixed(3),
      bcubed: `${bcubedPrecision.toFixed(3)} / ${bcubedRecall.toFixed(3)}`,
      impure: percent(impure),
      undecided: percent(result.undecided),
    });
  }
}

async function measureSilver(set) {
  const input = join(data, set, 'docs.jsonl');
  const silver = readTable(join(data, set, 'silver_pairs.tsv')).filter(({ id1, id2 }) => id1 !== id2);
  const exact = exactJoin(readRows(input), 5, 0.1);
  for (const sketch of sketches) {
    const names = await candidatesOf(input, '--sketch', sketch);
    const isFound = ({ id1, id2 }) => names.has([id1, id2].sort().join('\n'));
    say(set, `candidates, ${sketch}`, {
      silver: `${silver.filter(isFound).length} of ${silver.length}, ${percent(silver.filter(isFound).length / silver.length)}`,
      jaccardOfATenth: `${percent(exact.filter(isFound).length / exact.length)} of ${exact.length}`,
    });
  }
}

/** The five seeds among the documents of another set: is their edition the one that they have alone? */
function hideSeeds(set) {
  const seeds = join(import.meta.dirname, '../../seeds');
  const input = join(folder, 'hidden');
  spawnSync('cp', ['-r', seeds, input]);
  const rows = readRows(join(data, set, 'docs.jsonl'));
  writeFileSync(join(input, 'docs.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  for (const sketch of sketches) {
    const out = join(folder, 'out-hidden');
    const editions = (from) => {
      run('merge', from, '--out', out, '--sketch', sketch, '--quiet');
      const found = readRows(join(out, 'clusters.jsonl')).find(({ documents }) =>
        documents.some((id) => /^00\d_/.test(id)),
      );
      const slug = spawnSync('ls', [join(out, 'editions')])
        .stdout.toString()
        .split('\n')
        .find((name) => name.endsWith(found.id.slice(0, 8)));
      return readFileSync(join(out, 'editions', slug, 'edition.json'), 'utf8');
    };
    say(set, `seeds hidden, ${sketch}`, { isSameEdition: editions(seeds) === editions(input) });
  }
  rmSync(input, { recursive: true });
}

async function measurePlanted(documents) {
  const corpus = join(folder, `planted-${documents}`);
  writeCorpus(documents, corpus, 1);
  evaluate(`planted ${documents}`, join(corpus, 'docs.jsonl'), join(corpus, 'gold.tsv'));
  rmSync(corpus, { recursive: true });
}

async function measureRecall() {
  const corpus = join(folder, 'recall');
  writeCorpus(10_000, corpus, 2);
  const input = join(corpus, 'docs.jsonl');
  const rows = readRows(input);
  for (const least of [0.2, 0.3, 0.5, 0.7]) {
    const exact = exactJoin(rows, 4, least);
    for (const sketch of sketches) {
      const flags = [
        '--min-score',
        String((2 * least) / (1 + least)),
        '--sketch',
        sketch,
        ...(sketch === 'minhash' ? ['--num-perm', '512'] : []),
      ];
      const names = await candidatesOf(input, ...flags);
      const found = exact.filter(({ id1, id2 }) => names.has([id1, id2].sort().join('\n'))).length;
      say('planted 10000', `pairs of Jaccard ${least} and more, ${sketch}`, {
        recall: (found / exact.length).toFixed(4),
        of: exact.length,
        candidates: names.size,
      });
    }
  }
}

function measureCases() {
  const cases = [
    ['family of 500, furniture on 5,000 pages', familyBesideFurniture(500, 5000)],
    ['16,000 copies of one form', filledInForm(16_000)],
    ['A ~ B ~ C', unlikeEnds()],
    ['round-up of two briefs', roundUp()],
    ['running story of 30 days', runningStory(30)],
    ['two groups and a false bridge', falseBridge(10)],
  ];
  for (const [name, records] of cases) {
    const input = join(folder, 'case.jsonl');
    writeFileSync(input, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    for (const sketch of sketches) {
      const start = performance.now();
      const out = scan(input, sketch);
      const clusters = readRows(join(out, 'clusters.jsonl')).map(({ documents }) => documents.length);
      say(name, sketch, {
        clusters: clusters.join(', ') || 'none',
        seconds: ((performance.now() - start) / 1000).toFixed(1),
      });
    }
  }
}

const isAsked = (section) => asked.length === 0 || asked.includes(section);
const tools = { scan, run, say, folder, data };
if (isAsked('labelled')) measureLabelled(tools);
if (isAsked('stability')) await measureStability(tools);
if (isAsked('sets')) {
  for (const set of ['cnn_lite_revisions', 'reuters21578', 'tehran_times', 'telegraph_bg_revisions'])
    await measureSilver(set);
  for (const set of ['cnn_lite_revisions', 'tehran_times']) hideSeeds(set);
}
if (isAsked('planted')) {
  measureCases();
  await measureRecall();
  for (const documents of [10_000, 100_000]) await measurePlanted(documents);
}
if (isAsked('bars')) measureBars(tools);
rmSync(folder, { recursive: true });
console.table(
  table.map(({ set, measure, ...values }) => ({
    set,
    measure,
    values: Object.entries(values)
      .map((pair) => pair.join(' '))
      .join('  '),
  })),
);
