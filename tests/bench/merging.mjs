/**
 * What merging is measured by, in one table: `node tests/bench/merging.mjs DATA [--quick]`, DATA being a
 * directory of sets, each a folder with docs.jsonl and its labels. Sets that are missing are left out. Seconds
 * are of processor time, so that a busy machine gives the same figures.
 */
import { availableParallelism, cpus } from 'node:os';
import { printGold, scoreGold } from '../gold/score.mjs';
import { measureChain } from './merging/chain.mjs';
import { measureEdges } from './merging/edges.mjs';
import { measureFacts } from './merging/facts.mjs';
import { measureOrder, measureReturns, measureSet, setNames } from './merging/sets.mjs';
import { measureSpeed } from './merging/speed.mjs';

const data = process.argv[2];
const isQuick = process.argv.includes('--quick');
if (data === undefined) throw new TypeError('Cannot measure: name the data directory');

const share = (part, whole) =>
  whole === 0 ? 'none' : `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
const print = (line) => process.stdout.write(`${line}\n`);

function printSets() {
  print('\nFamilies by their gold: merge, check, restore');
  const rows = setNames.map((name) => measureSet(data, name)).filter(({ families }) => families > 0);
  for (const row of rows) {
    print(
      `  ${row.set}: ${row.families} families; restored ${share(row.restored, row.revisions)}; tokens accounted for ` +
        `${share(row.tokens - row.unaccounted, row.tokens)}; ${row.claims} claims, ${row.failures} failures; quotations ` +
        `${row.pairs}, speakers changed ${row.changedSpeakers}; redundant current paragraphs ${row.redundant}; ` +
        `dropped ones that a current one holds ${row.unabsorbed}`,
    );
    for (const error of row.errors) print(`    ${error}`);
  }
}

function printEdges() {
  print('\nPlanted edits: F1 of edges by kind, share of word origins that are right');
  const languages = ['en', 'ru', 'ar', 'zh'];
  let returns = 0;
  let seen = 0;
  for (const { language, strength, rival, histories, f1, origins, counts } of measureEdges(data, {
    histories: isQuick ? 15 : 120,
    languages,
  })) {
    const kinds = Object.entries(f1).map(([kind, value]) => `${kind} ${value.toFixed(3)}`);
    print(
      `  ${language} ${strength} ${rival.padEnd(9)}(${histories} histories) ${kinds.join(', ')}; origins ${origins.toFixed(4)}`,
    );
    if (rival !== 'variorum') continue;
    returns += counts.reintroduced.true;
    seen += counts.reintroduced.right;
  }
  print(`  planted returns seen as reintroduced: ${share(seen, returns)}`);
}

function printFacts() {
  print('\nPlanted changes of fact: precision and recall');
  for (const language of ['en', 'ru']) {
    const counts = measureFacts(data, { language, each: isQuick ? 60 : 400 });
    for (const [kind, { planted, found, right }] of Object.entries(counts)) {
      if (planted === 0 || kind === 'neutral') continue;
      print(
        `  ${language} ${kind}: ${planted} planted, precision ${(right / found).toFixed(3)}, recall ${(right / planted).toFixed(3)}`,
      );
    }
  }
}

function printOrder() {
  print('\nOrder with dates hidden: consecutive pairs that stand right (chance: 50 %)');
  for (const name of setNames) {
    const { pairs, right, surePairs, sureRight, unknown, families } = measureOrder(data, name);
    if (families > 0)
      print(
        `  ${name}: ${share(right, pairs)}; stated with .9 and more ${share(sureRight, surePairs)}; unknown in ${unknown} of ${families} families`,
      );
  }
  const { absent, seen, undone, followed } = measureReturns(data, 'wiki_versions_446');
  print(
    `\nwiki_versions_446: paragraphs absent and back, seen as reintroduced: ${share(seen, absent)}; edits undone, not taken for new: ${share(followed, undone)}`,
  );
}

function printGoldTable() {
  for (const [part, name] of [
    ['dev', 'families that rules were read from'],
    ['held', 'families that no rule was read from'],
  ]) {
    print(`\nReadings labelled by eye, ${name}`);
    printGold(scoreGold(data, { part }), print);
  }
}

function printSpeed() {
  const speed = measureSpeed(data, { documents: isQuick ? 6000 : 100_000 });
  print(
    `\nPlanted families, ${speed.documents} documents of ${speed.words} words, documents a second on one core: ` +
      `segment ${speed.segment}, order + align + merge ${speed.merge}, edition.json ${speed.json}, canonical.md ${speed.markdown}, index.html ${speed.page}, picture.svg ${speed.picture}`,
  );
  for (const revisions of isQuick ? [100] : [470, 2000]) {
    const chain = measureChain(data, { revisions, paragraphs: 100 });
    print(
      `A chain of ${revisions} revisions, ${(chain.bytes / 1e6).toFixed(1)} MB: edition.json ${(chain.editionBytes / 1e6).toFixed(2)} MB, ` +
        `${((100 * chain.editionBytes) / chain.bytes).toFixed(1)} % of its sources; merged in ${chain.mergeSeconds.toFixed(1)} s, ` +
        `rendered in ${chain.renderSeconds.toFixed(1)} s, checked in ${chain.checkSeconds.toFixed(1)} s; ` +
        `at most ${Math.round(chain.rssMegabytes)} MB of memory; restored ${chain.restored}, errors ${chain.errors.length}`,
    );
  }
}

print(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores`);
printEdges();
printFacts();
printGoldTable();
printOrder();
printSets();
printSpeed();
