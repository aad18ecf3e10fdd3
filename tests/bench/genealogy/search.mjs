/**
 * Measures `variorum trace` on a planted archive: bytes and time of the index for each paragraph, how often a part of a
 * sentence, with no, one or two typing errors, leads to its thread, and what the whole command takes, its start included.
 *
 *   node tests/bench/genealogy/search.mjs [DOCUMENTS [QUERIES]]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { trace } from '../../../dist/inspect/trace/trace.js';
import { wordsOf } from '../../../dist/write/threads/layout.js';
import { PlacedIds } from '../../../dist/write/threads/placed-ids.js';
import { ThreadIndex } from '../../../dist/write/threads/thread-index.js';
import { writeThreads } from '../../../dist/write/threads/write-threads.js';
import { PlantedCorpus } from '../../planted/corpus.mjs';

const command = join(import.meta.dirname, '../../../dist/bundle/program/cli.js');

/** Returns figures of an archive of so many documents, asked so many times with each number of typing errors. */
export async function measureSearch({
  documents = 100_000,
  queries = 200,
  commands = 60,
  seed = 7,
  kept = null,
} = {}) {
  const out = kept ?? mkdtempSync(join(tmpdir(), 'variorum-search-'));
  try {
    const table = plantTable(documents, seed);
    const built = await build(table, out);
    const random = randomFrom(seed);
    const rows = [];
    for (const errors of [0, 1, 2])
      rows.push({ errors, ...ask(askedOf(table, queries, errors, random), out, commands) });
    return { documents, ...built, rows };
  } finally {
    if (kept === null) rmSync(out, { recursive: true, force: true });
  }
}

/** Every paragraph of a planted corpus; equal ones are one thread. Texts and numbers are all that is kept of them. */
function plantTable(documents, seed) {
  const texts = [];
  const carriers = [];
  const known = new Map();
  const traced = [];
  let paragraphs = 0;
  for (const record of new PlantedCorpus({ seed, documents }).records(documents)) {
    const number = traced.length;
    traced.push({
      id: record.id,
      report: null,
      isLatest: true,
      headline: record.title,
      outlet: `Outlet ${number % 40}`,
      date: record.date,
      language: 'en',
    });
    let start = 0;
    for (const text of record.text.split('\n\n')) {
      const length = Buffer.byteLength(text);
      if (text !== '') {
        let thread = known.get(text);
        if (thread === undefined) {
          thread = texts.length;
          known.set(text, thread);
          texts.push(text);
          carriers.push([]);
        }
        carriers[thread].push(number, start, start + length);
        paragraphs++;
      }
      start += length + 2;
    }
  }
  known.clear();
  return {
    texts,
    paragraphs,
    size: texts.length,
    documents: traced,
    thread(number) {
      const own = carriers[number];
      const listed = [];
      for (let at = 0; at < own.length; at += 3)
        listed.push({
          document: traced[own[at]],
          span: [own[at + 1], own[at + 2]],
          reading: 0,
          as: 'same',
        });
      return {
        id: `t${createHash('sha256').update(texts[number]).digest('hex').slice(0, 16)}`,
        role: 'body',
        isDated: true,
        readings: [texts[number]],
        carriers: listed,
      };
    },
  };
}

async function build(table, out) {
  let bytes = 0;
  const output = {
    append: async (path, content) => {
      const file = join(out, path);
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, content);
      bytes += content.length;
      return [0, content.length];
    },
  };
  // What the table itself costs is no part of the index.
  for (let number = 0; number < Math.min(table.size, 1000); number++) table.thread(number);
  const madeFrom = process.cpuUsage();
  for (let number = 0; number < table.size; number++) table.thread(number);
  const made = microseconds(process.cpuUsage(madeFrom));
  // Ids as editions would have them, one for each carrier.
  const placed = new PlacedIds();
  for (let number = 0; number < table.size; number++)
    for (const { document, span } of table.thread(number).carriers) {
      const digits = createHash('sha256').update(`${document.id}:${span[0]}`).digest('hex').slice(0, 12);
      placed.addRows(
        JSON.stringify({ paragraph: `p${digits}`, isPrinted: true, document: document.id, span }),
      );
    }
  const from = process.cpuUsage();
  const before = process.memoryUsage();
  await writeThreads(output, table, { folderOf: () => null, ids: placed });
  const took = microseconds(process.cpuUsage(from)) - made;
  writeFileSync(join(out, 'run.json'), '{"program":"variorum","files":{}}\n');
  return {
    paragraphs: table.paragraphs,
    threads: table.size,
    bytesPerParagraph: bytes / table.paragraphs,
    microsecondsPerParagraph: took / table.paragraphs,
    memoryGrewMb: (process.memoryUsage().rss - before.rss) / 2 ** 20,
    sizes: Object.fromEntries(
      readdirSync(join(out, 'threads')).map((name) => [name, statSync(join(out, 'threads', name)).size]),
    ),
  };
}

