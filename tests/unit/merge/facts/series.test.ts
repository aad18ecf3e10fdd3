/** Tests that a value which changes through revisions is one series, and that headlines are compared like leads. */
import { describe, expect, test } from 'vitest';
import { joinSeries } from '../../../../src/merge/facts/series.js';
import type { DocumentId } from '../../../../src/model/document.js';
import type { Fact } from '../../../../src/model/edition.js';
import { editionOf } from '../../../arbitraries/editions.js';

const fact = (from: string, to: string, between: string, kind: Fact['kind'] = 'number-changed'): Fact => ({
  kind,
  severity: 3,
  from,
  to,
  between: between.split('') as unknown as readonly [DocumentId, DocumentId],
});
const readingsOf = (facts: readonly Fact[]) =>
  joinSeries(facts, (revision) => 'ABCDE'.indexOf(revision)).map(({ readings }) =>
    readings.map(({ text, revision }) => `${revision}: ${text}`),
  );

describe('joinSeries()', () => {
  test('joins what goes on from the value before it, whatever the order of facts', () => {
    const facts = [fact('6 people', '8 people', 'CD'), fact('3 people', '6 people', 'AB')];
    expect(readingsOf(facts)).toEqual([['A: 3 people', 'B: 6 people', 'D: 8 people']]);
    expect(joinSeries(facts, (revision) => 'ABCDE'.indexOf(revision))[0]!.facts).toEqual([1, 0]);
  });

  test('takes a value with its bound for the same value without it', () => {
    const facts = [fact('several dead', 'at least 6 dead', 'AB'), fact('6 dead', '8 dead', 'BC')];
    expect(readingsOf(facts)).toEqual([['A: several dead', 'B: at least 6 dead', 'C: 8 dead']]);
  });

  test.each([
    ['two values of one step', [fact('3 men', '4 men', 'AB'), fact('4 men', '5 men', 'AB')]],
    ['values that do not meet', [fact('3 men', '4 men', 'AB'), fact('5 men', '6 men', 'BC')]],
    ['a number and a date', [fact('3 May', '4 May', 'AB'), fact('4 May', '5 May', 'BC', 'date-changed')]],
    ['quotations', [fact('a b', 'b c', 'AB', 'quote-changed'), fact('b c', 'c d', 'BC', 'quote-changed')]],
    ['one change', [fact('3 men', '4 men', 'AB')]],
  ])('makes no series of %s', (_, facts) => {
    expect(readingsOf(facts)).toEqual([]);
  });
});

describe('an edition', () => {
  const rest = 'Engineers inspected the bridge over the weekend and found cracks in two of its main beams.';
  const page = (toll: string) =>
    `The storm that came ashore killed ${toll} people in two towns.\n\n${rest}\n`;

  test('keeps the single facts of a toll that rises, and tells its course', () => {
    const [lead] = editionOf([page('three'), page('six'), page('8')]).paragraphs;
    expect(lead!.facts).toHaveLength(2);
    expect(lead!.series![0]!.readings.map(({ text }) => text)).toEqual([
      'three people',
      'six people',
      '8 people',
    ]);
  });

  test('says nothing where "six" became "6"', () => {
    expect(editionOf([page('six'), page('6')]).paragraphs[0]!.facts).toEqual([]);
  });

  test('compares headlines of texts like leads', () => {
    const { blocks } = editionOf([
      `Storm kills three in coastal towns\n\n${page('three')}`,
      `Storm kills four in coastal towns\n\n${page('four')}`,
    ]);
    const headline = blocks.find(({ kind }) => kind === 'headline')!;
    expect(headline.facts!.map(({ from, to }) => [from, to])).toEqual([['three', 'four']]);
  });
});
