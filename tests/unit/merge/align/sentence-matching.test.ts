/**
 * Tests matchSentences() by tables: a row a rule, just at its limit and just past it. Likeness is given, not written:
 * a sentence shares exactly as much with another as the row says.
 */
import { describe, expect, test } from 'vitest';
import type { Reserved, Unit } from '../../../../src/merge/align/match-state.js';
import { type Matching, matchSentences } from '../../../../src/merge/align/sentence-matching.js';
import { unitOf } from '../../../arbitraries/sentence-units.js';

/** An equal sentence between two gaps. */
const anchor = (id: number, words = 4) => unitOf({ id, words });
const withLeads = (older: readonly Unit[], newer: readonly Unit[], reserved?: Reserved) =>
  matchSentences(older, newer, reserved).matches.map(({ x, y, rule }) => `${x}-${y} ${rule}`);
/** As captions: of them the first is like any other, while a body has a lead. */
const asCaptions = (units: readonly Unit[]) => units.map((unit): Unit => ({ ...unit, kind: 'caption' }));
const rulesOf = (older: readonly Unit[], newer: readonly Unit[], reserved?: Reserved) =>
  withLeads(asCaptions(older), asCaptions(newer), reserved);
/** A sentence that is like nothing: with it in a gap no other is alone there. */
const stranger = unitOf({ id: 999 });

describe('equal sentences', () => {
  const equal = (id: number, block: number, wordings: number, words: number) =>
    unitOf({ id, block, wordings, words });
  test.each<readonly [string, readonly Unit[], readonly Unit[], readonly string[]]>([
    [
      'a paragraph that stands once in both is matched whole',
      [equal(1, 0, 7, 2), equal(2, 0, 7, 2)],
      [equal(1, 5, 7, 2), equal(2, 5, 7, 2)],
      ['0-0 equal paragraph', '1-1 equal paragraph'],
    ],
    [
      'a paragraph of one token',
      [equal(1, 0, 7, 1), equal(2, 1, 8, 9)],
      [equal(1, 5, 7, 1), equal(3, 6, 9, 9)],
      ['0-0 equal paragraph'],
    ],
    [
      'paragraphs that stand twice, the first with the first',
      [equal(1, 0, 7, 1), equal(1, 1, 7, 1)],
      [equal(1, 5, 7, 1), equal(1, 6, 7, 1)],
      ['0-0 equal paragraph', '1-1 equal paragraph'],
    ],
    [
      'repeats by the longest common subsequence between what stands once',
      [equal(1, 0, 7, 1), equal(9, 1, 6, 9), equal(1, 2, 7, 1)],
      [equal(9, 5, 6, 9), equal(1, 6, 7, 1)],
      ['0-1 equal paragraph, said once more', '1-0 equal paragraph', '2-1 equal paragraph'],
    ],
    [
      'what one side has once more, whichever side it is',
      [equal(1, 0, 7, 9)],
      [equal(1, 5, 7, 9), equal(1, 6, 7, 9)],
      ['0-0 equal paragraph', '0-1 equal paragraph, said once more'],
    ],
    [
      'a short paragraph that changed its place',
      [equal(1, 0, 7, 1), equal(9, 1, 6, 9)],
      [equal(9, 5, 6, 9), equal(1, 6, 7, 1)],
      ['0-1 equal paragraph', '1-0 equal paragraph'],
    ],
    [
      'a sentence that stands once in both is matched in another paragraph',
      [equal(1, 0, 7, 4), equal(2, 0, 7, 9)],
      [equal(1, 5, 8, 4)],
      ['0-0 equal sentence'],
    ],
    [
      'a sentence of one token where its paragraph became the other',
      [equal(1, 0, 7, 1), equal(2, 0, 7, 9)],
      [equal(1, 5, 8, 1), equal(2, 5, 8, 9)],
      ['0-0 equal sentence', '1-1 equal sentence'],
    ],
    [
      'no sentence of three tokens in a paragraph of another',
      [equal(1, 0, 7, 3), equal(2, 0, 7, 9)],
      [equal(1, 5, 8, 3), equal(3, 5, 8, 9)],
      [],
    ],
    [
      'a sentence that stands twice is matched where its paragraph is unique',
      [equal(1, 0, 7, 9), equal(1, 1, 8, 9), equal(2, 1, 8, 9)],
      [equal(1, 5, 8, 9), equal(2, 5, 8, 9)],
      ['0-0 equal sentence, said once more', '1-0 equal paragraph', '2-1 equal paragraph'],
    ],
  ])('%s', (_, older, newer, found) => {
    // What equality leaves is still alike.
    expect(rulesOf(older, newer).filter((rule) => rule.includes('equal'))).toEqual(found);
  });

  test('an equal sentence has similarity 1 and no rival', () => {
    expect(matchSentences([anchor(1)], [anchor(1)]).matches).toEqual([
      { x: 0, y: 0, similarity: 1, rule: 'equal paragraph', runnerUp: 0 },
    ]);
  });
});

