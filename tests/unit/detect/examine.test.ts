/** Tests what examine() reads of two documents side by side: a row a limit, just at it and just past it. */
import { describe, expect, test } from 'vitest';
import { examine } from '../../../src/detect/examine.js';
import type { Evidence } from '../../../src/model/pair.js';
import type { Profile } from '../../../src/model/profile.js';
import { openComparer } from '../../../src/pipeline/tasks/workspace.js';
import { profileOf, setOf, verifiedPair, words } from '../../arbitraries/profiles.js';

const evidenceOf = (a: string, b: string, ofA: Partial<Profile> = {}, ofB: Partial<Profile> = {}): Evidence =>
  examine(verifiedPair(), profileOf(a, ofA), profileOf(b, ofB), openComparer()).evidence;

const s = (from: number, to: number) => words('s', from, to);
const x = (from: number, to: number) => words('x', from, to);
const y = (from: number, to: number) => words('y', from, to);

describe('passages', () => {
  const lengthsOf = ({ passages }: Evidence) => passages.map(({ tokens }) => tokens);

  test('have eight tokens, and are cut at the paragraphs of both', () => {
    expect(lengthsOf(evidenceOf(`${s(1, 8)} x1`, `y1 ${s(1, 8)}`))).toEqual([8]);
    expect(lengthsOf(evidenceOf(`${s(1, 7)} x1`, `y1 ${s(1, 7)}`))).toEqual([]);
    const [cutInA, cutInB] = [`${s(1, 8)} | ${s(9, 20)}`, `${s(1, 11)} | ${s(12, 20)}`];
    expect(lengthsOf(evidenceOf(cutInA, s(1, 20)))).toEqual([8, 12]);
    expect(lengthsOf(evidenceOf(s(1, 20), cutInA))).toEqual([8, 12]);
    // Of 1 … 8, 9 … 11 and 12 … 20 the second is too short.
    const both = evidenceOf(cutInA, cutInB);
    expect(lengthsOf(both)).toEqual([8, 9]);
    expect(both.passageTokens).toBe(17);
    expect(both.longestRun).toBe(20);
  });

  test('say where they stand in either text', () => {
    const { passages } = evidenceOf(`x1 ${s(1, 8)} x2`, `y1 y2 ${s(1, 8)}`);
    expect(passages).toEqual([{ tokens: 8, a: [10, 85], b: [20, 95], isQuoted: false }]);
  });

  test('are the longest eight, in the order of the first text', () => {
    const parts = Array.from({ length: 9 }, (_, at) => words(`p${at}x`, 1, at === 4 ? 8 : 10 + at));
    const a = parts.join(' x ');
    const b = [...parts].reverse().join(' y ');
    const found = evidenceOf(a, b);
    expect(lengthsOf(found)).toEqual([10, 11, 12, 13, 15, 16, 17, 18]);
    expect(found.passageTokens).toBe(120);
    expect(found.isOrdered).toBe(false);
    expect(evidenceOf(a, parts.join(' y ')).isOrdered).toBe(true);
  });

  test.each([
    ['six tokens of ten in the first', `${words('"s', 1, 6)} ${s(7, 10)}`, s(1, 10), 10],
    ['six tokens of ten in the second', s(1, 10), `${words('"s', 1, 6)} ${s(7, 10)}`, 10],
    ['five tokens of ten', `${words('"s', 1, 5)} ${s(6, 10)}`, s(1, 10), 0],
  ])('are quoted where marks hold %s', (_, a, b, quotedTokens) => {
    const found = evidenceOf(a, b);
    expect(found.quotedTokens).toBe(quotedTokens);
    expect(found.passages.map(({ isQuoted }) => isQuoted)).toEqual([quotedTokens > 0]);
  });
});

test('text that repeats itself is looked at in its first 64 places', () => {
  const repeats = Array.from({ length: 65 }, (_, at) => `${s(1, 4)} o${at} e${at}`).join(' ');
  const longestOf = (place: number) => evidenceOf(repeats, `${s(1, 4)} o${place} e${place}`).longestRun;
  expect([longestOf(0), longestOf(63), longestOf(64)]).toEqual([6, 6, 4]);
});

