/** The laws of reading a text: nothing is lost, and every span says where it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteOffsets } from '../../src/text/byte-offsets.js';
import { findParagraphs } from '../../src/text/paragraphs.js';
import { normalizeToken } from '../../src/text/tokens.js';
import { article, runs, toDocument, toText } from '../arbitraries/histories.js';

const pieces = fc.constantFrom(
  'Updated',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '  ',
  '\u00a0',
  'The president said so.',
  '“Yes,” he added. “No.”',
  'Россия и Турция.',
  'Москва (ТАСС) –',
  '北京今天宣布了新措施。',
  'ประเทศไทยประกาศ',
  'می‌خواهم',
  'U.S. Gen. J. Smith met Mr. Lee.',
  'With reporting by AFP and TASS',
  '• 16x9 Image',
  '😀',
  '3.6 million',
  'report.Follow us on Twitter: @x',
  'de-escalation',
  'Putin (left) looks on.',
  'MOSCOW (Reuters) - Talks began.',
  '\t',
  '"',
  '.',
  '\ufeff',
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  article.map(toText),
);

test('segment() leaves nothing but white space between blocks, and nothing but punctuation between tokens', () => {
  fc.assert(
    fc.property(text, (content) => {
      const document = toDocument(content, 'a');
      let end = 0;
      for (const { charSpan, repeats, sentences } of document.blocks) {
        expect(content.slice(end, charSpan[0]).trim()).toBe('');
        end = charSpan[1];
        for (const repeat of repeats) {
          expect(content.slice(end, repeat[0]).trim()).toBe('');
          expect(content.slice(...repeat)).toBe(content.slice(...charSpan));
          end = repeat[1];
        }
        let last = charSpan[0];
        for (const sentence of sentences) {
          expect(content.slice(last, sentence.charSpan[0]).trim()).toBe('');
          let inside = sentence.charSpan[0];
          for (const token of sentence.tokens) {
            expect(content.slice(inside, token.charSpan[0])).not.toMatch(/[\p{L}\p{N}]/u);
            expect(normalizeToken(content.slice(...token.charSpan))).toBe(token.norm);
            inside = token.charSpan[1];
          }
          expect(content.slice(inside, sentence.charSpan[1])).not.toMatch(/[\p{L}\p{N}]/u);
          last = sentence.charSpan[1];
        }
        expect(content.slice(last, charSpan[1]).trim()).toBe('');
      }
      expect(content.slice(end).trim()).toBe('');
    }),
    { numRuns: runs * 10 },
  );
});

test('ByteOffsets counts as the encoder does, and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (content) => {
      const offsets = new ByteOffsets(content);
      let char = 0;
      for (const character of content) {
        const byte = Buffer.byteLength(content.slice(0, char));
        expect(offsets.toByte(char)).toBe(byte);
        expect(offsets.toChar(byte)).toBe(char);
        char += character.length;
      }
      expect(offsets.toByte(content.length)).toBe(Buffer.byteLength(content));
    }),
    { numRuns: runs * 5 },
  );
});

test('findParagraphs() gives an article its paragraphs back, however they are parted or wrapped', () => {
  const wrap = (line: string, width: number) => {
    const lines: string[] = [''];
    for (const word of line.split(' ')) {
      if (lines.at(-1) !== '' && lines.at(-1)!.length + 1 + word.length > width) lines.push('');
      lines[lines.length - 1] += (lines.at(-1) === '' ? '' : ' ') + word;
    }
    return lines.join('\n');
  };
  fc.assert(
    fc.property(
      article,
      fc.constantFrom('\n\n', '\n\n\n\n', '\r\n\r\n', '\n \t\n'),
      fc.constantFrom(0, 60, 72, 80),
      (content, between, width) => {
        const paragraphs = content.map((sentences) => sentences.join(' '));
        // Where most lines of a paragraph happen to end in a full stop, its shape is that of one paragraph a line.
        const isTelling = (lines: string[]) =>
          2 * lines.slice(0, -1).filter((line) => !/[.!?]["”]?$/.test(line)).length >= lines.length - 1;
        fc.pre(width === 0 || paragraphs.every((line) => isTelling(wrap(line, width).split('\n'))));
        const laid = paragraphs.map((line) => (width === 0 ? line : wrap(line, width))).join(between);
        const found = findParagraphs(laid).map((span) => laid.slice(...span).replace(/\n/g, ' '));
        expect(found).toEqual(paragraphs);
      },
    ),
    { numRuns: runs * 2 },
  );
});
