/** Reads numbers and times as cells of tables hold them. */
import { describe, expect, test } from 'vitest';
import { firstNumber, holdsNumber } from '../../../../src/write/tables/quantities.js';
import { hoursBetween, timeOf } from '../../../../src/write/tables/source-values.js';

describe('firstNumber()', () => {
  test.each([
    ['three people', 'en', 3],
    ['12 ships', 'en', 12],
    ['1,530 tons', 'en', 1530],
    ['$3.6 million', 'en', 3_600_000],
    ['at least twenty-five soldiers', 'en', 25],
    ['−5 degrees', 'en', -5],
    ['40 %', 'en', 40],
    ['drei Schiffe', 'de', 3],
    ['dozens of ships', 'en', null],
    ['10-15 ships', 'en', null],
    ['Melbu', 'en', null],
    ['', 'en', null],
    [null, 'en', null],
  ])('%s in %s is %s', (said, language, value) => {
    expect(firstNumber(said, language)).toBe(value);
  });
});

describe('holdsNumber()', () => {
  test.each([
    ['Forty buses stood in the yard.', true],
    ['He paid $12 for it.', true],
    ['It rose by a third in 3 years.', true],
    ['The bridge was built in 1931.', false],
    ['They met on Monday at 10:30.', false],
    ['No one was hurt.', false],
    ['COVID-19 is back.', false],
  ])('%s %s', (said, holds) => {
    expect(holdsNumber(said, 'en')).toBe(holds);
  });
});

describe('timeOf()', () => {
  test.each([
    ['2024-03-04T08:00:00Z', '2024-03-04T08:00:00.000Z'],
    ['2024-03-04T08:00:00+02:00', '2024-03-04T06:00:00.000Z'],
    ['2024-03-04', '2024-03-04T00:00:00.000Z'],
    ['20240304120000', '2024-03-04T12:00:00.000Z'],
  ])('%s is %s', (date, iso) => {
    expect(new Date(timeOf(date)!).toISOString()).toBe(iso);
  });

  test.each(['in spring', '', '+012024-03-04T08:00:00Z', '-000001-03-04T08:00:00Z', null, undefined])(
    '%s is none: no time, or of a year that readers of tables do not know',
    (date) => {
      expect(timeOf(date)).toBeNull();
    },
  );
});

test('hoursBetween() counts to a thousandth, and nothing where a time is missing', () => {
  expect(hoursBetween(0, 5_400_000)).toBe(1.5);
  expect(hoursBetween(0, 1_000_001)).toBe(0.278);
  expect(hoursBetween(null, 0)).toBeNull();
  expect(hoursBetween(0, null)).toBeNull();
});
