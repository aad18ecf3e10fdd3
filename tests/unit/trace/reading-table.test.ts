/** Keeps every distinct wording once. */
import { expect, test } from 'vitest';
import { readTexts } from '../../arbitraries/traced-texts.js';

const lock = 'The lock at Alder was closed on Monday for want of water.';

/** The wordings of the texts, one paragraph each, by their numbers. */
function numbersOf(...texts: string[]): number[] {
  const plain = texts.map((text, index) => ({ id: `d${index}`, paragraphs: [text] }));
  return [...readTexts(plain).readings.paragraphs().readings];
}

test.each([
  ['capitals', 'THE LOCK AT ALDER was closed on Monday for want of water.'],
  ['signs', 'The lock, at Alder, was closed – on Monday – for want of water!'],
  ['white space', 'The  lock at Alder\twas closed on Monday for want\u00a0of water.'],
  ['marks that compose', 'The lock at Alder was closed on Monday for want of water.'.normalize('NFD')],
])('a wording is the same whatever %s', (_, other) => {
  expect(numbersOf(lock, other)).toEqual([0, 0]);
});

test.each([
  ['word', 'The lock at Alder was closed on Tuesday for want of water.'],
  ['order', 'The lock at Alder was closed for want of water on Monday.'],
  ['figure', 'The lock at Alder was closed on Monday for want of 2 waters.'],
  ['end', 'The lock at Alder was closed on Monday for want of water again.'],
])('another %s is another wording', (_, other) => {
  expect(numbersOf(lock, other, lock)).toEqual([0, 1, 0]);
});

test.each([
  ['five', 'It rained hard all day.', [0]],
  ['four', 'It rained all day.', []],
])('a paragraph of %s tokens is followed from five on', (_, text, numbers) => {
  expect(numbersOf(text)).toEqual(numbers);
});

test('documents go on in number from batch to batch, and a wording keeps its number', () => {
  const plain = [lock, 'Not one.', 'The harbour of Brook was open all the same.', lock].map(
    (text, index) => ({
      id: `d${index}`,
      paragraphs: [text],
    }),
  );
  const table = readTexts(plain, 1).readings;
  const { documents, readings, spans } = table.paragraphs();
  expect([...documents]).toEqual([0, 2, 3]);
  expect([...readings]).toEqual([0, 1, 0]);
  expect([...spans.subarray(0, 2)]).toEqual([0, lock.length]);
  expect(table.text(0)).toBe(lock);
  expect(table.length(0)).toBe(12);
});

test('so many wordings that its columns grow keep their numbers', () => {
  const texts = Array.from({ length: 9000 }, (_, index) => `Train ${index} left the old station at noon.`);
  const plain = [
    { id: 'a', paragraphs: texts },
    { id: 'b', paragraphs: texts.toReversed() },
  ];
  const table = readTexts(plain).readings;
  expect(table.size).toBe(9000);
  expect([...table.paragraphs().readings.subarray(9000)]).toEqual(
    Array.from({ length: 9000 }, (_, index) => 8999 - index),
  );
  expect(table.text(4321)).toBe(texts[4321]);
});
