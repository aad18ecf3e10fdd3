/** Laws of stability: what two documents are to each other is read from them alone, whatever stands beside them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { verifyLimits } from '../../src/detect/limits.js';
import { openEngine } from '../../src/engine/local.js';
import { parseCommandLine } from '../../src/options/parse.js';
import { detect } from '../../src/pipeline/run.js';
import { listSources } from '../../src/read/list-documents.js';
import { runs } from '../arbitraries/histories.js';
import { PlantedCorpus } from '../planted/corpus.mjs';

const folder = mkdtempSync(join(tmpdir(), 'variorum-stability-'));
afterAll(() => rmSync(folder, { recursive: true }));
const engine = openEngine(1, 1);

type Row = { readonly id: string; readonly title: string; readonly text: string; readonly date: string };

/** Records of a planted corpus, one in three of them a revision of another. Too few for a site's words to be learnt. */
function rowsOf(seed: number, count: number, prefix: string): Row[] {
  const corpus = new PlantedCorpus({ seed, documents: count, lookalikes: true });
  return [...corpus.records(count)].map(({ id, title, text, date }) => ({
    id: prefix + id,
    title,
    text,
    date,
  }));
}

async function detectIn(files: Readonly<Record<string, readonly Row[]>>) {
  const input = mkdtempSync(join(folder, 'in-'));
  for (const [name, rows] of Object.entries(files))
    writeFileSync(join(input, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const parsed = await parseCommandLine(['scan', input, '--out', 'out'], '0');
  if (parsed.command !== 'scan') throw new TypeError('Cannot scan: the command line is no scan');
  const { pairs, candidates } = await detect(await listSources(input, null), parsed.options.detect, engine);
  return { candidates, pairs: new Map(pairs.map((pair) => [JSON.stringify([pair.a, pair.b]), pair])) };
}

async function pairsOf(files: Readonly<Record<string, readonly Row[]>>) {
  return (await detectIn(files)).pairs;
}

test('other outlets move no probability; a merge may only be left to a person, by a score that they lowered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10_000), async (seed) => {
      const own = rowsOf(seed, 19, 'own-');
      const alone = await pairsOf({ 'own.jsonl': own });
      const beside = await pairsOf({ 'own.jsonl': own, 'other.jsonl': rowsOf(seed + 1, 90, 'other-') });
      for (const [name, pair] of alone) {
        const same = beside.get(name);
        if (pair.tier !== 'apart') expect(same).toBeDefined();
        if (same === undefined) continue;
        expect(same.evidence.features).toEqual(pair.evidence.features);
        expect(same.probability).toBe(pair.probability);
        if (same.tier !== pair.tier) expect([pair.tier, same.tier]).toEqual(['merge', 'review']);
      }
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});

test('two records alone are judged as among all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10_000), async (seed) => {
      const rows = rowsOf(seed, 19, '');
      const found = [...(await pairsOf({ 'all.jsonl': rows })).values()].slice(0, 3);
      for (const pair of found) {
        const two = rows.filter(({ id }) => id === pair.a || id === pair.b);
        const [alone] = [...(await pairsOf({ 'two.jsonl': two })).values()];
        if (alone === undefined) expect(pair.tier).toBe('apart');
        else expect(alone.probability).toBe(pair.probability);
      }
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});

test('a score lies within what the two share, whatever other documents weigh', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10_000), async (seed) => {
      for (const { score, containment } of (await pairsOf({ 'all.jsonl': rowsOf(seed, 60, '') })).values()) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(Math.min(1, containment / verifyLimits.minWeightShare) + 1e-9);
      }
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});

/** Two documents for each of the others, which hold a few words of it, and four hundred that most of both have alone. */
function quote(rows: readonly Row[]): Row[] {
  return rows.flatMap((row, at) =>
    ['a', 'b'].map((letter) => {
      const own = Array.from(
        { length: 400 },
        (_, place) => `${place % 20 === 0 ? letter : ''}${at}x${place}`,
      );
      const text = [...row.text.split(' ').slice(20, 26), ...own].join(' ');
      return { ...row, id: `${letter}${at}`, title: `${letter}${at}`, text };
    }),
  );
}

test('law 16: documents that make no pair with others change nothing about these, whatever they hold of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10_000), async (seed) => {
      const own = rowsOf(seed, 24, 'own-');
      const quoting = quote(own);
      const [alone, others, beside] = [
        await detectIn({ 'own.jsonl': own }),
        await detectIn({ 'quoting.jsonl': quoting }),
        await detectIn({ 'own.jsonl': own, 'quoting.jsonl': quoting }),
      ];
      fc.pre(beside.candidates === alone.candidates + others.candidates);
      // How many buckets propose a pair is the sketch's: a fuller one is judged by what its documents share elsewhere.
      for (const [name, { sharedKeys: _, ...pair }] of alone.pairs)
        if (pair.isReportOnly !== true) expect(beside.pairs.get(name)).toMatchObject(pair);
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});
