/** Tests what each term of the model that is made of several figures reads: a row a case, its value counted by hand. */
import { describe, expect, test } from 'vitest';
import type { FeatureName } from '../../../src/detect/model/features.js';
import { terms } from '../../../src/detect/model/terms.js';
import { featuresOf } from '../../arbitraries/judged-pairs.js';

type Figures = Partial<Record<FeatureName, number>>;

const termOf = (name: string, figures: Figures) =>
  terms.find((term) => term.name === name)!.read(featuresOf(figures));

describe('a term made of several figures', () => {
  const short = { length: 4, similarity: 0.5 };
  test.each<readonly [name: string, title: string, Figures, number]>([
    [
      'excerpt',
      'both leads shared, by what the longer text has beyond',
      { leadOfOther: 0.5, lengthRatio: 0.2 },
      0.4,
    ],
    ['excerpt', 'no lead known', { lengthRatio: 0.2 }, 0],
    ['excerpt', 'no length known', { leadOfOther: 1 }, 0],
    [
      'newLead',
      'a headline by half another over a lead by a quarter shared',
      { headlineWords: 0.5, leadOfOther: 0.25 },
      0.375,
    ],
    ['newLead', 'no headline is half another', { leadOfOther: 0 }, 0.5],
    ['newLead', 'the same headline', { headlineWords: 1, leadOfOther: 0 }, 0],
    ['newLead', 'no lead known', { headlineWords: 0.2 }, 0.8],
    ['newTop', 'the same of the top', { headlineWords: 0.5, topOfOther: 0.25 }, 0.375],
    ['newTop', 'no top known', { headlineWords: 0.2 }, 0.8],
    [
      'buried',
      'one lead stands in the other text, whose own does not',
      { headlineWords: 0.5, lead: 0.8, leadOfOther: 0.25 },
      0.3,
    ],
    ['buried', 'no lead known', { headlineWords: 0 }, 0],
    ['buried', 'the lead of neither', { headlineWords: 0, lead: 0 }, 0],
    ['shortUnlike', 'sixteen tokens are as short as can be', { headlineWords: 0.25, length: 4 }, 0.75],
    ['shortUnlike', 'half way to ninety', { headlineWords: 0, length: 5.25 }, 0.5],
    ['shortUnlike', 'ninety tokens are not short', { headlineWords: 0, length: 6.5 }, 0],
    ['shortUnlike', 'nor are more', { headlineWords: 0, length: 9 }, 0],
    ['shortUnlike', 'fewer than sixteen are no shorter', { headlineWords: 0, length: 1 }, 1],
    ['shortUnlike', 'no length known', { headlineWords: 0 }, 0],
    ['shortLater', 'a short text half a day later', { ...short, days: 0.5 }, 0.5],
    ['shortLater', 'any day later', { ...short, days: 12 }, 1],
    ['shortLater', 'of one hour', { ...short, days: 0 }, 0],
    ['shortLater', 'no day known', short, 0.5],
    ['shortLater', 'equal texts', { ...short, similarity: 1, days: 12 }, 0],
    ['laterShort', 'a short text half a week later', { ...short, days: 3.5 }, 0.5],
    ['laterShort', 'a week later and more', { ...short, days: 30 }, 1],
    ['laterShort', 'no day known', short, 0.25],
    ['laterShort', 'equal texts', { ...short, similarity: 1, days: 12 }, 0],
    ['laterNumbers', 'other numbers half a day later', { numbers: 0.2, days: 0.5 }, 0.4],
    ['laterNumbers', 'no numbers', { days: 5 }, 0],
    ['laterNumbers', 'no day known', { numbers: 0 }, 0.5],
  ])('%s: %s', (name, _, figures, value) => {
    expect(termOf(name, figures)).toBeCloseTo(value, 12);
  });

  test.each(['newLead', 'newTop', 'buried', 'shortUnlike', 'shortLater', 'laterShort', 'laterNumbers'])(
    '%s speaks against one report, and is called so',
    (name) => {
      const term = terms.find((each) => each.name === name)!;
      expect(term.sign).toBe(-1);
      expect(term.words[0]).toBe(`not ${term.words[1]}`);
    },
  );
});
