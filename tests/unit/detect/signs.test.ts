/** Compares texts that differ in signs alone: what stands around figures tells a revision from a copy. */
import { describe, expect, test } from 'vitest';
import { readSigns } from '../../../src/detect/evidence/sign-flags.js';

/** Reads the signs around the first figure of a text. */
function signsOf(text: string): number {
  const bytes = new TextEncoder().encode(text);
  const start = bytes.findIndex((byte) => byte >= 0x30 && byte <= 0x39);
  let end = start;
  while (end < bytes.length && bytes[end]! >= 0x30 && bytes[end]! <= 0x39) end++;
  return readSigns(bytes, start, end);
}

describe('readSigns()', () => {
  test.each([
    ['a comparison', 'It is > 900 mm', 'It is < 900 mm'],
    ['a minus', 'It is -20 degrees', 'It is 20 degrees'],
    ['a currency', 'It costs $500 now', 'It costs €500 now'],
    ['a limit', 'It is ≤ 5 kN', 'It is ≥ 5 kN'],
    ['a share', 'Some 5% voted', 'Some 5 voted'],
    ['a currency after the figure', 'It costs 500 € now', 'It costs 500 £ now'],
  ])('tells %s', (_, one, other) => {
    expect(signsOf(one)).not.toBe(signsOf(other));
    expect(signsOf(one)).toBeLessThan(32);
  });

  test.each([
    ['a hyphen and a minus', 'It is -20 degrees', 'It is −20 degrees'],
    ['a hyphen inside a word and none', 'The COVID-19 wave', 'The COVID 19 wave'],
    ['a space after the sign', 'It is >900 mm', 'It is > 900 mm'],
    ['a quoted line', '> 900 came', '900 came'],
    ['brackets, stops and dashes', '(900) came', '900 – came.'],
    ['a sign of the word before', 'He paid $ to nine, 9 came', 'He paid to nine, 9 came'],
  ])('takes %s for the same', (_, one, other) => {
    expect(signsOf(one)).toBe(signsOf(other));
  });
});
