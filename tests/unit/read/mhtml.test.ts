/** Pages as browsers save them in one file, and mail, which is none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, expect, it, test } from 'vitest';
import { listDocuments } from '../../../src/read/list-documents.js';
import { toBytes } from '../../../src/read/plain-text.js';
import { read } from '../../../src/read/read.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-mhtml-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sentence = 'Der Rat von Köln hat am Dienstag beschlossen, die alte Brücke über den Fluß zu schließen.';
const page = (charset: string) =>
  `<!doctype html><html><head><meta charset="${charset}"><title>Brücke geschlossen</title></head><body><h1>Brücke geschlossen</h1><p>${sentence} ${sentence.toLowerCase()}</p><p>${sentence.toUpperCase()}</p></body></html>`;

const quoted = (bytes: Buffer) =>
  [...bytes]
    .map((byte) =>
      byte < 0x20 || byte > 0x7e || byte === 0x3d
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .match(/(?:=..|[^=]){1,60}/g)!
    .join('=\r\n');

const head = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://example.org/bridge',
  'Subject: =?utf-8?Q?Br=C3=BCcke_?= =?utf-8?B?Z2VzY2hsb3NzZW4=?=',
  'Date: Wed, 1 Jan 2020 10:00:00 -0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----Multi=_Part"',
];
const part = (headers: readonly string[], body: string) => ['------Multi=_Part', ...headers, '', body];
const picture = part(['Content-Type: image/png', 'Content-Transfer-Encoding: base64'], 'iVBORw0KGgo=');
const frame = part(
  ['Content-Type: text/html', 'Content-ID: <frame-2>'],
  '<html><body><p>An advertisement that stands in a frame.</p></body></html>',
);
const end = ['------Multi=_Part--', ''];
const file = (...lines: readonly (readonly string[])[]) => lines.flat().join('\r\n');

async function readFile(content: string | Buffer, name = 'a.mhtml') {
  const path = join(folder, name);
  writeFileSync(path, content, 'latin1');
  const { refs, failures } = await listDocuments(path, null);
  const [result] = await read(refs);
  return { result, failures };
}

const utf8 = Buffer.from(page('utf-8'));
const encodings = {
  'quoted-printable': [
    ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable'],
    quoted(utf8),
  ],
  base64: [
    ['Content-Type: text/html; charset="utf-8"', 'Content-Transfer-Encoding: base64'],
    utf8
      .toString('base64')
      .match(/.{1,76}/g)!
      .join('\r\n'),
  ],
  '8bit': [
    ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit'],
    utf8.toString('latin1'),
  ],
  'another charset, named by the part': [
    ['Content-Type: text/html; charset=windows-1252', 'Content-Transfer-Encoding: quoted-printable'],
    quoted(iconv.encode(page('utf-8').replace('<meta charset="utf-8">', ''), 'windows-1252')),
  ],
  'another charset, named by the page': [
    ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable'],
    quoted(iconv.encode(page('iso-8859-1'), 'windows-1252')),
  ],
} as const;

it.each(Object.entries(encodings))(
  'the page of a file is read in %s, and the file comes back',
  async (_, [headers, body]) => {
    const content = Buffer.from(file(head, [''], part(headers, body), picture, frame, end), 'latin1');
    const { result, failures } = await readFile(content);
    expect(failures).toEqual([]);
    if (result?.ok !== true) throw new Error(JSON.stringify(result));
    const document = result.value;
    expect(document.text).toContain(sentence);
    expect(document.text).not.toMatch(/advertisement|MIME|Saved by|=C3/);
    expect(document).toMatchObject({
      format: 'mhtml',
      title: 'Brücke geschlossen',
      date: 'Wed, 1 Jan 2020 10:00:00 -0000',
      about: { url: 'https://example.org/bridge' },
    });
    expect(document).not.toHaveProperty('flaws');
    expect(toBytes(document).equals(content)).toBe(true);
  },
);

const html = part([...encodings['8bit'][0]], encodings['8bit'][1]);

test('of several pages the one is read that the headers name', async () => {
  const named = head.map((line) => (line.includes('type=') ? '\ttype="text/html"; start="<main>";' : line));
  const main = part([...encodings['8bit'][0], 'Content-ID: <main>'], encodings['8bit'][1]);
  const { result } = await readFile(file(named, [''], frame, main, end));
  expect(result).toMatchObject({ ok: true, value: { text: expect.stringContaining(sentence) } });
});

test('what the page says of itself wins over what was noted when it was saved', async () => {
  const own = encodings['8bit'][1].replace(
    '<title>',
    '<meta property="article:published_time" content="2019-12-31T08:00:00Z"><title>',
  );
  const other = head.map((line) => (line.startsWith('Subject') ? 'Subject: Saved' : line));
  const { result } = await readFile(file(other, [''], part([...encodings['8bit'][0]], own), end));
  expect(result).toMatchObject({
    ok: true,
    value: {
      date: '2019-12-31T08:00:00Z',
      fields: { title: 'Saved', date: 'Wed, 1 Jan 2020 10:00:00 -0000' },
    },
  });
});

test('a file that is cut off is read as far as it goes, and says so', async () => {
  const content = file(head, [''], html).slice(0, -200);
  const { result } = await readFile(content);
  expect(result).toMatchObject({
    ok: true,
    value: {
      text: expect.stringContaining(sentence),
      flaws: ['its last part is cut off: the line that closes it is missing'],
    },
  });
});

test('alternatives inside of related parts, line feeds alone, and a file that is one part', async () => {
  const inner = [
    'Content-Type: multipart/alternative; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Plain.',
    '--x',
    ...html.slice(1),
    '--x--',
  ];
  const nested = file(head, [''], ['------Multi=_Part', ...inner], end).replaceAll('\r\n', '\n');
  const single = file(
    ['From: <Saved by Blink>', 'MIME-Version: 1.0'],
    [...encodings.base64[0]],
    ['', encodings.base64[1]],
  );
  for (const content of [nested, single])
    expect((await readFile(content)).result).toMatchObject({
      ok: true,
      value: { text: expect.stringContaining(sentence) },
    });
});

test('a saved page without HTML is named', async () => {
  const { result } = await readFile(file(head, [''], picture, end));
  expect(result).toMatchObject({
    ok: false,
    error: { reason: 'no-article', what: expect.stringContaining('MHTML') },
  });
});

it.each(['a.eml', 'a.mht', 'a.txt'])('mail is refused whatever it is called: %s', async (name) => {
  const mail = [
    'Received: from x by y; Wed, 1 Jan 2020 10:00:00 +0000',
    'From: Ann <ann@example.org>',
    'To: desk@example.org',
    ...head.slice(2),
  ];
  const { result, failures } = await readFile(file(mail, [''], html, end), name);
  expect(result).toBeUndefined();
  expect(failures).toMatchObject([{ reason: 'no-article', what: 'an e-mail message' }]);
});
