/** A headline of plain text that ends in a question or exclamation mark, and what is none. */
import { expect, test } from 'vitest';
import { outline } from '../../../src/text/outline.js';

const lead =
  'The city council of Port Alder voted on Tuesday to close the harbour bridge to lorries after engineers found cracks in its beams.';
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');

test.each([
  ['a question', 'Will the bridge hold?', 'headline'],
  ['an exclamation', 'Close the bridge now!', 'headline'],
  ['a question of another script', 'Выдержит ли мост зиму?', 'headline'],
  ['a question of twenty words', `${words(20)}?`, 'headline'],
  ['a question of twenty-one words', `${words(21)}?`, 'body'],
  ['a question of three words', 'Who pays now?', 'body'],
  ['a statement', 'The bridge will not hold.', 'body'],
  ['two sentences', 'The bridge is old. Will it hold?', 'body'],
  ['a quotation', '“Will the bridge hold?”', 'body'],
])('%s above the lead', (_, first, kind) => {
  expect(outline({ text: `${first}\n\n${lead}` }).map((block) => block.kind)).toEqual([kind, 'body']);
});

test('a question below the lead, or alone, is body', () => {
  expect(outline({ text: `${lead}\n\nWill the bridge hold?` }).map(({ kind }) => kind)).toEqual([
    'body',
    'body',
  ]);
  expect(outline({ text: 'Will the bridge hold?' }).map(({ kind }) => kind)).toEqual(['body']);
});
