/** Tests by its place what a piece of a text is: headline, caption, what follows the closing credit. */
import { describe, expect, test } from 'vitest';
import type { Document } from '../../../src/model/document.js';
import { outline } from '../../../src/text/outline.js';

type Marks = NonNullable<Document['marks']>;

const kindsOf = (text: string, marks: Marks = []) => outline({ text, marks }).map(({ kind }) => kind);
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
const lead = 'The city council of Port Alder voted on Tuesday to close the harbour bridge to lorries.';

describe('the headline', () => {
  test.each<readonly [string, string, string]>([
    ['a line of four words', words(4), 'headline'],
    ['a line of thirty words', words(30), 'headline'],
    ['a line of thirty-one words', words(31), 'body'],
    ['a line of three words where no longer one stands', words(3), 'headline'],
    ['a line of two sentences', 'It rains. The bridge is closed to all', 'body'],
  ])('%s above the lead', (_, line, kind) => {
    expect(kindsOf(`${line}\n\n${lead}`)).toEqual([kind, 'body']);
  });

  test('is the first line of four words, not a shorter one before it, nor one after it', () => {
    expect(kindsOf(`${words(3)}\n\n${words(5)}\n\n${words(6)}\n\n${lead}`)).toEqual([
      'body',
      'headline',
      'body',
      'body',
    ]);
  });

  test('is a shorter line where what follows is too long for one', () => {
    expect(kindsOf(`${words(3)}\n\n${words(31)}\n\n${lead}`)).toEqual(['headline', 'body', 'body']);
  });

  test('stands above the body, and a text of one line has none', () => {
    expect(kindsOf(`${lead}\n\n${words(5)}\n\n${lead}`)).toEqual(['body', 'body', 'body']);
    expect(kindsOf(words(5))).toEqual(['body']);
  });

  test('prose of four words does not begin the body, of five it does', () => {
    expect(kindsOf(`It rained all day.\n\n${words(5)}\n\n${lead}`)).toEqual(['body', 'headline', 'body']);
    expect(kindsOf(`It rained all that day.\n\n${words(5)}\n\n${lead}`)).toEqual(['body', 'body', 'body']);
  });
});

describe('lines that are said twice', () => {
  const line = words(5);
  test('are one caption above the body, with its repeats, if they have five words', () => {
    const [first, ...others] = outline({ text: `${line}\n\n${line}\n\n${lead}` });
    expect(first).toMatchObject({
      kind: 'caption',
      charSpan: [0, line.length],
      repeats: [[line.length + 2, 2 * line.length + 2]],
    });
    expect(others.map(({ kind }) => kind)).toEqual(['body']);
    expect(kindsOf(`${words(4)}\n\n${words(4)}\n\n${lead}`)).toEqual(['body', 'body', 'body']);
  });
});

describe('what follows the closing credit', () => {
  // Of 100 characters before it, 34 may follow.
  const above = `${'a'.repeat(48)}.\n\n${'b'.repeat(50)}.`;
  const below = (length: number) => `${'c'.repeat(length - 1)}.`;
  test('is the site’s up to a third of what stands before it', () => {
    expect(kindsOf(`${above}\n\nReporting by Ann Strand\n\n${below(34)}`)).toEqual([
      'body',
      'body',
      'credit',
      'furniture',
    ]);
    expect(kindsOf(`${above}\n\nReporting by Ann Strand\n\n${below(35)}`)).toEqual([
      'body',
      'body',
      'credit',
      'body',
    ]);
  });

  test('keeps its kind where it has one, and what stands before it stays', () => {
    expect(kindsOf(`${lead}\n\n${lead}\n\nReporting by Ann Strand\n\nUpdated 14:05`)).toEqual([
      'body',
      'body',
      'credit',
      'update-mark',
    ]);
  });
});

describe('what the source says of a piece', () => {
  const text = `${words(5)}\n\n${lead}\n\nUpdated 14:05`;
  const at = (part: string): [number, number] => [text.indexOf(part), text.indexOf(part) + part.length];
  test('outweighs what it looks like', () => {
    expect(kindsOf(text)).toEqual(['headline', 'body', 'update-mark']);
    expect(kindsOf(text, [{ kind: 'caption', charSpan: at(lead) }])).toEqual([
      'headline',
      'caption',
      'update-mark',
    ]);
  });

  test('leaves one headline: where it names one, no other line is', () => {
    expect(kindsOf(text, [{ kind: 'headline', charSpan: at(lead) }])).toEqual([
      'body',
      'headline',
      'update-mark',
    ]);
  });

  test('is no more than that it is text where it says body: that is no headline, but may be a notice', () => {
    expect(kindsOf(text, [{ kind: 'body', charSpan: at(words(5)) }])).toEqual([
      'body',
      'body',
      'update-mark',
    ]);
    expect(kindsOf(text, [{ kind: 'body', charSpan: at('Updated 14:05') }])).toEqual([
      'headline',
      'body',
      'update-mark',
    ]);
  });
});

test('a byline stands above the body, and further down is text', () => {
  expect(kindsOf(`${words(5)}\n\nBy Ellen Strand\n\n${lead}`)).toEqual(['headline', 'byline', 'body']);
  expect(kindsOf(`${words(5)}\n\n${lead}\n\nBy Ellen Strand`)).toEqual(['headline', 'body', 'body']);
});

test('a caption stands up to the first paragraph of the body, and further down is text', () => {
  const caption = 'File photo: The bridge';
  expect(kindsOf(`${words(5)}\n\n${caption}\n\n${lead}`)).toEqual(['headline', 'caption', 'body']);
  expect(kindsOf(`${words(5)}\n\n${lead}\n\n${caption}`)).toEqual(['headline', 'body', 'body']);
});
