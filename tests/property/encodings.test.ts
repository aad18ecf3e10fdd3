/** Laws of damaged texts: whatever bytes are broken, an encoding that is known stays, the rest reads as it did, all comes back. */
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import type { DocumentId } from '../../src/model/document.js';
import { decode } from '../../src/read/decode.js';
import { isKnownEncoding } from '../../src/read/encodings.js';
import { readPlainText, toBytes } from '../../src/read/plain-text.js';

const numRuns = Number(process.env['VARIORUM_RUNS'] ?? 100);
const sentences = {
  'utf-8': 'The council said “no” on Tuesday — nobody in the café was surprised. Совет решил иначе. ',
  'windows-1251':
    'Совет города проголосовал во вторник за закрытие старой гавани. Глава сказала, что так лучше. ',
  'koi8-r': 'Совет города проголосовал во вторник за закрытие старой гавани. Глава сказала, что так лучше. ',
  'windows-1252':
    'Le conseil a décidé mardi de fermer le vieux port, après un débat très long, à la mairie. ',
  'windows-1250': 'Rada města v úterý rozhodla, že starý přístav zavře, a rybáři s tím nejsou spokojeni. ',
  'utf-16le': 'The council voted on Tuesday to close the old harbour. Совет города решил иначе. ',
} as const;
const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.integer({ min: 0x80, max: 0xff }) }), {
  maxLength: 5,
});
const damagedText = fc
  .record({
    encoding: fc.constantFrom(...(Object.keys(sentences) as (keyof typeof sentences)[])),
    times: fc.integer({ min: 4, max: 12 }),
    damage,
  })
  .map(({ encoding, times, damage: places }) => {
    const text = sentences[encoding].repeat(times).trim();
    const bytes = iconv.encode(text, encoding);
    for (const { at, byte } of places)
      bytes[encoding === 'utf-16le' ? 2 * (at % text.length) : at % bytes.length] = byte;
    return { encoding, bytes, text, count: places.length };
  });

test('a damaged text of known encoding keeps it, and comes back byte for byte', () => {
  fc.assert(
    fc.property(damagedText, ({ encoding, bytes, text, count }) => {
      for (const flag of [encoding, null]) {
        const result = readPlainText('a' as DocumentId, bytes, flag);
        if (!result.ok) throw new Error(`refused: ${result.error.reason}`);
        expect(toBytes(result.value).equals(bytes)).toBe(true);
        if (flag !== null) expect(result.value.encoding).toBe(encoding);
        if (result.value.text.includes('\ufffd')) expect(result.value.flaws).toBeDefined();
        // Between two damaged places every word stands as it was.
        const words = new Set(text.split(/\s+/));
        const strange = result.value.text.split(/\s+/).filter((word) => !words.has(word));
        const isRead = strange.length <= 2 * count;
        if (!isRead) expect(result.value.encodingChoice!.certainty).toBeLessThan(0.5);
        if (flag !== null) expect(isRead).toBe(true);
      }
    }),
    { numRuns },
  );
});

test('no text has half a surrogate pair or NUL in it, whatever its bytes', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 80 }),
      fc.constantFrom(
        null,
        'utf-8',
        'utf-16le',
        'utf-16be',
        'utf-32le',
        'shift_jis',
        'iso-2022-jp',
        'windows-1251',
      ),
      (bytes, flag) => {
        const decoded = decode(Buffer.from(bytes), { flag });
        if (decoded === null) return;
        expect(decoded.text).not.toMatch(/[\0\p{Surrogate}]/u);
        if (decoded.text.includes('\ufffd') && flag === 'windows-1251')
          expect(decoded.flaws.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 3 * numRuns },
  );
});

// What begins another set of letters in encodings of seven bits, and what may stand around it.
const escapes =
  '\u001b$B,\u001b$@,\u001b(J,\u001b(I,\u001b$(D,\u001b$)C,\u001b$)A,\u001b$*H,\u001b[31m,\u000e,\u000f,~{,~},+AGE-'.split(
    ',',
  );
const pieces = [...escapes, ' here. ', 'Words ', '%5j$4', 'caf\u00e9 ', '\u0080', '\0', '\n', '<p>'];
const names =
  'iso-2022-jp,csISO2022JP,iso-2022-kr,iso-2022-cn,hz-gb-2312,utf-7,utf-16,utf-32,x-user-defined,replacement,hex,base64,binary,cp037,euc-tw,iso-8859-8-i,constructor,,none,utf-8,latin1'.split(
    ',',
  );

test('no escape in a text and no name of an encoding ends the reading, and the bytes come back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }),
      fc.constantFrom('latin1' as const, 'utf8' as const),
      fc.constantFrom(null, ...names),
      fc.constantFrom(null, ...names.filter((name) => isKnownEncoding(name))),
      (parts, written, declared, flag) => {
        const bytes = Buffer.from(parts.join(''), written);
        const result = readPlainText('a' as DocumentId, bytes, flag, declared);
        if (result.ok) expect(toBytes(result.value).equals(bytes)).toBe(true);
        else expect(result.error.reason).toMatch(/^(?:binary|invalid-utf8)$/);
      },
    ),
    { numRuns: 5 * numRuns },
  );
});

test('an escape in a text does not hide its encoding', () => {
  for (const sequence of escapes.filter((one) => !/[\u000e\u000f]/.test(one))) {
    const text = `Le conseil a d\u00e9cid\u00e9 mardi ${sequence} de fermer le vieux port, apr\u00e8s un d\u00e9bat.`;
    expect(decode(Buffer.from(text, 'latin1'))).toMatchObject({ text, encoding: 'windows-1252' });
  }
});
