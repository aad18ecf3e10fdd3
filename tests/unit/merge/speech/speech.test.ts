/** Who said what: sentences as news writes them, and the quotations that each speaker gets. */
import { describe, expect, test } from 'vitest';
import { findSpeech } from '../../../../src/merge/speech/speech.js';
import { nameOf } from '../../../../src/merge/speech/speech-model.js';
import { toDocument } from '../../../arbitraries/histories.js';

const speechOf = (text: string) => {
  const { blocks } = toDocument(text, 'a');
  return findSpeech(text, blocks).map(({ speaker, utterances }) => ({
    speaker: speaker === null ? null : nameOf(speaker),
    spoken: utterances
      .filter((utterance) => utterance.speaker !== null && nameOf(utterance.speaker) === nameOf(speaker!))
      .map(({ charSpan }) => text.slice(...charSpan)),
  }));
};

describe('findSpeech() gives a quotation to the tag that governs it', () => {
  test.each([
    [
      'the hospital said he was searched. The mayor said, “It is still open.”',
      'The mayor',
      ['“It is still open.”'],
    ],
    [
      'ICE says it followed the rules. However, Kolasinski said, “They did not.”',
      'Kolasinski',
      ['“They did not.”'],
    ],
    ['“We go on,” Strand said. “We always did.”', 'Strand', ['“We go on,”', '“We always did.”']],
    ['“Do you think so?” asked Senator Lois Kolkhorst.', 'Senator Lois Kolkhorst', ['“Do you think so?”']],
    ['Trains ran “as usual,” two drivers said.', 'two drivers', ['“as usual,”']],
    ['The bridge is a “ruin,” said Fay Orr, who leads the board, as rain fell.', 'Fay Orr', ['“ruin,”']],
    ['The actor in “Grey’s Anatomy” has died, according to his publicist.', 'his publicist', []],
    ['Mayor Ann Poe called the fire “a tragedy” on Monday evening.', 'Mayor Ann Poe', ['“a tragedy”']],
    [
      'Council President Ken Ray welcomed it, saying on Monday, “We won.”',
      'Council President Ken Ray',
      ['“We won.”'],
    ],
    ['The House asked for more, with Mayor Ann Poe calling it “odd.”', 'Mayor Ann Poe', ['“odd.”']],
    ['An event called “Hunter under Saddle” ended the long day in town.', null, []],
    ['<ref name="Smith 2008">Ford said it was cheap and went on to build it.</ref>', 'Ford', []],
  ])('%s', (text, speaker, spoken) => {
    const found = speechOf(text);
    expect(found[0]?.speaker ?? null).toBe(speaker);
    expect(found[0]?.spoken ?? []).toEqual(spoken);
  });
});

test('letters in brackets after a name end no clause, at the very beginning of a text either', () => {
  expect(speechOf('Ofwat (OFW) said the water was “safe.”')[0]?.speaker).toMatch(/^Ofwat /);
});

/** Each quotation with its speaker, and what it is where nobody said it. */
const pairsOf = (text: string) => {
  const { blocks } = toDocument(text, 'a');
  return findSpeech(text, blocks).flatMap(({ utterances }) =>
    utterances.map(({ charSpan, kind, speaker }) => [
      text.slice(...charSpan),
      speaker === null ? kind : nameOf(speaker),
    ]),
  );
};

