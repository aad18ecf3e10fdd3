/** Checks which pieces of a text are body and which stand beside it. */
import { describe, expect, test } from 'vitest';
import { toDocument } from '../../arbitraries/histories.js';

const kindsOf = (text: string) =>
  toDocument(text, 'a').blocks.map(({ kind, charSpan }) => [kind, text.slice(...charSpan)]);

describe('segment()', () => {
  test('a dateline at the head of a paragraph is a block of its own', () => {
    expect(kindsOf('MOSCOW (Reuters) - Talks between the two leaders began on Monday morning.')).toEqual([
      ['dateline', 'MOSCOW (Reuters) -'],
      ['body', 'Talks between the two leaders began on Monday morning.'],
    ]);
  });

  test('notices, bylines and update marks are told from the body', () => {
    const body = 'The city council of Port Alder voted on Tuesday to close the bridge.';
    expect(
      kindsOf(
        `Council closes the harbour bridge\n\nBy Ellen Strand\n\nUpdated 14:05\n\n${body}\n\nCorrection: An earlier version gave another date.`,
      ).map(([kind]) => kind),
    ).toEqual(['headline', 'byline', 'update-mark', 'body', 'notice']);
  });

  test('a party’s letter in brackets makes no caption', () => {
    expect(
      kindsOf('Sen. Mitch McConnell (R) told reporters on Monday that the vote would wait.')[0]![0],
    ).toBe('body');
  });

  test('a text without a full stop keeps its lines as body', () => {
    expect(kindsOf('ประเทศไทยประกาศมาตรการใหม่').map(([kind]) => kind)).toEqual(['body']);
  });

  const body = 'The city council of Port Alder voted on Tuesday to close the harbour bridge.';
  const kindsAfterBody = (text: string) =>
    kindsOf(`${body}\n\n${body.replace('Tuesday', 'Friday')}\n\n${text}`)
      .map(([kind]) => kind)
      .slice(2);

  test.each([
    'Copyright law does not allow a company to copy what another one wrote.',
    'Some information from the leaked documents suggests that the bridge was never inspected.',
    'По сообщениям СМИ, 8 июня 2017 года у футболиста родились двойняшки.',
    'See: a bit in this new season during which the mayor herself closes the bridge.',
    'The Times, which contributed to this report. published more on Monday evening and said so.',
  ])('prose is body whatever it begins with: %s', (text) => {
    expect(kindsAfterBody(text)).toEqual(['body']);
  });

  test.each([
    ['With reporting by AFP, AP, TASS, and Interfax', 'credit'],
    ['(Reporting by Jane Smith in Kyiv; editing by John Doe)', 'credit'],
    ['По материалам агентств ТАСС и Интерфакс', 'credit'],
    ['© 2024 Port Alder Times', 'furniture'],
    ['Copyright (c) 2019. RFE/RL', 'furniture'],
    ['Read more: The bridge in pictures', 'furniture'],
  ])('%s is %s', (text, kind) => {
    expect(kindsAfterBody(text)).toEqual([kind]);
  });

  test('what follows a credit is furniture only where little follows it', () => {
    const long = Array.from({ length: 6 }, (_, index) => body.replace('Tuesday', `day ${index}`)).join(
      '\n\n',
    );
    expect(kindsOf(`${body}\n\nWith reporting by AFP\n\n${long}`).map(([kind]) => kind)).toEqual([
      'body',
      'credit',
      ...Array<string>(6).fill('body'),
    ]);
    expect(
      kindsOf(`${long}\n\nWith reporting by AFP\n\nFollow the story on our pages every day.`).at(-1)![0],
    ).toBe('furniture');
  });

  test('a club’s town in brackets makes no dateline, and nothing below the lead is one', () => {
    expect(kindsOf(`Leverkusen (Germany) - ${body}`).map(([kind]) => kind)).toEqual(['body']);
    expect(kindsAfterBody('MOSCOW (Reuters) - Talks between the two leaders began on Monday.')).toEqual([
      'body',
    ]);
  });

  test('lines above the headline, and leads without a stop, are not lost', () => {
    expect(
      kindsOf(`Shr 54 cts\nLoss 54.9 mln\nCompany net falls in the third quarter\n\n${body}`).map(
        ([kind]) => kind,
      ),
    ).toEqual(['body', 'body', 'headline', 'body']);
    expect(kindsOf(`We are updating the terms. The updates go into effect on Monday\n\n${body}`)[0]![0]).toBe(
      'body',
    );
    expect(kindsOf(`${body}\n\n${body}`).map(([kind]) => kind)).toEqual(['body', 'body']);
  });

  test('a space lost before a quoted name is no promotion', () => {
    const text = 'On Monday the senator told"The View" that he would run again next year.';
    expect(kindsOf(text)).toEqual([['body', text]]);
  });
});
