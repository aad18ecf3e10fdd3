/** Which readings are one series: one place, few words, much in common; on either side of each limit. */
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../../src/write/readings/list-readings.js';
import { findSeries } from '../../../../src/write/readings/slot-series.js';

const reading = (text: string, revision: number, rest: Partial<Reading> = {}): Reading => ({
  pieces: [text],
  places: [{ revision, span: [0, 1], edge: 'edit', next: null, isPart: false, hasDropped: false }],
  isPrinted: false,
  ...rest,
});
const readingsOf = (texts: readonly string[]) => texts.map((text, at) => reading(text, at));
const told = (texts: readonly string[]) =>
  findSeries(readingsOf(texts)).map(
    ({ before, values, after }) => `${before}[${values.map(({ text }) => text).join(' → ')}]${after}`,
  );

describe('findSeries()', () => {
  test.each([
    [
      'a figure that rises',
      ['The toll is 3 today.', 'The toll is 6 today.', 'The toll is 8 today.'],
      ['The toll is [3 → 6 → 8] today.'],
    ],
    [
      'a figure that returns',
      ['The toll is 3 today.', 'The toll is 6 today.', 'The toll is 3 today.'],
      ['The toll is [3 → 6 → 3] today.'],
    ],
    [
      'words that come and go',
      ['He has spoken of peace.', 'He spoke of peace.', 'He often spoke of peace.'],
      ['He [has spoken → spoke → often spoke] of peace.'],
    ],
    [
      'a place at the end that is empty at first',
      ['The road is closed', 'The road is closed today'],
      ['The road is closed [ → today]'],
    ],
    [
      'a place at the start',
      ['On Monday he spoke.', 'On Friday he spoke.'],
      ['On [Monday → Friday] he spoke.'],
    ],
    [
      'a price with points in it',
      ['It costs 1,200.50 dollars.', 'It costs 1,300.50 dollars.'],
      ['It costs [1,200.50 → 1,300.50] dollars.'],
    ],
    [
      'letters of a script without spaces',
      ['死者三人が出た。', '死者六人が出た。'],
      ['死者[三 → 六]人が出た。'],
    ],
    [
      'two places',
      ['The toll in Aba is 3 today.', 'The toll in Ebe is 6 today.', 'The toll in Oro is 8 today.'],
      ['The toll in [Aba is 3 → Ebe is 6 → Oro is 8] today.'],
    ],
    [
      'two places far apart',
      [
        'On Monday the toll in all of the land rose to 3.',
        'On Friday the toll in all of the land rose to 6.',
      ],
      [],
    ],
    [
      'six words in the place',
      ['a b c d e f g 1 2 3 4 5 6 h', 'a b c d e f g 7 h'],
      ['a b c d e f g [1 2 3 4 5 6 → 7] h'],
    ],
    ['seven words in the place', ['a b c d e f g 1 2 3 4 5 6 0 h', 'a b c d e f g 7 h'], []],
    ['half of the words in common', ['a b 1 2', 'a b 3 4'], ['a b [1 2 → 3 4]']],
    ['less than half in common', ['a b 1 2 3', 'a b 4 5 6'], []],
    ['nothing in common', ['Snow fell.', 'Rain came down.'], []],
  ])('%s', (_, texts, series) => {
    expect(told(texts)).toEqual(series);
  });

  test('quotation marks and dashes of another kind are no difference, and the newest are printed', () => {
    expect(told(['"We lost 3," he said.', '“We lost 6,” he said.'])).toEqual(['“We lost [3 → 6],” he said.']);
  });

  test('readings that differ in type alone are no series', () => {
    expect(told(['"We lost 3," he said.', '“We lost 3,” he said.'])).toEqual([]);
  });

  test('two other readings are the fewest: one beside the printed one is told in full', () => {
    const [first, second, printed] = readingsOf(['It is 3 now.', 'It is 6 now.', 'It is 8 now.']);
    const last = { ...printed!, isPrinted: true };
    expect(findSeries([second!, last])).toEqual([]);
    expect(findSeries([first!, second!, last]).map(({ values }) => values.length)).toEqual([3]);
  });

  test('what stands in two places of its source, or is part of another paragraph, ends a series', () => {
    const [first, second, third] = readingsOf(['It is 3 now.', 'It is 6 now.', 'It is 8 now.']);
    const apart = { ...second!, pieces: ['It is 6', 'now.'] };
    const part = { ...second!, places: second!.places.map((place) => ({ ...place, isPart: true })) };
    expect(findSeries([first!, apart, third!])).toEqual([]);
    expect(findSeries([first!, part, third!])).toEqual([]);
  });

  test('two series follow one another and share no reading', () => {
    const series = findSeries(
      readingsOf([
        'Snow: 3 dead in all.',
        'Snow: 4 dead in all.',
        'The storm has killed 5.',
        'The storm has killed 6.',
      ]),
    );
    expect(series.map(({ first, last }) => [first, last])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});
