/** Holds what is written without the library against what the library writes of the same records. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { writePlainYaml } from '../../../src/write/plain-yaml.js';

const byLibrary = (record: object) => stringify(record, { lineWidth: 0 });

// What YAML reads as something else than words, and what is near it.
const strange = [
  'true',
  'Null',
  'no',
  'NaN',
  '.inf',
  '1e5',
  '0x1f',
  '12',
  '1_000',
  '2024-01-02',
  'a: b',
  'a #b',
  '- a',
  '? a',
  '~',
  '',
  ' a',
  'a ',
  'a, b',
  'null b',
  '12345678901234e5',
  '1234567890123456',
  '0123456789abcdef',
  '2024-01-02T03:04:05Z',
  '3 paragraphs, marked',
  'é',
  'a\nb',
  '“a”',
  '...',
  '---',
  '%a',
  '@a',
  '`a`',
  '[a]',
  '{a',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  "'a'",
  '"a"',
];
const scalar = fc.oneof(
  fc.constantFrom(...strange),
  fc.stringMatching(/^[a-zA-Z0-9 ,.:#-]{0,9}$/),
  fc.double(),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
);
const key = fc.constantFrom('title', 'id', 'null', 'copies', 'a b', '1', 'notInBase');
const record = (values: fc.Arbitrary<unknown>) =>
  fc.dictionary(key, values, { maxKeys: 4, noNullPrototype: true });
const fields = record(
  fc.oneof(
    scalar,
    fc.constant(undefined),
    record(scalar),
    fc.array(scalar, { maxLength: 2 }),
    fc.array(record(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), record(scalar))), { maxLength: 2 }),
  ),
);

test('what is written plainly is what the library writes, whatever the values', () => {
  fc.assert(
    fc.property(fields, (value) => {
      const plain = writePlainYaml(value);
      if (plain !== null) expect(plain).toBe(byLibrary(value));
    }),
    { numRuns: 3000 },
  );
});

test.each(strange)('%j alone is written as the library writes it, or left to it', (value) => {
  expect([null, byLibrary({ title: value })]).toContain(writePlainYaml({ title: value }));
});

test('a front matter as most editions have it needs no library', () => {
  const usual = {
    title: 'Port of Alder opens',
    id: '0123456789abcdef',
    order: { basis: 'dates', confidence: 0.98 },
    dropped: '2 paragraphs, marked',
    revisions: [
      { siglum: 'A', path: 'docs.jsonl', date: '2024-01-02T03:04:05Z', copies: ['d12', 'd13'] },
      { siglum: 'B', path: 'news/b.txt', date: undefined },
    ],
  };
  expect(writePlainYaml(usual)).toBe(byLibrary(usual));
});
