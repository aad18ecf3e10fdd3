/**
 * Draws mutations by a seed, from all places of the rooms that decide: half of them at least in `detect`. What is drawn
 * follows from seed and sources alone, and whatever does not compile is left out, since no test has to find it.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../../dist/base/group-by.js';
import { seededRandom, shuffle } from '../../dist/base/seeded-random.js';
import { listMutations } from './operators.mjs';

/** What a draw is made of, with the share of each part. */
const parts = [
  { room: 'detect', isNear: true, share: 0.3 },
  { room: 'merge', isNear: true, share: 0.2 },
  { room: 'detect', isNear: false, share: 0.25 },
  { room: 'merge', isNear: false, share: 0.15 },
  { room: 'text', isNear: false, share: 0.1 },
];
/** What decides on verdict, order and alignment themselves. */
const nearVerdict =
  /^src\/(?:detect\/(?:relate|cluster|group-links|doubtful-pairs|limits)|detect\/model\/|detect\/evidence\/shared-bodies|merge\/order|merge\/limits|merge\/align\/(?:match-|sentence-matching))/;
const mostPerFile = 4;
/** Tables of languages are data, and tables of types nothing at all. */
const isCode = (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.includes('/words/');

/** Draws `count` mutations of the sources in `copy`, which is left as it was; `near`: near the verdict alone. */
export function draw(copy, { seed, count, near, only }) {
  const random = seededRandom(seed);
  const drawn = [];
  const asked = parts.filter(({ isNear }) => isNear || !near);
  const whole = asked.reduce((sum, { share }) => sum + share, 0);
  for (const { room, isNear, share } of asked) {
    const files = readdirSync(join(copy, 'src', room), { recursive: true })
      .map((path) => `src/${room}/${path}`)
      .filter((path) => isCode(path) && path.startsWith(only) && nearVerdict.test(path) === isNear)
      .sort();
    const places = shuffle(
      files.flatMap((file) => describeFile(file, readFileSync(join(copy, file), 'utf8'))),
      random,
    );
    drawn.push(...takeCompiling(copy, places, Math.round((count * share) / whole)));
  }
  return drawn;
}

/** Describes each mutation by a text that stands in the file once, and the text to stand there. */
function describeFile(file, source) {
  return listMutations(source).map(({ kind, start, end, text }) => {
    // Whole lines are what a person looks for.
    let from = source.lastIndexOf('\n', start - 1) + 1;
    const to = source.indexOf('\n', end - 1) + 1 || source.length;
    while (source.split(source.slice(from, to)).length > 2) from = source.lastIndexOf('\n', from - 2) + 1;
    const mutated = source.slice(from, start) + text + source.slice(end, to);
    return { file, kind, from: source.slice(from, to), to: mutated };
  });
}

/** Takes the first `count` that compile, of one line no two, and of a file no more than a few. */
function takeCompiling(copy, places, count) {
  const taken = [];
  const lines = new Set();
  const left = [...places];
  while (taken.length < count && left.length > 0) {
    const perFile = groupBy(taken, ({ file }) => file);
    const batch = [];
    for (const place of left.splice(0)) {
      const line = `${place.file}\n${place.from}`;
      const isSpent = lines.has(line) || (perFile.get(place.file)?.length ?? 0) >= mostPerFile;
      if (isSpent) continue;
      if (batch.length < count - taken.length && !batch.some(({ file }) => file === place.file)) {
        batch.push(place);
        lines.add(line);
      } else left.push(place);
    }
    taken.push(...compiling(copy, batch));
  }
  return taken;
}

/** Those of mutations in different files that compile. */
function compiling(copy, mutations) {
  const originals = mutations.map(({ file }) => readFileSync(join(copy, file), 'utf8'));
  for (const [at, { file, from, to }] of mutations.entries())
    writeFileSync(
      join(copy, file),
      originals[at].replace(from, () => to),
    );
  const { stdout } = spawnSync('npx', ['tsc', '--noEmit', '--pretty', 'false'], {
    cwd: copy,
    encoding: 'utf8',
  });
  for (const [at, { file }] of mutations.entries()) writeFileSync(join(copy, file), originals[at]);
  const wrong = new Set(Array.from(stdout.matchAll(/^(\S+)\(\d+,\d+\): error/gm), ([, file]) => file));
  return mutations.filter(({ file }) => !wrong.has(file));
}
