/** Follows wordings back to earlier ones: what is one thread, and what is not. */
import { expect, test } from 'vitest';
import { describeThreads, listThreads, traceTexts } from '../../arbitraries/traced-texts.js';
import { bodies, court, daily, ferry } from './texts.js';

const edited =
  'The ferry between Alder and the island has carried more than 1,100 passengers a day since the bridge was shut for repairs.';
const moved =
  'Since the bridge was closed for repairs, the ferry between Alder and the island has carried about 900 passengers a day.';
const half = 'The ferry between Alder and the island has carried about 900 passengers a day.';
const long = [ferry, court, bodies[0], bodies[1]].join(' ');
const frame = (one: string, other: string) =>
  `It was not until after all of this that they had been there before ${one}, and it was then that he was to be the one who ${other}.`;
const title = 'Deputy Minister of Transport and Maritime Affairs Lena Strand';

test.each([
  { name: 'the same', texts: [[ferry], [ferry]], threads: ['a b'] },
  { name: 'in other words', texts: [[ferry], [edited]], threads: ['a b-edited'] },
  { name: 'in another order', texts: [[ferry], [moved]], threads: ['a b-edited'] },
  { name: 'in words that another had', texts: [[ferry], [edited], [edited]], threads: ['a b-edited c'] },
  { name: 'cut short', texts: [[`${ferry} ${court}`], [ferry]], threads: ['a b-cut'] },
  {
    name: 'cut short, as another had it',
    texts: [[`${ferry} ${court}`], [ferry], [ferry]],
    threads: ['a b-cut c'],
  },
  {
    name: 'in other words than the likest of those that have it',
    texts: [[`${ferry} ${court}`], [ferry], [edited]],
    threads: ['a b-cut c-edited'],
  },
  {
    name: 'edited, between others',
    texts: [[ferry], [`${bodies[0]} ${edited} ${court}`]],
    threads: ['a b-joined', 'b', 'b'],
  },
  { name: 'split in two', texts: [[`${ferry} ${court}`], [ferry, court]], threads: ['a b-cut b-cut'] },
  { name: 'joined', texts: [[ferry], [court], [`${ferry} ${court}`]], threads: ['a c-joined', 'b c-joined'] },
  {
    name: 'with more behind it, which begins a thread',
    texts: [[ferry], [`${ferry} ${court}`]],
    threads: ['a b-joined', 'b'],
  },
  {
    name: 'with more behind it, which others carry in the same words',
    texts: [[ferry], [`${ferry} ${court}`], [court]],
    threads: ['a b-joined', 'b c'],
  },
  {
    name: 'with a few words more, which begin none',
    texts: [[half], [`${half} It is slow.`]],
    threads: ['a b-edited'],
  },
  {
    name: 'with a sentence more that is little of a long paragraph',
    texts: [[long], [`${long} ${bodies[2].replace('.', ' on Friday.')}`]],
    threads: ['a b-edited'],
  },
  {
    name: 'four words in common',
    texts: [['Police arrested three suspects late Monday.'], ['Police arrested three suspects near Brook.']],
    threads: ['a', 'b'],
  },
  {
    name: 'function words in common',
    texts: [
      [
        frame(
          'sailors boarded rusty trawlers behind frozen warehouses',
          'wrote bitter ballads concerning lonely northern widows',
        ),
      ],
      [
        frame(
          'judges opened sealed letters from distant provinces',
          'sold cheap bicycles outside busy railway stations',
        ),
      ],
    ],
    threads: ['a', 'b'],
  },
  { name: 'nothing in common', texts: [[ferry], [court]], threads: ['a', 'b'] },
  {
    name: 'a title before another predicate',
    texts: [
      [`${title} opened a new school beside the northern harbour of Brook on Monday morning.`],
      [`${title} denied reports about cuts in pensions for railway workers and their widows.`],
    ],
    threads: ['a', 'b'],
  },
])('$name', ({ texts, threads }) => {
  expect(describeThreads(daily(...texts))).toEqual(threads.map((each) => `body: ${each}`));
});

test('a phrase that many have is no paragraph of theirs', () => {
  const phrase = 'according to a statement that was published by the ministry on its website late on Sunday';
  const texts = bodies.slice(0, 6).map((body) => [`${body.slice(0, -1)}, ${phrase}.`]);
  expect(describeThreads(daily(...texts))).toEqual([...'abcdef'].map((id) => `body: ${id}`));
});

const arrests = [
  'late Monday evening',
  'outside Alder station',
  'without warning today',
  'wearing yellow coats',
  'behind closed shops',
].concat(['selling forged tickets', 'near empty barracks', 'despite loud protests', 'using stolen maps']);

test.each([
  { count: 2, threads: ['body: a b-edited'] },
  { count: 9, threads: [...'abcdefghi'].map((id) => `body: ${id}`) },
])('$count texts that begin alike', ({ count, threads }) => {
  const texts = arrests.slice(0, count).map((end) => [`Police in Brook arrested three suspects ${end}.`]);
  expect(describeThreads(daily(...texts))).toEqual(threads);
});

test('a phrase that is a paragraph somewhere is a part of all that have it', () => {
  const phrase = 'according to a statement that was published by the ministry on its website';
  const texts = [`Published ${phrase}.`, ...bodies.map((body) => `${body} Published ${phrase}.`)];
  const plain = daily(...texts.map((text) => [text])).map((text) => ({ ...text, outlet: text.id }));
  expect(describeThreads(plain)[0]).toBe(
    `background: a ${[...'bcdefghijk'].map((id) => `${id}-joined`).join(' ')}`,
  );
});

test('what most of a few short texts say is one thread, phrase or not', () => {
  const texts = ['Farmers waited,', 'Nurses marched,'].map((body) => [`${body} since ${ferry}`]);
  expect(describeThreads(daily(...texts))).toEqual(['body: a b-edited']);
});

test('a wording is told once, whether it stands alone or in a part', () => {
  const [thread, other] = listThreads(traceTexts(daily([ferry], [`${ferry} ${court}`], [court], [ferry])));
  expect(thread!.readings).toEqual([ferry]);
  expect(thread!.carriers.map(({ reading, as }) => [reading, as])).toEqual([
    [0, 'same'],
    [0, 'joined'],
    [0, 'same'],
  ]);
  expect(other!.carriers.map(({ span, as }) => [span, as])).toEqual([
    [[ferry.length + 1, ferry.length + court.length], 'same'],
    [[0, court.length], 'same'],
  ]);
});

test('a page that is one paragraph is followed by its sentences', () => {
  const page = [ferry, ...bodies].join(' ');
  expect(describeThreads(daily([ferry], [page]))[0]).toBe('body: a b');
});

test('there is no thread beyond the last', () => {
  const threads = traceTexts(daily([ferry]));
  expect(threads.size).toBe(1);
  expect(() => threads.thread(1)).toThrow('There is no thread 1: there are 1');
});
