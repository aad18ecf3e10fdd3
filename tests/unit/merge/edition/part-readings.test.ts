/** Tests what becomes of a sentence whose words went to several paragraphs: each has it as a reading. */
import { describe, expect, test } from 'vitest';
import { align } from '../../../../src/merge/align.js';
import { merge } from '../../../../src/merge/merge.js';
import { order } from '../../../../src/merge/order.js';
import { toDocument } from '../../../arbitraries/histories.js';

const before = 'Officials in the coastal town said the harbour would stay closed for the rest of the week.';
const after =
  'The harbour master said repairs to the pier would begin once the insurers had seen the damage.';
const first =
  'Captain Maria Delgado returned to the United States on Tuesday to visit her ailing mother, her lawyer told reporters';
const long = `${first}, adding that the police were informed of her departure.`;
const second = 'The police were informed of her departure, the lawyer said on Wednesday.';

function edit(...texts: readonly (readonly string[])[]) {
  const revisions = texts.map((paragraphs, at) => toDocument(paragraphs.join('\n\n'), 'abc'[at]!));
  const base = { index: revisions.length - 1, isWithdrawn: false, warnings: [] };
  return merge({
    id: '0123456789abcdef' as never,
    alignment: align(revisions, base.index),
    order: { ...order(revisions), revisions: revisions.map(({ id }) => id) },
    base,
    copies: new Map(),
  });
}

describe('a sentence that was cut into two paragraphs', () => {
  const now = [before, `${first}.`, second, after];
  test('is a reading of both, in every revision that had it', () => {
    const { paragraphs } = edit([before, long, after], [before, long, after], now);
    const readings = paragraphs.map(({ witnesses }) =>
      witnesses.map(({ revision, edge, isPart }) => `${revision} ${edge}${isPart ? ', a part' : ''}`),
    );
    expect(readings.slice(1, 3)).toEqual([
      ['a same', 'b split', 'c null'],
      ['a split, a part', 'b split, a part', 'c null'],
    ]);
  });

  test('lets neither be new: most of their words are older', () => {
    const { paragraphs } = edit([before, long, after], now);
    expect(paragraphs.map(({ firstSeen }) => firstSeen)).toEqual(['a', 'a', 'a', 'a']);
  });

  test('is no reading of the second where it did not have those words yet', () => {
    const { paragraphs } = edit([before, `${first}.`, after], [before, long, after], now);
    expect(paragraphs[2]!.witnesses.map(({ revision }) => revision)).toEqual(['b', 'c']);
    expect(paragraphs[2]!.firstSeen).toBe('b');
  });
});

test('a passage of which the rest is new leaves its paragraph new', () => {
  const passage = 'repairs to the pier would begin once the insurers had seen the damage';
  const added = `Asked when ${passage}, the mayor of the town laughed, looked at his shoes for a long while, and at last told those who stood around him in the rain that nobody in the council had the least idea.`;
  const { paragraphs } = edit([before, after], [before, after, added]);
  expect(paragraphs.at(-1)!.firstSeen).toBe('b');
});

describe('a paragraph that one revision has twice and the other once', () => {
  const readingsOf = (...texts: readonly (readonly string[])[]) =>
    edit(...texts).paragraphs.map(({ text, state, witnesses }) => [
      text,
      state,
      ...witnesses.map(({ revision, edge, isPart }) => `${revision} ${edge}${isPart ? ', a part' : ''}`),
    ]);

  test('is merged into one, and none of it is dropped', () => {
    expect(readingsOf([before, after, before], [before, after])).toEqual([
      [before, 'current', 'a same', 'a merge', 'b null'],
      [after, 'current', 'a same', 'b null'],
    ]);
  });

  test('is not new where it stands for the second time', () => {
    expect(readingsOf([before, after], [before, after, before])).toEqual([
      [before, 'current', 'a same', 'b null'],
      [after, 'current', 'a same', 'b null'],
      [before, 'current', 'a split, a part', 'b null'],
    ]);
  });
});

test('a sentence without an heir goes with the one before it, so that readings stay in one piece', () => {
  const gone = 'Nobody had asked the fishermen.';
  const { paragraphs } = edit([`${before} ${gone} ${first}.`], [before, `${first}.`]);
  expect(paragraphs.map(({ witnesses }) => witnesses[0]!.text)).toEqual([`${before} ${gone}`, undefined]);
});

test('lines of signs alone are told apart by their signs', () => {
  const { paragraphs } = edit(
    [before, '* * *', after, '----', first],
    [before, '----', after, '* * *', first],
  );
  const readings = paragraphs.map(({ text, witnesses }) => [text, witnesses[0]!.text ?? text]);
  expect(readings.filter(([text]) => !/\p{L}/u.test(text!))).toEqual([
    ['----', '----'],
    ['* * *', '* * *'],
  ]);
});
