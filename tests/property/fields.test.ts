/** Law 15: every value of every field of every record comes back from the output, under the name that it came in under. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, expect, test } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { recordOf } from '../../src/write/records.js';
import { mergeDirectory, readLines } from '../golden/run-directory.js';

const numRuns = Number(process.env['VARIORUM_RUNS'] ?? 60);

const folder = mkdtempSync(join(tmpdir(), 'variorum-fields-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Values = Readonly<Record<string, unknown>>;

/** The records of one file, what their readers are to find in them, and the file. */
interface RecordFile {
  readonly name: string;
  readonly bytes: string | Buffer;
  readonly records: readonly Values[];
}

const bodies = [
  'Harbour officials said on Tuesday that the ferry would remain tied up until divers had examined it.',
  'Harbour officials said on Friday that the ferry would remain tied up until divers had seen it.\n\nIt is old.',
];
const title = fc.constantFrom('Ferry kept in port', 'Islanders  face long waits', 'bad \ud83d title');
const printable = fc.string({ unit: fc.constantFrom(...'abя"\',;<&>é漢 '), minLength: 1, maxLength: 9 });
const words = printable.filter((text) => text.trim() === text);
const knownNames = [
  'title',
  'date',
  'url',
  'author',
  'lang',
  'version',
  'published',
  'pubDate',
  'license',
  'body',
];
const names = fc.oneof(fc.constantFrom(...knownNames, '__proto__', 'constructor', '10', 'x\ud83d'), words);
// What no double holds is read as the text of its digits.
const longNumbers = ['12345678901234567890', '-0', '0.1000000000000000055', '1e400', '9007199254740993'];

/** Records of any fields, with texts that are one report; `valueOf` makes their values. */
const recordsOf = (name: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>) =>
  fc
    .array(fc.tuple(fc.constantFrom(...bodies), fc.array(fc.tuple(name, value), { maxLength: 5 })), {
      minLength: 2,
      maxLength: 4,
    })
    .map((all) =>
      all.map(
        ([text, pairs], at): Values => Object.fromEntries([...pairs, ['id', `r${at}`], ['text', text]]),
      ),
    );

const anyJson = fc.oneof(
  fc.jsonValue(),
  title,
  fc.constantFrom(...longNumbers.map((digits) => `raw ${digits}`)),
);
const rawNumber = /"raw ([^"]+)"/g;
const toJson = (value: unknown) => JSON.stringify(value).replace(rawNumber, '$1');
/** The value that a reader finds: of a number that is too long, its digits. */
const found = (records: readonly Values[]) =>
  JSON.parse(JSON.stringify(records).replace(rawNumber, '"$1"')) as readonly Values[];

