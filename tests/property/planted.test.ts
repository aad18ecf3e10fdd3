/** Laws of the hard world: what it says of its pairs has to be true, or a model learns nonsense from it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlantedCorpus } from '../planted/corpus.mjs';
import { type HardOptions, plantHard } from '../planted/hard.mjs';

const documents = [...new PlantedCorpus({ seed: 3, documents: 160 }).records(160)];
const seeds = fc.integer({ min: 0, max: 1e6 });
const runs = { numRuns: Number(process.env['VARIORUM_RUNS'] ?? 3) };
const figures = (text: string) => text.match(/\d+(?:[.,]\d+)*/g) ?? [];
const plant = (options: HardOptions) => {
  const { records, gold, kinds } = plantHard(documents, options);
  const clusters = new Map(gold.map(([cluster, id]) => [id, cluster]));
  return { records, kinds, clusters, texts: new Map(records.map((record) => [record.id, record])) };
};

describe('plantHard()', () => {
  test('makes the same world of the same documents in any order', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(plantHard(documents.toReversed(), { seed })).toEqual(plantHard(documents, { seed }));
      }),
      runs,
    );
  });

  test('puts every record into one cluster, and pairs of one kind on one side of the truth', () => {
    const ofOneReport = new Set([
      'revision',
      'correction',
      'cut',
      'rewritten',
      'living page',
      'living page, ends',
    ]);
    fc.assert(
      fc.property(seeds, (seed) => {
        const { records, clusters, kinds } = plant({ seed });
        expect([...clusters.keys()].sort()).toEqual(records.map(({ id }) => id).sort());
        for (const [a, b, kind] of kinds) {
          expect(a < b).toBe(true);
          expect([kind, clusters.get(a) === clusters.get(b)]).toEqual([kind, ofOneReport.has(kind)]);
        }
        expect(new Set(kinds.map(([a, b]) => `${a} ${b}`)).size).toBe(kinds.length);
      }),
      runs,
    );
  });

  test('lets no two records share a paragraph unless it says why', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { records, kinds } = plant({ seed, furnished: 0 });
        const known = new Set(kinds.map(([a, b]) => `${a} ${b}`));
        const holders = new Map<string, string[]>();
        for (const { id, text } of records) {
          for (const line of new Set(text.split('\n\n'))) {
            if (line.length > 60) holders.set(line, [...(holders.get(line) ?? []), id]);
          }
        }
        for (const ids of holders.values()) {
          const [first, ...others] = ids.sort();
          for (const other of others) expect(known).toContain(`${first} ${other}`);
        }
      }),
      runs,
    );
  });

  test('fills a form in with other figures in every place, a day apart', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { texts, kinds } = plant({ seed, furnished: 0 });
        for (const [a, b, kind] of kinds) {
          if (kind !== 'form') continue;
          const [one, other] = [texts.get(a)!, texts.get(b)!];
          expect(one.title).not.toBe(other.title);
          const otherFigures = figures(other.text);
          for (const [place, digits] of figures(one.text).entries())
            expect(digits).not.toBe(otherFigures[place]);
          if (one.date === undefined || other.date === undefined) continue;
          expect(Math.abs(Date.parse(one.date) - Date.parse(other.date))).toBeGreaterThanOrEqual(86_400_000);
        }
      }),
      runs,
    );
  });

  test('leaves dates and headlines out where it is told to, and changes nothing else', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const whole = plantHard(documents, { seed });
        const bare = plantHard(documents, { seed, undated: 1, untitled: 1 });
        expect(bare.gold).toEqual(whole.gold);
        expect(bare.records).toEqual(whole.records.map(({ id, text }) => ({ id, text })));
      }),
      runs,
    );
  });
});
