/** Feeds and agency items whose markup is loose: read as they are meant, and every fault said with its line. */
import { expect, it, test } from 'vitest';
import type { Result } from '../../../src/model/failure.js';
import type { Item } from '../../../src/read/items.js';
import { readArticles as readFeed } from '../../../src/read/xml/feed.js';
import { readArticles as readXml } from '../../../src/read/xml/generic-xml.js';
import { readArticles as readNewsml } from '../../../src/read/xml/newsml.js';
import { readArticles as readG2 } from '../../../src/read/xml/newsml-g2.js';
import { readArticles as readNitf } from '../../../src/read/xml/nitf.js';

const item = (id: string, words: string) => `<item><guid>${id}</guid><title>Title ${id}</title>
<description>${words}</description></item>
`;
const feed = (...words: readonly string[]) =>
  `<?xml version="1.0"?>
<rss version="2.0"><channel><title>News</title>
${words.map((one, at) => item(`g${at}`, one)).join('')}</channel></rss>`;

function read(result: Result<readonly Item[]>) {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.map(({ extracted }) => ({
    text: extracted.blocks.map(({ text }) => text).join('\n'),
    flaws: extracted.flaws,
  }));
}
const sentence = 'The council of Port Alder voted on Tuesday.';

const loose = {
  'an ampersand that stands alone': [
    'Smith & Sons closed. & more',
    'Smith & Sons closed. & more',
    ['line 4: `&` stands alone'],
  ],
  'an ampersand in an address': [
    'See http://x.org/?a=1&b=2 for it',
    'See http://x.org/?a=1&b=2 for it',
    ['line 4: `&` stands alone'],
  ],
  'an entity of HTML': [
    'One&nbsp;of&hellip;',
    'One of…',
    ['line 4: the entity &nbsp; is declared nowhere', 'line 4: the entity &hellip; is declared nowhere'],
  ],
  'an entity that nobody knows': [
    'One &unheard; word',
    'One &unheard; word',
    ['line 4: the entity &unheard; is declared nowhere'],
  ],
  'an angle bracket that stands alone': [
    'Prices < 5 euros',
    'Prices < 5 euros',
    ['line 4: `<` stands alone'],
  ],
  'a control character': ['One\u000bword', 'One word', ['line 4: disallowed character']],
} as const;

it.each(Object.entries(loose))(
  'a feed with %s is read, and its items say so',
  (_, [written, meant, flaws]) => {
    const [first, second] = read(readFeed(feed(`${written} ${sentence}`, sentence), 'a.xml'));
    expect(first!.text).toContain(meant);
    expect(first!.text).toContain(sentence);
    expect(first!.flaws).toEqual(flaws);
    // The item beside it has no fault.
    expect(second!.flaws).toBeUndefined();
  },
);

test('what is loose around the items is said of each', () => {
  const [first, second] = read(
    readFeed(`\n \n${feed('One & two.', sentence)}\n<!-- -- -->\nbehind`, 'a.xml'),
  );
  const around = 'line 3: the XML declaration does not stand at the beginning';
  expect(first!.flaws).toEqual([
    around,
    'line 6: `&` stands alone',
    'line 10: malformed comment',
    'line 11: text data outside of root node',
  ]);
  expect(second!.flaws).toEqual([
    around,
    'line 10: malformed comment',
    'line 11: text data outside of root node',
  ]);
});

test('well-formed markup has no flaws, whatever stands in comments, CDATA and declarations', () => {
  const written = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY own "a & b"><!ENTITY amper "&#38;">]><!-- a & b < c -->${feed(
    `One &amp; two &lt; three &#233; &#xe9; &own; <![CDATA[ Smith & Sons < 5 &eacute; ]]> ${sentence}`,
  ).slice(21)}`;
  const [first] = read(readFeed(written, 'a.xml'));
  expect(first!.flaws).toBeUndefined();
  expect(first!.text).toContain('One & two < three é é &own;');
});

test('a fault in every line is said twenty times, and counted', () => {
  const [first] = read(readFeed(feed(`a & b\n`.repeat(50)), 'a.xml'));
  expect(first!.flaws).toHaveLength(21);
  expect(first!.flaws!.at(-1)).toBe('30 more of this kind');
});

const body = `<p>Smith & Sons of Port Alder&nbsp;said so. ${sentence}</p>`;
const agencies = [
  [
    'NITF',
    readNitf,
    `\n<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>A & B</hl1></hedline></body.head><body.content>${body}</body.content></body></nitf>`,
  ],
  [
    'NewsML-G2',
    readG2,
    `\n<?xml version="1.0"?><newsItem guid="g" version="1"><contentMeta><headline>A & B</headline></contentMeta><contentSet><inlineXML><html><body>${body}</body></html></inlineXML></contentSet></newsItem>`,
  ],
  [
    'NewsML',
    readNewsml,
    `\n<?xml version="1.0"?><NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>A & B</HeadLine></NewsLines><ContentItem><DataContent>${body}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  ],
  ['other XML', readXml, `\n<?xml version="1.0"?><story><title>A & B</title><body>${body}</body></story>`],
] as const;

it.each(agencies)('an item of %s with such faults is read, and says so', (_, readArticles, written) => {
  const [first] = read(readArticles(written, 'a.xml'));
  expect(first!.text).toContain('A & B');
  expect(first!.text).toContain('Smith & Sons of Port Alder said so.');
  expect(first!.flaws).toEqual([
    'line 2: the XML declaration does not stand at the beginning',
    'line 2: `&` stands alone',
    'line 2: the entity &nbsp; is declared nowhere',
  ]);
});

it.each([
  ['an element that is never closed', '<rss><channel><item><title>One</channel></rss>'],
  ['text alone', 'no markup at all'],
  ['a part that never ends', `<rss><channel><![CDATA[ ${sentence}`],
  ['a comment that never ends', `<rss><!-- ${'<!-- &'.repeat(20_000)}`],
])('%s is a failure that names the place', (_, written) => {
  expect(readFeed(written, 'a.xml')).toMatchObject({ ok: false, error: { reason: 'bad-source' } });
});
