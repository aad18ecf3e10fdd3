/** Checks the forms in which records write dates. */
import { expect, test } from 'vitest';
import { parseTime } from '../../../src/text/parse-time.js';

test.each([
  ['2025-06-01', '2025-06-01T00:00Z'],
  ['2025-06-01 12:00', '2025-06-01T12:00Z'],
  ['2025-06-01T12:00:00.123456', '2025-06-01T12:00:00.123Z'],
  ['2025-06-01T12:00:00+03:00', '2025-06-01T09:00Z'],
  ['2025-06-01 12:00:00 -0500', '2025-06-01T17:00Z'],
  ['2025-06-01T12:00:00EEST', '2025-06-01T09:00Z'],
  ['1 June 2025 21:00 JST', '2025-06-01T12:00Z'],
  ['20250601', '2025-06-01T00:00Z'],
  ['20250601120000', '2025-06-01T12:00Z'],
  ['20250601T120000+0200', '2025-06-01T10:00Z'],
  ['June 1, 2025 3:00 PM', '2025-06-01T15:00Z'],
  ['1 June 2025 12:00 EST', '2025-06-01T17:00Z'],
  ['Sun, 01 Jun 2025 12:00:00 GMT', '2025-06-01T12:00Z'],
  ['Sun Jun 01 2025 12:00:00 GMT+0900 (Japan Standard Time)', '2025-06-01T03:00Z'],
  ['26-FEB-1987 15:01:01.79V RM', '1987-02-26T15:01:01.790Z'],
])('parseTime() reads %s as %s', (written, time) => {
  expect(parseTime(written)).toBe(Date.parse(time));
});

test('parseTime() finds no time in what is none', () => {
  for (const written of ['', 'yesterday', '2025-13-45', '99999999', 'UTC'])
    expect(parseTime(written), written).toBeNaN();
});
