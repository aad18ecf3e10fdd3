/** Compares facts of single sentences, and of sentences along the lineages of an edition. */
import { describe, expect, test } from 'vitest';
import { compareFacts } from '../../../../src/merge/facts/facts.js';
import { CommonWords } from '../../../../src/text/number-values.js';
import { editionOf } from '../../../arbitraries/editions.js';

describe('compareFacts()', () => {
  const changes = (
    from: string,
    to: string,
    speakers: readonly [string | null, string | null] = [null, null],
  ) => {
    const reading = (text: string, speaker: string | null) => ({
      text,
      paragraph: text,
      speakers: speaker === null ? [] : [{ name: speaker, isUnknown: speaker === 'he' }],
      vocabulary: new CommonWords([]),
      writesSmall: () => false,
      list: '',
      holds: (letters: string) =>
        `moscowkyiv${text.toLowerCase().replace(/[^\p{L}]/gu, '')}`.includes(letters),
    });
    return compareFacts(reading(from, speakers[0]), reading(to, speakers[1])).map(({ kind, from, to }) => [
      kind,
      from,
      to,
    ]);
  };

  test.each([
    [
      'At least 12 people were killed.',
      'At least 15 people were killed.',
      [['number-changed', '12 people', '15 people']],
    ],
    [
      'The talks cost $3 million.',
      'The talks cost $4 million.',
      [['number-changed', '$3 million', '$4 million']],
    ],
    ['Prices rose 3.6 percent.', 'Prices rose 4 percent.', [['number-changed', '3.6 percent', '4 percent']]],
    ['They meet on August 27.', 'They meet on August 28.', [['date-changed', 'August 27', 'August 28']]],
    [
      'Они встретятся 27 августа.',
      'Они встретятся 28 августа.',
      [['date-changed', '27 августа', '28 августа']],
    ],
    ['Мост будет закрыт.', 'Мост не будет закрыт.', [['negation-changed', null, 'не']]],
    ['They will attend.', 'They will not attend.', [['negation-changed', null, 'not']]],
    [
      'He said: "We will never leave the town."',
      'He said: "We will soon leave the town."',
      [
        ['negation-changed', 'never', null],
        ['quote-changed', '"We will never leave the town."', '"We will soon leave the town."'],
      ],
    ],
    ['A deescalation agreement holds.', 'A de-escalation agreement holds.', []],
    ['Tens of thousands of others fled.', 'Tens of thousands of others have fled.', []],
    ['The offensive began in April 2019.', 'The offensive began in April.', []],
    ['There were 3 ships and 4 planes.', 'There were 4 planes and 3 ships.', []],
    [
      'There 1,530 died and 4,812 were wounded.',
      'There 1,530 died and 6,092 were injured.',
      [['number-changed', '4,812', '6,092']],
    ],
    ['It rained on 3 ships.', 'Word had come to the 4 planes.', []],
    ['Talks with Ukraine began.', 'Talks began.', [['name-dropped', 'Ukraine', null]]],
    ['Talks in Kyiv began.', 'Talks began.', []],
    [
      'On Tuesday, Ellen Strand resigned.',
      'On Tuesday, Maria Strand resigned.',
      [['name-changed', 'Ellen', 'Maria']],
    ],
    ['There, President Strand resigned.', 'There, Ellen Strand resigned.', []],
    [
      'Then Defense Minister Strand resigned.',
      'Then Interior Minister Strand resigned.',
      [['role-changed', 'Defense', 'Interior']],
    ],
    ['There, Hassan Rouhani resigned.', 'There, Hassan Rohani resigned.', []],
    ['They meet on Tuesday.', 'They meet on Wednesday.', [['date-changed', 'Tuesday', 'Wednesday']]],
    [
      'Read “the hard crust of snow” or “the snow crust of old”.',
      'Read “the soft crust of snow” or “the snow crust of old”.',
      [['quote-changed', '“the hard crust of snow”', '“the soft crust of snow”']],
    ],
  ])('%s → %s', (from, to, expected) => {
    expect(changes(from, to).sort()).toEqual([...expected].sort());
  });

  test('attribution: lost, gained, changed, and the same under a longer name', () => {
    const text = 'The bridge is closed.';
    expect(changes(text, text, ['Peskov', null])).toEqual([['attribution-lost', 'Peskov', null]]);
    expect(changes(text, text, [null, 'Peskov'])).toEqual([['attribution-gained', null, 'Peskov']]);
    expect(changes(text, text, ['Putin', 'Peskov'])).toEqual([['speaker-changed', 'Putin', 'Peskov']]);
    expect(changes(text, text, ["the company's CEO", 'Peskov'])).toEqual([]);
    expect(changes(text, text, ['Moscow', 'Kyiv'])).toEqual([]);
    expect(changes(text, text, ['Kremlin spokesman Dmitry Peskov', 'Peskov'])).toEqual([]);
  });

  test('who "he" is cannot have changed where nothing tells; a possessive names no other; a weekday is no name', () => {
    const text = 'The bridge is closed.';
    expect(changes(text, text, ['he', 'Peskov'])).toEqual([]);
    expect(changes(text, text, ['the lawyer', 'Peskov'])).toEqual([]);
    expect(changes(text, text, ['Christina Valencia', 'Christina'])).toEqual([]);
    expect(changes('The office of Strand fell.', 'There Strand’s office fell.')).toEqual([]);
    expect(changes('After Tuesday’s fire they left.', 'After the fire they left.')).toEqual([]);
  });
});

