/** Laws of reading: tables and encodings go there and back, and learnt furniture depends on nothing but the texts. */
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import type { DocumentId } from '../../src/model/document.js';
import { decode, keepOriginal } from '../../src/read/decode.js';
import { encode } from '../../src/read/encodings.js';
import { toMatcher } from '../../src/read/glob.js';
import { markFurniture } from '../../src/read/learn-furniture.js';
import { readPlainText, toBytes } from '../../src/read/plain-text.js';
import { readTable } from '../../src/read/records/csv.js';
import { segment } from '../../src/text/segment.js';

const numRuns = Number(process.env['VARIORUM_RUNS'] ?? 100);

test('a table of any cells, cut into any pieces, is read as it was written', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'б', '"', ',', '\n', '\r', ' ', ';'), maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 9 }),
      async (cells, size) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = `one,two\r\n${cells.map((row) => `${row.map(quote).join(',')}\r\n`).join('')}`;
        const pieces = (async function* () {
          for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
        })();
        const rows: unknown[] = [];
        for await (const found of readTable(pieces, 't', { isTabs: false, maxBytes: 1e6 }))
          rows.push(found.ok ? found.value.row : found.error);
        expect(rows).toEqual(cells.map(([one, two]) => ({ one, two })));
      },
    ),
    { numRuns },
  );
});

test('whatever the bytes, a text that is read gives them back', () => {
  const encoded = fc
    .tuple(
      fc.string({ unit: fc.constantFrom('а', 'б', 'в', ' ', 'x', '.', '\n', 'ї', '«') }),
      fc.constantFrom('utf-8', 'windows-1251', 'koi8-u', 'utf-16le', 'maccyrillic'),
    )
    .map(([text, encoding]) => iconv.encode(text, encoding));
  fc.assert(
    fc.property(
      fc.oneof(
        encoded,
        fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
      ),
      (bytes) => {
        const result = readPlainText('a' as DocumentId, bytes);
        if (result.ok) expect(toBytes(result.value).equals(bytes)).toBe(true);
        const decoded = decode(bytes);
        if (decoded === null) return;
        const original = keepOriginal(bytes, decoded);
        const again =
          'base64' in original
            ? Buffer.from(original.base64, 'base64')
            : encode(original.text, decoded.encoding, decoded.hasByteOrderMark);
        expect(again.equals(bytes)).toBe(true);
      },
    ),
    { numRuns: 3 * numRuns },
  );
});

test('a path matches itself, its folder with a star, and ** before it', () => {
  const name = fc.stringMatching(/^[a-z0-9é][a-z0-9 .é-]{0,5}$/);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (parts) => {
      const path = parts.join('/');
      expect(toMatcher(path)(path)).toBe(true);
      expect(toMatcher([...parts.slice(0, -1), '*'].join('/'))(path)).toBe(true);
      expect(toMatcher(`**/${parts.at(-1)}`)(path)).toBe(true);
      expect(toMatcher(`${path}x`)(path)).toBe(false);
    }),
    { numRuns },
  );
});

test('marked furniture is furniture, and no word is lost', () => {
  const paragraph = fc.constantFrom(
    'Follow our channel on the network',
    'The council met on Tuesday in the old town hall.',
    'Nobody spoke for long, and nothing was decided.',
    'Абонирайте се за канала ни',
  );
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), (paragraphs) => {
      const text = paragraphs.join('\n\n');
      const document = {
        id: 'a' as DocumentId,
        sha256: '',
        encoding: 'utf-8',
        hasByteOrderMark: false,
        text,
      };
      const { blocks } = segment(markFurniture(document, ['абонирайте се за канала ни']));
      const words = blocks
        .flatMap(({ charSpan, repeats }) => [charSpan, ...repeats])
        .map((span) => text.slice(...span))
        .join('');
      expect(words.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const { charSpan, kind } of blocks)
        if (text.slice(...charSpan).startsWith('Абонирайте')) expect(kind).toBe('furniture');
    }),
    { numRuns },
  );
});
