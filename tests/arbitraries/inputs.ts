/** One small report in every input format: what the tests of sources, and the mutator, begin with. */

import { gzipSync } from 'node:zlib';
import { zstdRaw } from './zstd.js';

export const headline = 'Council of Port Alder votes to close the old harbour';
export const paragraphs: readonly string[] = [
  'The council of Port Alder voted on Tuesday to close the old harbour and to move its fishing boats to the new quay, after a debate that went on until midnight.',
  'Ellen Strand, who leads the council, said that the decision had been prepared for two years and that nobody would lose a berth because of it.',
  'Fishermen who had come to the meeting were not convinced. Some of them said that the new quay is exposed to the west wind.',
  'The move is planned for next spring, once the breakwater has been finished and the lights along the entrance have been tested.',
];
export const text = `${headline}\n\n${paragraphs.join('\n\n')}\n`;
const body = paragraphs.join('\n\n');
const markup = paragraphs.map((part) => `<p>${part}</p>`).join('\n');
const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${headline}</title><meta property="article:modified_time" content="2020-03-03T09:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>${headline}</h1>${markup}</article><footer>© 2020</footer></body></html>`;
const savedPage = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${page.replaceAll('=', '=3D').replaceAll('©', '=C2=A9')}\r\n--b--\r\n`;
const record = { id: 'r1', title: headline, text: body, date: '2020-03-03' };
const nitf = `<?xml version="1.0"?><nitf><head><title>${headline}</title><docdata><doc-id id-string="n1"/><date.release norm="20200303T090000Z"/></docdata></head><body><body.head><hedline><hl1>${headline}</hl1></hedline><byline>By Ray Ford</byline></body.head><body.content>${markup}</body.content></body></nitf>`;
const g2 = `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g1" version="2"><itemMeta><versionCreated>2020-03-03T09:00:00Z</versionCreated><pubStatus qcode="stat:usable"/><edNote>Adds details.</edNote></itemMeta><contentMeta><headline>${headline}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${markup}</body></html></inlineXML></contentSet></newsItem>`;
const newsml = `<?xml version="1.0"?><NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>x</ProviderId><NewsItemId>m1</NewsItemId><RevisionId>2</RevisionId></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20200303T090000Z</ThisRevisionCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>${headline}</HeadLine></NewsLines><ContentItem><DataContent>${markup}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;
const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title><item><title>${headline}</title><guid>f1</guid><pubDate>Tue, 03 Mar 2020 09:00:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[${markup}]]></content:encoded></item></channel></rss>`;
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>a1</id><title>${headline}</title><updated>2020-03-03T09:00:00Z</updated><content type="html">${markup.replace(/</g, '&lt;')}</content></entry></feed>`;
const xml = `<?xml version="1.0"?><story><headline>${headline}</headline><date>2020-03-03</date><body>${markup}</body></story>`;
const ninjs = JSON.stringify({
  uri: 'j1',
  type: 'text',
  version: '2',
  versioncreated: '2020-03-03T09:00:00Z',
  pubstatus: 'usable',
  headline,
  body_xhtml: markup,
});
const wire = `\u0001abc0001 4 i 200 xyz\r\n\r\nharbour/\r\n\u0002${headline} =\r\n\r\n${paragraphs.map((part) => `   ${part}`).join('\r\n')}\r\n\u0003\r\n`;
const csv = `id,title,text,date\r\nc1,"${headline}","${body}",2020-03-03\r\n`;

function warcRecord(): Buffer {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n${Buffer.byteLength(page).toString(16)}\r\n${page}\r\n0\r\n\r\n`;
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:w1>\r\nWARC-Date: 2020-03-03T09:00:00Z\r\nWARC-Target-URI: http://example.org/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n`;
  return Buffer.from(`${head}${http}\r\n\r\n`);
}

const arcPage = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`;
const arc = `filedesc://x.arc 0.0.0.0 20200303090000 text/plain 5\n1 0 x\n\nhttp://example.org/ 1.2.3.4 20200303090000 text/html ${Buffer.byteLength(arcPage)}\n${arcPage}\n`;

export interface InputFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** As `documents.jsonl` calls it; null for plain text. */
  readonly format: string | null;
  /** The id of its document. */
  readonly id: string;
}

const file = (name: string, content: string | Buffer, format: string | null, id = name): InputFile => ({
  name,
  bytes: Buffer.from(content),
  format,
  id,
});

/** Every format, once. */
export const inputFiles: readonly InputFile[] = [
  file('plain.txt', text, null),
  file('plain.txt.gz', gzipSync(text), null),
  file('plain.txt.zst', zstdRaw(Buffer.from(text)), null),
  file('utf16.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]), null),
  file('article.md', `---\ntitle: ${headline}\ndate: 2020-03-03\n---\n\n${body}\n`, 'markdown'),
  file('page.html', page, 'html'),
  file('page-without-ending', page, 'html'),
  file('page.mhtml', savedPage, 'mhtml'),
  file('record.json', JSON.stringify(record), 'json'),
  file('ninjs.json', ninjs, 'json'),
  file('records.jsonl', `${JSON.stringify({ ...record, id: 'l1' })}\n`, null, 'l1'),
  file('records.jsonl.gz', gzipSync(`${JSON.stringify({ ...record, id: 'l2' })}\n`), null, 'l2'),
  file('table.csv', csv, 'csv', 'c1'),
  file('table.tsv', `id\ttitle\ttext\nt1\t${headline}\t"${body}"\n`, 'tsv', 't1'),
  file('nitf.xml', nitf, 'nitf'),
  file('g2.xml', g2, 'newsml-g2'),
  file('newsml.xml', newsml, 'newsml'),
  file('feed.rss', rss, 'feed', 'f1'),
  file('feed.atom', atom, 'feed', 'a1'),
  file('other.xml', xml, 'xml'),
  file('wire.tst', wire, 'wire'),
  file('crawl.warc', warcRecord(), 'html', 'urn:uuid:w1'),
  file('crawl.warc.gz', gzipSync(warcRecord()), 'html', 'urn:uuid:w1#2'),
  file('crawl.arc', arc, 'html', 'crawl.arc#2'),
];
