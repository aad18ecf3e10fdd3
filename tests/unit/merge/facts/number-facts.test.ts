/** Tests findChangedQuantities() by tables: a row a rule, beside what it does not hold for. */
import { describe, expect, test } from 'vitest';
import { compareReadings } from '../../../../src/merge/facts/comparison.js';
import { findChangedQuantities } from '../../../../src/merge/facts/number-facts.js';

const pairsOf = (older: string, newer: string) =>
  findChangedQuantities(compareReadings(older, newer), 'en').map(({ from, to }) => [from, to]);

type Row = readonly [string, string, string, readonly (readonly [string, string])[]];

describe('findChangedQuantities() pairs', () => {
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
    ['a share', 'Some 4 % voted.', 'Barely 6 percent of them voted.', [['4 %', '6 percent']]],
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
    [
      'what stands after the same words',
      'Gas prices average $2.98, having risen after falling below $3 in May.',
      'Gas prices average $3 a gallon, after falling to lows in May.',
      [['$2.98', '$3']],
    ],
    [
      'what a verb stands before',
      'On board the plane were 112 members of the army and two guards.',
      'Of all on board, 113 were members of the army and two guards.',
      [['112 members', '113']],
    ],
    [
      'a bound put for another',
      'Shares fell about 1% then.',
      'Shares fell more than 1% then.',
      [['about 1%', 'more than 1%']],
    ],
    ['nothing that moved', '2 boys and 3 boys ran.', '3 boys and 2 boys ran.', []],
    ['the same number with and without a comma', 'About 1,200 people came.', 'About 1200 people came.', []],
    [
      'past an adverb',
      'Some 12 mostly young fans.',
      'Some 15 young fans.',
      [['12 mostly young', '15 young']],
    ],
    ['past "other"', 'And 12 other people died.', 'And 15 people died.', [['12 other people', '15 people']]],
    ['past "more"', 'And 12 more people died.', 'And 15 people died.', [['12 more people', '15 people']]],
  ])('%s', (_, older, newer, found) => {
    expect(pairsOf(older, newer)).toEqual(found);
  });
});

describe('findChangedQuantities() pairs by place', () => {
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
    expect(pairsOf(older, newer)).toEqual(found);
  });
});

describe('findChangedQuantities() leaves out', () => {
  test.each([
    ['a part of a name', 'The COVID-19 wave rose.', 'The COVID-20 wave rose.'],
    ['a number after a letter', 'Take the A4 road.', 'Take the A5 road.'],
    ['a day before its month', 'It ends on 4 May then.', 'It ends on 5 May then.'],
    ['a day after its month', 'It ends on May 4 then.', 'It ends on May 5 then.'],
    ['a year', 'It ended in 2019 then.', 'It ended in 2020 then.'],
  ])('%s', (_, older, newer) => {
    expect(pairsOf(older, newer)).toEqual([]);
  });

  test('no number that is like a year and counts more', () => {
    expect(pairsOf('Some 2101 people came.', 'Some 2102 people came.')).toEqual([
      ['2101 people', '2102 people'],
    ]);
  });
});

test('findChangedQuantities() pairs no money with money for something else', () => {
  const [older, newer] = ['It cost $3 yesterday.', 'Workers paid $4 apiece for the whole lot.'];
  expect(pairsOf(older, newer)).toEqual([]);
});

describe('findChangedQuantities() names the kind of a change', () => {
  const kindsOf = (older: string, newer: string, language = 'en') =>
    findChangedQuantities(compareReadings(older, newer), language).map(({ kind, from, to }) => [
      kind,
      from,
      to,
    ]);

  test.each([
    [
      'a number in words',
      'It killed four people.',
      'It killed five people.',
      [['number-changed', 'four people', 'five people']],
    ],
    [
      'dozens, with their bound',
      'They said that nearly three dozen workers fell ill.',
      'They said that more than four dozen workers fell ill.',
      [['number-changed', 'nearly three dozen workers', 'more than four dozen workers']],
    ],
    [
      'a bound of one number',
      'Nearly 1,000 drones were fired.',
      'More than 1,000 drones were fired.',
      [['bound-changed', 'Nearly 1,000 drones', 'More than 1,000 drones']],
    ],
    [
      'a number that was rough',
      'There were several survivors at sea.',
      'There were at least 13 survivors at sea.',
      [['number-changed', 'several survivors', 'at least 13 survivors']],
    ],
    [
      'a comparison',
      'It shall be > 900 mm wide.',
      'It shall be < 900 mm wide.',
      [['sign-changed', '> 900 mm', '< 900 mm']],
    ],
    [
      'a minus',
      'The limit is -20 °C here.',
      'The limit is 20 °C here.',
      [['sign-changed', '-20 °C', '20 °C']],
    ],
    ['a currency', 'The fee is $500 each.', 'The fee is €500 each.', [['unit-changed', '$500', '€500']]],
    [
      'a unit',
      'They walked 5 miles north.',
      'They walked 5 kilometers north.',
      [['unit-changed', '5 miles', '5 kilometers']],
    ],
    [
      'what nobody counted',
      'About 40 ships sank.',
      'The 40 ships sank.',
      [['hedge-changed', 'About 40 ships', 'The 40 ships'.slice(4)]],
    ],
    [
      'an ordinal',
      'It was the second attack.',
      'It was the third attack.',
      [['number-changed', 'second attack', 'third attack']],
    ],
    [
      'a range',
      'It brings 4 to 8 inches of rain.',
      'It brings 8 to 12 inches of rain.',
      [['number-changed', '4 to 8 inches', '8 to 12 inches']],
    ],
    ['none where "five" is "5"', 'It killed five people.', 'It killed 5 people.', []],
    ['none where "no one" is "nobody"', 'It hurt no one at all.', 'It hurt two at all.', []],
  ])('%s', (_, older, newer, found) => {
    expect(kindsOf(older, newer)).toEqual(found);
  });

  test('in Russian words, and in no other language where they are words of that one', () => {
    expect(kindsOf('Погибли четыре человека.', 'Погибли пять человек.', 'ru')).toEqual([
      ['number-changed', 'четыре человека', 'пять человек'],
    ]);
    expect(kindsOf('The due date.', 'The tre date.', 'en')).toEqual([]);
    expect(kindsOf('Sono due case.', 'Sono tre case.', 'it')).toEqual([
      ['number-changed', 'due case', 'tre case'],
    ]);
  });
});
