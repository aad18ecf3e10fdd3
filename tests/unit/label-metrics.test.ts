/** Holds the measures of labelled pairs against a hand-worked example, and their laws against generated labels. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LabelledPair, measureLabels, pairLabels } from '../../src/inspect/eval/label-metrics.js';
import { tiers } from '../../src/model/pair.js';

const pair = (
  label: LabelledPair['label'],
  tier: LabelledPair['tier'],
  probability: number,
): LabelledPair => ({
  label,
  tier,
  probability,
  isTogether: tier === 'merge',
});

const pairs: fc.Arbitrary<LabelledPair[]> = fc.array(
  fc.record({
    label: fc.constantFrom(...pairLabels),
    isTogether: fc.boolean(),
    tier: fc.constantFrom(...tiers, null),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

describe('measureLabels()', () => {
  test('an example worked by hand', () => {
    const metrics = measureLabels([
      pair('one', 'merge', 0.9),
      pair('one', 'merge', 0.8),
      pair('one', 'review', 0.4),
      pair('one', null, 0),
      pair('not', 'merge', 0.6),
      pair('not', 'apart', 0.1),
      pair('open', 'merge', 0.5),
    ]);
    expect(metrics.pairs).toEqual({ one: 4, not: 2, open: 1 });
    expect(metrics.together).toEqual({ one: 2, not: 1, open: 1 });
    expect(metrics.inReview).toEqual({ one: 1, not: 0, open: 0 });
    expect(metrics.unlisted).toEqual({ one: 1, not: 0, open: 0 });
    expect(metrics.precision).toBeCloseTo(2 / 3);
    expect(metrics.recall).toBeCloseTo(1 / 2);
    expect(metrics.f1).toBeCloseTo(4 / 7);
    expect(metrics.recallWithReview).toBeCloseTo(3 / 4);
    expect(metrics.tierMergePrecision).toBeCloseTo(2 / 3);
    expect(metrics.brier).toBeCloseTo((0.01 + 0.04 + 0.36 + 1 + 0.36 + 0.01) / 6);
  });

  test('a pair of tier merge that was cut apart counts for the tier and not for the report', () => {
    const metrics = measureLabels([
      { ...pair('not', 'merge', 0.9), isTogether: false },
      pair('one', 'merge', 1),
    ]);
    expect(metrics.precision).toBe(1);
    expect(metrics.tierMergePrecision).toBe(0.5);
  });

  test('what no label speaks of is null, and not a perfect score', () => {
    const { precision, recall, f1, recallWithReview, tierMergePrecision, brier } = measureLabels([]);
    expect([precision, recall, f1, recallWithReview, tierMergePrecision, brier]).toEqual(Array(6).fill(null));
  });

  test('open pairs change no share', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const sharesOf = ({
          pairs,
          together,
          inReview,
          tierMerge,
          unlisted,
          ...shares
        }: ReturnType<typeof measureLabels>) => shares;
        const decided = all.filter(({ label }) => label !== 'open');
        expect(sharesOf(measureLabels(all))).toEqual(sharesOf(measureLabels(decided)));
      }),
    );
  });

  test('F1 counts every pair once: twice the right ones over those found and those there are', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const { f1 } = measureLabels(all);
        const ones = all.filter(({ label }) => label === 'one');
        const found = all.filter(({ label, isTogether }) => isTogether && label !== 'open');
        const right = ones.filter(({ isTogether }) => isTogether).length;
        if (ones.length === 0) expect(f1).toBeNull();
        else expect(f1).toBeCloseTo((2 * right) / (found.length + ones.length));
      }),
    );
  });

  test('the order of pairs changes no digit', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        expect(measureLabels(all.toReversed())).toEqual(measureLabels(all));
      }),
    );
  });
});
