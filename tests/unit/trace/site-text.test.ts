/** Tells an outlet's own text from what its reports say, and keeps that of each outlet apart. */
import { expect, test } from 'vitest';
import { describeThread, listThreads, type PlainText, traceTexts } from '../../arbitraries/traced-texts.js';
import { bodies, pagesOf } from './texts.js';

const letters = (to: string) => [
  `Letters to the editor are welcome and may be sent to the desk of ${to} at any time of day.`,
];
const mistakes =
  'Readers who see a mistake in this text are asked to tell the desk so that it can be put right soon.';

/** What is carried by more than one text. */
function shared(plain: readonly PlainText[]): string[] {
  return listThreads(traceTexts(plain))
    .filter(({ carriers }) => carriers.length > 1)
    .map(describeThread);
}

test.each([
  { name: 'at the foot of five pages', pages: pagesOf('Post', 5, () => [mistakes]), role: 'boilerplate' },
  { name: 'at the foot of four', pages: pagesOf('Post', 4, () => [mistakes]), role: 'background' },
  {
    name: 'in the midst of seven',
    pages: pagesOf('Post', 7, (page) => [mistakes, ...tail(page)]),
    role: 'background',
  },
  {
    name: 'in the midst of eight that have nothing else in common',
    pages: pagesOf('Post', 8, (page) => [mistakes, ...tail(page)]),
    role: 'boilerplate',
  },
  {
    name: 'that names its outlet, on three pages',
    pages: pagesOf('Post', 3, () => letters('the Post')),
    role: 'boilerplate',
  },
  {
    name: 'that names its outlet, on two',
    pages: pagesOf('Post', 2, () => letters('the Post')),
    role: 'background',
  },
  {
    name: 'that names another outlet',
    pages: pagesOf('Post', 3, () => letters('the Herald')),
    role: 'background',
  },
  {
    name: 'that names an address',
    pages: pagesOf('Post', 3, () => letters('desk@example.org')),
    role: 'boilerplate',
  },
  {
    name: 'that looks like furniture',
    pages: pagesOf('Post', 2, () => ['Click here to subscribe to our newsletter']),
    role: 'boilerplate',
  },
])('text $name: $role', ({ pages, role }) => {
  expect(shared(pages)).toEqual([`${role}: ${pages.map(({ id }) => id).join(' ')}`]);
});

/** Three paragraphs that no other page has. */
function tail(page: number): string[] {
  return [0, 1, 2].map((at) =>
    bodies[(page + at) % 10]!.replace(/\p{L}{3,}/gu, (word) => `${word}x${page}${at}`),
  );
}

test('a footer that two outlets have in one frame is a thread of each', () => {
  const pages = ['Post', 'Herald'].flatMap((outlet) => pagesOf(outlet, 5, () => letters(`the ${outlet}`)));
  const all = listThreads(traceTexts(pages));
  const threads = all.filter(({ carriers }) => carriers.length > 1);
  expect(all).toHaveLength(22);
  expect(threads.map(({ outlet }) => outlet)).toEqual(['Herald', 'Post']);
  expect(threads.map(describeThread)).toEqual([
    'boilerplate: Herald1 Herald2 Herald3 Herald4 Herald5',
    'boilerplate: Post1 Post2 Post3 Post4 Post5',
  ]);
  expect(threads.map(({ readings }) => readings)).toEqual([letters('the Herald'), letters('the Post')]);
});

test('two outlets of the very same footer have threads of two names', () => {
  const pages = ['Post', 'Herald'].flatMap((outlet) => pagesOf(outlet, 5, () => [mistakes]));
  const threads = listThreads(traceTexts(pages)).filter(({ carriers }) => carriers.length > 1);
  expect(threads.map(({ carriers }) => carriers.length)).toEqual([5, 5]);
  expect(new Set(threads.map(({ id }) => id)).size).toBe(2);
});

test('what two outlets say in a report each is one thread', () => {
  const pages = ['Post', 'Herald'].flatMap((outlet) => pagesOf(outlet, 1, () => letters(`the ${outlet}`)));
  expect(shared(pages)).toEqual(['background: Herald1 Post1-edited']);
});
