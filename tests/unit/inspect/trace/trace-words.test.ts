/** What is printed and drawn of a thread: laid out to be read at a glance, and no text of a source does harm in it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trace } from '../../../../src/inspect/trace/trace.js';
import { renderTracePage } from '../../../../src/inspect/trace/trace-page.js';
import { renderTraceText } from '../../../../src/inspect/trace/trace-text.js';
import type { Tracing } from '../../../../src/inspect/trace/tracing.js';
import { ThreadIndex } from '../../../../src/write/threads/thread-index.js';
import { hostileStrings } from '../../../arbitraries/hostile-strings.js';
import { idOfThread, tableOf, writeIndex } from '../../../arbitraries/threads.js';
import { attribute, elements, parsePage, textOf } from '../../../page-text.js';

const closed = 'The harbour bridge was closed to all traffic on Monday.';
const reopened = 'The harbour bridge was closed to lorries on Monday.';
const quoted = '“The bridge was closed in time,” she said.';
const table = tableOf([
  {
    readings: [closed, reopened],
    carriers: [
      [0, 0],
      [3, 1],
      [4, 0],
    ],
    role: 'background',
  },
  { readings: [quoted], carriers: [[1, 0]], role: 'quotation', speaker: 'Ann Strand', isDated: false },
]);

let index: ThreadIndex;
beforeAll(async () => {
  index = new ThreadIndex(await writeIndex(table));
});
afterAll(() => index.close());

const asked = (text: string, limit = 20) => trace({ text }, index, limit)!;
const named = (name: string) => (element: { readonly tagName: string }) => element.tagName === name;
const linkOf = (folder: string) => `out/${folder}/index.html`;

test('the terminal is told where it was first, how it changed, who carried it, and what else matches', () => {
  expect(renderTraceText(asked('bridge was closed'))).toBe(`First in  Headline 0
          2024-01-01, Evening Post
          doc0, bytes 0–500; editions/folder-of-report0
          First by the dates of all that carry it
Thread    ${idOfThread(closed)}, background, in 3 reports

  1  ${closed}
  2  The harbour bridge was closed to [-all traffic-]{+lorries+} on Monday.

2024-01-01  first   reading 1  Evening Post  Headline 0: doc0, bytes 0–500
2024-01-04  edited  reading 2                Headline 3: doc3, bytes 0–500
2024-01-05  cut     reading 1  Evening Post  doc4, bytes 0–500

Others that match
100 %  ${idOfThread(quoted)}  quotation of Ann Strand, 1 report, 2024-01-02: ${quoted}
`);
});

test('what is not listed is counted', () => {
  expect(renderTraceText(asked('bridge was closed', 1))).toContain(
    '… 2 paragraphs and 1 reading more; --limit lists more\n',
  );
});

test('it is said what is not certain, and how much of what was asked for is there', () => {
  const { thread } = asked('harbour bridge was closed to all lorries');
  const text = renderTraceText({ asked: { text: '' }, thread: { ...thread, isDated: false }, others: [] });
  expect(text).toContain('Not certain to be the first: not all that carry it are dated\n');
  expect(text).toMatch(/; it holds \d\d % of what was asked for\n/);
  expect(renderTraceText(asked('closed in time she said'))).toContain('Nothing else here carries it\n');
});

describe('the page', () => {
  const draw = (tracing: Tracing) => parsePage(renderTracePage(tracing, linkOf));

  test('leads with the paragraph, and says where it was first and how sure that is', () => {
    const page = draw(asked('bridge was closed'));
    const [header] = elements(page, named('header'));
    expect(elements(header!, named('h1')).map((each) => textOf(each))).toEqual([closed]);
    expect(textOf(header!)).toContain(
      'First in Headline 0, Evening Post, 2024-01-01. First by the dates of all that carry it.',
    );
    expect(textOf(elements(page, named('title'))[0]!)).toBe(
      'The harbour bridge was closed to all traffic on …',
    );
  });

  test('lists those that carry it, with links to their editions and to the readings that they have', () => {
    const page = draw(asked('bridge was closed'));
    const [line, readings] = elements(page, named('ol'));
    const links = elements(line!, named('a')).map((link) => [attribute(link, 'href'), textOf(link)]);
    expect(links).toEqual([
      ['out/folder-of-report0/index.html', 'Headline 0'],
      ['#r1', 'reading 1'],
      ['#r2', 'reading 2'],
      ['out/folder-of-report1/index.html', 'doc4'],
      ['#r1', 'reading 1'],
    ]);
    expect(elements(readings!, named('li')).map((item) => attribute(item, 'id'))).toEqual(['r1', 'r2']);
    expect(elements(readings!, named('del')).map((each) => textOf(each))).toEqual(['all traffic']);
    expect(elements(readings!, named('ins')).map((each) => textOf(each))).toEqual(['lorries']);
  });

  test('shows other threads that match', () => {
    const page = draw(asked('bridge was closed'));
    expect(elements(page, named('h2')).map((each) => textOf(each))).toContain('1 other thread that matches');
    expect(textOf(page)).toContain('quotation of Ann Strand, in 1 report');
  });
});

describe('text of sources', () => {
  const first = table.documents[0]!;
  const hostile = (text: string): Tracing => {
    const { thread } = asked('bridge was closed');
    const document = {
      ...thread.first.document,
      id: text as typeof first.id,
      headline: text,
      outlet: text,
      date: text,
    };
    const carrier = { ...thread.first, document };
    const all = {
      ...thread,
      text,
      speaker: text,
      role: 'quotation' as const,
      first: carrier,
      listed: [carrier],
    };
    return {
      asked: { text },
      thread: {
        ...all,
        readings: [
          { text, changes: null },
          {
            text,
            changes: [
              [-1, text],
              [1, text],
            ],
          },
        ],
      },
      others: [all],
    };
  };

  test.each(Object.entries(hostileStrings))('stays text on the page: %s', (_, text) => {
    const page = parsePage(renderTracePage(hostile(text), linkOf));
    const plain = parsePage(renderTracePage(hostile('plain'), linkOf));
    const shape = (root: typeof page) =>
      elements(root)
        .filter(({ tagName }) => tagName !== 'bdi')
        .map(({ tagName, attrs }) => [tagName, attrs.map(({ name }) => name)]);
    expect(shape(page)).toEqual(shape(plain));
  });

  test('steers no terminal', () => {
    const text = renderTraceText(hostile('\u001b[2Jzq7\u202e\r\n\u0007'));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    expect(text).toContain('\\u001b[2Jzq7\\u202e');
  });
});
