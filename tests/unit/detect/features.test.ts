/** Tests what measureFeatures() reads of two documents: a row a figure, its share counted by hand. */
import { describe, expect, test } from 'vitest';
import { examine } from '../../../src/detect/examine.js';
import { type FeatureName, featureNames } from '../../../src/detect/model/features.js';
import type { Profile } from '../../../src/model/profile.js';
import { openComparer } from '../../../src/pipeline/tasks/workspace.js';
import { profileOf, setOf, verifiedPair, words } from '../../arbitraries/profiles.js';

type Given = Partial<Profile>;
type Expected = Partial<Record<FeatureName, number | null>>;
type Row = readonly [title: string, a: string, b: string, Expected, givenA?: Given, givenB?: Given];

/** The same either way round: no figure knows which document is the first. */
function figuresOf(one: Profile, other: Profile): Expected {
  const [there, back] = [
    [one, other],
    [other, one],
  ].map(([a, b]) => examine(verifiedPair(), a!, b!, openComparer()).evidence.features);
  expect(back).toEqual(there);
  return Object.fromEntries(featureNames.map((name, at) => [name, there![at]!]));
}

function check([, a, b, expected, givenA, givenB]: Row): void {
  const found = figuresOf(profileOf(a, givenA), profileOf(b, givenB));
  for (const [name, value] of Object.entries(expected)) {
    const own = found[name as FeatureName]!;
    if (value === null) expect([name, own]).toEqual([name, null]);
    else expect(own, name).toBeCloseTo(value, 10);
  }
}

function testRows(rows: readonly Row[]): void {
  for (const row of rows) test(row[0], () => check(row));
}

const s = (from: number, to: number) => words('s', from, to);
const x = (from: number, to: number) => words('x', from, to);
const y = (from: number, to: number) => words('y', from, to);

describe('where what is shared stands', () => {
  testRows([
    [
      'six tokens of twelve and of eighteen',
      `${s(1, 6)} ${x(1, 6)}`,
      `${s(1, 6)} ${y(1, 12)}`,
      // Of the tops, four and six tokens long, both are shared; of the ends nothing is.
      { covered: 6 / 12, coveredOfLonger: 6 / 18, top: 1, topOfOther: 1, bottom: 0, longestRun: 6 / 12 },
    ],
    [
      'a third that is no whole number begins early and ends late',
      `${s(1, 4)} ${x(1, 6)}`,
      `${y(1, 6)} ${s(1, 4)}`,
      // Thirds of ten tokens are four long.
      { top: 1, topOfOther: 0, bottom: 0, covered: 0.4 },
    ],
    [
      'the end of one that stands at the end of the other',
      `${x(1, 8)} ${s(1, 4)}`,
      `${y(1, 14)} ${s(1, 4)}`,
      { bottom: 4 / 6, top: 0, topOfOther: 0 },
    ],
    [
      'three shared tokens are no run',
      `${s(1, 3)} ${x(1, 6)}`,
      `${s(1, 3)} ${y(1, 6)}`,
      { covered: 0, longestRun: 0, order: 0 },
    ],
    [
      'texts of no tokens',
      '',
      '',
      { covered: 0, top: 0, bottom: 0, lead: 0, longestRun: 0, length: 0, lengthRatio: 1 },
    ],
    [
      'half of one lead, and the whole of the other',
      `${s(1, 4)} ${x(1, 4)} | ${x(11, 20)}`,
      `${s(1, 4)} | ${y(1, 8)} | ${s(5, 8)}`,
      // What is shorter than eight tokens is no lead.
      { lead: 0.5, leadOfOther: 0 },
    ],
    [
      'one paragraph of the two of the shorter text',
      `${s(1, 8)} | ${x(1, 8)}`,
      `${y(1, 8)} | ${s(1, 8)} | ${y(11, 18)}`,
      { paragraphs: 1 / 2 },
    ],
  ]);

  test('runs in another order: of the shares in the order of the second text, those after their predecessor', () => {
    const one = profileOf(`${s(1, 4)} x1 ${s(11, 15)} x2 ${s(21, 26)}`);
    const other = profileOf(`${s(11, 15)} y1 ${s(1, 4)} y2 ${s(21, 26)}`);
    const orderOf = (a: Profile, b: Profile) =>
      examine(verifiedPair(), a, b, openComparer()).evidence.features[featureNames.indexOf('order')];
    expect(orderOf(one, other)).toBeCloseTo(11 / 15, 10);
    expect(orderOf(other, one)).toBeCloseTo(10 / 15, 10);
    expect(orderOf(one, one)).toBe(1);
  });

  test('what one says twice covers it whole, and half of the other of equal length', () => {
    const found = examine(
      verifiedPair(),
      profileOf(`${s(1, 4)} ${x(1, 4)}`),
      profileOf(`${s(1, 4)} ${s(1, 4)}`),
      openComparer(),
    );
    const [covered, coveredOfLonger] = found.evidence.features.slice(3, 5);
    expect([covered, coveredOfLonger]).toEqual([0.5, 1]);
  });
});

