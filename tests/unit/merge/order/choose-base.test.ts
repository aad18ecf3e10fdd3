/** Tests whose text leads an edition: a row a reason to pass a revision over, and its other side. */
import { describe, expect, test } from 'vitest';
import { chooseBase, hasWithdrawal, isBroken, isTeaser } from '../../../../src/merge/order/choose-base.js';
import type { DocumentId, SegmentedDocument } from '../../../../src/model/document.js';
import type { KeepBase } from '../../../../src/model/options.js';
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
      newest: 2,
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

describe('another rule than the newest', () => {
  const scored = (document: SegmentedDocument, score?: unknown): SegmentedDocument => ({
    ...document,
    ...(score === undefined ? {} : { fields: { score } }),
  });
  const choose = (revisions: readonly SegmentedDocument[], keepBase: KeepBase, decided?: DocumentId) =>
    chooseBase(revisions, decided, { keepBase });
  const [short, long, cut] = [
    revision('a', bodyOf(90)),
    revision('b', bodyOf(100)),
    revision('c', bodyOf(50)),
  ] as const;

  test('the longest leads, and says that the newest would by default', () => {
    expect(choose([short, long, cut], 'longest')).toEqual({
      index: 1,
      newest: 2,
      isWithdrawn: false,
      warnings: ['Revision b is the base for its length, 100 words; by default it would be c, with 50'],
    });
    expect(choose([long, short], 'longest').index).toBe(0);
    expect(choose([short, long], 'longest')).toEqual(chooseBase([short, long]));
  });

  test('of equally long ones the later leads, without a word', () => {
    const found = choose([long, short, revision('d', bodyOf(100))], 'longest');
    expect(found).toEqual({ index: 2, isWithdrawn: false, warnings: [] });
    expect(choose([long, revision('d', bodyOf(100)), short], 'longest').index).toBe(1);
  });

  test.each<readonly [title: string, passed: SegmentedDocument]>([
    ['what breaks off', revision('x', bodyOf(50, true))],
    ['a teaser', revision('x', `${bodyOf(40)}\n\n${teaser}`)],
    ['what has no text', revision('x', '')],
    ['what its source withdrew', withdrawn(revision('x', bodyOf(200)))],
    ['a notice of withdrawal', revision('x', `${notice}\n\n${bodyOf(20)}`)],
  ])('%s never leads for its field, wherever it stands', (_, passed) => {
    const best = scored(passed, 9);
    for (const revisions of [
      [best, scored(short, 2), scored(long, 1)],
      [scored(short, 2), best, scored(long, 1)],
      [scored(short, 2), scored(long, 1), best],
    ]) {
      const { index, isWithdrawn, warnings } = choose(revisions, 'field:score');
      expect(revisions[index]!.id).toBe('a');
      expect(warnings.at(-1)).toBe(
        'Revision a is the base for its score, 2; by default it would be b, with 1',
      );
      // What was passed over at the end is still told.
      expect(warnings).toHaveLength(revisions[2] === best ? 2 : 1);
      expect(isWithdrawn).toBe(revisions[2] === best && chooseBase(revisions).isWithdrawn);
    }
  });

  test('no word of an editor’s cut where the cut does not lead', () => {
    expect(choose([scored(long, 3), scored(revision('c', bodyOf(40)), 1)], 'field:score').warnings).toEqual([
      'Revision b is the base for its score, 3; by default it would be c, with 1',
    ]);
    expect(choose([long, scored(revision('c', bodyOf(40)), 1)], 'field:score').warnings).toEqual([
      expect.stringContaining('an editor’s cut stands'),
    ]);
  });

  test.each<readonly [older: unknown, newer: unknown, leads: 'a' | 'b']>([
    [10, 9, 'a'],
    ['10', '9', 'a'],
    ['9007199254740993', '9007199254740992', 'a'],
    ['1e2', 99, 'a'],
    [' 7 ', '6.5', 'a'],
    ['b', 'a', 'a'],
    ['b', 'B', 'a'],
    [0, 'final', 'a'],
    ['final', undefined, 'a'],
    [true, false, 'a'],
    ['x', ['y'], 'a'],
    ['x', null, 'a'],
    ['x', ' ', 'a'],
    ['7.0', 7, 'b'],
    ['10x', '9x', 'b'],
    [undefined, undefined, 'b'],
  ])('of %j and a later %j, %s leads', (older, newer, leads) => {
    const revisions = [scored(short, older), scored(long, newer)];
    expect(revisions[choose(revisions, 'field:score').index]!.id).toBe(leads);
  });

  test('a field is looked for where --keep finds it, and dates are times', () => {
    const dated = [
      { ...short, date: 'Mon, 02 Mar 2026 08:00:00 GMT', title: 'B', about: { publisher: 'Z' } },
      { ...long, date: '2026-03-01T08:00:00Z', title: 'A', about: { publisher: 'Y' } },
    ];
    for (const name of ['date', 'title', 'publisher'])
      expect(choose(dated, `field:${name}`).index, name).toBe(0);
    expect(choose(dated, 'field:toString')).toMatchObject({ index: 1, lacksField: true });
    expect(choose([scored(short, 1), long], 'field:score')).not.toHaveProperty('lacksField');
  });

  test('what the record of a copy says is its revision’s', () => {
    const rule = {
      keepBase: 'field:score',
      copies: new Map([[short.id, [cut.id]]]),
      copyRecords: [{ id: cut.id, fields: { score: 8 } }],
    } as const;
    expect(chooseBase([scored(short, 1), scored(long, 5)], undefined, rule)).toMatchObject({
      index: 0,
      warnings: ['Revision a is the base for its score, 8; by default it would be b, with 5'],
    });
  });

  test('a long or broken value is told in short, on one line', () => {
    const { warnings } = choose([scored(short, `b\n${'é'.repeat(80)}`), scored(long, 'a')], 'field:score');
    expect(warnings).toEqual([
      `Revision a is the base for its score, b ${'é'.repeat(58)}…; by default it would be b, with a`,
    ]);
  });

  test('the newest that is whole is named where it does not lead: facts change up to it', () => {
    const broken = revision('d', bodyOf(20, true));
    const newestOf = (keepBase: KeepBase, decided?: DocumentId) =>
      choose([short, long, cut, broken], keepBase, decided).newest;
    expect([newestOf('newest'), newestOf('longest')]).toEqual([undefined, 2]);
    expect([newestOf('newest', short.id), newestOf('longest', short.id)]).toEqual([2, 2]);
    expect([newestOf('newest', broken.id), newestOf('longest', broken.id)]).toEqual([undefined, undefined]);
  });

  test('a person’s word stands above it, and names what it would be', () => {
    expect(choose([short, long, cut], 'longest', cut.id)).toEqual({
      index: 2,
      isWithdrawn: false,
      warnings: ['A person decided that c is the base; by --keep-base longest it would be b'],
      overruled: 1,
    });
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
