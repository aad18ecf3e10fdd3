/** Tells copies of one revision from revisions, and keeps what copies say of their own. */
import { describe, expect, test } from 'vitest';
import { decideRevisions, separateCopies } from '../../../../src/merge/order/copies.js';
import { orderByDates } from '../../../../src/merge/order/order-by-dates.js';
import type { Cluster } from '../../../../src/model/cluster.js';
import type { DocumentId } from '../../../../src/model/document.js';
import type { ItemVersion } from '../../../../src/model/profile.js';
import { record, type Said } from '../../../arbitraries/records.js';

const published = (day: string): Said => ({ date: day, fields: { datePublished: day } });

const dated = (day: string | undefined, about: NonNullable<Said['about']>): Said => ({
  ...(day === undefined ? {} : { date: `2024-03-${day}` }),
  about,
});
const by = (byline: string, day?: string): Said => dated(day, { byline });
const at = (url: string, day?: string): Said => dated(day, { url });

describe('separateCopies()', () => {
  test.each<[string, Said, Said, number]>([
    ['the same title', { title: 'Ferry kept in port' }, { title: 'Ferry kept in port' }, 1],
    [
      'titles that differ in white space',
      { title: 'Ferry kept in port' },
      { title: 'Ferry\n kept in port ' },
      1,
    ],
    ['two titles', { title: 'Ferry kept in port' }, { title: 'Islanders face long waits' }, 2],
    ['a title and none', { title: 'Ferry kept in port' }, {}, 2],
    ['two dates', { date: '2024-03-01' }, { date: '2024-03-02' }, 1],
    ['two dates of publication', published('2024-03-01'), published('2024-03-02'), 2],
    ['one date in two forms', published('2024-03-01'), published('2024-03-01T00:00:00Z'), 1],
    ['other fields', { fields: { crawl: 1 } }, { fields: { crawl: 2 } }, 1],
    ['two authors, one after the other', by('A. Writer', '01'), by('B. Writer', '02'), 2],
    ['two authors at once', by('A. Writer', '01'), by('B. Writer', '01'), 1],
    [
      'two addresses, one after the other',
      at('https://a.example/1', '01'),
      at('https://a.example/2', '02'),
      2,
    ],
    ['two addresses at once', at('https://a.example/1', '01'), at('https://a.example/2', '01'), 1],
    ['two addresses, one of no date', at('https://a.example/1', '01'), at('https://a.example/2'), 1],
    ['one address in two forms', at('http://www.a.example/1/#top', '01'), at('https://a.example/1', '02'), 1],
    ['one withdrawn', {}, { about: { status: 'withdrawn' } }, 2],
  ])('equal bytes and %s', (_, one, other, count) => {
    const { revisions, copies } = separateCopies([record('b', other), record('a', one)]);
    expect(revisions.map(({ id }) => id)).toEqual(['a', 'b'].slice(0, count));
    expect([...copies]).toEqual(count === 1 ? [['a', ['b']]] : []);
  });

  test('takes a mirror that goes on for a copy, and a move with nothing at its old address for a change', () => {
    const mirrored = [at('a', '01'), at('b', '01'), at('a', '02'), at('b', '03')];
    const moved = [at('a', '01'), at('a', '02'), at('b', '03'), at('b', '04')];
    const revisionsOf = (all: readonly Said[], hasDates?: boolean) =>
      separateCopies(
        all.map((said, index) => record(`r${index}`, said)),
        hasDates,
      ).revisions.map(({ id }) => id);
    expect(revisionsOf(mirrored)).toEqual(['r0']);
    expect(revisionsOf(moved)).toEqual(['r0', 'r2']);
    expect(revisionsOf(moved, false)).toEqual(['r0']);
    expect(revisionsOf([at('a'), at('b', '01')])).toEqual(['r1']);
  });

  test('gives a revision the date on which it was seen first', () => {
    const seen = ['2024-03-03', 'in spring', '2024-03-01', '2024-03-02'];
    const { revisions, copies } = separateCopies(seen.map((date, at) => record(`r${at}`, { date })));
    expect(revisions.map(({ date }) => date)).toEqual(['2024-03-01']);
    expect([...copies]).toEqual([['r2', ['r0', 'r1', 'r3']]]);
  });

  test('keeps what copies say in full, and nothing of those that say the same', () => {
    const fields = { license: 'CC-BY', scores: [1, null] };
    const own = {
      title: 'Ferry kept in port',
      date: '2024-03-01',
      about: { url: 'https://a', byline: 'A' },
      fields,
    };
    const { copyRecords } = separateCopies([
      record('a', own),
      record('b', {
        ...own,
        about: { byline: 'A', url: 'https://a' },
        fields: { scores: [1, null], license: 'CC-BY' },
      }),
      record('c', { ...own, fields: { ...fields, license: 'none' } }),
      record('d', { ...own, title: 'Ferry\nkept in port' }),
    ]);
    expect(copyRecords).toEqual([
      { id: 'c', ...own, fields: { ...fields, license: 'none' } },
      { id: 'd', ...own, title: 'Ferry\nkept in port' },
    ]);
  });
});

