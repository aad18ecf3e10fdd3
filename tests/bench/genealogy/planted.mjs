/** Measures how threads of planted genealogies are told, beside the naive way: equal paragraphs are one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plantGenealogies, writeGenealogies } from '../../planted/genealogies.mjs';
import { equalParagraphs } from './equal-paragraphs.mjs';
import { scoreThreads } from './score.mjs';
import { shareOf, Tally } from './tally.mjs';
import { rowsOf, withThreads } from './threads.mjs';
import { Planted } from './truth.mjs';

/** Rows of the table: the name of a tally, and the least that it is to be. */
export const bars = [
  ['first: of threads', 0.98],
  ['first: mean over threads', null],
  ['first: asked by each later carrier', null],
  ['dated where all are', null],
  ['an undated carrier: said to be unsure', null],
  ['a carrier with a wrong date: first', null],
  ['found: same', null],
  ['found: light, all', 0.98],
  ['found: light', null],
  ['found: numbers', null],
  ['found: reattributed', null],
  ['found: heavy', 0.93],
  ['found: split', null],
  ['found: joined', null],
  ['found: cut', null],
  ['found: run on', null],
  ['found: body', null],
  ['found: syndicated', null],
  ['found: boilerplate', null],
  ['pure: all', null],
  ['pure: background', null],
  ['pure: quotation', null],
  ['pure: body', null],
  ['pure: boilerplate', null],
  ['pure: form', null],
  ['roles: of several reports', 0.97],
  ['role: background', null],
  ['role: quotation', null],
  ['role: boilerplate', null],
  ['role: form', null],
  ['role: body', null],
  ['speaker named', null],
  ['speaker right, where named', null],
  ['outlet of boilerplate', null],
  ['chance: no claim is made', null],
];

/** Plants and scores each seed; prints a table of all of them. */
export async function measurePlanted({ seeds = [11, 23, 35], reports = 1200, onFault = () => {} } = {}) {
  const [ours, naive] = [new Tally(), new Tally()];
  for (const seed of seeds) {
    const world = plantGenealogies({ seed, reports });
    const planted = new Planted(world);
    naive.join(scoreThreads(planted, equalParagraphs(world)));
    ours.join(
      scoreThreads(planted, await threadsOf({ seed, reports }), (fault) => onFault({ seed, ...fault })),
    );
  }
  console.log(`Planted genealogies, seeds ${seeds.join(', ')}, ${reports} reports of topics each`);
  console.table(
    bars.map(([name, least]) => {
      const count = ours.get(name);
      const holds = least === null ? '' : count.right >= least * count.of ? 'yes' : 'no';
      return {
        what: name,
        ours: shareOf(count),
        'equal paragraphs': shareOf(naive.get(name)),
        bar: least ?? '',
        holds,
      };
    }),
  );
}

async function threadsOf(options) {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-genealogies-'));
  try {
    writeGenealogies(folder, options);
    return await withThreads(join(folder, 'docs.jsonl'), rowsOf);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
