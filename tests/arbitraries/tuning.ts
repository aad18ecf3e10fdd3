/** Builds a tuning of two variants by hand, for tests of how it is shown. */
import type { TunedVariant, TuneRow, Tuning } from '../../src/inspect/tune/tuning.js';

const exactly = (value: number) => ({ value, low: value, high: value });

function row(threshold: number): TuneRow {
  return {
    threshold,
    clusters: 4,
    members: 12,
    pairsTogether: 16,
    borderline: 2,
    planted: { value: 0.97, low: 0.93, high: 0.99 },
    gold: null,
  };
}

function variant(shingleSize: number): TunedVariant {
  return { sketch: 'minhash', shingleSize, rows: [0.5, 0.6, 0.7].map(row) };
}

export const tuning: Tuning = {
  documents: 40,
  planted: 100,
  variants: [variant(4), variant(5)],
  join: { sampled: 40, pairs: 9, found: 9, recall: exactly(1), containment: 0.2 },
  recommended: { sketch: 'minhash', shingleSize: 4, threshold: 0.6, why: 'the highest that finds them all' },
  pairs: [],
  below: [],
  above: [],
};

export const commandLine = "variorum merge 'my news' --out out --threshold 0.6 --shingle-size 4";
