/** Footnotes of a report that lives long: ranges for what stays, series for what changes in one place. */
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../../src/model/edition.js';
import { listRanges } from '../../../../src/write/readings/ranges.js';
import { readingLines } from '../../../../src/write/readings/reading-lines.js';
import { editionOf } from '../../../arbitraries/editions.js';

const filler = (day: number) =>
  `Day ${'x'.repeat(day)} of the talks has ended without a word of an agreement.`;
const toll = (count: number) =>
  `The death toll of the storm that struck the northern coast last week has risen to ${count} people in Port Alder.`;
const kept =
  'The council of Port Alder voted on Tuesday to spend twelve million on the bridge across the harbour.';

function linesOf(edition: Edition, start: string): string[] {
  return readingLines(edition.paragraphs.find(({ text }) => text.startsWith(start))!, edition);
}

/** Lines without bytes, which the tests of `check` hold. */
const withoutBytes = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/ bytes \d+–\d+(?: in \w+)?,/, ''));

describe('readingLines()', () => {
  test('tells what stays the same through many revisions in one line', () => {
    const edition = editionOf([1, 2, 3, 4, 5].map((day) => `${filler(day)}\n\n${kept}`));
    const [line, ...rest] = linesOf(edition, 'The council');
    expect(rest).toEqual([]);
    expect(line).toMatch(/^A to D, bytes \d+–\d+ in A, the same in E$/);
  });

  test('names one place of bytes where it is the same in all', () => {
    const edition = editionOf([1, 2, 3].map((day) => `${kept}\n\n${filler(day)}`));
    expect(linesOf(edition, 'The council')).toEqual(['A and B, bytes 0–100, the same in C']);
  });

  test('tells what was gone and came back by the revisions that lack it', () => {
    const texts = [1, 2, 3, 4, 5, 6, 7].map((day) =>
      day === 3 || day === 4 ? `${toll(3)}\n\n${filler(day)}` : `${toll(3)}\n\n${kept}\n\n${filler(day)}`,
    );
    expect(withoutBytes(linesOf(editionOf(texts), 'The council'))).toEqual([
      'A, B, E and F, not in C and D, the same in G',
    ]);
  });

  test('tells a figure that rises as a series that ends with the printed one', () => {
    const counts = [3, 6, 8, 8, 8, 10];
    const edition = editionOf(counts.map((count, day) => `${toll(count)}\n\n${filler(day + 1)}\n\n${kept}`));
    expect(linesOf(edition, 'The death toll')).toEqual([
      'A to F, one place changed: … struck the northern coast last week has risen to [3 → 6 → 8 → 10] people in Port Alder. (A, B, C to E, F as printed)',
    ]);
  });

  test('gives a series in full that the printed text has left', () => {
    const texts = [3, 6, 8].map((count) => `${toll(count)}\n\n${kept}`);
    const last = toll(20).replace('last week has risen to', 'claimed the lives of at least');
    const [line, ...rest] = linesOf(editionOf([...texts, `${last}\n\n${kept}`]), 'The death toll');
    expect(rest).toEqual([]);
    expect(line).toBe(
      `A to C, one place changed, edited in D: ${toll(0).replace('0', '[3 → 6 → 8]')} (A, B, C)`,
    );
  });

  test('claims no direction where nothing tells which revision is older', () => {
    const known = editionOf([3, 6, 8].map((count) => `${toll(count)}\n\n${kept}`));
    const edition: Edition = { ...known, order: { ...known.order, basis: 'unknown' } };
    expect(linesOf(edition, 'The death toll')).toEqual([
      'A to C, one place differs: … struck the northern coast last week has risen to [3 | 6 | 8] people in Port Alder. (A, B, C as printed)',
    ]);
  });
});

test.each([
  [[0], 'A'],
  [[0, 1], 'A and B'],
  [[0, 1, 2], 'A to C'],
  [[0, 2], 'A and C'],
  [[0, 1, 3, 4, 5], 'A, B and D to F'],
  [[], ''],
])('listRanges() of %j says “%s”', (numbers, words) => {
  expect(listRanges(numbers, (at) => 'ABCDEFG'[at]!)).toBe(words);
});