describe('findSpeech() gives each quotation the subject of its own tag', () => {
  test.each<[string, [string, string][]]>([
    [
      'The Swedes, he said, “shot into a hotel and a shop on the square.”',
      [['“shot into a hotel and a shop on the square.”', 'he']],
    ],
    [
      '“Tests of the water go on in every town,” the WHO said.',
      [['“Tests of the water go on in every town,”', 'the WHO']],
    ],
    ['The self-declared “republic” sent nobody to the talks.', [['“republic”', 'scare']]],
    [
      'But Strand took a dim view of it on Tuesday, saying “any deal they make is bad for me,” just as others insisted.',
      [['“any deal they make is bad for me,”', 'Strand']],
    ],
    [
      'Ford said, “You pulled it down,” but Strand said, “I did not.” The council called it “a sorry day for the town.”',
      [
        ['“You pulled it down,”', 'Ford'],
        ['“I did not.”', 'Strand'],
        ['“a sorry day for the town.”', 'The council'],
      ],
    ],
    [
      'Ford, who wrote “The Long Road,” said it was “a great book for us all.”',
      [
        ['“The Long Road,”', 'title'],
        ['“a great book for us all.”', 'Ford'],
      ],
    ],
    [
      'While Ford told them that he thought the “council is aware of it all,” several leaders told the Post they knew nothing.',
      [['“council is aware of it all,”', 'Ford']],
    ],
    [
      'Rev. Tom Ford — son of the mayor Ann Ford — told them: “You are on a mission here.”',
      [['“You are on a mission here.”', 'Rev. Tom Ford']],
    ],
    [
      'Officer Ann Poe shared her thanks with the crew: “You taught us a lot.”',
      [['“You taught us a lot.”', 'Officer Ann Poe']],
    ],
    ['“They were there all night,” Fordwrote on Monday.', [['“They were there all night,”', 'Ford']]],
    [
      'She asks him: “Why are you here?” He replies, “To see it.”',
      [
        ['“Why are you here?”', 'She'],
        ['“To see it.”', 'He'],
      ],
    ],
    ['He pledged “death to all of them,” the complaint said.', [['“death to all of them,”', 'He']]],
    ['“It was a long day,” the statement read in part.', [['“It was a long day,”', 'the statement']]],
    [
      'The law, dubbed “Ann’s Law,” was praised by the “friends of order” it names.',
      [
        ['“Ann’s Law,”', 'title'],
        ['“friends of order”', 'scare'],
      ],
    ],
    [
      'Ford at another point said the mine was “down to a tenth of it.”',
      [['“down to a tenth of it.”', 'Ford']],
    ],
    [
      '“This had nothing to do” with Rail South, its parent agency, the Department of Roads, said.',
      [['“This had nothing to do”', 'the Department of Roads']],
    ],
    [
      'In a talk with the Post, Rep. Tom Ford of Maine, the top man on the Committee on Natural Roads, which sits in May, said he was “very busy with it.”',
      [['“very busy with it.”', 'Rep. Tom Ford of Maine']],
    ],
    [
      '“It must be kept,” Iranian Ambassador to Beijing Tom Ford said.',
      [['“It must be kept,”', 'Iranian Ambassador to Beijing Tom Ford']],
    ],
    ['Abel Poe, Sr. told them it was “all that he had.”', [['“all that he had.”', 'Abel Poe, Sr']]],
    ['In a book I wrote about it: “They had been up all day.”', [['“They had been up all day.”', 'speech']]],
    [
      'The sum is from the “Big, Beautiful Bill,” according to an official.',
      [['“Big, Beautiful Bill,”', 'title']],
    ],
    [
      '“This is all I asked for,’’ Ann Poe said. “You cannot ask for more.’’',
      [
        ['“This is all I asked for,’’', 'Ann Poe'],
        ['“You cannot ask for more.’’', 'Ann Poe'],
      ],
    ],
    ['The isle has a “belt” of mines, the Post has reported.', [['“belt”', 'scare']]],
    ['A tearful “Today” host Ann Poe said that she was safe.', [['“Today”', 'title']]],
    [
      'Ann Poe told “Today” that it was “all of it only a guess.”',
      [
        ['“Today”', 'title'],
        ['“all of it only a guess.”', 'Ann Poe'],
      ],
    ],
    [
      'Posters stand at each bridge. Some read: “The fire is near to you!” Others read: “Do not let him laugh.”',
      [
        ['“The fire is near to you!”', 'Some'],
        ['“Do not let him laugh.”', 'Others'],
      ],
    ],
    [
      'Rep. Ann Poe of New Mexico applauded the law, saying in a meeting, “We act where others fail us.”',
      [['“We act where others fail us.”', 'Rep. Ann Poe']],
    ],
    [
      'Television, digital and mail advertisements were used, accusing them of failing “the agenda of the town.”',
      [['“the agenda of the town.”', 'speech']],
    ],
    [
      'Ann Poe had said so in May, which Tom Ford disputed: “I never did it.”',
      [['“I never did it.”', 'Tom Ford']],
    ],
    ['Ann Poe toldCNN it was “hard to say so.”', [['“hard to say so.”', 'Ann Poe']]],
    ['“It was hard for us,” saidTom Ford.', [['“It was hard for us,”', 'Tom Ford']]],
    [
      'Tom Ford went on with it, also by saying the mayor “is not from this town.”',
      [['“is not from this town.”', 'Tom Ford']],
    ],
    [
      '“It is shut,” the road office said. The latter said it would be “a long wait for all.”',
      [
        ['“It is shut,”', 'the road office'],
        ['“a long wait for all.”', 'The latter'],
      ],
    ],
    [
      '“It is a budget of surrender for all,” Kiraly said.',
      [['“It is a budget of surrender for all,”', 'Kiraly']],
    ],
  ])('%s', (text, pairs) => {
    expect(pairsOf(text)).toEqual(pairs);
  });

  test('a paragraph whose last mark is missing is gone on with, whoever else is named between', () => {
    expect(
      pairsOf(
        '“We came in May,” said Ann Poe. “It rained on us all.\n\n“Then the bridge fell in the night.”',
      ),
    ).toEqual([
      ['“We came in May,”', 'Ann Poe'],
      ['“It rained on us all.', 'Ann Poe'],
      ['“Then the bridge fell in the night.”', 'Ann Poe'],
    ]);
  });

  test('a second speaker at the end of a paragraph is who goes on', () => {
    expect(
      pairsOf(
        '“It is shut,” Tom Ford said. “It will be open again,” said Ann Poe.\n\n“We shall all see it then.”',
      ).at(-1),
    ).toEqual(['“We shall all see it then.”', 'Ann Poe']);
  });

  test('nor where the paragraph before leads on to somebody else', () => {
    expect(
      pairsOf(
        'Ann Poe said she spoke with Fay. She said Fay responded:\n\n“No, they were not for him at all.”',
      ).at(-1),
    ).toEqual(['“No, they were not for him at all.”', 'speech']);
  });

  test('and nobody goes on where the next paragraph has a tag of its own', () => {
    expect(
      pairsOf('“It is shut,” Tom Ford said.\n\n“We shall see it open again,” Ann Poe said.').at(-1),
    ).toEqual(['“We shall see it open again,”', 'Ann Poe']);
  });
});

