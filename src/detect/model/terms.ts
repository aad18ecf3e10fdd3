/**
 * Lists the terms of the model: which figure of a pair each one reads, where its curve may bend, which way it may go,
 * and what it is called where a verdict is explained. Weights stand in `model.json`, which `npm run fit` makes.
 */

import type { Features } from '../../model/pair.js';
import { type FeatureName, placeOf } from './features.js';

export interface Term {
  readonly name: string;
  /** What the term reads; null where it cannot be known. */
  readonly read: (features: Features) => number | null;
  /** 1: more speaks for one report; -1: against it; 0: either way. */
  readonly sign: 1 | -1 | 0;
  /** Where the curve may bend, ascending; it is level outside. */
  readonly knots: readonly number[];
  /** How a reader is told of it, where it speaks for one report and against it. */
  readonly words: readonly [pro: string, contra: string];
}

const read = (features: Features, name: FeatureName): number | null => features[placeOf[name]] ?? null;

// Of a term that is a product an unknown factor counts as half.
const unknown = 0.5;
// From so many tokens up a text is no longer short; from so few down it is as short as can be. Logarithms to base 2.
const [longTokens, shortTokens] = [6.5, 4];

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const headline = (features: Features) => read(features, 'headlineWords') ?? unknown;
const shortness = (features: Features) =>
  clamp((longTokens - (read(features, 'length') ?? longTokens)) / (longTokens - shortTokens));
const lateness = (features: Features) => {
  const days = read(features, 'days');
  return days === null ? unknown : clamp(days);
};

// From so many days on a report is another day's.
const manyDays = 7;
const span = (features: Features) => {
  const days = read(features, 'days');
  return days === null ? unknown / 2 : clamp(days / manyDays);
};

function plain(
  name: FeatureName,
  sign: Term['sign'],
  knots: readonly number[],
  pro: string,
  contra: string,
): Term {
  const place = placeOf[name];
  return { name, sign, knots, words: [pro, contra], read: (features) => features[place] ?? null };
}

function product(
  name: string,
  knots: readonly number[],
  contra: string,
  value: (features: Features) => number,
): Term {
  return { name, sign: -1, knots, words: [`not ${contra}`, contra], read: value };
}