test('the record tells which of equal texts is the revision, and not the place that it has its id from', () => {
  const said = ['B. Writer', 'A. Writer'].map((byline) => ({
    title: 'Ferry kept in port',
    about: { byline },
  }));
  const revisionOf = (records: readonly Said[]) =>
    separateCopies(records.map((own, at) => record(`rows#${at}`, own))).revisions.map(({ about }) => about);
  expect(revisionOf(said)).toEqual([{ byline: 'A. Writer' }]);
  expect(revisionOf(said.toReversed())).toEqual([{ byline: 'A. Writer' }]);
});

test('decideRevisions() puts the revision for each of its copies', () => {
  const [a, b, c] = ['a', 'b', 'c'] as [DocumentId, DocumentId, DocumentId];
  expect(decideRevisions({ before: [[c, b]], base: b }, new Map([[a, [b]]]))).toEqual({
    before: [[c, a]],
    base: a,
  });
});

describe('orderByDates()', () => {
  const profiles = ['a', 'b'].map((id, at) => ({
    id: id as DocumentId,
    sha256: id.repeat(64),
    date: `2024-03-0${at + 1}`,
    version: null as ItemVersion | null,
  }));
  const [first, second] = profiles as [(typeof profiles)[0], (typeof profiles)[0]];
  const found: Cluster = {
    members: profiles.map(({ id }) => id),
    representative: first.id,
    cohesion: { mean: 1, weakest: 1 },
    links: [],
  };
  const order = (known: typeof profiles, cluster = found) =>
    orderByDates(cluster, (id) => known.find((each) => each.id === id));

  test('orders a cluster by its dates, and names it after the oldest', () => {
    expect(order(profiles)).toMatchObject({
      id: 'a'.repeat(16),
      order: { revisions: ['a', 'b'], basis: 'dates' },
    });
    expect(order([first, { ...second, date: '2024-02-01' }])).toMatchObject({
      id: 'b'.repeat(16),
      order: { revisions: ['b', 'a'] },
    });
  });

  test('leaves it to the texts where dates alone do not tell', () => {
    expect(order([first, { ...second, sha256: first.sha256 }])).toBeNull();
    expect(order([first, { ...second, date: first.date }])).toBeNull();
    expect(order([first])).toBeNull();
    const numbered = profiles.map((each, at) => ({ ...each, version: { item: '', number: at } }));
    expect(order(numbered)).toBeNull();
  });

  test('keeps what a person decided, and says so', () => {
    const decided = { ...found, decided: { before: [[second.id, first.id]] } } as Cluster;
    expect(order(profiles, decided)?.order).toMatchObject({
      revisions: ['b', 'a'],
      basis: 'decided',
      overruled: [['b', 'a']],
    });
  });
});