describe('alike inside a gap', () => {
  /** Two sentences that share a weight of `share`; they weigh `ofX` and `ofY`. */
  const pair = (share: number, { words = 7, ofX = 1, ofY = 1 } = {}) =>
    [
      [unitOf({ id: 1, words, total: ofX, shared: { 5: share } }), stranger],
      [unitOf({ id: 2, words, total: ofY, shared: { 5: share } })],
    ] as const;
  test.each([
    ['at .4', pair(0.4), true],
    ['just below .4', pair(0.399), false],
    ['at .28 with eight words and no rival', pair(0.28, { words: 8 }), true],
    ['just below .28', pair(0.279, { words: 8 }), false],
    ['at .28 with seven words', pair(0.28), false],
    ['a short pair of which each holds a quarter of the other', pair(0.25, { ofX: 0.44 }), true],
    ['a short pair of which one holds less than a quarter', pair(0.249, { ofX: 0.44 }), false],
    ['the same the other way round', pair(0.249, { ofY: 0.44 }), false],
    ['the same with eight words', pair(0.249, { words: 8, ofX: 0.44 }), true],
  ])('%s', (_, [older, newer], isMatched) => {
    expect(rulesOf(older, newer)).toEqual(isMatched ? ['0-0 alike in a gap'] : []);
  });

  test.each([
    ['by .14 less', 0.2, true],
    ['by less than .14', 0.201, false],
  ])('at .34 with a rival %s', (_, rival, isMatched) => {
    const older = [unitOf({ id: 1, shared: { 5: 0.34, 6: rival } })];
    const newer = [unitOf({ id: 2, shared: { 5: 0.34 } }), unitOf({ id: 3, shared: { 6: rival } })];
    expect(rulesOf(older, newer)).toEqual(isMatched ? ['0-0 alike in a gap'] : []);
  });

  test('a rival of the same two paragraphs is none', () => {
    const older = [unitOf({ id: 1, block: 0, shared: { 5: 0.34, 6: 0.33 } })];
    const newer = [
      unitOf({ id: 2, block: 1, shared: { 5: 0.34 } }),
      unitOf({ id: 3, block: 1, shared: { 6: 0.33 } }),
    ];
    expect(rulesOf(older, newer)).toEqual(['0-0 alike in a gap']);
  });

  test.each([
    ['the fifth best partner of a sentence, of another paragraph, is no rival', 4, true],
    ['the fourth best is one', 3, false],
  ])('%s', (_, beside, isMatched) => {
    const partner = (at: number, share: number, block: number) =>
      unitOf({ id: 10 + at, block, words: 8, total: 0.34, shared: { [20 + at]: share } });
    const shares = [0.17, ...Array.from({ length: beside - 1 }, () => 0.16), 0.155];
    const shared = Object.fromEntries(shares.map((share, at) => [20 + at, share]));
    const newer = shares.map((share, at) => partner(at, share, at < beside ? 1 : 2));
    const found = rulesOf([unitOf({ id: 1, block: 0, words: 8, shared })], newer);
    expect(found).toEqual(isMatched ? ['0-0 alike in a gap'] : []);
  });

  test('matches come out in the order of the older sentences', () => {
    const older = [unitOf({ id: 1, shared: { 5: 0.6 } }), unitOf({ id: 2, shared: { 6: 0.9 } })];
    const newer = [unitOf({ id: 3, shared: { 6: 0.9 } }), unitOf({ id: 4, shared: { 5: 0.6 } })];
    expect(rulesOf(older, newer)).toEqual(['0-1 alike in a gap', '1-0 alike in a gap']);
  });

  test('the surest pair comes first, and the rival keeps what is left', () => {
    const older = [unitOf({ id: 1, shared: { 5: 0.5, 6: 0.45 } })];
    const newer = [unitOf({ id: 2, shared: { 6: 0.45 } }), unitOf({ id: 3, shared: { 5: 0.5 } })];
    expect(matchSentences(asCaptions(older), asCaptions(newer)).matches).toEqual([
      { x: 0, y: 1, similarity: 0.5, rule: 'alike in a gap', runnerUp: 0.45 },
    ]);
  });

  test('reserved sentences find no partner', () => {
    const [older, newer] = pair(0.9);
    const reserved = (x: readonly number[], y: readonly number[]) => ({ x: new Set(x), y: new Set(y) });
    expect(rulesOf(older, newer, reserved([0], []))).toEqual([]);
    expect(rulesOf(older, newer, reserved([], [0]))).toEqual([]);
    expect(rulesOf(older, newer, reserved([], []))).toEqual(['0-0 alike in a gap']);
  });
});

