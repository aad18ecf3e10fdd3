/**
 * Makes four documents of one format: three revisions of a report and one that stands alone. Each bears a word of its own
 * in its text and in its name, by which a stage is told to fail on it.
 */
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { seededRandom } from '../../src/base/seeded-random.js';

/** One article. */
export interface Article {
  /** The word that no other article has. */
  readonly mark: string;
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly date: string;
}

/** Files by name. */
export type Files = Readonly<Record<string, string | Buffer>>;

const syllables = 'ba de ki lo mu na pe ri so tu va we xi yo zu dar fen gol hin jul'.split(' ');

// What stands on every page, so that there is something to learn.
const ofSite = 'The Port Alder Post is printed every morning on the old quay.';

/** `count` articles of the report and one more, the same for the same seed. */
export function writeArticles(format: string, seed: number, count = 3): readonly Article[] {
  const random = seededRandom(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  // Words of its own, so that reports in two formats have nothing in common.
  const words = Array.from({ length: 80 }, () => pick(syllables) + pick(syllables) + pick(syllables));
  const phrase = (length: number) => Array.from({ length }, () => pick(words)).join(' ');
  const sentence = () => `The ${phrase(6)} of the ${phrase(3)} and the ${phrase(5)}.`;
  const paragraph = () => `${sentence()} ${sentence()}`;
  const name = format.replace(/[^a-z0-9]/g, '');
  const body = Array.from({ length: 4 }, paragraph);
  const headline = `The ${phrase(4)}`;
  const own = (number: number) => `The zq${name}n${number} ${phrase(3)} of the ${phrase(2)}.`;
  const revisions = Array.from({ length: count }, (_, number) => ({
    mark: `zq${name}n${number}`,
    headline,
    paragraphs: [...body, own(number), ...Array.from({ length: number }, paragraph), ofSite],
    date: `2020-03-0${number + 1}T09:00:00Z`,
  }));
  const alone = {
    mark: `zq${name}n${count}`,
    headline: `The ${phrase(3)}`,
    paragraphs: [...Array.from({ length: 3 }, paragraph), own(count), ofSite],
    date: '2020-03-09T09:00:00Z',
  };
  return [...revisions, alone];
}

const bodyOf = ({ paragraphs }: Article) => paragraphs.join('\n\n');
const markupOf = ({ paragraphs }: Article) => paragraphs.map((part) => `<p>${part}</p>`).join('\n');
const pageOf = (article: Article) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${article.headline}</title><meta property="article:modified_time" content="${article.date}"></head><body><article><h1>${article.headline}</h1>${markupOf(article)}</article></body></html>`;
const recordOf = (article: Article) => ({
  id: article.mark,
  title: article.headline,
  text: bodyOf(article),
  date: article.date,
});
const compact = (date: string) => date.replace(/[-:]/g, '');

/** One file for each article. */
const each =
  (ending: string, write: (article: Article) => string | Buffer) =>
  (articles: readonly Article[]): Files =>
    Object.fromEntries(articles.map((article) => [`${article.mark}${ending}`, write(article)]));

/** One file for all articles. */
const all =
  (name: string, write: (articles: readonly Article[]) => string | Buffer) =>
  (articles: readonly Article[]): Files => ({ [name]: write(articles) });

const table = (articles: readonly Article[], separator: string) =>
  [['id', 'title', 'text', 'date'], ...articles.map((article) => Object.values(recordOf(article)))]
    // One line each, so that a row's number is its line.
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('\n\n', ' ')}"`).join(separator))
    .join('\r\n');

function warcOf(article: Article): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${pageOf(article)}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:${article.mark}>\r\nWARC-Date: ${article.date}\r\nWARC-Target-URI: http://example.org/${article.mark}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
}

