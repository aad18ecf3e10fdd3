/** Files of records, read range by range as bytes, beside the slow way: listed line by line and parsed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import type { SketchColumns } from '../../src/model/columns.js';
import { describeFailure } from '../../src/model/failure.js';
import type { DetectOptions } from '../../src/model/options.js';
import { defaultFields } from '../../src/model/options.js';
import { placeDocuments } from '../../src/pipeline/steps/place-documents.js';
import { sketchFiles } from '../../src/pipeline/tasks/sketch.js';
import { sketchRange } from '../../src/pipeline/tasks/sketch-range.js';
import { listRecords, splitRecords } from '../../src/read/records/jsonl.js';
import { runs } from '../arbitraries/histories.js';
import { sketchOptions } from '../arbitraries/sketches.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-records-'));
afterAll(() => rmSync(folder, { recursive: true }));

const options: DetectOptions = {
  ...sketchOptions,
  threshold: 0.5,
  minScore: 0.2,
  maxBucket: 1000,
  related: 0,
  mergeSyndicated: false,
};
const words = fc.array(
  fc.constantFrom(
    'talks',
    'Moscow’s',
    'café',
    '«Идлиб»',
    'a\tb',
    '“no”',
    '3.6',
    '\u0301',
    'e\u0301',
    '中文',
    '\\',
    '"',
    '\n',
  ),
  {
    maxLength: 12,
  },
);
const text = words.map((parts) => parts.join(' '));
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    '',
    ' ',
    'https://news.example/a"b\\c',
    7,
    null,
    true,
    [],
    ['https://news.example/', 7],
    {},
  ),
);
const record = fc.record(
  {
    id: fc.oneof(fc.string({ maxLength: 5 }), fc.nat()),
    title: fc.oneof(text, fc.constant(null)),
    text: fc.oneof(
      { weight: 8, arbitrary: text },
      { weight: 1, arbitrary: fc.constantFrom(7, null, '\ud800') },
    ),
    extra: fc.jsonValue({ maxDepth: 2 }),
    url: address,
    link: address,
    permalink: address,
  },
  { requiredKeys: [], noNullPrototype: true },
);
const line = fc.oneof(
  { weight: 8, arbitrary: record.map((value) => JSON.stringify(value)) },
  {
    weight: 2,
    arbitrary: record.map((value) =>
      JSON.stringify(value).replace(
        /[^\u0000-\u007f]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', '{', '[]', '{"text":"a",}', 'x', '{"text":"a"} \r') },
);

/** How the bytes of a file are made of its text: most are what they should be. */
const fileBytes = fc.record({
  encoding: fc.constantFrom(
    null,
    { name: 'utf-8' },
    { name: 'windows-1252', choice: { basis: 'flag' as const, certainty: 1 } },
  ),
  hasMark: fc.boolean(),
  damage: fc.oneof(
    fc.constant([]),
    fc.array(fc.record({ at: fc.nat(400), byte: fc.constantFrom(0xff, 0xe9, 0x80, 0, 1) }), { maxLength: 3 }),
  ),
});

/** Every column, document by document. */
function rowsOf({ ids, hashes, tokenCounts, keyStarts, keys, wholeKeys, addresses }: SketchColumns) {
  return ids.map((id, index) => ({
    id,
    sha256: Buffer.from(hashes.subarray(32 * index, 32 * index + 32)).toString('hex'),
    tokens: tokenCounts[index],
    keys: Array.from(keys.subarray(keyStarts[index], keyStarts[index + 1])),
    whole: Array.from(wholeKeys.subarray(2 * index, 2 * index + 2)),
    addresses: Array.from(addresses.subarray(2 * index, 2 * index + 2)),
  }));
}

test('ranges of a file of records give the documents, sketches and failures that single records give', async () => {
  const path = join(folder, 'docs.jsonl');
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom('minhash' as const, 'scaled' as const),
      fileBytes,
      async (lines, lineBreak, isEnded, bytes, sketch, { encoding, hasMark, damage }) => {
        const whole = lines.join(lineBreak) + (isEnded ? lineBreak : '');
        const content = iconv.encode(whole, encoding?.name ?? 'utf-8');
        for (const { at, byte } of damage) if (at < content.length) content[at] = byte;
        writeFileSync(path, hasMark ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), content]) : content);
        const about = encoding === null ? {} : { encoding };
        const file = { path, name: 'docs.jsonl', fields: defaultFields, ...about };
        const ranges = splitRecords(file, bytes);
        const rows = [];
        const failures = [];
        let linesBefore = 0;
        for (const [index, range] of ranges.entries()) {
          expect(range.start).toBe(ranges[index - 1]?.end ?? 0);
          const batch = await sketchRange(range, { ...options, sketch });
          const refs = placeDocuments(batch, { range }, linesBefore);
          rows.push(
            ...rowsOf(batch.columns).map((row, at) => ({
              ...row,
              id: refs[at]!.id,
              place: refs[at]!.record,
            })),
          );
          for (const failure of batch.failures)
            failures.push(
              failure.reason === 'bad-record' ? { ...failure, line: failure.line + linesBefore } : failure,
            );
          linesBefore += batch.lines;
        }
        const listed = await listRecords(file);
        const refs = listed.refs.map((ref) => ({ ...ref, path }));
        const single = await sketchFiles(refs, { ...options, sketch });
        const expected = rowsOf(single.columns).map((row, at) => ({
          ...row,
          id: refs[single.indexes![at]!]!.id,
          place: refs[single.indexes![at]!]!.record,
        }));
        expect(rows).toEqual(expected);
        const linesOf = (list: readonly { reason: string; line?: number }[]) => list.map((each) => each.line);
        expect(linesOf(failures).sort()).toEqual(linesOf([...listed.failures, ...single.failures]).sort());
        for (const failure of [...failures, ...single.failures])
          expect(describeFailure(failure)).toContain('docs.jsonl');
      },
    ),
    { numRuns: runs },
  );
});
