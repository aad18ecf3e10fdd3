/** Reads numbers of JSON with every digit, and everything else as JSON.parse does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExactJson } from '../../../../src/read/records/exact-json.js';

describe('parseExactJson()', () => {
  test.each([
    ['12345678901234567890', '12345678901234567890'],
    ['-9007199254740993', '-9007199254740993'],
    ['0.1000000000000000055', '0.1000000000000000055'],
    ['1e400', '1e400'],
    ['-0', '-0'],
    ['1000000000000000000000', 1e21],
    ['1.50', 1.5],
    ['12e-1', 1.2],
    ['0.30000000000000004', 0.30000000000000004],
  ])('reads %s', (number, value) => {
    expect(parseExactJson(`{"a": [${number}]}`)).toEqual({ a: [value] });
    expect(parseExactJson(number)).toBe(value);
  });

  test('leaves digits inside strings and names alone', () => {
    const text = '{"12345678901234567890": "\\\\\\" 12345678901234567890", "b\\\\": 12345678901234567890}';
    expect(parseExactJson(text)).toEqual({
      '12345678901234567890': '\\" 12345678901234567890',
      'b\\': '12345678901234567890',
    });
  });

  test('reads what JSON.stringify writes as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parseExactJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('says where a text is no JSON', () => {
    expect(() => parseExactJson('{"a": 12345678901234567890,}')).toThrow(SyntaxError);
  });
});
