/** Merging, piece by piece: facts, order, and the layout of what is written. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SentenceClasses } from '../../src/merge/align/sentence-classes.js';
import { matchSentences } from '../../src/merge/align/sentence-matching.js';
import { compareFacts } from '../../src/merge/facts/facts.js';
import { order } from '../../src/merge/order.js';
import { formatJson } from '../../src/write/format-json.js';
import { editionOf } from '../arbitraries/editions.js';
import { toDocument } from '../arbitraries/histories.js';

describe('compareFacts()', () => {
  const changes = (
    from: string,
    to: string,
    speakers: readonly [string | null, string | null] = [null, null],
  ) => {
    const reading = (text: string, speaker: string | null) => ({
      text,
      speakers: speaker === null ? [] : [{ name: speaker, isUnknown: speaker === 'he' }],
      vocabulary: new Set(['moscow', 'kyiv']),
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
    [
      'There, President Strand resigned.',
      'There, Ellen Strand resigned.',
      [['name-dropped', 'President', null]],
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

test('a paragraph that was cut down to a stump and stands whole again is reintroduced, its words of the first day', () => {
  const rest = 'Engineers inspected the bridge over the weekend and found cracks in two of its main beams.';
  const whole =
    'The crisis made private money needed but dear, new permits for foreign works fell by two thirds in two years, and the courts, the banks and the tax rules of the province were found to be in want of reform.';
  const stump = 'The crisis made private money needed but dear.';
  const edition = editionOf([
    `${rest}\n\n${whole}\n`,
    `${rest}\n\n${stump}\n`,
    `${rest} It rained.\n\n${whole}\n`,
  ]);
  const paragraph = edition.paragraphs.find(({ text }) => text === whole)!;
  expect(paragraph.witnesses.map(({ edge }) => edge)[0]).toBe('reintroduced');
  expect(new Set(paragraph.origins.map(({ revision }) => revision))).toEqual(new Set(['r00.txt']));
});

describe('order()', () => {
  const body = 'Engineers inspected the bridge over the weekend and found cracks in two beams.';
  const ordered = (...leads: string[]) =>
    order(leads.map((lead, index) => toDocument(`${lead}\n\n${body}\n`, `${index}`)));

  test('tense tells the direction, whatever the order of input', () => {
    const leads = [
      'The council has voted to close the old bridge.',
      'The council is set to vote on closing the old bridge.',
      'The council is voting on closing the old bridge.',
    ];
    expect(ordered(...leads).revisions).toEqual(['1', '2', '0']);
  });

  test('a day of the week that moves on tells the direction', () => {
    const found = ordered(
      'The council said on Wednesday that rain fell over the whole county.',
      'The council said on Tuesday that rain fell over the whole county.',
    );
    expect(found.revisions).toEqual(['1', '0']);
    expect(found.evidence.map(({ cue }) => cue)).toContain('day of the week');
  });

  test('of pages that are no news no order is sure, whatever the cues say', () => {
    const page = (lead: string, rest: string) => `${lead}\n\n${rest}\n\n${body}\n`;
    const texts = [
      page('The old bridge is set to open to traffic over the river.', 'It has two beams.'),
      page(
        'The old bridge has opened to traffic over the river.',
        'It has two beams. It is long. It is red. It is high. It is old.',
      ),
    ];
    const documents = texts.map((text, index) => toDocument(text, `${index}`));
    const found = order(documents);
    expect(found.revisions).toEqual(['0', '1']);
    expect(found.confidence).toBeLessThan(0.8);
    expect(found.evidence.map(({ cue }) => cue)).toContain('kind of text');
    const news = texts.map((text, index) =>
      toDocument(`${text}\nOn Monday the mayor said so.\n`, `${index}`),
    );
    expect(order(news).confidence).toBeGreaterThan(0.9);
  });

  test('where nothing tells, it says so', () => {
    const found = ordered(
      'Rain fell over the whole county for a week.',
      'Snow lay over the whole county for a week.',
    );
    expect(found.basis).toBe('unknown');
    expect(found.confidence).toBeLessThan(0.65);
  });
});

describe('matchSentences()', () => {
  const classes = new SentenceClasses();
  const unitsOf = (...paragraphs: string[]) => {
    const { text, blocks } = toDocument(paragraphs.join('\n\n'), 'a');
    return blocks.flatMap((content, block) => {
      const { sentences, wordings } = classes.ofBlock(text, content);
      return sentences.map(({ wording }) => ({ block, wording, wordings }));
    });
  };

  test('two sentences joined into one are both matched to it', () => {
    const older = unitsOf(
      'The council met on Tuesday in the old town hall of Port Alder.',
      'Engineers showed members pictures of cracks in two main beams.',
    );
    const newer = unitsOf(
      'The council met on Tuesday in the old town hall of Port Alder, where engineers showed members pictures of cracks in two main beams.',
    );
    expect(matchSentences(older, newer).map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(matchSentences(newer, older).map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  test('two leads are each other’s readings, though they share words and hardly a phrase', () => {
    const older = unitsOf(
      'One officer was fatally shot and another critically wounded by a robber they were escorting through a hospital.',
    );
    const newer = unitsOf(
      'A man faces twenty charges after he shot and killed an officer and wounded a second one while being led out of a local clinic on Saturday.',
    );
    expect(matchSentences(older, newer).map(({ x, y, rule }) => [x, y, rule])).toEqual([
      [0, 0, 'both the lead'],
    ]);
    const others = unitsOf(
      'Oil fell to its lowest price of the year while traders waited for a meeting of ministers.',
    );
    expect(matchSentences(older, others)).toEqual([]);
  });

  test('a sentence of the same paragraph is no rival', () => {
    const lead = 'The council met on Tuesday in the old town hall of Port Alder.';
    const older = unitsOf(
      lead,
      'The storm is also hauling in a threat of strong winds that could down trees. Gusts of sixty miles an hour are possible in northern parts of Kauai and Oahu, forecasters warned on Tuesday.',
    );
    const newer = unitsOf(
      lead,
      'The storm was also expected to haul in a threat of damaging winds in northern parts of Kauai and Oahu, but that ended.',
    );
    const [, second] = matchSentences(older, newer);
    expect(second).toMatchObject({ y: 1, rule: 'alike in a gap' });
  });

  test('two quotations by one speaker are not taken for each other', () => {
    const older = unitsOf('"Our drones and helicopters have entered the region," Erdogan said.');
    const newer = unitsOf(
      '"The situation has become so complicated that troops are in danger," Erdogan said.',
    );
    expect(matchSentences(older, newer)).toEqual([]);
  });
});

test('formatJson() parses back to the value, and keeps short things on one line', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(formatJson({ span: [1, 2], text: 'short' })).toBe('{"span":[1,2],"text":"short"}');
  expect(formatJson(Array.from({ length: 60 }, (_, index) => index)).split('\n').length).toBeLessThan(6);
});
