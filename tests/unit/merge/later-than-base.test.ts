/** What is told of revisions after the base: facts up to the newest that is whole, and the notice that takes a report back. */
import { describe, expect, test } from 'vitest';
import { align } from '../../../src/merge/align.js';
import { merge } from '../../../src/merge/merge.js';
import { chooseBase } from '../../../src/merge/order/choose-base.js';
import { identifyCluster } from '../../../src/merge/order/copies.js';
import { order } from '../../../src/merge/order.js';
import type { SegmentedDocument } from '../../../src/model/document.js';
import type { Edition } from '../../../src/model/edition.js';
import { nameItems } from '../../../src/write/identity/name-items.js';
import { toDocument } from '../../arbitraries/histories.js';

const ring = 'Lorries will have to use the northern ring road, which adds about twenty minutes to the trip.';
const closed = (people: string, more = '') =>
  `The council closed the harbour bridge, which ${people} people use every day, after cracks were found.\n\n${ring}${more}\n`;

function editionOf(texts: readonly string[], decided: number): Edition {
  const documents = texts.map(
    (text, at): SegmentedDocument => ({
      ...toDocument(text, `r${at}`),
      date: `2026-03-0${at + 1}`,
      title: `Bridge with ${text.match(/\d+/)?.[0]} users closed`,
    }),
  );
  const sequence = order(documents);
  const base = chooseBase(documents, documents[decided]!.id);
  return nameItems(
    merge({
      id: identifyCluster(sequence, documents),
      alignment: align(documents, base.index),
      order: sequence,
      base,
      copies: new Map(),
    }),
  );
}

const figure = (words: string | null) => words?.match(/\d+/)?.[0];

describe('facts', () => {
  const told = ({ paragraphs }: Edition) =>
    paragraphs.flatMap(({ facts }) =>
      facts.map(({ from, to, between }) => [figure(from), figure(to), ...between]),
    );
  const texts = [closed('400'), closed('450'), closed('500')];
  const all = [
    ['400', '450', 'r0', 'r1'],
    ['450', '500', 'r1', 'r2'],
  ];

  test.each([0, 1, 2])('are the same whichever revision leads, here r%i', (decided) => {
    const edition = editionOf(texts, decided);
    expect(edition.base).toBe(`r${decided}`);
    expect(told(edition).sort()).toEqual(all);
    expect(edition.titleFacts?.map(({ from, to }) => [figure(from), figure(to)]).sort()).toEqual(
      all.map((one) => one.slice(0, 2)),
    );
  });

  test('end with the newest that is whole: what a broken capture lacks changes none', () => {
    const long = [closed('400', ` ${ring}`.repeat(3)), closed('450', ` ${ring}`.repeat(3))];
    expect(
      told(
        editionOf(
          [...long, 'The council closed the harbour bridge, which 500 people use every day, after'],
          0,
        ),
      ),
    ).toEqual([all[0]]);
  });
});

describe('a notice after the base', () => {
  const correction = 'Correction: an earlier version of this report gave a wrong number of users.';
  const withdrawal =
    'This article has been withdrawn because the inspection report that it quoted was not genuine.';
  const noticesOf = ({ blocks, status }: Edition) => [
    status,
    ...blocks.filter(({ kind }) => kind === 'notice').map(({ text, state }) => [text, state]),
  ];

  test('is current where it takes the report back, and dropped where it was of a revision before that', () => {
    const texts = [closed('400'), `${correction}\n\n${closed('450')}`, `${withdrawal}\n`];
    expect(noticesOf(editionOf(texts, 1))).toEqual([
      'withdrawn',
      [correction, 'current'],
      [withdrawal, 'current'],
    ]);
    expect(noticesOf(editionOf(texts, 0))).toEqual([
      'withdrawn',
      [correction, 'dropped'],
      [withdrawal, 'current'],
    ]);
  });
});
