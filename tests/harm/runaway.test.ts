/**
 * Long rows of one sign, where a pattern of the readers may try every way to cut them: time must grow with the
 * length, not with its square. `npm run test:harm` tries longer rows than `npm test`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaultFields, defaultReading } from '../../src/model/options.js';
import { listSource } from '../../src/read/list-source.js';
import { read } from '../../src/read/read.js';
import { wholeFile } from '../../src/read/selection.js';
import { segment } from '../../src/text/segment.js';
import { text } from '../arbitraries/inputs.js';

const length = process.env['VARIORUM_MUTATIONS'] === undefined ? 15_000 : 60_000;
const limitMs = 5_000;
const folder = mkdtempSync(join(tmpdir(), 'variorum-runaway-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const units =
  '\u0020|\t|\u00a0|.|,|:|;|"|“|”|(|)|[|]|{|<|>|&|-|—|/|\\|=|*|_|`|#|> |a|A|A |a.|A.|1|1,|1.|1 |%|$|@|\n|\n |\r|By |Mr. |http://|(AP) |— |- -|<p|</|<!--|<![CDATA[|&#|x: |a\n|"a|""|, "|死|ก|ا|é |e\u0301|\u200d|\ud83d\ude00|\ud800'.split(
    '|',
  );
const places: readonly (readonly [name: string, put: (row: string) => string])[] = [
  ['a.txt', (row) => `${text}\n${row}x\n\n${row}`],
  ['b.txt', (row) => `${row}x ${text}`],
  ['a.md', (row) => `---\ntitle: ${row}\n---\n\n${row}\n\n${text}`],
  [
    'a.html',
    (row) => `<html><head><title>${row}</title></head><body>${row}<p>${text}</p><p>${row}</p></body></html>`,
  ],
  ['a.json', (row) => JSON.stringify({ title: row, text: `${text}\n${row}`, date: row })],
  ['a.csv', (row) => `id,title,text\n1,${row},"${text.replaceAll('"', '""')}"\n`],
  [
    'a.xml',
    (row) =>
      `<?xml version="1.0"?><nitf><head><title>t</title></head><body><body.content><p>${text}</p>${row}</body.content></body></nitf>`,
  ],
  [
    'a.rss',
    (row) =>
      `<rss><channel><title>F</title><item><title>t</title><description>${row}${text}</description></item></channel></rss>`,
  ],
  ['a.tst', (row) => `\u0001abc0001 4 i 200 xyz\r\n\r\n${row}/\r\n\u0002${row}\r\n   ${text}\r\n\u0003\r\n`],
  [
    'a.warc',
    (row) => `WARC/1.0\r\nWARC-Type: response\r\nX: ${row}\r\nContent-Length: 9\r\n\r\nHTTP/1.1 \r\n\r\n`,
  ],
];

test.each(places)(
  'long rows of one sign in %s are read in a time that grows with their length',
  async (name, put) => {
    const path = join(folder, name);
    for (const unit of units) {
      writeFileSync(path, put(unit.repeat(Math.ceil(length / unit.length))));
      const started = process.cpuUsage();
      const { refs } = await listSource(path, name, {
        fields: defaultFields,
        reading: defaultReading,
        selection: wholeFile,
      });
      for (const result of await read(refs)) if (result.ok) segment(result.value);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 1000, JSON.stringify(unit)).toBeLessThan(limitMs);
    }
  },
);
