/** Laws of the planted cases: seeds keep their bytes, a living page grows, and a lookalike is a report of its own. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nearCopies, outletItems } from '../planted/cases.mjs';
import { PlantedCorpus } from '../planted/corpus.mjs';
import { HarderCorpus } from '../planted/harder.mjs';
import { divideSet, risingToll } from '../planted/rising-toll.mjs';

const corpus = (lookalikes: boolean) => [
  ...new PlantedCorpus({ seed: 5, documents: 200, lookalikes }).records(200),
];
// One of each way of placing, growing and trimming.
const some = [0, 5, 10, 15, 18];
const { material, site } = divideSet(corpus(false), 60);
const linesOf = ({ text }: { text: string }) => text.split('\n\n');
const shared = (one: { text: string }, other: { text: string }) => {
  const lines = new Set(linesOf(other));
  return linesOf(one).filter((line) => lines.has(line)).length;
};

describe('PlantedCorpus', () => {
  test('gives a seed the bytes that it always had when no lookalikes are asked for', () => {
    const bytes = JSON.stringify(corpus(false));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '438f1545ecc00c7836139defe8b03d3a76ae5844aa045b20c3ad015f59fcdbb7',
    );
  });

  test('plants lookalikes as reports of their own, which share text with another', () => {
    const [plain, mixed] = [corpus(false), corpus(true)];
    const reports = (records: typeof plain) => new Set(records.map(({ report }) => report)).size;
    expect(mixed).toHaveLength(plain.length);
    expect(reports(mixed)).toBeGreaterThan(reports(plain));
    const next = mixed.filter(
      (record, place) =>
        place > 0 && record.report !== mixed[place - 1]!.report && shared(record, mixed[place - 1]!) > 5,
    );
    expect(next.length).toBeGreaterThan(3);
  });
});

describe('HarderCorpus', () => {
  const records = new HarderCorpus({ seed: 5, documents: 2000 }).records();
  const sizes = new Map<number, number>();
  for (const { report } of records) sizes.set(report, (sizes.get(report) ?? 0) + 1);

  test('gives a seed the same bytes', () => {
    const bytes = JSON.stringify(records);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'a0d0996d3e62b19a3a42d2b15c8c11bb88798b205883fc7cf4f1690a62365ad8',
    );
  });

  test('has nine documents in ten in families of 2 to 50, and no date', () => {
    const inFamilies = records.filter(({ report }) => sizes.get(report)! > 1).length;
    expect(inFamilies / records.length).toBeCloseTo(0.9, 1);
    expect(Math.max(...sizes.values())).toBeGreaterThan(20);
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(50);
    expect(records.filter((record) => 'date' in record)).toEqual([]);
  });

  test('gives background to reports that are unlike otherwise, and furniture to all pages of an outlet', () => {
    const reportsOf = new Map<string, Set<number>>();
    for (const record of records)
      for (const line of linesOf(record))
        reportsOf.set(line, (reportsOf.get(line) ?? new Set()).add(record.report));
    const long = [...reportsOf].filter(([line]) => line.split(' ').length > 24);
    const ofSagas = long.filter(([, reports]) => reports.size > 2 && reports.size < 20);
    expect(ofSagas.length).toBeGreaterThan(200);
    const outlet = records.filter(({ made }) => made.outlet === 0);
    const everywhere = linesOf(outlet[0]!).filter((line) =>
      outlet.every((page) => linesOf(page).includes(line)),
    );
    expect(everywhere.length).toBeGreaterThan(2);
  });
});

describe('risingToll()', () => {
  test.each(some)('variant %i has 19 versions, later and later, whose toll never falls', (variant) => {
    const page = risingToll(variant, material);
    const tolls = page.map(({ text }) => Number(/At least (\d+) people/.exec(text)![1]));
    expect(page).toHaveLength(19);
    expect(tolls).toEqual(tolls.toSorted((one, other) => one - other));
    expect(tolls.at(-1)).toBeGreaterThan(2 * tolls[0]!);
    expect(page.map(({ date }) => date)).toEqual(page.map(({ date }) => date).toSorted());
    expect(new Set(page.map(({ text, title }) => title + text)).size).toBe(19);
  });

  test('makes each page of paragraphs that no article beside it has', () => {
    const lines = new Set(site.flatMap(linesOf).filter((line) => line.length > 60));
    for (const variant of some) {
      expect(
        risingToll(variant, material)
          .flatMap(linesOf)
          .filter((line) => lines.has(line)),
      ).toEqual([]);
    }
  });
});

test('nearCopies() replaces three words at most in each of its copies', () => {
  const copies = nearCopies(20, 0).map(({ text }) => text.split(/\s+/));
  const differing = (one: string[], other: string[]) =>
    one.filter((word, place) => word !== other[place]).length;
  for (const copy of copies) {
    expect(copy).toHaveLength(190);
    expect(differing(copy, copies[0]!)).toBeLessThanOrEqual(6);
    if (copy !== copies[0]) expect(differing(copy, copies[0]!)).toBeGreaterThan(0);
  }
});

test('outletItems() gives items of one outlet one footer, longer than any of them', () => {
  const items = outletItems(3, 5);
  for (const [place, item] of items.entries()) {
    const [own, ...footer] = linesOf(item);
    expect(footer.join(' ').length).toBeGreaterThan(own!.length);
    for (const [other, record] of items.entries()) {
      if (other === place) continue;
      expect(shared(item, record)).toBe(Math.floor(other / 5) === Math.floor(place / 5) ? footer.length : 0);
    }
  }
});
