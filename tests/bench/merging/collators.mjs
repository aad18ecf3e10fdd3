/**
 * WikiWho and CollateX beside the rivals of the bench, on the same planted witnesses: `node
 * tests/bench/merging/collators.mjs DATA [PYTHON]`, PYTHON being an interpreter with the packages WikiWho and collatex
 * (`pip install WikiWho collatex python-Levenshtein`). Says which of them is missing. WikiWho tells where words came from and knows no
 * paragraphs; CollateX aligns words and is given two short revisions, since its time grows with their product: two
 * paragraphs are one where half of the shorter one's words stand in one place.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { seededRandom } from '../../../dist/base/seeded-random.js';
import { tokensOf } from '../../../dist/text/body.js';
import { Score } from './edges.mjs';
import { plantHistory } from './planted.mjs';
import { nameByGraph, rivals } from './rivals.mjs';
import { readLanguage } from './texts.mjs';

const [data, python = 'python3'] = process.argv.slice(2);
if (data === undefined) throw new TypeError('Cannot measure: name the data directory');

const print = (line) => process.stdout.write(`${line}\n`);
const sharedShare = 0.5;
const longHistories = 20;
const shortHistories = 8;

function plantMany(source, random, { many, isHeavy, paragraphs, count }) {
  const planted = [];
  for (let tries = 0; planted.length < many && tries < 40 * many; tries++) {
    const history = plantHistory(source, { random, count: count(), isHeavy, paragraphs });
    if (history !== null) planted.push(history);
  }
  return planted;
}

function toTask({ documents }) {
  return {
    texts: documents.map(({ text }) => text),
    tokens: documents.map(({ blocks }) => blocks.flatMap((block) => tokensOf(block).map(({ norm }) => norm))),
  };
}

/** Origins by character, white space left out, as origins by token. */
function toOrigins({ documents }, byCharacter) {
  const { text, blocks } = documents.at(-1);
  let at = 0;
  const places = Array.from(text, () => 0);
  for (let index = 0; index < text.length; index++) {
    places[index] = at;
    if (!/\s/u.test(text[index])) at++;
  }
  return blocks.map((block) =>
    tokensOf(block).map(({ charSpan: [start] }) => byCharacter[places[start]] ?? -1),
  );
}

/** Paragraphs of two revisions that share half of the shorter one's words, place by place. */
function toEdges({ documents }, pairs) {
  const [first, last] = [documents[0], documents.at(-1)];
  const blocksOf = ({ blocks }) => blocks.flatMap((block, index) => tokensOf(block).map(() => index));
  const [left, right] = [blocksOf(first), blocksOf(last)];
  const counts = new Map();
  for (const [x, y] of pairs) {
    const key = `${left[x]} ${right[y]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const linked = [...counts]
    .map(([key, count]) => ({ pair: key.split(' ').map(Number), count }))
    .filter(({ pair: [x, y], count }) => {
      const size = Math.min(tokensOf(first.blocks[x]).length, tokensOf(last.blocks[y]).length);
      return count >= sharedShare * size;
    })
    .map(({ pair }) => pair);
  return nameByGraph(linked, documents, 1);
}

function measure(language, isHeavy) {
  const random = seededRandom(17);
  const source = readLanguage(data, language, random);
  if (source.articles.length === 0) return;
  const upTo = () => 2 + Math.floor(random() * 19);
  const long = plantMany(source, random, { many: longHistories, isHeavy, paragraphs: 24, count: upTo });
  const short = plantMany(source, random, { many: shortHistories, isHeavy, paragraphs: 8, count: () => 2 });
  const { stdout, status, stderr } = spawnSync(python, [join(import.meta.dirname, 'collators.py')], {
    input: JSON.stringify({ wikiwho: long.map(toTask), collatex: short.map(toTask) }),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (status !== 0) throw new RangeError(`Cannot run ${python}: ${stderr}`);
  const { wikiwho, collatex } = JSON.parse(stdout);
  const name = `${language} ${isHeavy ? 'heavy' : 'light'}`;
  const ours = new Score();
  for (const history of long) ours.add(history, rivals.variorum(history.documents));
  print(
    `  ${name} word origin, ${long.length} histories: variorum ${ours.result().origins.toFixed(3)}, WikiWho ${describeOrigins(long, wikiwho)}`,
  );
  const own = new Score();
  for (const history of short) own.add(history, rivals.variorum(history.documents));
  print(`  ${name} edges, ${short.length} pairs: variorum ${describeKinds(own)}`);
  print(`  ${name} edges, ${short.length} pairs: CollateX ${describeEdges(short, collatex)}`);
}

function describeOrigins(histories, traced) {
  if (traced === null) return 'not installed';
  const score = new Score();
  for (const [index, history] of histories.entries())
    score.addOrigins(history.documents.at(-1), history.revisions.at(-1), toOrigins(history, traced[index]));
  return (score.words.right / score.words.all).toFixed(3);
}

function describeEdges(histories, aligned) {
  if (aligned === null) return 'not installed';
  const score = new Score();
  for (const [index, history] of histories.entries()) {
    const origins = history.documents.at(-1).blocks.map((block) => tokensOf(block).map(() => 0));
    score.add(history, { edges: toEdges(history, aligned[index]), origins });
  }
  return describeKinds(score);
}

function describeKinds(score) {
  const { f1, counts } = score.result();
  return Object.entries(f1)
    .filter(([kind]) => counts[kind].true > 0)
    .map(([kind, value]) => `${kind} ${value.toFixed(2)}`)
    .join(', ');
}

for (const language of ['en', 'ru', 'ar', 'zh'])
  for (const isHeavy of [false, true]) measure(language, isHeavy);