describe('findSpeech() names whom "it" and a role mean', () => {
  const last = (text: string) => pairsOf(text).at(-1)?.[1];
  test.each([
    ['The Water Agency said it saw no harm. “We go on with the work,” it said.', 'The Water Agency'],
    ['The Water Agency said so.\n\nIt also warned that “all of the work goes on.”', 'The Water Agency'],
    ['The Water Agency said so, and the Port Office said so, too. “We go on with it,” it said.', 'it'],
    ['Ann Poe said so.\n\n“We go on with the work,” it said.', 'it'],
    ['The former official said so.\n\n“We go on with the work,” they said.', 'The former official'],
    ['Ann Poe said so.\n\n“We go on with the work,” they said.', 'they'],
    ['Tom Ford said so.\n\nHe argued that it was late. But “all of the town goes on,” he said.', 'Tom Ford'],
    [
      'Ann Poe spoke up. Poe shared that her nurse asked her for one of many “great moments of it,” she said.',
      'Poe',
    ],
    [
      'Taylor Paul spoke of it. She was glad.\n\nPaul told them that it was late.\n\n“We all go on,” she said.',
      'Paul',
    ],
    [
      'US President Tom Ford was out.\n\nCuban President Ivan Moss said it was shut.\n\n“It hurts all of us,” the president said.',
      'Cuban President Ivan Moss',
    ],
    [
      'US President Tom Ford met Cuban President Ivan Moss.\n\n“It hurts all of us,” the president said.',
      'the president',
    ],
  ])('%s', (text, speaker) => {
    expect(last(text)).toMatch(new RegExp(`^${speaker}$|^${speaker.replace(/^.*President /, '')}$`));
  });
});