test.each<readonly [string, string, string, number]>([
  // A third of 60 tokens is 20, of which four are a fifth.
  ['a fifth of one third', `${s(1, 4)} ${x(1, 56)}`, `${s(1, 4)} ${y(1, 60)}`, 1],
  ['the same in the longer text', `${s(1, 4)} ${y(1, 60)}`, `${s(1, 4)} ${x(1, 56)}`, 1],
  ['less than a fifth of one third', `${s(1, 4)} ${x(1, 59)}`, `${s(1, 4)} ${y(1, 60)}`, 0],
  [
    'four tokens on either side of a third',
    `${x(1, 16)} ${s(1, 8)} ${x(21, 56)}`,
    `${s(1, 8)} ${y(1, 60)}`,
    2,
  ],
  ['all thirds', s(1, 60), `${s(1, 60)} ${y(1, 9)}`, 3],
  ['the last third', `${x(1, 40)} ${s(1, 4)} ${x(41, 56)}`, `${y(1, 60)} ${s(1, 4)}`, 1],
])('spread: %s of the shorter text', (_, a, b, spread) => {
  expect(evidenceOf(a, b).spread).toBe(spread);
});

describe('what is exchanged between two runs', () => {
  const [before, after] = [s(1, 4), s(11, 14)];
  test.each<readonly [string, string, string, number, number]>([
    ['a word for another', `${before} p ${after}`, `${before} q ${after}`, 2, 0],
    ['a figure and a name', `${before} 12 Alder ${after}`, `${before} 13 Cole ${after}`, 4, 4],
    ['twelve words', `${before} ${x(1, 12)} ${after}`, `${before} q ${after}`, 13, 0],
    ['thirteen words are rewriting', `${before} ${x(1, 13)} ${after}`, `${before} q ${after}`, 0, 0],
    ['thirteen in the other', `${before} q ${after}`, `${before} ${x(1, 13)} ${after}`, 0, 0],
    ['words put in', `${before} ${after}`, `${before} q ${after}`, 0, 0],
    ['words left out', `${before} q ${after}`, `${before} ${after}`, 0, 0],
    ['a word that only changed its place', `${before} p q ${after}`, `${before} q r ${after}`, 2, 0],
    [
      'the same twice is one',
      `${before} p ${after} p ${s(21, 24)}`,
      `${before} q ${after} q ${s(21, 24)}`,
      2,
      0,
    ],
  ])('%s', (_, a, b, replacedTokens, replacedFigures) => {
    expect(evidenceOf(a, b)).toMatchObject({ replacedTokens, replacedFigures });
  });
});

describe('what stands beside the text', () => {
  const text = s(1, 12);
  const day = 86_400_000;
  test.each<readonly [string, Partial<Profile>, Partial<Profile>, Partial<Evidence>]>([
    [
      'days apart, either way',
      { timeMs: 3 * day },
      { timeMs: day / 2 },
      { daysApart: 2.5, timeOfA: 3 * day, timeOfB: day / 2 },
    ],
    ['days to the hundredth', { timeMs: 0 }, { timeMs: day / 3 }, { daysApart: 0.33 }],
    ['no date', { timeMs: 5 }, {}, { daysApart: null, timeOfA: 5, timeOfB: null }],
    [
      'headlines and leads',
      { headline: setOf('p q'), lead: setOf('k l m') },
      { headline: setOf('p r t'), lead: setOf('k n') },
      { headlineLikeness: 1 / 4, leadLikeness: 1 / 2 },
    ],
    ['no headline, no lead', { headline: setOf('p') }, {}, { headlineLikeness: null, leadLikeness: 0 }],
    [
      'one headline',
      { headlineHash: Uint32Array.of(7) },
      { headlineHash: Uint32Array.of(7) },
      { isSameHeadline: true },
    ],
    [
      'two headlines',
      { headlineHash: Uint32Array.of(7) },
      { headlineHash: Uint32Array.of(8) },
      { isSameHeadline: false },
    ],
    ['a headline and none', { headlineHash: Uint32Array.of(7) }, {}, { isSameHeadline: null }],
    ['agencies', { agency: 'AFP' }, { agency: 'TASS' }, { agencyOfA: 'AFP', agencyOfB: 'TASS' }],
    [
      'one address',
      { addresses: Uint32Array.of(4, 0) },
      { addresses: Uint32Array.of(4, 0) },
      { isSameAddress: true },
    ],
    [
      'one name of its report',
      { addresses: Uint32Array.of(4, 9) },
      { addresses: Uint32Array.of(5, 9) },
      { isSameAddress: true },
    ],
    ['a text that may be a banner', {}, { isPoorText: true }, { isPoorText: true }],
    [
      'two hosts',
      { outlets: Uint32Array.of(1, 0) },
      { outlets: Uint32Array.of(2, 0) },
      { areOfTwoOutlets: true },
    ],
    [
      'two publishers where one host is not known',
      { outlets: Uint32Array.of(1, 3) },
      { outlets: Uint32Array.of(0, 4) },
      { areOfTwoOutlets: true },
    ],
  ])('%s', (_, ofA, ofB, expected) => {
    const found = evidenceOf(text, text, ofA, ofB);
    expect(found).toMatchObject(expected);
  });

  test.each<readonly [string, Partial<Profile>, Partial<Profile>, keyof Evidence]>([
    [
      'two addresses',
      { addresses: Uint32Array.of(4, 0) },
      { addresses: Uint32Array.of(5, 0) },
      'isSameAddress',
    ],
    ['no address', { addresses: Uint32Array.of(0, 0) }, { addresses: Uint32Array.of(0, 0) }, 'isSameAddress'],
    [
      'one host of two publishers',
      { outlets: Uint32Array.of(1, 3) },
      { outlets: Uint32Array.of(1, 4) },
      'areOfTwoOutlets',
    ],
    [
      'outlets of which none is known of both',
      { outlets: Uint32Array.of(1, 0) },
      { outlets: Uint32Array.of(0, 4) },
      'areOfTwoOutlets',
    ],
    ['texts that are none of a banner', {}, {}, 'isPoorText'],
  ])('%s: nothing is said', (_, ofA, ofB, name) => {
    expect(evidenceOf(text, text, ofA, ofB)).not.toHaveProperty(name);
  });
});

