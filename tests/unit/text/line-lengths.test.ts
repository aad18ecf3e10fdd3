/** Tests up to which length a line is what its words say: a row a limit, just at it and just past it. */
import { describe, expect, test } from 'vitest';
import { describeShape, findPieces, type Shape } from '../../../src/text/block-shapes.js';
import { describeSiteLine, type SiteLine } from '../../../src/text/site-lines.js';

/** `start`, and then words to a length of so many characters, without a stop unless `end` has one. */
function fill(start: string, length: number, end = ''): string {
  const words = `${start} ${'abcd '.repeat(length)}`;
  return `${words.slice(0, length - end.length - 1)}e${end}`;
}

describe('describeShape()', () => {
  test.each<readonly [Shape, string, number, string]>([
    ['furniture', 'Click here', 200, '.'],
    ['notice', 'Correction: An earlier version', 1200, '.'],
    ['update-mark', 'Updated 14:05', 80, ''],
    ['caption', 'File photo:', 400, ''],
  ])('%s: %s …, up to %i characters', (shape, start, length, end) => {
    const [at, past] = [fill(start, length, end), fill(start, length + 1, end)];
    expect([at.length, past.length]).toEqual([length, length + 1]);
    expect(describeShape(at)).toBe(shape);
    expect(describeShape(past)).not.toBe(shape);
  });

  const names = (count: number) => Array.from({ length: count }, () => 'Ann').join(', ');
  test.each<readonly [Shape, string]>([
    ['credit', `Reporting by ${names(30)}`],
    ['line', `Reporting by ${names(31)}`],
    ['line', 'Reporting by '],
    ['line', 'Reporting by Ann who came'],
    ['credit', 'Reporting by Ann and Bob in Kyiv'],
    ['prose', 'It ends in a stop.'],
    ['prose', 'It ends in a mark and a bracket!)'],
    ['line', 'It ends in nothing'],
  ])('%s: %s', (shape, text) => {
    expect(describeShape(text)).toBe(shape);
  });
});

describe('describeSiteLine()', () => {
  test.each<readonly [SiteLine | null, string]>([
    ['whole', 'Advertisement'],
    ['whole', '1 of 6'],
    ['whole', 'Photo 12/14'],
    [null, '1234 of 6'],
    ['section', 'Related stories'],
    ['pointer', 'Read more: the bridge'],
    ['pointer', 'Related: the bridge'],
    [null, 'The bridge was closed on Monday'],
  ])('%s: %s', (kind, text) => {
    expect(describeSiteLine(text)).toBe(kind);
  });

  test('takes no line of more than 260 characters, no section of more than 60 and no call of more than 130', () => {
    expect(describeSiteLine(fill('Read more:', 260))).toBe('pointer');
    expect(describeSiteLine(fill('Read more:', 261))).toBeNull();
    const section = (length: number) => `Related stories ${'x'.repeat(length - 16)}`;
    expect(describeSiteLine(section(60))).toBe('section');
    expect(describeSiteLine(section(61))).not.toBe('section');
    expect(describeSiteLine(fill('Subscribe to our newsletter', 130))).toBe('call');
    expect(describeSiteLine(fill('Subscribe to our newsletter', 131))).not.toBe('call');
  });
});

describe('findPieces() cuts', () => {
  const cut = (text: string, isTop = false) =>
    findPieces(text, [0, text.length], isTop).map((piece) => piece.text);
  const sentence = 'The council of Port Alder voted to close the bridge.';

  test('credit and furniture off the end, each a piece of its own', () => {
    expect(cut(`${sentence} Ann Strand contributed to this report. Click here to read on.`)).toEqual([
      sentence,
      'Ann Strand contributed to this report.',
      'Click here to read on.',
    ]);
    expect(cut(`${sentence} Click here to read on. Click here to read more.`)).toEqual([
      sentence,
      'Click here to read on. Click here to read more.',
    ]);
  });

  test('nothing out of the middle', () => {
    const text = `${sentence} Click here to read on. ${sentence}`;
    expect(cut(text)).toEqual([text]);
  });

  test('a dateline where it opens the text alone', () => {
    const text = `MOSCOW (Reuters) - ${sentence}`;
    expect(cut(text, true)).toEqual(['MOSCOW (Reuters) -', sentence]);
    expect(cut(text)).toEqual([text]);
  });

  test('a promotion from the quotation that it is glued to', () => {
    expect(cut('Syria Weekly: Foreign powers enter the battle"These attacks go on," he said.')).toEqual([
      'Syria Weekly: Foreign powers enter the battle',
      '"These attacks go on," he said.',
    ]);
  });
});
