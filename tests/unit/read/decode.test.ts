/** Decodes damaged texts: their encoding stays what it was, and every bad byte is named. */
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type Decoded, decode, keepOriginal } from '../../../src/read/decode.js';

const quoted = 'He said “we are here” — in a café by the sea, and nobody answered him.';
const russian = 'Совет города решил закрыть старый мост через реку, сообщила мэр Анна Смит.';

/** Puts `byte` in the place of the one at `at`. */
function damaged(bytes: Buffer, at: number, byte: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = byte;
  return copy;
}

function decoded(bytes: Buffer, hints: Parameters<typeof decode>[1] = {}): Decoded {
  const result = decode(bytes, hints);
  if (result === null) throw new Error('no text');
  return result;
}

describe('decode() reads a damaged text in its own encoding', () => {
  test('UTF-8 with one bad byte', () => {
    const bytes = damaged(Buffer.from(quoted), 5, 0xff);
    expect(decoded(bytes)).toMatchObject({
      text: quoted.replace('said', 'sa\ufffdd'),
      encoding: 'utf-8',
      choice: { basis: 'detected' },
      flaws: ['byte 5 is no UTF-8'],
    });
  });

  test('UTF-8 that ends inside a character', () => {
    const bytes = Buffer.from('Nobody was in the café').subarray(0, -1);
    expect(decoded(bytes)).toMatchObject({
      text: 'Nobody was in the caf\ufffd',
      encoding: 'utf-8',
      flaws: ['byte 21 begins a character that the end cuts off'],
    });
  });

  test('declared UTF-8 of little but ASCII, and that is less certain', () => {
    const bytes = Buffer.from('Nobody was in the caf\u00e9 of the town.', 'latin1');
    const { encoding, flaws, choice } = decoded(bytes, { declared: 'UTF-8' });
    expect({ encoding, flaws }).toEqual({ encoding: 'utf-8', flaws: ['byte 21 is no UTF-8'] });
    expect(choice).toMatchObject({ basis: 'declared' });
    expect(choice!.certainty).toBeLessThan(0.9);
  });

  test('UTF-8 that is declared to be something else', () => {
    const bytes = damaged(Buffer.from(russian), 0, 0xff);
    expect(decoded(bytes, { declared: 'windows-1252' }).encoding).toBe('utf-8');
  });

  test('another encoding that is said to be UTF-8 is told by its letters', () => {
    const bytes = iconv.encode(russian, 'windows-1251');
    expect(decoded(bytes, { declared: 'utf-8' })).toMatchObject({ text: russian, encoding: 'windows-1251' });
  });

  test('a declared encoding that lacks one of the bytes', () => {
    const bytes = damaged(iconv.encode(russian, 'windows-1251'), 3, 0x98);
    const { text, encoding, flaws } = decoded(bytes, { declared: 'windows-1251' });
    expect({ text, encoding, flaws }).toEqual({
      text: russian.replace('Совет', 'Сов\ufffdт'),
      encoding: 'windows-1251',
      flaws: ['byte 3 is no windows-1251'],
    });
  });

  test.each([
    ['windows-1251', russian.repeat(3)],
    [
      'shift_jis',
      '市議会は火曜日、古い橋を閉鎖することを決めた。市長のアン・スミスさんが明らかにした。'.repeat(4),
    ],
    [
      'euc-kr',
      '시의회는 화요일에 강 위의 낡은 다리를 닫기로 결정했다. 시장은 공사가 여덟 달 걸린다고 말했다. '.repeat(
        4,
      ),
    ],
    [
      'big5',
      '市議會星期二決定關閉河上的舊橋，因為工程師在兩個橋墩上發現了裂縫。市長說工程至少需要八個月。'.repeat(
        4,
      ),
    ],
  ])('%s of which nothing tells, with a byte that it lacks', (encoding, text) => {
    const bytes = damaged(iconv.encode(text, encoding), 40, encoding === 'windows-1251' ? 0x98 : 0xff);
    const result = decoded(bytes);
    expect(result.encoding).toBe(encoding);
    expect(result.text.slice(-40)).toBe(text.slice(-40));
    expect(result.flaws.length).toBeGreaterThan(0);
  });

  test('UTF-16 with half a surrogate pair and a byte too few', () => {
    const bytes = Buffer.from(`\ufeff${quoted}\ud83d and more`, 'utf16le').subarray(0, -1);
    const at = 2 + 2 * quoted.length;
    expect(decoded(bytes)).toMatchObject({
      encoding: 'utf-16le',
      hasByteOrderMark: true,
      flaws: [
        `2 bytes from byte ${at} on are no utf-16le`,
        `byte ${bytes.length - 1} begins a character that the end cuts off`,
      ],
    });
  });

  test('with more bad bytes than are worth a place each', () => {
    const bytes = Buffer.from(russian.repeat(2));
    for (const at of [0, 10, 21, 31, 42, 52]) bytes[at] = 0xff;
    const { flaws } = decoded(bytes);
    expect(flaws).toHaveLength(5);
    expect(flaws[4]).toMatch(/^\d+ more bytes after byte \d+ are no UTF-8$/);
  });
});

describe('decode() takes NUL for damage where the rest is text', () => {
  test('and says where it was', () => {
    const text = `<p>${quoted}</p>\0\0<p>The end of the text,\0 which is here.</p>`;
    expect(decoded(Buffer.from(text))).toMatchObject({
      text: `<p>${quoted}</p><p>The end of the text, which is here.</p>`,
      flaws: [
        `2 bytes from byte ${Buffer.byteLength(`<p>${quoted}</p>`)} on are NUL`,
        expect.stringMatching(/^byte \d+ is NUL$/) as string,
      ],
    });
  });

  test('inside a word it leaves a sign', () => {
    expect(decoded(Buffer.from(`${quoted} The br\0dge is closed.`)).text).toBe(
      `${quoted} The br\ufffddge is closed.`,
    );
  });

  test('and zeros that pad the end are no text', () => {
    expect(decoded(Buffer.from(quoted + '\0'.repeat(512)))).toMatchObject({
      text: quoted,
      flaws: [`512 bytes from byte ${Buffer.byteLength(quoted)} on are NUL`],
    });
  });

  test.each([
    ['a few numbers', Buffer.from([1, 0, 2])],
    ['nothing else', Buffer.alloc(64)],
    ['a table of numbers', Buffer.from(Uint32Array.from({ length: 300 }, (_, index) => index * 977).buffer)],
  ])('but not in %s', (_, bytes) => {
    expect(decode(bytes)).toBeNull();
  });
});

describe('decode() knows ISO-2022-JP by its letters', () => {
  test('and gives its bytes back', () => {
    const bytes = Buffer.from('News: \u001b$B$"$$$&$(\u001b(B, 3 May', 'latin1');
    const result = decoded(bytes);
    expect(result).toMatchObject({ text: 'News: あいうえ, 3 May', encoding: 'iso-2022-jp' });
    expect(keepOriginal(bytes, result)).toEqual({ base64: bytes.toString('base64') });
  });

  test('and reads what only has its escape as what it is', () => {
    const text = 'Words \u001b$B here.';
    expect(decoded(Buffer.from(text))).toMatchObject({ text, encoding: 'utf-8', flaws: [] });
  });
});

test('U+FFFD that stands in the source is no flaw', () => {
  const bytes = Buffer.from('It stood \ufffd there, “as it was”.');
  expect(decoded(bytes).flaws).toEqual([]);
  expect(decoded(iconv.encode('它 \ufffd 在那里', 'gb18030'), { flag: 'gb18030' }).flaws).toEqual([]);
});
