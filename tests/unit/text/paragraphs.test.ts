/** Checks where paragraphs end: wrapped lines, lists and bullets. */
import { describe, expect, test } from 'vitest';
import { findParagraphs } from '../../../src/text/paragraphs.js';

describe('findParagraphs()', () => {
  const paragraphsOf = (text: string) => findParagraphs(text).map((span) => text.slice(...span));

  test('a list of short lines is not wrapped prose', () => {
    expect(paragraphsOf('XS\nSM\nMD\nLG')).toEqual(['XS', 'SM', 'MD', 'LG']);
  });

  test('one document may mix wrapped runs and lines that stand alone', () => {
    const wrapped =
      'The city council of Port Alder voted on Tuesday to close the harbour\nbridge to lorries after engineers found cracks in two of its beams.';
    expect(paragraphsOf(`A headline\n\n${wrapped}\n\nOne line.\nAnother line of it.`)).toEqual([
      'A headline',
      wrapped,
      'One line.',
      'Another line of it.',
    ]);
  });

  test('a bullet or an indented line begins a paragraph', () => {
    expect(paragraphsOf('With reporting by AFP and TASS\n  • 16x9 Image')).toEqual([
      'With reporting by AFP and TASS',
      '• 16x9 Image',
    ]);
  });
});

describe('findParagraphs() takes lines for wrapped', () => {
  const countOf = (text: string) => findParagraphs(text).length;
  /** Lines of so many columns, broken in mid-sentence where the next word has no room. */
  const lines = (width: number, count = 3) =>
    Array.from({ length: count }, () => `${'ab '.repeat(width)}`.slice(0, width - 1) + 'x').join('\n');

  test('from 40 columns on, and up to 140', () => {
    expect(countOf(lines(39))).toBe(3);
    expect(countOf(lines(40))).toBe(1);
    expect(countOf(lines(140))).toBe(1);
    expect(countOf(lines(141))).toBe(3);
  });

  const full = 'The city council of Port Alder voted on Tuesday to';
  const stopped = 'The city council of Port Alder voted for it all.';
  const short = 'It then left';
  test('where half of the breaks, and more, are for want of room', () => {
    // One break of two, then one of three.
    expect(countOf([full, full, 'and then'].join('\n'))).toBe(1);
    expect(countOf([full, short, 'and then'].join('\n'))).toBe(1);
    expect(countOf([full, short, 'and then', 'and more'].join('\n'))).toBe(4);
  });

  test('where half of those, and more, stand in mid-sentence', () => {
    expect(countOf([stopped, full, full].join('\n'))).toBe(1);
    expect(countOf([stopped, stopped, full, full].join('\n'))).toBe(4);
    expect(countOf([stopped, stopped].join('\n'))).toBe(2);
  });

  test('up to a line that had room for the next word, and ends a sentence or is followed by a capital', () => {
    expect(
      countOf([full, full, 'to close it.', 'Then it rained over the whole of the county there'].join('\n')),
    ).toBe(2);
    expect(
      countOf([full, full, 'to close it', 'Then it rained over the whole of the county there'].join('\n')),
    ).toBe(2);
    expect(
      countOf([full, full, 'to close it', 'then it rained over the whole of the county there'].join('\n')),
    ).toBe(1);
    expect(
      countOf([full, full, 'to close it.', 'then it rained over the whole of the county there'].join('\n')),
    ).toBe(2);
  });

  test('up to a list mark, and a line that is further in by two', () => {
    const three = (second: string) => countOf([full, full, second].join('\n'));
    expect(three(`1. ${full}`)).toBe(2);
    expect(three(`- ${full}`)).toBe(2);
    expect(three(` ${full}`)).toBe(1);
    expect(three(`  ${full}`)).toBe(2);
  });

  test('of characters of East Asia, which fill two columns each', () => {
    const wide = (count: number) => Array.from({ length: 3 }, () => '港'.repeat(count)).join('\n');
    expect(countOf(wide(19))).toBe(3);
    expect(countOf(wide(20))).toBe(1);
    expect(countOf(wide(70))).toBe(1);
    expect(countOf(wide(71))).toBe(3);
  });
});

describe('findParagraphs() parts paragraphs', () => {
  const spansOf = (text: string) => findParagraphs(text).map((span) => text.slice(...span));
  test.each([
    ['blank lines', 'one\n\ntwo\n \t\nthree\n'],
    ['blank lines of another system', 'one\r\n\r\ntwo\r\n \r\nthree\r\n'],
    ['other breaks', 'one\u2029\u2029two\u2028\u2028three'],
    ['many of them', '\n\n\none\n\n\n\ntwo\n\n\nthree'],
    ['single breaks of short lines', 'one\rtwo\rthree'],
  ])('at %s', (_, text) => {
    expect(spansOf(text)).toEqual(['one', 'two', 'three']);
  });

  test('and finds none in white space', () => {
    for (const text of ['', ' ', '\n\n', '\r\n \r\n']) expect(spansOf(text)).toEqual([]);
  });
});
