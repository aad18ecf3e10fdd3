/** Detection on planted corpora, small ones: the table of quality takes them at full size. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  falseBridge,
  familyBesideFurniture,
  filledInForm,
  roundUp,
  runningStory,
  unlikeEnds,
} from '../planted/cases.mjs';
import { PlantedCorpus, type PlantedRecord } from '../planted/corpus.mjs';
import { freshFolder, variorum } from './run.js';

interface Found {
  readonly clusters: string[][];
  readonly relations: { a: string; b: string; relation: string; tier: string }[];
}

async function scan(records: readonly PlantedRecord[], ...flags: string[]): Promise<Found> {
  const folder = freshFolder({
    'in/docs.jsonl': records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  });
  // A thread would compile the program once more, which takes longer than these few documents.
  const all = ['scan', 'in', '--out', 'out', '--workers', '1', ...flags];
  expect(await variorum(folder, ...all)).toMatchObject({ status: 0 });
  const rows = <T>(name: string): T[] =>
    readFileSync(join(folder, 'out', name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  return {
    clusters: rows<{ documents: string[] }>('clusters.jsonl').map(({ documents }) => documents),
    relations: rows('relations.jsonl'),
  };
}

/** Every record, and `copies` more of it: pages that were crawled again and had not changed. */
function copyEach(records: readonly PlantedRecord[], copies: number): readonly PlantedRecord[] {
  return records.flatMap((record) => [
    record,
    ...Array.from({ length: copies }, (_, index) => ({ ...record, id: `${record.id}~${index}` })),
  ]);
}

// Once on threads and once without: what comes out is the same (law 5).
describe.each([
  ['minhash', '2'],
  ['scaled', '1'],
])('--sketch %s', (sketch, workers) => {
  test('planted families come out with B-cubed precision and recall of .99 and more', async () => {
    const folder = freshFolder({ 'in/.keep': '' });
    const records = [...new PlantedCorpus({ seed: 5, documents: 800 }).records(800)];
    writeFileSync(
      join(folder, 'in/docs.jsonl'),
      records.map(({ report: _, ...record }) => `${JSON.stringify(record)}\n`).join(''),
    );
    writeFileSync(
      join(folder, 'gold.tsv'),
      `cluster\tid\n${records.map(({ report, id }) => `${report}\t${id}\n`).join('')}`,
    );
    const flags = ['--sketch', sketch, '--workers', workers];
    expect(await variorum(folder, 'scan', 'in', '--out', 'out', ...flags)).toMatchObject({ status: 0 });
    const { stdout } = await variorum(folder, 'eval', 'out', '--gold', 'gold.tsv', '--json');
    const { metrics } = JSON.parse(stdout.toString()) as { metrics: Record<string, number> };
    expect(metrics['bcubedPrecision']).toBeGreaterThanOrEqual(0.99);
    expect(metrics['bcubedRecall']).toBeGreaterThanOrEqual(0.99);
  });

  test('a large family is whole, and the furniture around it joins nothing', async () => {
    const { clusters } = await scan(familyBesideFurniture(60, 400), '--sketch', sketch);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]).toHaveLength(60);
  });

  test('one form filled in many times is not one report', async () => {
    expect((await scan(filledInForm(200), '--sketch', sketch)).clusters).toEqual([]);
  });

  test('of two reports that a third document shares text with, neither joins the other', async () => {
    expect((await scan(unlikeEnds(), '--sketch', sketch)).clusters.flat()).not.toEqual(
      expect.arrayContaining(['a', 'c']),
    );
    expect((await scan(roundUp(), '--sketch', sketch)).clusters).toEqual([]);
    const { clusters } = await scan(falseBridge(6), '--sketch', sketch);
    expect(clusters.map((group) => group.filter((id) => id !== 'bridge').length)).toEqual([6, 6]);
  });

  test('the follow-ups of a running story are linked and not merged', async () => {
    const { clusters, relations } = await scan(runningStory(30), '--sketch', sketch);
    expect(clusters).toEqual([]);
    expect(relations.filter(({ tier }) => tier === 'merge')).toEqual([]);
    expect(relations.length).toBeGreaterThan(20);
  });

  test.each([
    ['planted families', [...new PlantedCorpus({ seed: 6, documents: 100 }).records(100)]],
    ['a family beside furniture', familyBesideFurniture(12, 40)],
    ['a form', filledInForm(40)],
    ['unlike ends', unlikeEnds()],
    ['a round-up', roundUp()],
    ['a false bridge', falseBridge(6)],
    ['a running story', runningStory(12)],
  ])('%s: copies of every document change nothing but the number of members', async (_, records) => {
    const { clusters: once } = await scan(records, '--sketch', sketch);
    const { clusters: often } = await scan(copyEach(records, 6), '--sketch', sketch);
    const originals = often.map((group) => group.filter((id) => !id.includes('~')));
    expect(often.flat()).toHaveLength(7 * records.length);
    const several = originals.filter((group) => group.length > 1);
    expect(several.map((group) => group.toSorted()).sort()).toEqual(
      once.map((group) => group.toSorted()).sort(),
    );
  });
});
