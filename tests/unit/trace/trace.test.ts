/** Describes threads: whether dates tell where one was first, and what is known of the documents that carry it. */
import { expect, test } from 'vitest';
import { listThreads, type PlainText, traceTexts } from '../../arbitraries/traced-texts.js';
import { bodies, daily, ferry } from './texts.js';

/** Texts that carry one paragraph, each by its date and report. */
function carried(...all: readonly (readonly [date: string | null, report?: string])[]): PlainText[] {
  return all.map(([date, report], index) => ({
    id: `d${index}`,
    paragraphs: [ferry, bodies[index]!],
    ...(date === null ? {} : { date }),
    ...(report === undefined ? {} : { report }),
  }));
}

test.each([
  { name: 'all are dated', texts: carried(['2026-01-02'], ['2026-01-01']), is: true, first: 'd1' },
  { name: 'none is dated', texts: carried([null], [null]), is: false, first: 'd0' },
  {
    name: 'one that is not dated may be older',
    texts: carried(['2026-01-02'], [null]),
    is: false,
    first: 'd0',
  },
  {
    name: 'two reports are of one time',
    texts: carried(['2026-01-02'], ['2026-01-02']),
    is: false,
    first: 'd0',
  },
  {
    name: 'two revisions of one report are of one time',
    texts: carried(['2026-01-02', 'r'], ['2026-01-02', 'r'], ['2026-01-03']),
    is: true,
    first: 'd0',
  },
  {
    name: 'its report tells when an undated revision was',
    texts: carried([null, 'r'], ['2026-01-02', 'r'], ['2026-01-03']),
    is: true,
    first: 'd0',
  },
  { name: 'it stands in one document', texts: carried(['2026-01-02']), is: true, first: 'd0' },
  { name: 'it stands in one undated document', texts: carried([null]), is: false, first: 'd0' },
  { name: 'what is no date dates nothing', texts: carried(['soon']), is: false, first: 'd0' },
])('$name: $is', ({ texts, is, first }) => {
  const [thread] = listThreads(traceTexts(texts)).filter(({ readings }) => readings.includes(ferry));
  expect([thread!.isDated, thread!.carriers[0]!.document.id]).toEqual([is, first]);
});

test('a carrier tells what its record says, and whether it is the latest of its report', () => {
  const texts = carried(['2026-01-01', 'r'], ['2026-01-02', 'r'], [null]).map((text) => ({
    ...text,
    title: `Headline ${text.id}`,
    outlet: 'Post',
  }));
  const { carriers } = listThreads(traceTexts(texts))[0]!;
  const common = { outlet: 'Post', language: null };
  expect(carriers.map(({ document }) => document)).toEqual([
    { ...common, id: 'd0', report: 'r', isLatest: false, headline: 'Headline d0', date: '2026-01-01' },
    { ...common, id: 'd1', report: 'r', isLatest: true, headline: 'Headline d1', date: '2026-01-02' },
    { ...common, id: 'd2', report: null, isLatest: true, headline: 'Headline d2', date: null },
  ]);
});

test('a thread is named after the words that it first had, whoever carries them', () => {
  const name = (...texts: PlainText[]) => listThreads(traceTexts(texts))[0]!.id;
  const [one, other] = carried(['2026-01-01'], ['2026-01-02']);
  expect(name(one!)).toBe(name(one!, other!));
  expect(name(one!)).toBe(name({ ...other!, id: 'z' }));
  expect(name(one!)).not.toBe(name({ ...one!, paragraphs: [bodies[9]] }));
});

test('no document carries no thread', () => {
  expect(traceTexts([]).size).toBe(0);
  expect(traceTexts([{ id: 'a', paragraphs: ['Too short.'] }]).size).toBe(0);
});

test('where the same words have other signs around them, a part is told by the whole paragraph', () => {
  const joined = `${bodies[0]} ${ferry}`;
  const moved = `${bodies[0].slice(0, -1)} ${ferry}.`;
  expect(moved.length).toBe(joined.length);
  const threads = listThreads(traceTexts(daily([ferry], [joined], [moved])));
  const { carriers } = threads.find((thread) => thread.carriers.length === 3)!;
  const part = joined.indexOf(ferry);
  expect(carriers.map(({ span }) => span)).toEqual([
    [0, ferry.length],
    [part, joined.length - 1],
    [0, moved.length],
  ]);
});
