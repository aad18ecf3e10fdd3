/** Laws of learning: what a site says, and the texts that are merged, depend on no order of rows and on no other site. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/local.js';
import { parseCommandLine } from '../../src/options/parse.js';
import { detect } from '../../src/pipeline/run.js';
import { mergeClusters, publishUnmerged } from '../../src/pipeline/steps/merge.js';
import { listSources } from '../../src/read/list-documents.js';
import { runs } from '../arbitraries/histories.js';
import { SiteWriter } from '../arbitraries/sites.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-furniture-'));
afterAll(() => rmSync(folder, { recursive: true }));
const engine = openEngine(1, 1);

interface Row {
  readonly id: string;
  readonly text: string;
  readonly date: string;
}

/** A site's articles, short items and living pages under footers that many of them have, more than are sampled. */
function siteOf(seed: number): Row[] {
  const site = new SiteWriter(seed);
  const footers = Array.from({ length: 24 }, () => site.sentence(9));
  const pages = [
    ...Array.from({ length: 30 }, () => site.livingPage(2)).flat(),
    ...site.livingPage(12),
    ...Array.from({ length: 380 }, () => site.article(2)),
  ];
  return pages.map((paragraphs, index) => ({
    id: `r${index}`,
    text: [...paragraphs, ...footers.filter((_, at) => site.below(200) < 3 + at)].join('\n\n'),
    date: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
  }));
}

/** What a run finds in a file of records, and what it takes for furniture there. */
async function find(rows: readonly Row[], others: readonly Row[] = []) {
  const input = mkdtempSync(join(folder, 'in-'));
  const asLines = (records: readonly Row[]) => records.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFileSync(join(input, 'a.jsonl'), asLines(rows));
  if (others.length > 0) writeFileSync(join(input, 'b.jsonl'), asLines(others));
  const parsed = await parseCommandLine(['merge', input, '--out', 'out'], '0');
  if (parsed.command !== 'merge') throw new TypeError('Cannot merge: the command line is no merge');
  const found = await detect(await listSources(input, null), parsed.options.detect, engine);
  const { furniture = [] } = found.documents.ref(found.documents.indexOf(rows[0]!.id as never)!);
  return { found, furniture, options: parsed.options };
}

/** What a run makes of a file of records, and what it takes for furniture there. */
async function merge(rows: readonly Row[]) {
  const { found, furniture, options } = await find(rows);
  const editions: string[] = [];
  for await (const { values } of mergeClusters(found, options, engine))
    for (const { id, row, markdown } of values) editions.push(`${id}\n${row}\n${markdown}`);
  const alone: string[] = [];
  for await (const { values } of publishUnmerged(found, options, engine)) alone.push(...values);
  return { clusters: found.clusters.map(({ members }) => members), editions, alone, furniture };
}

test('rows of a file in any order give the same clusters and the same texts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10_000), async (seed) => {
      const rows = siteOf(seed);
      const whole = await merge(rows);
      expect(whole.furniture.length).toBeGreaterThan(0);
      expect(whole.furniture.length).toBeLessThan(24);
      const shuffled = await merge(new SiteWriter(seed + 1).shuffle(rows));
      // The place in the file is told beside the text.
      const untold = ({ editions, ...rest }: typeof whole) => ({
        ...rest,
        editions: editions.map((edition) => edition.replace(/\bline \d+/g, 'line')),
      });
      expect(untold(shuffled)).toEqual(untold(whole));
    }),
    { numRuns: Math.ceil(runs / 20) },
  );
});

test('what a site says is learnt from its own documents alone', async () => {
  const rows = siteOf(3);
  const { furniture } = await find(rows);
  const others = siteOf(4).map((row) => ({ ...row, id: `other ${row.id}` }));
  expect((await find(rows, others)).furniture).toEqual(furniture);
});
