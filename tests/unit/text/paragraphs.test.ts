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
