/** Tests which pages of a sample are roughly one report: a row a limit, just at it and just past it. */
import { describe, expect, test } from 'vitest';
import { findReports } from '../../../src/detect/evidence/first-reports.js';

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

/** Shingles spread over all bits, since the table of holders looks at the highest. */
const shinglesOf = (...parts: readonly (readonly number[])[]) =>
  Uint32Array.from(parts.flat(), (number) => Math.imul(number + 1, 0x9e3779b1) >>> 0);

const isOne = (documents: readonly Uint32Array[], commonFrom = 3) => {
  const [first, second] = findReports(documents, () => commonFrom);
  return first === second;
};

describe('two pages are one report', () => {
  const pages = (shared: number, ofFirst: number, ofSecond: number) => [
    shinglesOf(numbers(0, shared), numbers(1000, ofFirst - shared)),
    shinglesOf(numbers(0, shared), numbers(3000, ofSecond - shared)),
  ];
  test.each([
    ['five shingles in common', pages(5, 30, 30), true],
    ['four shingles in common', pages(4, 20, 20), false],
    ['.15 of the smaller one', pages(15, 100, 400), true],
    ['.14 of the smaller one', pages(14, 100, 400), false],
  ])('by %s', (_, documents, expected) => {
    expect(isOne(documents)).toBe(expected);
    expect(isOne(documents.toReversed())).toBe(expected);
  });

  test('not by what as many reports hold as make it common', () => {
    const footer = numbers(0, 50);
    const three = [1, 2, 3].map((at) => shinglesOf(footer, numbers(1000 * at, 50)));
    expect(isOne(three, 3)).toBe(false);
    expect(isOne(three, 4)).toBe(true);
  });

  test('by what two of them share once its other holders have turned out to be few reports', () => {
    // All four hold the common part; the first three are tied by rare parts, so that it is held by two reports.
    const common = numbers(0, 50);
    const four = [
      shinglesOf(common, numbers(1000, 10), numbers(5000, 30)),
      shinglesOf(common, numbers(1000, 10), numbers(2000, 10), numbers(6000, 30)),
      shinglesOf(common, numbers(2000, 10), numbers(7000, 30)),
      shinglesOf(common, numbers(8000, 30)),
    ];
    expect(new Set(findReports(four, () => 3)).size).toBe(1);
    expect(new Set(findReports(four, () => 2)).size).toBe(4);
  });

  test('that are nearly equal, even where all of it is common: .85 of a hundred shingles', () => {
    const nearly = (shared: number, size: number) =>
      [1, 2, 3, 4].map((at) => shinglesOf(numbers(0, shared), numbers(1000 * at, size - shared)));
    expect(isOne(nearly(102, 120), 2)).toBe(true);
    expect(isOne(nearly(101, 120), 2)).toBe(false);
    expect(isOne(nearly(100, 110), 2)).toBe(true);
    expect(isOne(nearly(99, 105), 2)).toBe(false);
  });

  test('and are named after the first of them, whatever stands between', () => {
    const [one, other] = pages(20, 40, 40);
    const stranger = shinglesOf(numbers(9000, 40));
    expect([...findReports([one!, stranger, other!], () => 3)]).toEqual([0, 1, 0]);
  });
});
