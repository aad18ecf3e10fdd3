/** Tables of what is a change of a claim, each row beside what rewording makes of it, which is none. */
import { describe, expect, test } from 'vitest';
import { findCause } from '../../../../src/merge/facts/change-causes.js';
import { compareReadings } from '../../../../src/merge/facts/comparison.js';
import type { FactChange } from '../../../../src/merge/facts/fact-changes.js';
import { compareFacts } from '../../../../src/merge/facts/facts.js';
import { hasWord, squash } from '../../../../src/merge/facts/plain-words.js';
import { CommonWords } from '../../../../src/text/number-values.js';
import { editionOf } from '../../../arbitraries/editions.js';

type Row = readonly [title: string, older: string, newer: string, found: readonly (readonly unknown[])[]];

const changes = (from: string, to: string) => {
  const reading = (text: string) => ({
    text,
    paragraph: text,
    speakers: [],
    list: '',
    vocabulary: new CommonWords([]),
    holds: (letters: string) => squash(text).includes(letters),
    writesSmall: (word: string) => hasWord(text, word),
  });
  return compareFacts(reading(from), reading(to)).map(({ kind, from, to }) => [kind, from, to]);
};

describe('a denial', () => {
  test.each<Row>([
    [
      'put in',
      'She was arrested at noon.',
      'She was not arrested at noon.',
      [['negation-changed', null, 'not']],
    ],
    [
      'taken out',
      'They cannot cross the pier.',
      'They can cross the pier.',
      [['negation-changed', 'cannot', null]],
    ],
    ['that came with its clause', 'The pier was closed.', 'The pier was closed, and nobody was hurt.', []],
    ['in other words', 'It has not exempted the port from fees.', 'The port is not immune from fees.', []],
    ['"not only"', 'It is a port of trade here.', 'It is not only a port of trade here.', []],
    ['"yet to be"', 'The goal has not been achieved there.', 'The goal has yet to be achieved there.', []],
    [
      'before another space',
      'Thousands were left without power there.',
      'Thousands were leftwithout power there.',
      [],
    ],
  ])('%s', (_, older, newer, found) => {
    expect(changes(older, newer)).toEqual(found);
  });
});

describe('a hedge', () => {
  test.each<Row>([
    [
      'taken out',
      'The man reportedly entered a home at noon.',
      'The man entered a home at noon.',
      [['hedge-changed', 'reportedly entered', 'entered']],
    ],
    [
      'that was a plan',
      'The parents are set to travel to the capital.',
      'The parents traveled to the capital.',
      [['hedge-changed', 'set to travel', 'traveled']],
    ],
    [
      'whose verb is irregular',
      'She will win the seat in June.',
      'She has won the seat in June.',
      [['hedge-changed', 'will win', 'won']],
    ],
    ['of what was said', 'The mayor will close the pier soon.', 'The mayor would close the pier soon.', []],
    ['of a loose word', 'Next, the House will have to vote.', 'The House will next have to vote.', []],
    ['told in passing', 'It will include a halt to fighting.', 'The deal, including a halt to fighting.', []],
    ['that is a month', 'The pier was closed in May then.', 'The pier was closed then.', []],
    ['that is a reason', 'It closed because of heavy rain.', 'It closed due to heavy rain.', []],
    [
      'in Russian',
      'Он был задержан утром.',
      'Он был якобы задержан утром.',
      [['hedge-changed', 'задержан', 'якобы задержан']],
    ],
  ])('%s', (_, older, newer, found) => {
    expect(changes(older, newer)).toEqual(found);
  });
});

