/** Items of agencies with a letter or two that are no UTF-8, whatever they declare. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, expect, it } from 'vitest';
import { listDocuments } from '../../../src/read/list-documents.js';
import { toBytes } from '../../../src/read/plain-text.js';
import { read } from '../../../src/read/read.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-agency-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lead =
  'The council of Port Alder voted on Tuesday to close the old harbour and to move its boats to the new quay.';
const wire = (words: string) =>
  `\u0016\u0016\u0001agy0123 4 POL 0031\r\n\r\n\u0002${words}\r\n   PORT ALDER (AP) ${lead}\r\n   ${lead.toUpperCase()}\r\n\u0003\u0004`;
const nitf = (declaration: string) => (words: string) =>
  `<?xml version="1.0"${declaration}?><nitf><body><body.head><hedline><hl1>${words}</hl1></hedline></body.head><body.content><p>${lead}</p></body.content></body></nitf>`;
const newsml = (words: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><newsItem guid="g" version="1"><contentMeta><headline>${words}</headline></contentMeta><contentSet><inlineXML><html><body><p>${lead}</p></body></html></inlineXML></contentSet></newsItem>`;

const items = [
  ['IPTC 7901', 'a.txt', wire],
  ['NITF that declares nothing', 'a.xml', nitf('')],
  ['NITF that declares UTF-8', 'a.xml', nitf(' encoding="UTF-8"')],
  ['NITF that declares ISO 8859-1', 'a.xml', nitf(' encoding="ISO-8859-1"')],
  ['NewsML-G2', 'a.xml', newsml],
] as const;
const headlines = ['Council closes a café', 'Grüße from Köln', 'Señor Díaz says no', '“No”, says council'];

it.each(items)('an item of %s with a letter of Latin-1 is read, the letter right', async (_, name, make) => {
  for (const headline of headlines) {
    const bytes = iconv.encode(make(headline), 'windows-1252');
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const { refs, failures } = await listDocuments(path, null);
    expect(failures).toEqual([]);
    const [result] = await read(refs);
    if (result?.ok !== true) throw new Error(JSON.stringify(result));
    expect(result.value).toMatchObject({ title: headline, encoding: 'windows-1252' });
    expect(result.value.text).toContain(lead);
    expect(toBytes(result.value).equals(bytes)).toBe(true);
  }
});

it('a wire message in another alphabet is read in it, among its control characters', async () => {
  const russian =
    'Совет города проголосовал во вторник за закрытие старой гавани и перенос рыболовных судов к новому причалу после долгих споров.';
  const path = join(folder, 'russian.txt');
  writeFileSync(path, iconv.encode(wire(russian), 'windows-1251'));
  const [result] = await read((await listDocuments(path, null)).refs);
  expect(result).toMatchObject({
    ok: true,
    value: { encoding: 'windows-1251', text: expect.stringContaining(russian) },
  });
});