export const terms: readonly Term[] = [
  plain(
    'containment',
    1,
    [0, 0.15, 0.3, 0.5, 0.7, 0.9, 1],
    'most of the shorter text is in the longer one',
    'little of the shorter text is in the longer one',
  ),
  plain(
    'containmentOfLonger',
    1,
    [0, 0.1, 0.3, 0.6, 0.9, 1],
    'most of the longer text is in the shorter one',
    'the longer text has much of its own',
  ),
  plain(
    'similarity',
    1,
    [0, 0.1, 0.3, 0.6, 0.9, 1],
    'the texts are much the same',
    'the texts are mostly different',
  ),
  plain(
    'covered',
    1,
    [0, 0.25, 0.5, 0.75, 0.95],
    'shared runs fill the shorter text',
    'shared runs fill little of the shorter text',
  ),
  plain(
    'coveredOfLonger',
    1,
    [0, 0.25, 0.5, 0.75, 0.95],
    'shared runs fill the longer text',
    'shared runs fill little of the longer text',
  ),
  plain(
    'top',
    1,
    [0, 0.2, 0.5, 0.8, 1],
    'the top of one stands in the other',
    'the top of neither stands in the other',
  ),
  plain('topOfOther', 1, [0, 0.2, 0.5, 0.8, 1], 'the tops of both are shared', 'the top of one is new'),
  plain('bottom', 1, [0, 0.3, 0.7, 1], 'the ends of both are shared', 'the end of one is its own'),
  plain(
    'lead',
    1,
    [0, 0.3, 0.7, 1],
    'the lead of one stands in the other',
    'the lead of neither stands in the other',
  ),
  plain('leadOfOther', 1, [0, 0.3, 0.7, 1], 'the leads of both are shared', 'one has a lead of its own'),
  plain('paragraphs', 1, [0, 0.3, 0.7, 1], 'whole paragraphs are shared', 'no whole paragraphs are shared'),
  plain(
    'order',
    1,
    [0.5, 0.8, 1],
    'what is shared stands in one order',
    'what is shared stands in another order',
  ),
  plain('longestRun', 1, [0, 0.1, 0.3, 1], 'a long run is shared', 'no long run is shared'),
  plain('leadWords', 1, [0, 0.2, 0.5, 1], 'the leads say much the same', 'the leads say different things'),
  plain(
    'leadFigures',
    1,
    [0, 0.5, 1],
    'the leads name the same figures and days',
    'the leads name other figures or days',
  ),
  plain('headlineWords', 1, [0, 0.2, 0.5, 0.8, 1], 'the headlines are alike', 'the headlines are unlike'),
  plain(
    'headlineFigures',
    1,
    [0, 0.5, 1],
    'the headlines name the same figures and days',
    'the headlines name other figures or days',
  ),
  plain('numbers', 1, [0, 0.3, 0.6, 0.9, 1], 'the numbers agree', 'the numbers differ'),
  plain('calendar', 1, [0, 0.5, 1], 'the days and months agree', 'the days and months differ'),
  plain('names', 1, [0, 0.3, 0.6, 0.9], 'the names agree', 'the names differ'),
  plain(
    'rest',
    1,
    [0, 0.1, 0.25, 0.5],
    'what is not shared speaks of the same things',
    'what is not shared speaks of other things',
  ),
  plain(
    'restNames',
    1,
    [0, 0.2, 0.5],
    'what is not shared names the same',
    'what is not shared names others',
  ),
  plain(
    'replacedNumbers',
    -1,
    [0, 0.01, 0.03, 0.08, 0.2],
    'few numbers are exchanged',
    'numbers are exchanged',
  ),
  plain('replacedNames', -1, [0, 0.01, 0.03, 0.1], 'few names are exchanged', 'names are exchanged'),
  plain(
    'replacedShare',
    -1,
    [0.2, 0.5, 0.8, 1],
    'words are exchanged more than figures',
    'figures and names are what is exchanged',
  ),
  plain('length', 1, [3, 5, 6.5, 8], 'the texts are long', 'one text is short'),
  plain('quoted', -1, [0, 0.5, 1], 'what is shared is not quoted', 'what is shared is quoted'),
  {
    name: 'excerpt',
    sign: 1,
    knots: [0, 0.3, 0.6, 1],
    words: ['one is the beginning of the other, cut short', 'neither is an excerpt of the other'],
    read: (features) => (read(features, 'leadOfOther') ?? 0) * (1 - (read(features, 'lengthRatio') ?? 1)),
  },
  product(
    'newLead',
    [0, 0.3, 0.6, 1],
    'a new lead under a new headline',
    (features) => (1 - headline(features)) * (1 - (read(features, 'leadOfOther') ?? 0)),
  ),
  product(
    'newTop',
    [0, 0.3, 0.6, 1],
    'a new top under a new headline',
    (features) => (1 - headline(features)) * (1 - (read(features, 'topOfOther') ?? 0)),
  ),
  product(
    'buried',
    [0, 0.2, 0.5, 1],
    'the lead of one stands lower down under the new lead of the other',
    (features) =>
      (1 - headline(features)) * (read(features, 'lead') ?? 0) * (1 - (read(features, 'leadOfOther') ?? 0)),
  ),
  product(
    'shortUnlike',
    [0, 0.5, 1],
    'a short text under another headline',
    (features) => (1 - headline(features)) * shortness(features),
  ),
  product('shortLater', [0, 0.5, 1], 'a short text of another day', (features) =>
    read(features, 'similarity') === 1 ? 0 : shortness(features) * lateness(features),
  ),
  product('laterShort', [0, 0.2, 0.5, 1], 'a short text of days later', (features) =>
    read(features, 'similarity') === 1 ? 0 : shortness(features) * span(features),
  ),
  product(
    'laterNumbers',
    [0, 0.3, 1],
    'other numbers on another day',
    (features) => (1 - (read(features, 'numbers') ?? 1)) * lateness(features),
  ),
];