describe('alike across gaps', () => {
  /** The older sentence stands before an equal one, the newer behind it. */
  const moved = (share: number, { words = 10, ofX = 1, ofY = 1, rival = 0 } = {}) => {
    const both = { words, shared: { 5: share } };
    return rulesOf(
      [
        unitOf({ id: 1, total: ofX, ...both, shared: { 5: share, ...(rival > 0 && { 6: rival }) } }),
        anchor(9),
      ],
      [
        anchor(9),
        unitOf({ id: 2, total: ofY, ...both }),
        ...(rival > 0 ? [unitOf({ id: 3, shared: { 6: rival } })] : []),
      ],
    ).filter((found) => !found.endsWith('equal paragraph'));
  };
  const found = ['0-1 alike across gaps'];
  test.each([
    ['alike by .36 with eight words', 0.36, { words: 8 }, true],
    ['alike by less than .36', 0.359, { words: 8 }, false],
    ['alike by .36 with seven words', 0.36, { words: 7 }, false],
    [
      'with seven words, of which one holds .8 of the other, and a quarter of it',
      0.25,
      { words: 7, ofY: 0.3125 },
      true,
    ],
    [
      'with seven words, of which one holds all of the other, and less than a quarter',
      0.249,
      { words: 7, ofY: 0.249 },
      false,
    ],
    ['with four words, alike by .6', 0.6, { words: 4 }, true],
    ['with four words, alike by .7, and a rival by hardly less', 0.7, { words: 4, rival: 0.29 }, true],
    ['with three words, alike by .7', 0.7, { words: 3 }, false],
    ['with four words, alike by less than .6', 0.599, { words: 4 }, false],
    ['with three words, alike by .6', 0.6, { words: 3 }, false],
    ['with seven words, alike by .6, and a rival by less than .18', 0.6, { words: 7, rival: 0.421 }, false],
    ['at .36 with a rival by .18 less', 0.36, { rival: 0.18 }, true],
    ['at .36 with a rival by less than .18', 0.36, { rival: 0.181 }, false],
  ])('%s', (_, share, given, isMatched) => {
    expect(moved(share, given)).toEqual(isMatched ? found : []);
  });

  test('sure ones of both shares: .8 of one, and .5 in the mean', () => {
    // 4/5 of y is shared, 1/5 of x: mean .5.
    expect(moved(0.4, { words: 8, ofX: 2, ofY: 0.5, rival: 0.5 })).toEqual(found);
    expect(moved(0.4, { words: 8, ofX: 2.01, ofY: 0.5, rival: 0.5 })).toEqual([]);
    expect(moved(0.4, { words: 3, ofX: 0.5, ofY: 0.5 })).toEqual(found);
    expect(moved(0.4, { words: 3, ofX: 0.501, ofY: 0.501 })).toEqual([]);
  });
});

