/** Tests whose text leads an edition: a row a reason to pass a revision over, and its other side. */
import { describe, expect, test } from 'vitest';
import { chooseBase, hasWithdrawal, isBroken, isTeaser } from '../../../../src/merge/order/choose-base.js';
import type { SegmentedDocument } from '../../../../src/model/document.js';
import { toDocument } from '../../../arbitraries/histories.js';

/** So many words, the last of them before a full stop unless `isCut`. */
function bodyOf(words: number, isCut = false): string {
  const text = Array.from({ length: words }, (_, at) => (at === 0 ? 'Crews' : `worked${at}`)).join(' ');
  return isCut ? text : `${text}.`;
}

const revision = (id: string, text: string) => toDocument(`${text}\n`, id);
const withdrawn = (document: SegmentedDocument): SegmentedDocument => ({
  ...document,
  about: { status: 'withdrawn' },
});
const teaser = 'Subscribe to continue reading.';
const notice =
  'This article has been withdrawn because the inspection report that it quoted was not genuine.';

describe('chooseBase()', () => {
  const whole = revision('a', bodyOf(100));
  test.each<readonly [title: string, last: SegmentedDocument, index: number, warning: RegExp | null]>([
    ['the latest', revision('b', bodyOf(100)), 1, null],
    [
      'the latest though it breaks off with .6 of the text before it',
      revision('b', bodyOf(60, true)),
      1,
      null,
    ],
    [
      'the one before what breaks off with less',
      revision('b', bodyOf(59, true)),
      0,
      /^Revision b breaks off; the base is an earlier one$/,
    ],
    [
      'the latest where less is whole, as an editor’s cut',
      revision('b', bodyOf(59)),
      1,
      /^Revision b is much shorter .* an editor’s cut stands$/,
    ],
    ['the one before what has no text', revision('b', ''), 0, /^Revision b has no text of the report/],
    [
      'the one before a teaser',
      revision('b', `${bodyOf(50)}\n\n${teaser}`),
      0,
      /^Revision b is a teaser that asks to read on/,
    ],
    [
      'the one before what its source withdrew',
      withdrawn(revision('b', bodyOf(90))),
      0,
      /^The report was withdrawn: the last revision, b, is a notice$/,
    ],
  ])('chooses %s', (_, last, index, warning) => {
    const base = chooseBase([whole, last]);
    expect(base.index).toBe(index);
    expect(base.isWithdrawn).toBe(last.about?.status === 'withdrawn');
    expect(base.warnings).toHaveLength(warning === null ? 0 : 1);
    if (warning !== null) expect(base.warnings[0]).toMatch(warning);
  });

  test('chooses the only one, whatever it is', () => {
    for (const only of [revision('a', bodyOf(20, true)), withdrawn(whole), revision('a', '')])
      expect(chooseBase([only])).toEqual({ index: 0, isWithdrawn: false, warnings: [] });
  });

  test('walks back past one after the other, and says so of each', () => {
    const base = chooseBase([
      whole,
      revision('b', bodyOf(50, true)),
      revision('c', bodyOf(20, true)),
      withdrawn(revision('d', bodyOf(9))),
    ]);
    expect(base.index).toBe(0);
    expect(base.isWithdrawn).toBe(true);
    expect(base.warnings.map((warning) => warning.match(/(?:revision|Revision),? (\w)/)![1])).toEqual([
      'd',
      'c',
      'b',
    ]);
  });

  test('stops at the first that is whole', () => {
    const base = chooseBase([whole, revision('b', bodyOf(100)), revision('c', bodyOf(50, true))]);
    expect(base.index).toBe(1);
  });

  test('holds no cut against what leads after a withdrawal but by the one before it', () => {
    const base = chooseBase([whole, revision('b', bodyOf(50)), withdrawn(revision('c', bodyOf(9)))]);
    expect(base.index).toBe(1);
    expect(base.warnings).toHaveLength(2);
  });
});

describe('a notice of withdrawal', () => {
  const long = revision('a', bodyOf(100));
  const noticed = (words: number) => revision('b', `${notice}\n\n${bodyOf(words)}`);
  const sizeOf = (document: SegmentedDocument) =>
    document.blocks
      .filter(({ kind }) => kind === 'body')
      .reduce((sum, { charSpan }) => sum + document.text.slice(...charSpan).split(' ').length, 0);

  test('is told by its words', () => {
    expect(hasWithdrawal(noticed(10))).toBe(true);
    expect(hasWithdrawal(long)).toBe(false);
    expect(hasWithdrawal(withdrawn(long))).toBe(true);
  });

  test('takes the report back where less than half of the text is left, and else is a correction', () => {
    expect(sizeOf(noticed(49))).toBe(49);
    expect(chooseBase([long, noticed(49)])).toMatchObject({ index: 0, isWithdrawn: true });
    expect(chooseBase([long, noticed(50)])).toMatchObject({ index: 1, isWithdrawn: false });
  });
});

describe('what a person decided', () => {
  const three = ['a', 'b', 'c'].map((id) => revision(id, bodyOf(100)));
  const [a, b, c] = three as [SegmentedDocument, SegmentedDocument, SegmentedDocument];

  test('goes over the evidence, which is named', () => {
    expect(chooseBase(three, a.id)).toEqual({
      index: 0,
      isWithdrawn: false,
      warnings: ['A person decided that a is the base; by the evidence it would be c'],
      overruled: 2,
    });
  });

  test('is no news where the evidence says the same, or no revision has that name', () => {
    const found = { index: 2, isWithdrawn: false, warnings: [] };
    expect(chooseBase(three, c.id)).toEqual(found);
    expect(chooseBase(three, 'x' as never)).toEqual(found);
  });

  test('keeps the word that the report was withdrawn, and none about what was passed over', () => {
    const broken = revision('c', bodyOf(20, true));
    expect(chooseBase([a, b, broken], a.id).warnings).toEqual([
      'A person decided that a is the base; by the evidence it would be b',
    ]);
    const taken = chooseBase([a, b, broken, withdrawn(revision('d', bodyOf(9)))], a.id);
    expect(taken.isWithdrawn).toBe(true);
    expect(taken.warnings).toEqual([
      'The report was withdrawn: the last revision, d, is a notice',
      'A person decided that a is the base; by the evidence it would be b',
    ]);
  });
});

test('an invitation to read on counts in the last three blocks', () => {
  const lines = (after: number) =>
    revision('a', [bodyOf(30), teaser, ...Array.from({ length: after }, () => bodyOf(12))].join('\n\n'));
  expect(isTeaser(lines(0))).toBe(true);
  expect(isTeaser(lines(2))).toBe(true);
  expect(isTeaser(lines(3))).toBe(false);
});

test.each([
  ['It closed.', false],
  ['It closed”.', false],
  ['“It closed.”', false],
  ['(It closed.)', false],
  ['It closed:', false],
  ['It closed and', true],
  ['It closed,', true],
])('"%s" at the end of a body: breaks off is %s', (end, isCut) => {
  expect(isBroken(revision('a', `Crews of the town worked all night at the bridge. ${end}`))).toBe(isCut);
});
