/** Reading a text: paragraphs, sentences, tokens, blocks, speech, on tiny real sentences. */
import { describe, expect, test } from 'vitest';
import { findSpeech } from '../../src/merge/speech/speech.js';
import { comparableText } from '../../src/text/comparable-text.js';
import { findParagraphs } from '../../src/text/paragraphs.js';
import { parseTime } from '../../src/text/parse-time.js';
import { findQuotations } from '../../src/text/quotations.js';
import { findSentences } from '../../src/text/sentences.js';
import { tokenize } from '../../src/text/tokens.js';
import { toDocument } from '../arbitraries/histories.js';

const sentencesOf = (text: string) => findSentences(text).map((span) => text.slice(...span));
const normsOf = (text: string) => tokenize(text).map(({ norm }) => norm);
const kindsOf = (text: string) =>
  toDocument(text, 'a').blocks.map(({ kind, charSpan }) => [kind, text.slice(...charSpan)]);

describe('findSentences()', () => {
  test.each([
    ['The U.S. said no. Russia agreed.', ['The U.S. said no.', 'Russia agreed.']],
    [
      'U.S. President Joe Biden met Gen. Mark Milley. They spoke.',
      ['U.S. President Joe Biden met Gen. Mark Milley.', 'They spoke.'],
    ],
    ['He left the U.S. The trip was long.', ['He left the U.S.', 'The trip was long.']],
    ['J. K. Rowling wrote to Mr. Smith. He replied.', ['J. K. Rowling wrote to Mr. Smith.', 'He replied.']],
    ['"Why?" he asked. "Because."', ['"Why?" he asked.', '"Because."']],
    ['“We go now.” Putin nodded.', ['“We go now.”', 'Putin nodded.']],
    ['wrapped in\nmid-sentence here. Next\none.', ['wrapped in\nmid-sentence here.', 'Next\none.']],
    [
      'Agencies contributed to this report.Follow us on Twitter.',
      ['Agencies contributed to this report.', 'Follow us on Twitter.'],
    ],
    ['Prices rose 3.6 percent. Oil fell.', ['Prices rose 3.6 percent.', 'Oil fell.']],
    ['Он приехал в г. Москва. Встреча была долгой.', ['Он приехал в г. Москва.', 'Встреча была долгой.']],
    ['他来了。她走了。', ['他来了。', '她走了。']],
  ])('%s', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});

describe('tokenize()', () => {
  test.each([
    ['Syria’s 400,000 and 3.6 million', ["syria's", '400,000', 'and', '3.6', 'million']],
    ['de-escalation -- the S-400', ['de', 'escalation', 'the', 's', '400']],
    ['Ёлка и Йод', ['ёлка', 'и', 'йод']],
    ['می‌خواهم', ['میخواهم']],
    ['co\u00adoperate ﬁne', ['cooperate', 'fine']],
    ['"quoted," she said', ['quoted', 'she', 'said']],
    ['北京今天', ['北京', '今天']],
    ['', []],
  ])('%s', (text, norms) => {
    expect(normsOf(text)).toEqual(norms);
  });
});

describe('findParagraphs()', () => {
  const paragraphsOf = (text: string) => findParagraphs(text).map((span) => text.slice(...span));

  test('a list of short lines is not wrapped prose', () => {
    expect(paragraphsOf('XS\nSM\nMD\nLG')).toEqual(['XS', 'SM', 'MD', 'LG']);
  });

  test('one document may mix wrapped runs and lines that stand alone', () => {
    const wrapped =
      'The city council of Port Alder voted on Tuesday to close the harbour\nbridge to lorries after engineers found cracks in two of its beams.';
    expect(paragraphsOf(`A headline\n\n${wrapped}\n\nOne line.\nAnother line of it.`)).toEqual([
      'A headline',
      wrapped,
      'One line.',
      'Another line of it.',
    ]);
  });

  test('a bullet or an indented line begins a paragraph', () => {
    expect(paragraphsOf('With reporting by AFP and TASS\n  • 16x9 Image')).toEqual([
      'With reporting by AFP and TASS',
      '• 16x9 Image',
    ]);
  });
});

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

describe('findQuotations()', () => {
  const quotationsOf = (text: string) => findQuotations(text).map((span) => text.slice(...span));
  test.each([
    ['"It opens,” he said. “And "closes.”', ['"It opens,”', '“And "', '”'].slice(0, 2)],
    ['«Да», — сказал он.', ['«Да»']],
    ['„Ja“, sagte er.', ['„Ja“']],
    ['“It goes on', ['“It goes on']],
    ['a 6" pipe', []],
  ])('%s', (text, quotations) => {
    expect(quotationsOf(text)).toEqual(quotations);
  });
});

describe('findSpeech()', () => {
  const speakersOf = (text: string) => {
    const document = toDocument(text, 'a');
    return findSpeech(text, document.blocks).map(({ speaker, isCarried }) => [
      speaker?.text ?? null,
      speaker?.antecedent?.text ?? null,
      isCarried,
    ]);
  };

  test('a pronoun is resolved to the last named speaker, "it" and "they" to nobody', () => {
    expect(
      speakersOf('"We go," Dmitry Peskov said on Monday.\n\n"We stay," he added later that day.'),
    ).toEqual([
      ['Dmitry Peskov', null, false],
      ['he', 'Dmitry Peskov', false],
    ]);
    expect(
      speakersOf('"We go," Dmitry Peskov said on Monday.\n\n"We stay," it said in a statement then.')[1],
    ).toEqual(['it', null, false]);
  });

  test('a role is resolved to whom the same source gives it, and a bare quotation goes on from the one before', () => {
    expect(
      speakersOf(
        'Russian President Vladimir Putin came to the opening on Monday.\n\n"It is open," the Russian president said.\n\n"It will stay open for all of us."',
      ),
    ).toEqual([
      ['the Russian president', 'Vladimir Putin', false],
      ['the Russian president', 'Vladimir Putin', true],
    ]);
  });

  test('nobody is named where somebody else may have come in between, and a clause’s subject is not the speaker', () => {
    const speakers = speakersOf(
      'A spokesman for Lee, Tom Ford, told reporters that Ray had asked for money.\n\n"No comment," he said on Monday evening then.\n\nFinance Minister Eve Moss disagreed with Lee over the whole cost.\n\n"They would cost us nothing," she said later on.',
    );
    expect(speakers).toEqual([
      ['Tom Ford', null, false],
      ['he', 'Tom Ford', false],
      ['she', null, false],
    ]);
    expect(speakersOf('Turkey, which has started receiving parts, says it plans to start in April.')).toEqual(
      [['Turkey', null, false]],
    );
  });

  test('several names may share a verb, and a verb before its subject is read too', () => {
    expect(speakersOf('The leaders of Russia and Turkey said on Tuesday that they agreed.')).toEqual([
      ['The leaders of Russia and Turkey', null, false],
    ]);
    expect(speakersOf('"No," said Ellen Strand, the mayor of the town.')).toEqual([
      ['Ellen Strand', null, false],
    ]);
  });
});

test('comparableText() hides type and keeps words', () => {
  expect(comparableText('“It’s  de‑escalation” — now')).toBe(comparableText('"It\'s de-escalation" -- now'));
  expect(comparableText('fled')).not.toBe(comparableText('have fled'));
});

test.each([
  ['2025-06-01', '2025-06-01T00:00Z'],
  ['2025-06-01 12:00', '2025-06-01T12:00Z'],
  ['2025-06-01T12:00:00.123456', '2025-06-01T12:00:00.123Z'],
  ['2025-06-01T12:00:00+03:00', '2025-06-01T09:00Z'],
  ['2025-06-01 12:00:00 -0500', '2025-06-01T17:00Z'],
  ['20250601', '2025-06-01T00:00Z'],
  ['20250601120000', '2025-06-01T12:00Z'],
  ['20250601T120000+0200', '2025-06-01T10:00Z'],
  ['June 1, 2025 3:00 PM', '2025-06-01T15:00Z'],
  ['1 June 2025 12:00 EST', '2025-06-01T17:00Z'],
  ['Sun, 01 Jun 2025 12:00:00 GMT', '2025-06-01T12:00Z'],
  ['Sun Jun 01 2025 12:00:00 GMT+0900 (Japan Standard Time)', '2025-06-01T03:00Z'],
  ['26-FEB-1987 15:01:01.79V RM', '1987-02-26T15:01:01.790Z'],
])('parseTime() reads %s as %s', (written, time) => {
  expect(parseTime(written)).toBe(Date.parse(time));
});

test('parseTime() finds no time in what is none', () => {
  for (const written of ['', 'yesterday', '2025-13-45', '99999999', 'UTC'])
    expect(parseTime(written), written).toBeNaN();
});
