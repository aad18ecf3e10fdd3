/**
 * How well real inputs are read: prints the table of the bars for pages, formats, encodings and languages.
 *
 *   node tests/bench/inputs.mjs DATA [ROW] [--peers PYTHON] [--pages DIR [--kind KIND]] [--mutations N] [--seed N]
 *
 * DATA holds the sets named below; a set that is not there is said to be missing. ROW picks rows by a part of their
 * names. `--peers` puts other extractors beside ours on the same pages, in the same run: those that this Python has, and
 * Readability.js. `--pages` names a set of pages with segments (see `inputs/segments.mjs`).
 */
import { parseArgs } from 'node:util';
import { measureAgencies } from './inputs/agencies.mjs';
import { measureArchives } from './inputs/archives.mjs';
import { printTable } from './inputs/bench.mjs';
import { measureEncodings } from './inputs/encodings.mjs';
import { measureLanguages, measurePlanted } from './inputs/languages.mjs';
import { measureMixed, measureMutations } from './inputs/mixed.mjs';
import { measureNotes, measurePages, measureShapes } from './inputs/pages.mjs';
import { measureSegments } from './inputs/segments.mjs';
import { measureUnrelated } from './inputs/unrelated.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: 'string' },
    pages: { type: 'string' },
    kind: { type: 'string' },
    mutations: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '17' },
  },
});
const [data, only = ''] = positionals;
if (data === undefined) {
  console.error('Cannot start: name the directory of the data sets');
  process.exit(2);
}

const rows = {
  html_aeb: measurePages,
  'page shapes': measureShapes,
  'notes on pages': measureNotes,
  'pages with segments': measureSegments,
  'unrelated pages': measureUnrelated,
  news_formats: measureAgencies,
  warc: measureArchives,
  udhr_languages: measureLanguages,
  planted: measurePlanted,
  encodings: measureEncodings,
  'mixed files': measureMixed,
  mutations: measureMutations,
};
const { peers: python, ...rest } = values;
for (const [name, measure] of Object.entries(rows))
  if (name.includes(only)) await measure(data, { ...rest, python });
printTable();
