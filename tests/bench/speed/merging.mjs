/** Measures merging: the five seeds, families one after the other, and the editions of pages that lived long. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capital, PlantedCorpus } from '../../planted/corpus.mjs';
import { timeFamilies } from '../merging/speed.mjs';
import { measure, nodeWithPeak } from './process.mjs';

const root = join(import.meta.dirname, '../../..');
const cli = join(root, 'dist/cli.js');
const minute = 60_000;

/** The whole command on five files: all of it is start-up. What is installed is one bundled file. */
export function measureSeeds({ out }) {
  const bundled = join(root, 'dist/bundle/program/cli.js');
  const program = existsSync(bundled) ? bundled : cli;
  const nothing = measure('node -e 0', 0, [process.execPath, '-e', '0'], { rounds: 9 });
  const words = [process.execPath, program, 'merge', join(root, 'seeds'), '--out', out, '--quiet'];
  const ours = measure('variorum merge, seeds', 5, words, { rounds: 9 });
  return {
    rows: [nothing, ours],
    bars: [
      { what: 'seeds: merge / node -e 0', value: ours.processor / nothing.processor, atMost: 4 },
      { what: 'seeds: merge / node -e 0, wall time', value: ours.wall / nothing.wall },
    ],
  };
}

/**
 * Families of 2 to 5 revisions: their documents a second through order, align and merge in one thread, warm; and through
 * the whole command with everything that it writes.
 */
export function measureFamilies({ corpora, out, scale }) {
  const families = plantFamilies(Math.round(1000 * scale));
  const documents = families.flat().length;
  const steps = timeFamilies(
    families.map((family) => family.map(({ text }) => text)),
    10_000 * scale,
  );
  const input = writeFamilies(join(corpora.folder, 'families'), families);
  const words = measure('wc -w, families', documents, ['wc', '-w', input.docs], { rounds: 9 });
  const flags = ['--clusters', input.clusters, '--out', out, '--workers', '1', '--quiet'];
  const whole = measure('variorum merge, families', documents, [
    ...nodeWithPeak,
    cli,
    'merge',
    input.docs,
    ...flags,
  ]);
  const wordsPerSecond = documents / words.processor;
  return {
    rows: [words, whole],
    bars: [
      { what: 'families: documents/s of order, align and merge', value: steps.merge, atLeast: 10_000 },
      { what: 'families: wc -w documents/s / the same', value: wordsPerSecond / steps.merge },
      { what: 'families: documents/s of cutting into blocks', value: steps.segment },
      ...['json', 'markdown', 'page', 'picture'].map((step) => ({
        what: `families: documents/s of rendering, ${step}`,
        value: steps[step],
      })),
      { what: 'families: whole command / wc -w', value: whole.processor / words.processor },
    ],
  };
}

/** Pages of 470 and 2,000 revisions, each a report of its own run. */
export function measureEditions({ corpora, out, scale }) {
  const bars = [];
  const rows = [
    { count: Math.round(470 * scale), seconds: 2, peak: null },
    { count: Math.round(2000 * scale), seconds: 15, peak: 1024 },
  ].map(({ count, seconds, peak }) => {
    const family = livingPage(count);
    const input = writeFamilies(join(corpora.folder, `page-${count}`), [family]);
    const flags = ['--clusters', input.clusters, '--out', out, '--workers', '1', '--quiet'];
    const words = [...nodeWithPeak, cli, 'merge', input.docs, ...flags];
    const row = measure(`variorum merge, one page of ${count} revisions`, count, words, { rounds: 1 });
    bars.push({ what: `edition of ${count}: seconds of processor`, value: row.processor, atMost: seconds });
    const memory = { what: `edition of ${count}: MiB at most`, value: row.peakKiB / 1024 };
    bars.push(peak === null ? memory : { ...memory, atMost: peak });
    return row;
  });
  return { rows, bars };
}

/** Records of families, oldest first. */
function plantFamilies(count) {
  const world = new PlantedCorpus({ seed: 11, documents: 1000 });
  return Array.from({ length: count }, (_, family) => livePage(world, 2 + world.below(4), `f${family}`));
}

function livingPage(revisions) {
  return livePage(new PlantedCorpus({ seed: 12, documents: 60 }), revisions, 'page');
}

function livePage(world, revisions, name) {
  const names = world.many(6, () => world.name());
  const title = capital(world.phrase(7, names));
  let paragraphs = world.many(11, () => world.paragraph(names));
  return Array.from({ length: revisions }, (_, revision) => {
    const text = [title, ...paragraphs].join('\n\n');
    paragraphs = world.revise(paragraphs, { names });
    const date = new Date(Date.UTC(2026, 0, 1) + 40 * minute * revision).toISOString();
    return { id: `${name}-${String(revision).padStart(4, '0')}`, title, text, date };
  });
}

function writeFamilies(folder, families) {
  mkdirSync(folder, { recursive: true });
  const [docs, clusters] = [join(folder, 'docs.jsonl'), join(folder, 'clusters.tsv')];
  writeFileSync(
    docs,
    families
      .flat()
      .map((record) => `${JSON.stringify(record)}\n`)
      .join(''),
  );
  const rows = families.flatMap((family, number) => family.map(({ id }) => `${number}\t${id}\n`));
  writeFileSync(clusters, `cluster\tid\n${rows.join('')}`);
  return { docs, clusters };
}