const jsonLines = recordsOf(names, anyJson).map(
  (records): RecordFile => ({
    name: 'records.jsonl',
    bytes: records.map((record) => `${toJson(record)}\n`).join(''),
    records: found(records),
  }),
);
const jsonList = recordsOf(names, anyJson).map(
  (records): RecordFile => ({
    name: 'records.json',
    bytes: toJson({ items: records }),
    records: found(records),
  }),
);
const cells = recordsOf(fc.constantFrom(...knownNames, 'ключ'), words);
const table = fc.tuple(cells, fc.constantFrom(',', '\t')).map(([records, separator]): RecordFile => {
  const header = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const quote = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const rows = records.map((record) => header.map((name) => quote(record[name])).join(separator));
  const isTabs = separator === '\t';
  return {
    name: isTabs ? 'table.tsv' : 'table.csv',
    bytes: [header.join(separator), ...rows, ''].join('\n'),
    records,
  };
});
const ninjs = recordsOf(names, anyJson).map((records): RecordFile => {
  const items = records.map(({ id, text, ...rest }, at) => ({
    ...rest,
    ...{ uri: id, headline: 'Ferry kept in port', versioncreated: `2024-03-0${at + 1}`, body_text: text },
  }));
  return { name: 'ninjs.json', bytes: toJson(items), records: found(items) };
});
const feed = recordsOf(fc.constantFrom('title', 'category', 'comments', 'creator', 'pubDate'), words).map(
  (records): RecordFile => {
    const escapeMarkup = (value: unknown) => String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const items = records.map(({ id, text, ...rest }) => ({ guid: id, ...rest, description: text }));
    const entries = items.map((item) =>
      Object.entries(item)
        .map(([name, value]) => `<${name}>${escapeMarkup(value)}</${name}>`)
        .join(''),
    );
    const bytes = `<rss version="2.0"><channel>${entries.map((each) => `<item>${each}</item>`).join('')}</channel></rss>`;
    return { name: 'feed.rss', bytes, records: items };
  },
);
const parquet = fc
  .array(fc.tuple(fc.constantFrom(...bodies), words, fc.bigInt({ min: 0n, max: 2n ** 62n }), fc.double()), {
    minLength: 2,
    maxLength: 4,
  })
  .map((rows): RecordFile => {
    const column = (name: string, type: 'STRING' | 'INT64' | 'DOUBLE', data: unknown[]) => ({
      name,
      type,
      data,
    });
    const bytes = parquetWriteBuffer({
      columnData: [
        column(
          'id',
          'STRING',
          rows.map((_, at) => `r${at}`),
        ),
        column(
          'text',
          'STRING',
          rows.map(([text]) => text),
        ),
        column(
          'license',
          'STRING',
          rows.map(([, license]) => license),
        ),
        column(
          'serial',
          'INT64',
          rows.map(([, , serial]) => serial),
        ),
        column(
          'score',
          'DOUBLE',
          rows.map(([, , , score]) => score),
        ),
      ],
    });
    const records = rows.map(([text, license, serial, score], at) => ({
      ...{ id: `r${at}`, text, license },
      serial: serial <= Number.MAX_SAFE_INTEGER ? Number(serial) : String(serial),
      score: Number.isFinite(score) ? score + 0 : String(score),
    }));
    return { name: 'rows.parquet', bytes: Buffer.from(bytes), records };
  });

/** What an edition says of one of its documents, under the names of the record. */
function saidOf({ revisions }: Edition, id: string): Values {
  const revision = revisions.find((each) => each.id === id || each.copies.some((copy) => copy === id))!;
  const own = revision.copyRecords?.find((record) => record.id === id) ?? recordOf(revision);
  const { title, date, about, fields } = own;
  return { id, title, date, ...about, ...fields };
}

test('law 15: every value of every field of every record is in the edition, and goes along with --keep', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(jsonLines, jsonList, table, ninjs, feed, parquet), async (file) => {
      const own = mkdtempSync(join(folder, 'in-'));
      const input = join(own, file.name);
      const clusters = join(own, 'clusters.tsv');
      writeFileSync(input, file.bytes);
      const idOf = ({ id, uri, guid }: Values) => String(id ?? uri ?? guid);
      const ids = file.records.map(idOf);
      writeFileSync(clusters, `cluster\tid\n${ids.map((id) => `one\t${id}\n`).join('')}`);
      const { files, status } = await mergeDirectory(input, [
        '--clusters',
        clusters,
        '--keep',
        '*',
        '--format',
        'none',
      ]);
      expect(status).toBe(0);
      const path = [...files.keys()].find((each) => each.endsWith('edition.json'))!;
      const edition = parseEditionJson(files.get(path)!);
      const [row] = readLines(files.get('merged.jsonl')!);
      for (const record of file.records) {
        const id = idOf(record);
        const members = (row!['memberFields'] ?? {}) as Readonly<Record<string, Values>>;
        const kept = members[id] ?? (row!['fields'] as Values);
        const { text, body_text: body, description, ...rest } = record;
        // The text itself is what restoring gives back.
        expect(edition.restore.segments.join('')).toContain(
          String(text ?? body ?? description).split('\n')[0],
        );
        for (const [name, value] of Object.entries(rest)) {
          expect(saidOf(edition, id)[name], `${file.name} ${id} ${name}`).toEqual(value);
          if (Object.keys(members).length > 0 || id === edition.base) expect(kept[name]).toEqual(value);
        }
      }
    }),
    { numRuns },
  );
});