const microseconds = ({ user, system }) => user + system;

/** Parts of sentences of four to twelve words, with typing errors in words of four letters and more. */
function askedOf(table, count, errors, random) {
  const asked = [];
  while (asked.length < count) {
    const text = table.texts[Math.floor(random() * table.size)];
    const words = text.split(/\s+/);
    const wanted = 4 + Math.floor(random() * 9);
    if (words.length < wanted) continue;
    const from = Math.floor(random() * (words.length - wanted + 1));
    const part = words.slice(from, from + wanted);
    const right = wordsOf(part.join(' ')).join(' ');
    const long = part.flatMap((word, at) => (word.length >= 4 ? [at] : []));
    if (long.length === 0) continue;
    for (let error = 0; error < errors; error++) {
      const at = long[Math.floor(random() * long.length)];
      part[at] = mistype(part[at], random);
    }
    asked.push({ right, query: part.join(' ') });
  }
  return asked;
}

/** Leaves a letter out, doubles one, puts another in its place, or swaps two. */
function mistype(word, random) {
  const at = Math.floor(random() * (word.length - 1));
  const other = String.fromCharCode(97 + Math.floor(random() * 26));
  const kinds = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + word[at] + word.slice(at),
    () => word.slice(0, at) + other + word.slice(at + 1),
    () => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  ];
  return kinds[Math.floor(random() * kinds.length)]();
}

function ask(asked, out, commands) {
  let [first, inFive] = [0, 0];
  const index = new ThreadIndex(out);
  const missed = [];
  for (const { right, query } of asked) {
    const found = trace({ text: query }, index, 20);
    const texts =
      found === null ? [] : [found.thread, ...found.others].map(({ text }) => wordsOf(text).join(' '));
    const rank = texts.findIndex((text) => ` ${text} `.includes(` ${right} `));
    if (rank === 0) first++;
    if (rank !== -1 && rank < 5) inFive++;
    if (rank === -1 || rank > 4) missed.push({ query, right, rank });
  }
  index.close();
  const timed = asked.slice(0, commands).map(({ query }) => timeCommand(out, query));
  return {
    first: first / asked.length,
    inFive: inFive / asked.length,
    missed,
    wall: spread(timed.map(({ wall }) => wall)),
    processor: spread(timed.map(({ processor }) => processor)),
  };
}

/** Milliseconds of the whole command. */
function timeCommand(out, query) {
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" > /dev/null';
  const { stderr, status } = spawnSync('bash', [
    '-c',
    script,
    'bash',
    process.execPath,
    command,
    'trace',
    out,
    query,
  ]);
  const numbers = stderr.toString().trim().split('\n').at(-1).split(' ').map(Number);
  if (status !== 0 && status !== 1) throw new Error(`Cannot trace: ${stderr}`);
  return { wall: 1000 * numbers[0], processor: 1000 * (numbers[1] + numbers[2]) };
}

function spread(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p95: at(0.95) };
}

/** Numbers in [0, 1) that are the same for a seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (import.meta.filename === process.argv[1]) {
  const [documents, queries, commands] = process.argv.slice(2, 5).map(Number);
  const kept = process.argv[5] ?? null;
  const { rows, sizes, ...built } = await measureSearch({ documents, queries, commands, kept });
  console.log(built);
  console.log(sizes);
  for (const { missed, ...row } of rows) console.log(JSON.stringify(row), JSON.stringify(missed.slice(0, 3)));
}
