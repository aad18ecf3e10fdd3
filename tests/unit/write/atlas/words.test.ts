/** What the atlas finds by words, against a plain search through the same texts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords } from '../../../../src/write/page/atlas/find-words.js';
import { lookUp } from '../../../../src/write/page/atlas/look-up.js';
import { WordIndex } from '../../../../src/write/page/atlas/word-index.js';

describe('findWords()', () => {
  test.each([
    ['Café, 東京都!', ['cafe', '東京', '京都']],
    ['The harbour’s 3.6 million', ['the', 'harbour', 's', '3', '6', 'million']],
    ['СОФИЯ й', ['софия', 'и']],
    ['ΆΡΗΣ Straße', ['αρης', 'straße']],
    ['كتابـــة مَدرَسة', ['كتابة', 'مَدرَسة']],
    ['東', ['東']],
    ['x'.repeat(40), ['x'.repeat(24)]],
    ['2026年3月', ['2026', '年', '3', '月']],
    ['— … !', []],
  ])('cuts %j', (text, words) => expect(findWords(text)).toEqual(words));

  test('finds the same in capitals and without, plain or with a sign beyond ASCII beside', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 .,-]*$/), (text) => {
        expect(findWords(text.toUpperCase())).toEqual(findWords(text));
        expect(findWords(`${text} ж`).slice(0, -1)).toEqual(findWords(text));
      }),
    );
  });
});

const names = ['ash', 'ashes', 'bridge', 'bridges', 'canal', 'café', 'dam', 'ferry', '東京都', 'zoo'];
const text = fc.array(fc.constantFrom(...names), { maxLength: 8 }).map((own) => own.join(' '));
const report = fc.record({ title: text, text });

/** Finds in one report after the other: all words of the query, the last as the beginning of one. */
function searchPlainly(reports: readonly { title: string; text: string }[], query: string): number[] {
  const wanted = [...new Set(findWords(query))];
  return reports.flatMap((own, at) => {
    const words = findWords(`${own.title} ${own.text}`);
    const has = (word: string) =>
      words.some((known) => known === word || (word === findWords(query).at(-1) && known.startsWith(word)));
    return wanted.every(has) ? [at] : [];
  });
}

async function find(reports: readonly { title: string; text: string }[], query: string, most?: number) {
  const index = new WordIndex();
  // In another order than they are numbered in.
  for (const [at, own] of [...reports.entries()].reverse()) index.add(String(at), own.title, [own.text]);
  const order = reports.map((_, at) => String(at));
  const { table, parts } = index.finish(order, most);
  const found = await lookUp(query, table, reports.length, async (part) => parts[part]!);
  return {
    found: [...(found?.reports ?? [])].flatMap((is, at) => (is ? [at] : [])),
    partial: found?.partial,
  };
}

describe('an index', () => {
  test('finds what a search through all texts finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(report, { minLength: 1, maxLength: 12 }),
        fc.array(fc.constantFrom(...names, 'br', 'a', 'z', 'none'), { minLength: 1, maxLength: 3 }),
        async (reports, asked) => {
          const query = asked.join(' ');
          expect((await find(reports, query)).found).toEqual(searchPlainly(reports, query));
        },
      ),
    );
  });

  test('takes a word that a space follows as it is', async () => {
    const reports = ['bridge', 'bridges'].map((title) => ({ title, text: '' }));
    expect((await find(reports, 'bridge')).found).toEqual([0, 1]);
    expect((await find(reports, 'bridge ')).found).toEqual([0]);
  });

  test('that has no room keeps headlines, and says so', async () => {
    const reports = Array.from({ length: 200 }, (_, at) => ({
      title: at % 40 === 0 ? 'bridge closed' : 'news',
      text: at % 4 === 3 ? `ferry ${at}` : `bridge ${at}`,
    }));
    const inTitle = [0, 40, 80, 120, 160];
    // As much room as there is no more for all.
    let most = 4000;
    while ((await find(reports, 'bridge ', most)).partial!.length === 0) most -= 10;
    expect(await find(reports, 'bridge ', most)).toEqual({ found: inTitle, partial: ['bridge'] });
    expect(await find(reports, 'bridge clos', most)).toEqual({ found: inTitle, partial: ['bridge'] });
    expect(await find(reports, '17 ', most)).toEqual({ found: [17], partial: [] });
    expect((await find(reports, 'bridge ')).found).toHaveLength(150);
  });

  test('of many words is cut into parts, and each word is found in its own', async () => {
    const reports = Array.from({ length: 1500 }, (_, at) => ({
      title: `report ${at}`,
      text: Array.from({ length: 12 }, (__, own) => `w${(at * 12 + own) * 7919}x`).join(' '),
    }));
    const index = new WordIndex();
    for (const [at, own] of reports.entries()) index.add(String(at), own.title, [own.text]);
    const { table, parts } = index.finish(reports.map((_, at) => String(at)));
    expect(parts.length).toBeGreaterThan(1);
    expect(table.common).toEqual(['report']);
    let loaded = 0;
    for (const at of [0, 789, 1499]) {
      const found = await lookUp(`report w${at * 12 * 7919}x `, table, reports.length, async (part) => {
        loaded++;
        return parts[part]!;
      });
      expect(found!.reports.indexOf(1)).toBe(at);
      expect(found!.reports.lastIndexOf(1)).toBe(at);
      expect(found!.common).toEqual(['report']);
    }
    expect(loaded).toBe(3);
  });

  test('is the same in whatever order reports come', () => {
    const reports = Array.from({ length: 30 }, (_, at) => ({
      title: `bridge ${at}`,
      text: `ferry ${at % 7}`,
    }));
    const build = (entries: readonly (readonly [number, { title: string; text: string }])[]) => {
      const index = new WordIndex();
      for (const [at, own] of entries) index.add(String(at), own.title, [own.text]);
      return index.finish(reports.map((_, at) => String(at)));
    };
    const entries = [...reports.entries()];
    expect(build(entries)).toEqual(build(entries.reverse()));
  });

  test('made in runs is the one made at once, and keeps no word of what is gone', () => {
    const titles = ['bridge closed', 'ferry runs', 'canal reopened', 'bridge reopened'];
    const add = (index: WordIndex, at: number) =>
      index.add(String(at), titles[at]!, [`text ${at} of a paper`]);
    const first = new WordIndex();
    for (const at of [0, 1, 2]) add(first, at);
    const second = new WordIndex(structuredClone(first.keep()));
    expect(second.take('2')).toBe(true);
    expect(second.take('0')).toBe(true);
    expect(second.take('3')).toBe(false);
    add(second, 3);
    const atOnce = new WordIndex();
    for (const at of [0, 2, 3]) add(atOnce, at);
    const order = ['3', '0', '2'];
    expect(second.finish(order)).toEqual(atOnce.finish(order));
    expect(second.keep().words).not.toContain('ferry');
  });
});
