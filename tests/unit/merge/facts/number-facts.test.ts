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
