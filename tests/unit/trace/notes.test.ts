/** Tells of a report's paragraphs where else they stand. */
import { expect, test } from 'vitest';
import type { Edition } from '../../../src/model/edition.js';
import type { ThreadNote } from '../../../src/model/thread.js';
import { addNotes, ThreadNotes } from '../../../src/trace/notes.js';
import { type PlainText, reportsOf, traceTexts } from '../../arbitraries/traced-texts.js';
import { bodies, court, ferry, pagesOf } from './texts.js';

const shut = ferry.replace('closed', 'shut').replace('about 900', 'over 900');

/** The notes of the report `r`, by document and the byte at which a paragraph begins. */
function notesOf(plain: readonly PlainText[]): Record<string, ThreadNote> {
  const found = reportsOf(plain).find(({ id }) => id === 'r')!;
  const placed = new ThreadNotes(traceTexts(plain)).of(found);
  return Object.fromEntries(placed.map(({ document, start, note }) => [`${document} ${start}`, note]));
}

/** Texts of one day each; those of `r` are revisions of one report, as are those of `q`. */
function texts(...all: readonly (readonly [report: string | null, ...paragraphs: string[]])[]): PlainText[] {
  return all.map(([report, ...paragraphs], index) => ({
    id: `d${index}`,
    title: `Headline ${index}`,
    outlet: `Paper ${report ?? index}`,
    date: `2026-01-0${index + 1}`,
    paragraphs,
    ...(report === null ? {} : { report }),
  }));
}

test('a note says where a paragraph was first, and of how many others', () => {
  const notes = notesOf(
    texts(
      [null, ferry, bodies[1], bodies[2]],
      ['r', bodies[0], ferry, bodies[3]],
      ['q', ferry, bodies[4], bodies[5]],
    ),
  );
  expect(notes).toEqual({
    [`d1 ${bodies[0].length + 2}`]: {
      thread: expect.stringMatching(/^t[0-9a-f]{16}$/),
      role: 'background',
      first: { document: 'd0', report: null, headline: 'Headline 0', outlet: 'Paper 0', date: '2026-01-01' },
      others: 2,
      standing: 2,
    },
  });
});

test('a paragraph that no other report has gets no note, however many revisions have it', () => {
  expect(notesOf(texts(['r', ferry], ['r', ferry], [null, court]))).toEqual({});
});

const inR = ['r', ferry, bodies[0]] as const;
const newR = ['r', shut, bodies[0]] as const;
const inQ = ['q', ferry, bodies[1]] as const;

test.each([
  { name: 'one other', all: [inR, inQ], counts: [1, 1, undefined] },
  { name: 'another that dropped it', all: [inR, inQ, ['q', bodies[1]]], counts: [1, 0, undefined] },
  { name: 'revisions of another count once', all: [inR, inQ, inQ], counts: [1, 1, undefined] },
  {
    name: 'documents that stand alone count each',
    all: [inR, [null, ferry, bodies[1]], [null, ferry, bodies[2]]],
    counts: [2, 2, undefined],
  },
  { name: 'another has words that were replaced here', all: [inR, newR, inQ], counts: [1, 1, 1] },
  {
    name: 'another had them, and has the new ones',
    all: [inR, newR, inQ, ['q', shut, bodies[1]]],
    counts: [1, 1, undefined],
  },
  {
    name: 'another had them, and has dropped them',
    all: [inR, newR, inQ, ['q', bodies[1]]],
    counts: [1, 0, undefined],
  },
  {
    name: 'a paragraph was taken out of another here, and its words kept',
    all: [
      [null, ferry, bodies[1]],
      ['r', `${ferry} ${court}`],
      ['r', ferry, court],
      ['q', `${ferry} ${court}`],
    ],
    counts: [2, 2, undefined],
  },
] as const)('$name', ({ all, counts }) => {
  const [note] = Object.values(notesOf(texts(...all)));
  expect([note!.others, note!.standing, note!.replaced]).toEqual(counts);
});

test('boilerplate is counted nowhere, and a form was first nowhere', () => {
  const foot = () => [
    'Letters to the editor are welcome and may be sent to the desk of the Post at any time of day.',
  ];
  const pages = pagesOf('Post', 6, foot).map((page, at) => (at === 0 ? { ...page, report: 'r' } : page));
  const [note] = Object.values(notesOf(pages));
  expect([note!.role, note!.others, note!.first]).toEqual(['boilerplate', undefined, expect.anything()]);
  const chance = 'Nobody was hurt in the accident there.';
  const [form] = Object.values(
    notesOf(texts(['r', chance, bodies[0], bodies[1]], ['q', chance, bodies[2], bodies[3]])),
  );
  expect([form!.role, form!.others, form!.first]).toEqual(['form', undefined, undefined]);
});

test('a note goes to the paragraph whose printed reading has it, or else whose newest', () => {
  const note = { thread: 't0', role: 'body' } as unknown as ThreadNote;
  const item = (source: string, ...witnesses: string[]) => ({
    source: { revision: source, span: [10, 50] },
    witnesses: witnesses.map((revision) => ({ revision, span: [100, 150] })),
  });
  const edition = {
    blocks: [item('a', 'a', 'b'), item('b', 'c')],
    paragraphs: [item('c', 'a', 'b'), item('c')],
  } as unknown as Edition;
  const add = (...places: (readonly [document: string, start: number])[]) => {
    const placed = places.map(([document, start]) => ({
      document,
      start,
      note: { ...note, thread: document },
    }));
    const noted = addNotes(edition, placed as unknown as Parameters<typeof addNotes>[1]);
    return [...noted.blocks, ...noted.paragraphs].map(({ thread }) => thread?.thread ?? '-').join(' ');
  };
  expect(add(['a', 10])).toBe('a - - -');
  expect(add(['a', 50])).toBe('- - - -');
  expect(add(['b', 149])).toBe('b - b -');
  expect(add(['c', 49])).toBe('- - c c');
  expect(add(['a', 100], ['b', 100])).toBe('b - b -');
  expect(addNotes(edition, [])).toBe(edition);
});