describe('findSpeech() reads the whole subject', () => {
  test.each([
    ['“No,” said B.R. White, the city manager of the town.', 'B.R. White'],
    ['The plant was sold in May, according to Rep. Tony Gonzales.', 'Rep. Tony Gonzales'],
    [
      'It closed on Monday, according to the Texas Department of Public Safety.',
      'the Texas Department of Public Safety',
    ],
    ['It was weighed, a source familiar with the talks told reporters.', 'a source familiar with the talks'],
    ['They face threats the Department of Justice says have grown.', 'the Department of Justice'],
    ['Everett Kelley, the union’s national president, said that nobody was paid.', 'Everett Kelley'],
    [
      'Jen Parker, a fellow at the Lowy Institute and a former officer, told them that it grew.',
      'Jen Parker',
    ],
    ['“It can bring something new,” Shakil, the former protester told reporters.', 'Shakil'],
    ['Nobody was hurt, said Dispatch Director Michael Armitage.', 'Dispatch Director Michael Armitage'],
    ['It rose for Brent oil, the benchmark, said Sumit Rao, a senior analyst at Kpler.', 'Sumit Rao'],
    ['Kabul residents, including a reporter, said Camp Alder, a former base, was shut.', 'Kabul residents'],
    [
      'Rights groups like Plus, say the fires have reached other areas of the town.',
      'Rights groups like Plus',
    ],
    ['Johnson, asked about the Senate leader, told reporters that he had not called.', 'Johnson'],
    ['Ray sped off when agents asked him to stop, police said.', 'police'],
    ['The workers will be paid, according to a memo sent to employees.', 'a memo'],
    ['“We pray for her,” her family said in a letter on Monday.', 'her family'],
  ])('%s', (text, speaker) => {
    expect(speechOf(text)[0]?.speaker).toBe(speaker);
  });

  test.each([
    'It will offer clues about whether the party can win in more rural states.',
    'For the first time in United States history the papers will travel.',
    'The agency’s claims about the man were never shown to be true.',
    'Israel’s continued attacks could draw it into another long war.',
    'The members could not tell her what the rules of the house are.',
    'Residents were told to leave their homes before the evening.',
  ])('and none in: %s', (text) => {
    expect(speechOf(text)).toEqual([]);
  });
});

describe('findSpeech() resolves "he" and "she" only where nobody else can be meant', () => {
  const second = (first: string, next: string) => speechOf(`${first}\n\n${next}`).at(-1)?.speaker;
  const next = '“It was sold long ago,” he said on Monday.';
  test.each([
    ['Jonah Parker said that the bridge was sold.', 'Jonah Parker'],
    ['Jennifer Parker said that the bridge was sold.', 'he'],
    ['Tehran said that the bridge was sold to others.', 'he'],
    ['The bridge was sold last May, according to Mayor Tom Ford.', 'he'],
    ['“Sold,” spokeswoman Ann Poe said.\n\nFor a week it rained.', 'he'],
    ['His lawyer Roberto Serrato said that the bridge was sold.', 'he'],
    ['Ann Poe said it was sold, and Tom Ford said that it was not.', 'Tom Ford'],
    ['Sam Poe said it was sold, and Tom Ford said that it was not.', 'he'],
    ['Tom Ford echoed them on Monday, saying Cuba needs a bridge.', 'Tom Ford'],
    ['It took him time, butTom Fordrealized there were more.', 'Tom Ford'],
    [
      'Jerkface showed his work. Jerkface sold his bridge.\n\nIn a letter – which hid his name – Jerkface said it was gone.',
      'Jerkface',
    ],
    ['Tom Ford went.\n\nA trip to his birthplace of Nova Scotia helped him last year.', 'Tom Ford'],
    ['Tom Ford met Sam Poe at the bridge. He looked at it for a long time.', 'Tom Ford'],
    ['Fay Ford met Sam Poe at the bridge. His dog barked at them all.', 'he'],
    ['Spokeswoman Ann Poe said that the bridge was sold.', 'he'],
  ])('%s', (first, speaker) => {
    expect(second(first, next)).toBe(speaker);
  });

  test('nor where its own paragraph names somebody before', () => {
    expect(
      second(
        'Ann Poe said that she was worried.',
        'Her worries were echoed by Fay Cockram. “So am I,” she said.',
      ),
    ).toBe('she');
  });

  test('a role that two people bear is nobody’s name', () => {
    const speakers = speechOf(
      'Russian President Ivan Orlov met Turkish President Ali Demir.\n\n“We agree on it,” the president said.\n\n“So do we,” the Turkish president said.',
    );
    expect(speakers.map(({ speaker }) => speaker)).toEqual(['the president', 'Ali Demir']);
  });
});

describe('findSpeech() names whom pronouns and roles mean', () => {
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