describe('a source without a name', () => {
  test.each<Row>([
    [
      'put for another',
      'He was released, according to his colleagues and a doctor.',
      'He was released, according to his relatives and a doctor.',
      [['speaker-changed', 'colleagues', 'relatives']],
    ],
    [
      'in Russian',
      'Его отпустили, по словам коллег и врача.',
      'Его отпустили, по словам родственников и врача.',
      [['speaker-changed', 'коллег', 'родственников']],
    ],
    [
      'put for a body',
      'Five died at the pier, according to analysts there.',
      'Five died at the pier, according to police there.',
      [['speaker-changed', 'analysts', 'police']],
    ],
    ['of one kind', 'The pier is shut, police said.', 'The pier is shut, officers said.', []],
    ['who says nothing', 'He met his colleagues at noon.', 'He met his relatives at noon.', []],
    [
      'that is lost',
      'The talks broke down over wages, representatives said.',
      'The talks broke down over wages.',
      [['attribution-lost', 'representatives', null]],
    ],
    [
      'that speaks of something else',
      'The pier is shut.',
      'A ferry will run again tomorrow, police said.',
      [],
    ],
  ])('%s', (_, older, newer, found) => {
    expect(changes(older, newer)).toEqual(found);
  });
});

describe('a name', () => {
  test.each<Row>([
    [
      'put for another',
      'They met in Port Alder.',
      'They met in Port Ellery.',
      [['name-changed', 'Alder', 'Ellery']],
    ],
    [
      'that is a word of the text',
      'The device and its usage: the Device Data.',
      'The device and its usage: the Usage Data.',
      [],
    ],
    ['in an address', 'See https://a.b/x?k=Alder here.', 'See https://a.b/x?k=Ellery here.', []],
    ['with other accents', 'There, Jovenel Moise spoke.', 'There, Jovenel Moïse spoke.', []],
    ['cut to its first letters', 'A study by World Health Organization.', 'A study by WHO.', []],
    [
      'that rewording puts there',
      'The ships lay off the Alder bank.',
      'The ships lay in the strait of Ellery.',
      [['name-dropped', 'Alder', null]],
    ],
    [
      'with another figure',
      'It runs on helium-4 there.',
      'It runs on helium-3 there.',
      [['name-changed', 'helium-4', 'helium-3']],
    ],
    [
      'whose short title is another',
      'There, state Rep. Alder voted.',
      'There, state Sen. Alder voted.',
      [['role-changed', 'Rep', 'Sen']],
    ],
    [
      'of a list in small letters',
      'the ships brought gold and slaves, and the firms are reliance, hutch, idea and others.',
      'the ships brought gold and myrrh, and the firms are reliance, vodafone, idea and others.',
      [
        ['name-changed', 'slaves', 'myrrh'],
        ['name-changed', 'hutch', 'vodafone'],
      ],
    ],
    [
      'of a list in small letters that was respelt or moved',
      'they mine iron and aluminum, elect sejm and setnat, and cause sleep, nausea, headache.',
      'they mine iron and aluminium, elect sejm and senat, and cause headache, nausea, sleep.',
      [],
    ],
    [
      'in small letters outside of a list',
      'the ships brought much gold there.',
      'the ships brought much wine there.',
      [],
    ],
    [
      'in a headline of capitals',
      'Council Votes To Close Harbour Bridge',
      'Council Agrees To Close Harbour Bridge',
      [],
    ],
  ])('%s', (_, older, newer, found) => {
    expect(changes(older, newer)).toEqual(found);
  });
});

describe('a quotation', () => {
  test.each<Row>([
    ['cut short', 'He said “we sail at dawn with the tide.”', 'He said “we sail at dawn.”', []],
    [
      'put for another after the same words',
      'The mayor called the rally “despicable and vile” there.',
      'The mayor called the rally “rooted in bigotry” at noon.',
      [['quote-changed', '“despicable and vile”', '“rooted in bigotry”']],
    ],
    [
      'without its marks',
      'They called the rally “vile” there.',
      'They called the rally “mean” and vile.',
      [],
    ],
    ['spelt otherwise', 'He said “the U.S. labour rules hold.”', 'He said “the US labor rules hold.”', []],
    [
      'with another word',
      'He said “we sail at dawn again.”',
      'He said “we sail at noon again.”',
      [['quote-changed', '“we sail at dawn again.”', '“we sail at noon again.”']],
    ],
  ])('%s', (_, older, newer, found) => {
    expect(changes(older, newer)).toEqual(found);
  });
});