describe('the two leads', () => {
  const leads = (share: number, { words = 8, rival = 0, isRivalMatched = false } = {}) => {
    const others = rival > 0 ? { 6: rival } : {};
    const rivals = isRivalMatched
      ? { older: [unitOf({ id: 4, shared: { 7: 0.9 } })], shared: { 6: rival, 7: 0.9 - rival } }
      : { older: [], shared: { 6: rival } };
    const older = [unitOf({ id: 1, words, shared: { 5: share, ...others } }), anchor(9)];
    const newer = [
      unitOf({ id: 2, words, shared: { 5: share } }),
      anchor(9),
      ...(rival > 0 ? [unitOf({ id: 3, words: 7, shared: rivals.shared })] : []),
    ];
    return withLeads([...older, ...rivals.older], newer).filter((each) => each.startsWith('0-'));
  };
  test.each([
    ['alike by .18 with eight words', leads(0.18), ['0-0 both the lead']],
    ['alike by less than .18', leads(0.179), []],
    ['alike by .18 with seven words', leads(0.18, { words: 7 }), []],
    ['alike by .2 with a rival by less', leads(0.2, { rival: 0.199 }), ['0-0 both the lead']],
    ['alike by .2 with a rival that is as near', leads(0.2, { rival: 0.2 }), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('are like any others where the units are none', () => {
    const [older, newer] = [unitOf({ id: 1, shared: { 5: 0.2 } }), unitOf({ id: 2, shared: { 5: 0.2 } })];
    expect(withLeads([older], [newer])).toEqual(['0-0 both the lead']);
    expect(rulesOf([older], [newer])).toEqual([]);
  });

  test('are none where either is reserved, or where a revision has no sentence', () => {
    const [older, newer] = [unitOf({ id: 1, shared: { 5: 0.2 } }), unitOf({ id: 2, shared: { 5: 0.2 } })];
    const none = new Set<number>();
    expect(withLeads([older], [newer], { x: new Set([0]), y: none })).toEqual([]);
    expect(withLeads([older], [newer], { x: none, y: new Set([0]) })).toEqual([]);
    expect(withLeads([], [newer])).toEqual([]);
    expect(withLeads([older], [])).toEqual([]);
  });

  test('come no nearer by a rival of either that another sentence took', () => {
    const older = [unitOf({ id: 1, shared: { 5: 0.2 } }), unitOf({ id: 4, shared: { 7: 0.5 } })];
    const newer = [unitOf({ id: 2, shared: { 5: 0.2 } }), unitOf({ id: 3, shared: { 7: 0.5 } })];
    expect(withLeads(older, newer)).toEqual(['0-0 both the lead', '1-1 alike in a gap']);
  });
});

describe('alone in a gap', () => {
  const pair = (share: number) =>
    [
      [unitOf({ id: 1, words: 2, shared: { 5: share } })],
      [unitOf({ id: 2, words: 2, shared: { 5: share } })],
    ] as const;
  test.each([
    ['at .28, however short', rulesOf(...pair(0.28)), ['0-0 alone in a gap']],
    ['just below .28', rulesOf(...pair(0.279)), []],
    ['with another one there', rulesOf([...pair(0.28)[0], stranger], pair(0.28)[1]), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('rare words', () => {
  const words = (count: number, from = 1) => Array.from({ length: count }, (_, at) => from + at);
  /** Two sentences that share `shared` stems; each has `own` more. `others` make these stems rare. */
  const pair = (shared: number, own: number, others = 40) => {
    const side = (id: number) =>
      unitOf({ id, block: id, content: [...words(shared), ...words(own, 100 * id)] });
    const rest = words(others, 1000).map((id) => unitOf({ id, content: [id * 10] }));
    return matchSentences([side(1), ...rest], [...rest, side(2)]);
  };
  const rewritten = (matching: Matching) =>
    matching.matches.filter(({ rule }) => rule === 'rewritten').map(({ x, y }) => `${x}-${y}`);

  test.each([
    ['in four words that weigh ten nats', pair(4, 4), ['0-40']],
    ['in three words', pair(3, 4), []],
    ['in three words where they are more than half of both', pair(3, 2), ['0-40']],
    ['that weigh less than ten nats', pair(4, 4, 10), []],
    ['that are less than a third of either', pair(4, 9), []],
  ])('make two sentences that are left over one: %s', (_, found, expected) => {
    expect(rewritten(found)).toEqual(expected);
  });

  test('are a hint where they are fewer', () => {
    expect(pair(3, 5).hints).toHaveLength(1);
    expect(pair(2, 5).hints).toEqual([]);
    expect(pair(4, 4).hints).toEqual([]);
  });
});

describe('lists', () => {
  const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
  const sentence = unitOf({ id: 1, block: 1, words: words(1, 10) });
  const lines = (count: number, length = 2) =>
    words(0, count).map((at) =>
      unitOf({ id: 10 + at, block: 10 + at, words: words(1 + at * length, length) }),
    );

  test('are what a sentence was cut into, or was joined from', () => {
    expect(rulesOf([sentence], lines(4))).toEqual(words(0, 4).map((at) => `0-${at} cut into lines`));
    expect(rulesOf(lines(4), [sentence])).toEqual(words(0, 4).map((at) => `${at}-0 joined from lines`));
  });

  test('have four lines, which fill .6 of the sentence', () => {
    expect(rulesOf([sentence], lines(3, 3))).toEqual([]);
    expect(rulesOf([sentence], lines(4, 1))).toEqual([]);
  });
});

describe('joined and cut out', () => {
  const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
  /** A long sentence that another one holds already, and one left over that fills words `own` of it. */
  const joined = (share: number, own: readonly number[], taken: readonly number[], isJoining = true) => {
    const long = unitOf({ id: 1, words: words(1, 800), total: 1, shared: { 5: 0.5, 6: share * 0.25 } });
    const first = unitOf({ id: 2, words: taken, shared: { 5: 0.5 } });
    const left = unitOf({ id: 3, words: own, total: 0.25, shared: { 6: share * 0.25 } });
    const found = isJoining ? rulesOf([first, left], [long]) : rulesOf([long], [first, left]);
    return found.map((each) => each.replace(/^\S+ /, ''));
  };
  const [alike, both] = [['alike in a gap'], (rule: string) => ['alike in a gap', rule]];
  test.each([
    ['holding .6 of it', 0.6, words(11, 5), words(1, 10), true],
    ['holding less than .6 of it', 0.599, words(11, 5), words(1, 10), false],
    ['with four tokens', 0.6, words(11, 4), words(1, 10), false],
    ['of which another one fills a quarter', 0.6, words(301, 400), words(1, 400), true],
    ['of which another one fills more than a quarter', 0.6, words(301, 400), words(1, 401), false],
    ['that fills a run of four tokens', 0.6, [...words(31, 4), 900], words(1, 10), true],
    ['that fills runs of three tokens', 0.6, [...words(31, 3), 900, ...words(41, 3)], words(1, 10), false],
    ['that fills no run of it', 0.6, words(901, 8), words(1, 10), false],
  ])('%s', (_, share, own, taken, isMatched) => {
    expect(joined(share, own, taken)).toEqual(isMatched ? both('joined') : alike);
    expect(joined(share, own, taken, false)).toEqual(isMatched ? both('cut out') : alike);
  });

  test('what another pair fills is not filled in this one', () => {
    const [long, taken, own, other] = [words(1, 20), words(1, 10), words(11, 5), words(201, 20)];
    const older = [
      unitOf({ id: 2, words: taken, shared: { 5: 0.5 } }),
      unitOf({ id: 3, words: own, total: 0.25, shared: { 6: 0.15 } }),
      unitOf({ id: 4, words: other, shared: { 7: 0.9 } }),
    ];
    const newer = [
      unitOf({ id: 1, words: long, shared: { 5: 0.5, 6: 0.15 } }),
      unitOf({ id: 5, words: other, shared: { 7: 0.9 } }),
    ];
    expect(rulesOf(older, newer)).toEqual(['0-0 alike in a gap', '1-0 joined', '2-1 alike in a gap']);
  });
});

describe('passages', () => {
  const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
  const others = (count: number) => words(5000, count);
  /** A newer sentence that shares `run` words with an older one, and hardly a weight. */
  const passage = (run: number, rest: number) =>
    matchSentences(
      asCaptions([unitOf({ id: 1, words: [...words(1, run), ...words(2000, rest)], shared: { 5: 0.15 } })]),
      asCaptions([unitOf({ id: 2, words: [...others(rest), ...words(1, run)], shared: { 5: 0.15 } })]),
    ).matches;
  test.each([
    ['of eight tokens', 8, 0, true],
    ['of seven tokens', 7, 0, false],
    ['of a quarter of both', 100, 300, true],
    ['of less than a quarter of both', 100, 301, false],
  ])('%s', (_, run, rest, isMatched) => {
    expect(passage(run, rest)).toEqual(
      isMatched ? [{ x: 0, y: 0, similarity: 0.15, rule: 'passage', runnerUp: 0, part: [0, run] }] : [],
    );
  });

  test('lie in the same gap only', () => {
    const older = [unitOf({ id: 1, words: words(1, 8), shared: { 5: 0.15 } }), anchor(9)];
    const newer = [anchor(9), unitOf({ id: 2, words: words(1, 8), shared: { 5: 0.15 } })];
    expect(rulesOf(older, newer)).toEqual(['1-0 equal paragraph']);
  });

  test.each([
    ['a quarter of the words', 2, true],
    ['more than a quarter of the words', 3, false],
  ])('are none where the older sentence took along %s', (_, along, isMatched) => {
    const older = [unitOf({ id: 1, words: words(1, 20), shared: { 5: 0.15, 6: 0.5 } })];
    const newer = [
      // Holds words 7 + … on: the last of them are the first `along` of the passage 1 … 8.
      unitOf({ id: 2, words: words(9 - along, 12), shared: { 6: 0.5 } }),
      unitOf({ id: 3, words: words(1, 8), shared: { 5: 0.15 } }),
    ];
    expect(rulesOf(older, newer)).toEqual(
      isMatched ? ['0-0 alike in a gap', '0-1 passage'] : ['0-0 alike in a gap'],
    );
  });
});

test('two sentences that share less than .15 of their bigrams are never compared', () => {
  const pair = (share: number) =>
    rulesOf(
      [unitOf({ id: 1, total: 1, shared: { 5: share } })],
      [unitOf({ id: 2, total: 1, shared: { 5: share } })],
    );
  expect(pair(0.149)).toEqual([]);
  // At .15 they are compared, and are too unlike for all but a passage.
  const words = Array.from({ length: 9 }, (_, at) => at);
  const run = (share: number) =>
    rulesOf(
      [unitOf({ id: 1, words, shared: { 5: share } })],
      [unitOf({ id: 2, words, shared: { 5: share } })],
    );
  expect(run(0.15)).toEqual(['0-0 passage']);
  expect(run(0.149)).toEqual([]);
});
