/** Judges single pairs as a run with default limits does, and gives figures just below each limit and at it. */
import { type RelateOptions, relate } from '../../src/detect/relate.js';
import type { Evidence, ExaminedPair, RelatedPair } from '../../src/model/pair.js';
import { blend, examinedPair, featuresAround } from './judged-pairs.js';

export const usualLimits: RelateOptions = { threshold: 0.7, minScore: 0.2, mergeSyndicated: false };

export const judge = (pair: ExaminedPair, options: Partial<RelateOptions> = {}): RelatedPair =>
  relate([pair], { ...usualLimits, ...options })[0]!;

/** A pair with this evidence, and where that does not say otherwise, as sure as can be. */
export const withEvidence = (
  evidence: Partial<Evidence>,
  given: Partial<Omit<ExaminedPair, 'evidence'>> = {},
): ExaminedPair => examinedPair({ ...given, evidence });

type Around = ReturnType<typeof featuresAround>;

/** Features around the probability from which a person is asked, from which nothing is kept apart, and of a merge. */
export const [review, certain, merged] = [0.15, 0.9, usualLimits.threshold].map(featuresAround) as [
  Around,
  Around,
  Around,
];

/** Features of a pair that the model gives no chance. */
export const hopeless = blend(0);

/** A text short enough to be a form that says the same of another day. */
export const short = { shinglesOfA: 59, shinglesOfB: 59 };