describe('a day', () => {
  test.each<Row>([
    [
      'told from today',
      'Бүгүн жарык өчүрүлөт.',
      'Эртең жарык өчүрүлөт.',
      [['date-changed', 'Бүгүн', 'Эртең']],
    ],
    [
      'of another deed',
      'Two men died on Sunday in a crash.',
      'The mayor said on Monday that she was sorry.',
      [],
    ],
    [
      'and an hour',
      'It was full at 7 a.m. then.',
      'It was full at 5:30 p.m. then.',
      [['date-changed', '7 a.m.', '5:30 p.m.']],
    ],
  ])('%s', (_, older, newer, found) => {
    expect(changes(older, newer)).toEqual(found);
  });
});

test('the number of a clause and the size of a picture claim nothing', () => {
  expect(changes('4.4 You shall pay the fee.', '4.3 You shall pay the fee.')).toEqual([]);
  expect(changes('It has a thumb of 350px here.', 'It has a thumb of 500px here.')).toEqual([]);
  expect(changes('It is always >5mm in size.', 'It is always >5 mm in size.')).toEqual([]);
});

test('a text set in capitals has the same names, numbers, hedges and sources', () => {
  for (const text of [
    'Some 14 million people fled Port Alder, Mayor Ellen Strand said on May 4.',
    '12 ships may have sunk, police said.',
    'Two may die in Ellery.',
  ]) {
    expect(changes(text, text.toUpperCase())).toEqual([]);
    expect(changes(text.toUpperCase(), text)).toEqual([]);
  }
  expect(changes('Some 14 million people fled the port.', 'SOME 15 MILLION PEOPLE FLED THE PORT.')).toEqual([
    ['number-changed', '14 million people', '15 MILLION PEOPLE'],
  ]);
});

test('words that lost their space are the words that they were', () => {
  const { changes: found } = compareReadings('The mayor told reporters so.', 'The mayortold reporters so.');
  expect(found).toEqual([]);
});

describe('findCause()', () => {
  const change: FactChange = { kind: 'number-changed', severity: 3, from: '12 people', to: '15 people' };
  const other: FactChange = { kind: 'name-changed', severity: 3, from: 'Alder', to: 'Ellery' };
  const causeOf = (one: FactChange, notice: string) =>
    findCause(one, [change, other], {
      notices: () => [notice],
      sentence: 'The fire in Port Ellery hurt 15 people.',
    }).cause;

  test('binds a notice to the change whose value it holds, and to no other of the sentence', () => {
    const notice = 'Correction: An earlier version gave a wrong number of people hurt, 12.';
    expect(causeOf(change, notice)).toBe('correction');
    expect(causeOf(other, notice)).toBeUndefined();
  });

  test('binds a notice without values to the sentence that has its words', () => {
    expect(
      causeOf(change, 'Correction: An earlier version misstated the toll of the fire in the port.'),
    ).toBe('correction');
    expect(causeOf(change, 'Correction: An earlier version misnamed the owner of a ferry.')).toBeUndefined();
  });
});

test('a report that goes from plan to deed says so once, whatever the number of its verbs', () => {
  const rest = 'Engineers inspected the bridge over the weekend and found cracks in two of its main beams.';
  const facts = editionOf([
    `The council of Port Alder will vote on the bridge on Tuesday night.\n\nThe mayor will open the hall at six in the evening.\n\n${rest}\n`,
    `The council of Port Alder voted on the bridge on Tuesday night.\n\nThe mayor opened the hall at six in the evening.\n\n${rest}\n`,
  ]).paragraphs.flatMap((paragraph) => paragraph.facts);
  expect(facts.map(({ from, to }) => [from, to])).toEqual([['will vote', 'voted']]);
});