function newsmlOf(article: Article): string {
  return `<NewsItem><Identification><NewsIdentifier><ProviderId>x</ProviderId><NewsItemId>${article.mark}</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>${compact(article.date)}</ThisRevisionCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>${article.headline}</HeadLine></NewsLines><ContentItem><DataContent>${markupOf(article)}</DataContent></ContentItem></NewsComponent></NewsItem>`;
}

/** How each format writes articles. */
export const formats: Readonly<Record<string, (articles: readonly Article[]) => Files>> = {
  text: each('.txt', (article) => `${article.headline}\n\n${bodyOf(article)}\n`),
  markdown: each(
    '.md',
    (article) => `---\ntitle: ${article.headline}\ndate: ${article.date}\n---\n\n${bodyOf(article)}\n`,
  ),
  html: each('.html', pageOf),
  mhtml: each(
    '.mhtml',
    (article) =>
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${pageOf(article).replaceAll('=', '=3D')}\r\n--b--\r\n`,
  ),
  json: all('list.json', (articles) => JSON.stringify(articles.map(recordOf))),
  ninjs: each('.json', (article) =>
    JSON.stringify({
      uri: article.mark,
      type: 'text',
      version: '1',
      versioncreated: article.date,
      headline: article.headline,
      body_xhtml: markupOf(article),
    }),
  ),
  jsonl: all('lines.jsonl', (articles) =>
    articles.map((article) => JSON.stringify(recordOf(article))).join('\n'),
  ),
  csv: all('table.csv', (articles) => table(articles, ',')),
  tsv: all('table.tsv', (articles) => table(articles, '\t')),
  parquet: all('table.parquet', (articles) =>
    Buffer.from(
      parquetWriteBuffer({
        columnData: (['id', 'title', 'text', 'date'] as const).map((name) => ({
          name,
          data: articles.map((article) => recordOf(article)[name]),
          type: 'STRING',
        })),
      }),
    ),
  ),
  warc: all('crawl.warc', (articles) => articles.map(warcOf).join('')),
  'packed warc': all('crawl.warc.gz', (articles) =>
    Buffer.concat(articles.map((article) => gzipSync(warcOf(article)))),
  ),
  nitf: each(
    '.xml',
    (article) =>
      `<?xml version="1.0"?><nitf><head><title>${article.headline}</title><docdata><doc-id id-string="${article.mark}"/><date.release norm="${compact(article.date)}"/></docdata></head><body><body.head><hedline><hl1>${article.headline}</hl1></hedline></body.head><body.content>${markupOf(article)}</body.content></body></nitf>`,
  ),
  newsml: all(
    'newsml.xml',
    (articles) => `<?xml version="1.0"?><NewsML>${articles.map(newsmlOf).join('')}</NewsML>`,
  ),
  'newsml-g2': each(
    '.xml',
    (article) =>
      `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${article.mark}" version="1"><itemMeta><versionCreated>${article.date}</versionCreated></itemMeta><contentMeta><headline>${article.headline}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${markupOf(article)}</body></html></inlineXML></contentSet></newsItem>`,
  ),
  feed: all(
    'feed.rss',
    (articles) =>
      `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title>${articles.map((article) => `<item><title>${article.headline}</title><guid>${article.mark}</guid><content:encoded><![CDATA[${markupOf(article)}]]></content:encoded></item>`).join('')}</channel></rss>`,
  ),
  xml: all(
    'stories.xml',
    (articles) =>
      `<?xml version="1.0"?><stories>${articles.map((article) => `<story><id>${article.mark}</id><headline>${article.headline}</headline><date>${article.date}</date><body>${markupOf(article)}</body></story>`).join('')}</stories>`,
  ),
  wire: each(
    '.tst',
    (article) =>
      `\u0001abc0001 4 i 200 xyz\r\n\r\nharbour/\r\n\u0002${article.headline} =\r\n\r\n${article.paragraphs.map((part) => `   ${part}`).join('\r\n')}\r\n\u0003\r\n`,
  ),
  packed: each('.txt.gz', (article) => gzipSync(`${article.headline}\n\n${bodyOf(article)}\n`)),
};
