/** Tests what a document tells of its place in time: a row a cue, and what is none. */
import { describe, expect, test } from 'vitest';
import type { ParagraphMemory } from '../../../../src/merge/order/paragraph-words.js';
import { readCues } from '../../../../src/merge/order/read-cues.js';
import { toDocument } from '../../../arbitraries/histories.js';

const cuesOf = (text: string) => readCues(toDocument(`${text}\n`, 'a'));
const rest = 'Engineers inspected the bridge over the weekend and found cracks in two beams.';

describe('the tense of the lead', () => {
  test.each([
    ['The council is set to vote on closing the bridge.', 0, 'is set to'],
    ['The council of the town is voting on the bridge.', 1, 'is …ing'],
    ['The council of the town has closed the old bridge.', 2, 'has …ed'],
    // The first verb that tells.
    ['The council closed the bridge that is set to fall.', 2, '…ed'],
    ['The bridge that is set to fall was closed by them.', 0, 'is set to'],
  ])('%s', (lead, stage, name) => {
    expect(cuesOf(`${lead}\n\n${rest}`).tense).toMatchObject({ stage, name });
  });

  test('is read off the first paragraph of eight words, and nothing before it', () => {
    expect(cuesOf(`It will rain over the town.\n\n${rest}`).tense).toMatchObject({ stage: 2 });
    expect(cuesOf(`It will rain over the old town.\n\n${rest}`).tense).toMatchObject({ stage: 2 });
    expect(cuesOf(`It will rain over all the old town.\n\n${rest}`).tense).toMatchObject({ stage: 0 });
    expect(cuesOf('It will rain.').tense).toBeNull();
  });
});

describe('the latest day named', () => {
  test.each([
    ['They met on August 26 and on August 27 again.', { month: 8, day: 27 }],
    ['They met on August 27 and on August 26 again.', { month: 8, day: 27 }],
    ['They met on 2 September and on 27 August again.', { month: 9, day: 2 }],
    ['They met on 31 August.', { month: 8, day: 31 }],
    ['They met on August 32.', null],
    ['They met in August.', null],
  ])('%s', (text, date) => {
    expect(cuesOf(text).date).toEqual(date);
  });
});

describe('marks, promises and breaks', () => {
  test('an update mark, a notice and a slug mark a text', () => {
    expect(cuesOf(rest).isMarked).toBe(false);
    expect(cuesOf(`Updated 14:05\n\n${rest}`).isMarked).toBe(true);
    expect(cuesOf(`${rest}\n\nCorrection: An earlier version gave another date.`).isMarked).toBe(true);
    const slugged = { ...toDocument(`${rest}\n`, 'a'), about: { slug: 'UPDATE 2-BRIDGE/' } };
    expect(readCues(slugged).isMarked).toBe(true);
  });

  test('a promise of more is read anywhere', () => {
    expect(cuesOf(`${rest}\n\nThis is a developing story.`).isPromising).toBe(true);
    expect(cuesOf(rest).isPromising).toBe(false);
  });

  test('what breaks off, or asks to read on, is broken', () => {
    expect(cuesOf(rest).isBroken).toBe(false);
    expect(cuesOf(`${rest}\n\nEngineers said that the`).isBroken).toBe(true);
    expect(cuesOf(`${rest}\n\nSubscribe to continue reading.`).isBroken).toBe(true);
  });

  test('a withdrawal is told', () => {
    expect(cuesOf(rest).isWithdrawn).toBe(false);
    expect(
      cuesOf(`This article has been withdrawn because its source was not genuine.\n\n${rest}`).isWithdrawn,
    ).toBe(true);
  });
});

describe('words of news', () => {
  test.each([
    ['On Monday they met, on Monday and on Friday.', ['monday', 'friday'], 3],
    ['On Monday’s news they met.', ['monday'], 1],
    ['They met on August 27.', [], 1],
    ['They met on August 27, 2019.', [], 0],
    ['They met on August 27, 1066.', [], 0],
    ['They met on August 27, 1700.', [], 0],
    ['They met on August 27, 2500.', [], 1],
    ['They met in August.', [], 0],
  ])('days: %s', (text, days, dayMentions) => {
    const cues = cuesOf(text);
    expect([...cues.days]).toEqual(days);
    expect(cues.dayMentions).toBe(dayMentions);
  });

  test('verbs of speech are counted, however often', () => {
    expect(cuesOf('The mayor said so. Others told him and said no.').speechMentions).toBe(3);
    expect(cuesOf('The bridge is old.').speechMentions).toBe(0);
  });

  test('sentences are counted by their words, each wording once, and tokens all', () => {
    const cues = cuesOf('Rain fell there. Snow lay.\n\nRain fell there.');
    expect([...cues.units]).toEqual([
      ['rain fell there', 3],
      ['snow lay', 2],
    ]);
    expect(cues.tokens).toBe(8);
  });
});

test('a paragraph that was read for one revision tells the same of the next, days across its end included', () => {
  const texts = [
    'The storm came in from the open sea.\n\nIt hit the coast in August\n\n27 ships were lost, the mayor said on Monday.',
    'The storm came in from the open sea.\n\nIt hit the coast in August\n\nThe mayor said on Monday that 27 ships were lost.',
  ];
  const memory: ParagraphMemory = new Map();
  for (const text of texts) {
    const document = toDocument(`${text}\n`, 'a');
    expect(readCues(document, memory)).toEqual(readCues(document));
  }
  expect(memory.size).toBe(4);
  expect(cuesOf(texts[0]!).date).toEqual({ month: 8, day: 27 });
  expect(cuesOf(texts[1]!).date).toBeNull();
  const before =
    'The storm came in from the open sea.\n\nIt was seen first on 27\n\nAugust was wet, the mayor said on Monday.';
  expect(cuesOf(before).date).toEqual({ month: 8, day: 27 });
});

test('every promise of more has one of the words that are looked for before it', () => {
  const promises = [
    'This is a developing story',
    'a breaking ſtory',
    'The PAGE will be updated',
    'More details to come',
    'more to follow',
  ];
  for (const promise of promises) expect(cuesOf(`The storm came in. ${promise}.`).isPromising).toBe(true);
  expect(cuesOf('The storm came in. The story was told to follow.').isPromising).toBe(false);
});
