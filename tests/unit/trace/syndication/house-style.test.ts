/** Reads words without the style of a house, and the style beside them. */
import { expect, test } from 'vitest';
import { tokenize } from '../../../../src/text/tokens.js';
import { StyleReader } from '../../../../src/trace/syndication/house-style.js';

function read(text: string): readonly [words: string, style: Record<string, string>] {
  const tokens = tokenize(text);
  const reader = new StyleReader(tokens);
  return [reader.read(text, tokens).join(' '), Object.fromEntries(reader.style)];
}

test('two styles of one sentence give the same words', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['Shares of the port fell 7 percent to 340 million.', 'Shares of the port fell seven per cent to 340m.'],
    [
      'It is the labor center of the region, 12 km away.',
      'It is the labour centre of the region, 12 kilometres away.',
    ],
    [
      'They said that 8% of the visits were canceled.',
      'They said that eight percent of the visits were cancelled.',
    ],
  ];
  for (const [one, other] of pairs) expect(read(one)[0]).toBe(read(other)[0]);
});

test('the style tells the two apart', () => {
  expect(read('“It is the labour of seven,” he said of the 3 per cent.')[1]).toEqual({
    quotes: '“',
    spelling: 'british',
    number: 'words',
    share: 'per cent',
  });
});

test('words that are no variants stay two', () => {
  expect(read('The desks of the town were filled.')[0]).not.toBe(
    read('The desks of the town were filed.')[0],
  );
});