describe('facts of an edition', () => {
  const rest = 'Engineers inspected the bridge over the weekend and found cracks in two of its main beams.';
  const factsOf = (older: string, newer: string) =>
    editionOf([`${older}\n\n${rest}\n`, `${newer}\n\n${rest}\n`]).paragraphs.flatMap(({ facts }) =>
      facts.map(({ kind, from, to }) => [kind, from, to]),
    );

  test('a sentence that was cut in two is compared as a whole: its denial is not lost', () => {
    expect(
      factsOf(
        'The council of Port Alder took some time to return to the matter, and when it did, members spoke as if it had not missed a week.',
        'The council of Port Alder took some time to return to the matter. And when it did, members spoke as if it had not missed a week.',
      ),
    ).toEqual([]);
  });

  test('an attribution that a new sentence brings along is none that the old one gained', () => {
    expect(
      factsOf(
        'The old bridge of Port Alder was closed to all traffic on Monday evening.',
        'The old bridge of Port Alder was closed to all traffic on Monday evening. It will be sold, Mayor Ellen Strand said in a letter.',
      ),
    ).toEqual([]);
  });

  test('a denial that goes from the head of a list to its items denies nothing new', () => {
    const [head, items] = [
      'When you use the bridge of Port Alder you may not do any of these things:',
      '- sell a ticket for the bridge to somebody else\n\n- walk over the bridge with a horse or a goat',
    ];
    const moved = [
      'When you use the bridge of Port Alder you may do any of these things:',
      '- do not sell a ticket for the bridge to somebody else\n\n- do not walk over the bridge with a horse or a goat',
    ];
    expect(factsOf(`${head}\n\n${items}`, moved.join('\n\n'))).toEqual([]);
    expect(factsOf(moved.join('\n\n'), `${head}\n\n${items}`)).toEqual([]);
    expect(factsOf(`${head}\n\n${items}`, `${moved[0]}\n\n${items}`)).toEqual([
      ['negation-changed', 'not', null],
    ]);
  });

  test('one speaker of two who was put for another is told', () => {
    expect(
      factsOf(
        'Five died in the port, according to Mayor Strand, and nine at the bridge, according to Captain Holm.',
        'Five died in the port, according to Mayor Strand, and nine at the bridge, according to Doctor Bergen.',
      ).map(([kind]) => kind),
    ).toContain('name-changed');
  });

  test('an attribution of a lead whose clause is new is none that the old one gained', () => {
    expect(
      factsOf(
        'The old bridge of Port Alder was closed to all traffic on Monday evening.',
        'Two ferries sank off the northern pier, Mayor Ellen Strand said, after the old bridge of Port Alder was closed to all traffic on Monday evening.',
      ),
    ).toEqual([]);
  });

  test('an attribution is lost only where the sentence names nobody any more', () => {
    const [said, other] = [
      'Ford ran off into the hills behind the town, police said, and a fence was cut, according to WBBM.',
      'Ford ran off into the hills behind the town and a fence was cut, according to WBBM.',
    ];
    expect(factsOf(said, other)).toEqual([]);
    expect(factsOf(other, 'Ford ran off into the hills behind the town and a fence was cut.')).toEqual([
      ['attribution-lost', 'WBBM', null],
    ]);
  });
});
