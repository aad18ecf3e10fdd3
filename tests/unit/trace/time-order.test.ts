/** Puts documents in the order of their publication. */
import { expect, test } from 'vitest';
import type { DocumentId } from '../../../src/model/document.js';
import { documentsOf, orderByTime } from '../../../src/trace/time-order.js';

const none = Number.NaN;

test.each([
  { name: 'dates decide', dates: [3, 1, 2], reports: [], order: [1, 2, 0] },
  { name: 'what has no date comes last', dates: [none, 2, none, 1], reports: [], order: [3, 1, 0, 2] },
  { name: 'equal times keep the order of ids', dates: [5, 5, 5], reports: [], order: [0, 1, 2] },
  { name: 'no date overrules the order of revisions', dates: [1, 4, 3], reports: [[1, 0]], order: [2, 1, 0] },
  {
    name: 'a revision without a date is no older than the one before',
    dates: [2, none, 3],
    reports: [[0, 1]],
    order: [0, 1, 2],
  },
  {
    name: 'one before the first date is no later than that',
    dates: [none, 5, 4],
    reports: [[0, 1]],
    order: [2, 0, 1],
  },
  {
    name: 'a report without dates comes last, as a whole',
    dates: [none, 9, none],
    reports: [[2, 0]],
    order: [1, 2, 0],
  },
  {
    name: 'reports of one time do not mingle',
    dates: [5, 5, 5, 5],
    reports: [
      [0, 3],
      [1, 2],
    ],
    order: [0, 3, 1, 2],
  },
])('$name', ({ dates, reports, order }) => {
  const { ranks } = orderByTime(Float64Array.from(dates), reports);
  expect(dates.map((_, index) => index).sort((one, other) => ranks[one]! - ranks[other]!)).toEqual(order);
});

test('a revision is as old as its report says', () => {
  const dates = Float64Array.from([none, 5, 3, none, 7, none]);
  expect([...orderByTime(dates, [[0, 1, 2, 3]]).timesMs]).toEqual([5, 5, 5, 5, 7, none]);
});

test('copies stand right behind the revision that they publish', () => {
  const [a, b, copy] = ['a', 'b', 'a-copy'] as DocumentId[];
  const order = { revisions: [a!, b!], basis: 'dates', confidence: 0.98, evidence: [] } as const;
  expect(documentsOf({ order, copies: new Map([[a!, [copy!]]]) })).toEqual(['a', 'a-copy', 'b']);
});
