/** Tests findChangedNumbers() by tables: a row a rule, beside what it does not hold for. */
import { describe, expect, test } from 'vitest';
import { findChangedNumbers } from '../../../../src/merge/facts/number-facts.js';

type Row = readonly [string, string, string, readonly (readonly [string, string])[]];

describe('findChangedNumbers() pairs', () => {
  test.each<Row>([
    [
      'what counts the same',
      'Fire killed 12 people.',
      'Fire killed 15 people.',
      [['12 people', '15 people']],
    ],
    ['nothing where nothing changed', '12 people died.', '12 people had died.', []],
    [
      'singular with plural',
      'Some 1 soldier fell.',
      'Some 4 soldiers fell at noon.',
      [['1 soldier', '4 soldiers']],
    ],
    ['money', 'It cost $3 million.', 'It cost $4 million in all.', [['$3 million', '$4 million']]],
    [
      'a share',
      'Some 4 % voted.',
      'Barely 6 percent of them voted.',
      [['4 % voted', '6 percent of'.replace(' of', '')]],
    ],
    [
      'other scales',
      'He paid 3 thousand euros.',
      'He paid 3 million euros.',
      [['3 thousand euros', '3 million euros']],
    ],
    ['one of several', '2 men and 3 boys ran.', '2 men and 5 boys ran.', [['3 boys', '5 boys']]],
    [
      'two of one kind in order',
      '2 boys, then 3 boys ran.',
      '4 boys, then 5 boys ran.',
      [
        ['2 boys', '4 boys'],
        ['3 boys', '5 boys'],
      ],
    ],
    ['nothing that moved', '2 boys and 3 boys ran.', '3 boys and 2 boys ran.', []],
    ['the same number with and without a comma', 'About 1,200 people came.', 'About 1200 people came.', []],
    ['past an adverb', 'Some 12 mostly young fans.', 'Some 15 young fans.', [['12 young', '15 young']]],
    ['past "other"', 'And 12 other people died.', 'And 15 people died.', [['12 people', '15 people']]],
    ['past "more"', 'And 12 more people died.', 'And 15 people died.', [['12 people', '15 people']]],
  ])('%s', (_, older, newer, found) => {
    expect(findChangedNumbers(older, newer)).toEqual(found);
  });
});

describe('findChangedNumbers() pairs by place', () => {
  test.each<Row>([
    [
      'what is counted otherwise',
      'Some 12 hurt in a crash.',
      'Some 15 injured in a crash.',
      [['12 hurt', '15 injured']],
    ],
    [
      'in a stretch of four words',
      'Here 12 hurt men lay down.',
      'Here 15 wounded boys sat down.',
      [['12 hurt', '15 wounded']],
    ],
    [
      'not in five words of the older',
      'Here 12 hurt old men lay down.',
      'Here 15 wounded boys sat down.',
      [],
    ],
    [
      'not in five words of the newer',
      'Here 12 hurt men lay down.',
      'Here 15 wounded young boys sat down.',
      [],
    ],
    ['not where the older has two', 'Here 12 hurt 7 lay down.', 'Here 15 wounded sat down.', []],
    ['not where the newer has two', 'Here 12 wounded sat down.', 'Here 15 hurt 7 lay down.', []],
    [
      'not where they stand apart',
      'Here 12 hurt lay by the old gate.',
      'Here many lay by the 15 old gate.',
      [],
    ],
    ['none that only one has', '12 men and 3 boys ran.', '12 men ran.', []],
    [
      'none of another kind',
      '12 men ran to the hills at dawn.',
      'A dog barked near 15 cars by the bank.',
      [],
    ],
  ])('%s', (_, older, newer, found) => {
    expect(findChangedNumbers(older, newer)).toEqual(found);
  });
});

describe('findChangedNumbers() leaves out', () => {
  test.each([
    ['a part of a name', 'The COVID-19 wave rose.', 'The COVID-20 wave rose.'],
    ['a number after a letter', 'Take the A4 road.', 'Take the A5 road.'],
    ['a day before its month', 'It ends on 4 May then.', 'It ends on 5 May then.'],
    ['a day after its month', 'It ends on May 4 then.', 'It ends on May 5 then.'],
    ['a year', 'It ended in 2019 then.', 'It ended in 2020 then.'],
  ])('%s', (_, older, newer) => {
    expect(findChangedNumbers(older, newer)).toEqual([]);
  });

  test('no number that is like a year and counts more', () => {
    expect(findChangedNumbers('Some 2101 people came.', 'Some 2102 people came.')).toEqual([
      ['2101 people', '2102 people'],
    ]);
  });
});

test('findChangedNumbers() pairs money with money wherever it stands', () => {
  const [older, newer] = ['It cost $3 yesterday.', 'Workers paid $4 apiece for the whole lot.'];
  expect(findChangedNumbers(older, newer)).toEqual([['$3 yesterday', '$4 apiece']]);
});