describe('equal bodies', () => {
  test.each<readonly [string, string, string, boolean]>([
    ['token by token', 'p q 20', 'p q 20', true],
    ['with another word', 'p q 20', 'p r 20', false],
    ['with a word more', 'p q 20', 'p q 20 r', false],
    ['with another sign around a figure', 'p q -20', 'p q 20', false],
    ['with other quotation marks', 'p "q 20', 'p q 20', true],
    ['in other paragraphs', 'p q | 20', 'p q 20', true],
  ])('%s', (_, a, b, isSameBody) => {
    expect(evidenceOf(a, b).isSameBody).toBe(isSameBody);
  });

  test('are of equal bytes where their hashes are', () => {
    const of = (sha256: string) => evidenceOf('p q', 'p q', { sha256: 'one' }, { sha256 }).isSameBytes;
    expect([of('one'), of('other')]).toEqual([true, false]);
  });

  test('share paragraphs, each distinct one once', () => {
    expect(evidenceOf('p q | p q | r t', 'p q | r t | u').sharedParagraphs).toBe(2);
  });
});

describe('texts spelt otherwise throughout', () => {
  // Each pair of words begins and ends alike, a1x … against a2x …
  const run = (at: number) => words(`r${at}w`, 1, 4);
  const spelt = (count: number, middle: string, letters: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => `${run(at)} ${letters(at)}${middle}${at}k`).join(' ') +
    ` ${run(99)}`;
  const like = (count: number) => [spelt(count, 'i', () => 'b'), spelt(count, 'j', () => 'b')] as const;
  const isRespelt = (a: string, b: string) => evidenceOf(a, b).isRespelt === true;

  test('are told by eight words and more that begin and end alike', () => {
    expect(isRespelt(...like(8))).toBe(true);
    expect(isRespelt(...like(7))).toBe(false);
  });

  test('are told by 4 % of what is shared', () => {
    const more = (tokens: number) => words('more', 1, tokens);
    const [a, b] = like(8);
    // Eight of 200 tokens, and of 201.
    expect(isRespelt(`${a} ${more(164)}`, `${b} ${more(164)}`)).toBe(true);
    expect(isRespelt(`${a} ${more(165)}`, `${b} ${more(165)}`)).toBe(false);
  });

  test('are told by a fifth of the words exchanged', () => {
    const unlike = (count: number, letter: string) =>
      Array.from({ length: count }, (_, at) => `${words(`u${at}w`, 1, 4)} ${letter}o${at}${letter}`).join(
        ' ',
      );
    const [a, b] = like(8);
    // Eight of 40, and of 41.
    expect(isRespelt(`${a} ${unlike(32, 'm')}  ${run(98)}`, `${b} ${unlike(32, 'f')} ${run(98)}`)).toBe(true);
    expect(isRespelt(`${a} ${unlike(33, 'm')}  ${run(98)}`, `${b} ${unlike(33, 'f')} ${run(98)}`)).toBe(
      false,
    );
  });

  test('are not told by words that the other text has elsewhere', () => {
    const [a, b] = like(8);
    expect(isRespelt(`${a} x1 bj0k`, `${b} y1 bi0k`)).toBe(false);
  });

  test('are not told by the same pair of words over and over, nor by names', () => {
    const over = (word: string) =>
      Array.from({ length: 9 }, (_, at) => `${run(at)} ${word}`).join(' ') + ` ${run(99)}`;
    expect(isRespelt(over('bik'), over('bjk'))).toBe(false);
    const named = (middle: string) => spelt(9, middle, () => 'B');
    expect(isRespelt(named('i'), named('j'))).toBe(false);
  });
});
