/** Records of web archives made by hand: versions of the format, codings of bodies, addresses with blanks. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, expect, it, test } from 'vitest';
import { listDocuments } from '../../../src/read/list-documents.js';
import { read } from '../../../src/read/read.js';
import { zstdRaw } from '../../arbitraries/zstd.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-warc-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sentence = 'The council of Port Alder voted on Tuesday to close the old bridge over the river.';
const page = Buffer.from(
  `<!doctype html><html><head><title>Bridge closed</title></head><body><p>${`${sentence} `.repeat(4)}</p><p>${sentence.toUpperCase()}</p></body></html>`,
);

function record(
  body: Buffer,
  { version = '1.0', coding = '', type = 'text/html; charset=utf-8' } = {},
): Buffer {
  const http = Buffer.concat([
    Buffer.from(
      `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${coding === '' ? '' : `Content-Encoding: ${coding}\r\n`}\r\n`,
    ),
    body,
  ]);
  const head = `WARC/${version}\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:r>\r\nWARC-Target-URI: http://example.org/a b\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), http, Buffer.from('\r\n\r\n')]);
}

async function readArchive(bytes: Buffer, name = 'a.warc') {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { refs, failures } = await listDocuments(path, null);
  return { results: await read(refs), failures };
}

const codings = {
  '': page,
  gzip: gzipSync(page),
  'x-gzip': gzipSync(page),
  deflate: deflateSync(page),
  br: brotliCompressSync(page),
  zstd: zstdRaw(page),
  'gzip, zstd': zstdRaw(gzipSync(page)),
  identity: page,
} as const;

it.each([...Object.entries(codings), ['deflate', deflateRawSync(page)] as const])(
  'a body in the coding %j is read as the page that it is',
  async (coding, body) => {
    const { results } = await readArchive(record(body, { coding }));
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ ok: true, value: { text: expect.stringContaining(sentence) } });
    expect(results[0]).not.toHaveProperty('value.flaws');
  },
);

it.each(['gzip', 'deflate', 'br', 'zstd'])(
  'a page and a text that are not packed as %s, whatever their heads say, are read as they stand',
  async (coding) => {
    for (const [body, type] of [
      [page, 'text/html'],
      [Buffer.from(sentence), 'text/plain'],
    ] as const) {
      const { results } = await readArchive(record(body, { coding, type }));
      expect(results[0]).toMatchObject({ ok: true, value: { text: expect.stringContaining(sentence) } });
    }
  },
);

it.each([
  ['gzip', gzipSync(page, { level: 0 })],
  ['deflate', deflateSync(page, { level: 0 })],
])('a body in %s that is cut off is read as far as it goes, and says so', async (coding, body) => {
  const { results } = await readArchive(record(body.subarray(0, body.length - 90), { coding }));
  expect(results[0]).toMatchObject({
    ok: true,
    value: { flaws: [expect.stringMatching(/^its body is cut off: \d+ bytes of it could be unpacked$/)] },
  });
});

it.each(['gzip', 'br', 'zstd'])('a body that is neither %s nor text is named', async (coding) => {
  const noise = Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 151 + 7) & 0xff));
  const { results } = await readArchive(record(noise, { coding }));
  expect(results[0]).toMatchObject({ ok: false, error: { detail: `its body is not ${coding} as it says` } });
});

it.each(['0.17', '0.18', '1.0', '1.1', '1.10'])(
  'records of WARC/%s are read, whatever stands before',
  async (version) => {
    const { results, failures } = await readArchive(Buffer.concat([record(page), record(page, { version })]));
    expect(failures).toEqual([]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  },
);

test('a frame that needs a dictionary is refused by its name, once for the whole file', async () => {
  const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x21, 5, 1, 9, 0, 0, 97]);
  const { results, failures } = await readArchive(Buffer.concat([frame, frame, frame]), 'a.warc.zst');
  expect(results).toEqual([]);
  expect(failures).toMatchObject([{ place: 'byte 0', detail: expect.stringContaining('the dictionary 5') }]);
});

const arcHead = 'filedesc://a.arc 0.0.0.0 20200101000000 text/plain 15\n1 0 Alder News\n\n';
const arcRecord = (address: string, columns: (length: number) => string) => {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`;
  return `${address} ${columns(http.length)}\n${http}\n`;
};

it.each([
  ['five columns', (length: number) => `10.0.0.1 20200304050607 text/html ${length}`],
  ['ten columns', (length: number) => `10.0.0.1 20200304050607 text/html 200 abc - 20210101 a.arc ${length}`],
])('an ARC with blanks in an address and %s is read, with the whole address', async (_, columns) => {
  const addresses = ['http://example.org/a', 'http://example.org/a b 7 c', 'http://example.org/d'];
  const bytes = Buffer.from(arcHead + addresses.map((address) => arcRecord(address, columns)).join('\n'));
  const { results, failures } = await readArchive(bytes, 'a.arc');
  expect(failures).toEqual([]);
  expect(results.map((result) => result.ok && result.value.about?.url)).toEqual(addresses);
  expect(results[1]).toMatchObject({ ok: true, value: { date: '2020-03-04T05:06:07Z' } });
});