describe('what the two say', () => {
  const body = s(1, 12);
  testRows([
    [
      'words of headlines and leads by what both have of all',
      body,
      body,
      { headlineWords: 2 / 4, leadWords: 1 / 5, leadFigures: 1 / 2 },
      { headline: setOf('p q r'), lead: setOf('k l m'), leadFigures: setOf('1 2') },
      { headline: setOf('p q t'), lead: setOf('k n o'), leadFigures: setOf('1') },
    ],
    [
      'nothing where one has no headline',
      body,
      body,
      { headlineWords: null, headlineFigures: null },
      { headline: setOf('p'), headlineFigures: setOf('1') },
      {},
    ],
    [
      'nothing where no headline has figures',
      body,
      body,
      { headlineFigures: null },
      { headline: setOf('p') },
      { headline: setOf('p') },
    ],
    [
      'a half where one headline alone has figures',
      body,
      body,
      { headlineFigures: 0.5 },
      { headline: setOf('p'), headlineFigures: setOf('1') },
      { headline: setOf('p') },
    ],
    [
      'figures of both headlines',
      body,
      body,
      { headlineFigures: 1 / 3 },
      { headline: setOf('p'), headlineFigures: setOf('1 2') },
      { headline: setOf('p'), headlineFigures: setOf('1 3') },
    ],
    [
      'numbers, days and names by what the smaller set has in the larger',
      '12 14 Monday Alder Bridge x',
      '12 13 15 Monday May Alder Cole Dorn y',
      { numbers: 1 / 2, calendar: 1, names: 1 / 2 },
    ],
    [
      'nothing of numbers, days and names that one lacks',
      'x1 x2',
      '12 Monday Alder',
      { numbers: null, calendar: null, names: null },
    ],
  ]);
});

describe('what is not shared', () => {
  const shared = s(1, 8);
  testRows([
    ['four content words of each', `${shared} r p q t`, `${shared} u p q v w`, { rest: 2 / 4 }],
    ['three content words are too few', `${shared} r p q`, `${shared} u p q v`, { rest: null }],
    ['function words are none', `${shared} r p q the`, `${shared} u p q v`, { rest: null }],
    ['a word said twice is one', `${shared} r p q r`, `${shared} u p q v`, { rest: null }],
    ['two names of each', `${shared} x1 Alder Bridge`, `${shared} y1 Alder Cole Dorn`, { restNames: 1 / 2 }],
    ['one name is too few', `${shared} x1 Alder`, `${shared} y1 Alder Cole`, { restNames: null }],
    ['numbers are no names', `${shared} x1 Alder 12`, `${shared} y1 Alder Cole`, { restNames: null }],
    [
      'what is shared is left out',
      `${s(1, 4)} Alder Bridge x1 x2`,
      `${s(1, 4)} Alder Bridge y1 y2`,
      { rest: null, restNames: null },
    ],
  ]);
});

describe('what is exchanged, and how long it all is', () => {
  const [before, after] = [s(1, 4), s(11, 14)];
  testRows([
    [
      'a number, a name and two words for others',
      `${before} 12 Alder p q ${after}`,
      `${before} 13 Cole r t ${after}`,
      { replacedNumbers: 2 / 12, replacedNames: 2 / 12, replacedShare: 4 / 8 },
    ],
    [
      'four tokens',
      `${before} 12 p ${after}`,
      `${before} 13 q ${after}`,
      { replacedNumbers: 2 / 10, replacedShare: 2 / 4 },
    ],
    [
      'three have no share',
      `${before} 12 ${after}`,
      `${before} 13 q ${after}`,
      { replacedNumbers: 2 / 9, replacedShare: null },
    ],
    ['lengths', `${s(1, 4)} ${x(1, 4)}`, `${s(1, 4)} ${y(1, 28)}`, { lengthRatio: 8 / 32, length: 3 }],
    ['days', s(1, 8), s(1, 8), { days: 2 }, { timeMs: 0 }, { timeMs: 2 * 86_400_000 }],
    ['days of which one is not known', s(1, 8), s(1, 8), { days: null }, { timeMs: 0 }],
    [
      'a quoted passage of ten tokens beside one of eight',
      `${s(1, 8)} x1 ${words('"q', 1, 10)}`,
      `${s(1, 8)} y1 ${words('q', 1, 10)}`,
      { quoted: 10 / 18 },
    ],
    [
      'nothing is quoted where no passage is shared',
      `${words('"q', 1, 7)}`,
      `${words('"q', 1, 7)}`,
      { quoted: 0 },
    ],
  ]);

  test('shares of shingles are those that were counted', () => {
    const counted = { similarity: 0.3, containment: 0.6, containmentOfA: 0.6, containmentOfB: 0.4 };
    const [one, other] = [profileOf(s(1, 8)), profileOf(s(1, 8))];
    const { features } = examine(verifiedPair(counted), one, other, openComparer()).evidence;
    expect(features.slice(0, 3)).toEqual([0.6, 0.4, 0.3]);
  });
});
