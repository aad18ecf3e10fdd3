/**
 * Makes pairs as `examine` and `relate` hand them on, out of what a test is about alone, so that a row of a table says
 * nothing but its case. Features of a wanted probability are found by halving between a weak pair and a sure one.
 */
import { type FeatureName, featureNames } from '../../src/detect/model/features.js';
import { logitOf, toProbability } from '../../src/detect/model/probability.js';
import type { DocumentId } from '../../src/model/document.js';
import type { Evidence, ExaminedPair, Features, RelatedPair } from '../../src/model/pair.js';

export const idOf = (name: string): DocumentId => name as DocumentId;

/** In the order of a vector; what is not named cannot be known. */
export function featuresOf(values: Partial<Record<FeatureName, number | null>>): Features {
  return featureNames.map((name) => values[name] ?? null);
}

const weak = vector(
  { replacedNumbers: 0.2, replacedNames: 0.1, replacedShare: 1, length: 4, quoted: 1, days: 30 },
  0,
);
const sure = vector(
  { replacedNumbers: 0, replacedNames: 0, replacedShare: 0.2, length: 9, quoted: 0, days: 0 },
  1,
);

function vector(values: Partial<Record<FeatureName, number>>, others: number): readonly number[] {
  return featureNames.map((name) => values[name] ?? others);
}

export const probabilityOf = (features: Features): number => toProbability(logitOf(features));

/** Between a pair that shares nothing, at 0, and one that shares all, at 1. */
export function blend(share: number): Features {
  return featureNames.map((_, at) => weak[at]! + share * (sure[at]! - weak[at]!));
}

/** Two vectors as near to each other as numbers go: one just below `probability`, one at it or just above. */
export function featuresAround(probability: number): { readonly below: Features; readonly at: Features } {
  let [low, high] = [0, 1];
  for (let middle = 0.5; middle > low && middle < high; middle = (low + high) / 2) {
    if (probabilityOf(blend(middle)) < probability) low = middle;
    else high = middle;
  }
  return { below: blend(low), at: blend(high) };
}

const usual: Evidence = {
  passages: [],
  passageTokens: 100,
  quotedTokens: 0,
  longestRun: 50,
  sharedParagraphs: 1,
  headlineLikeness: 0.5,
  leadLikeness: 0.8,
  spread: 3,
  replacedTokens: 0,
  replacedFigures: 0,
  daysApart: 0,
  timeOfA: null,
  timeOfB: null,
  isOrdered: true,
  isSameBody: false,
  isSameBytes: false,
  agencyOfA: null,
  agencyOfB: null,
  isSameHeadline: null,
  features: blend(1),
};

/** Two news reports of usual length, surely one, but for what is given. */
export function examinedPair({
  evidence,
  ...given
}: Partial<Omit<ExaminedPair, 'evidence'>> & { readonly evidence?: Partial<Evidence> }): ExaminedPair {
  return {
    a: idOf('a'),
    b: idOf('b'),
    sharedKeys: 10,
    shinglesOfA: 200,
    shinglesOfB: 200,
    sharedShingles: 150,
    similarity: 0.6,
    containment: 0.75,
    containmentOfA: 0.75,
    containmentOfB: 0.75,
    cohesion: 1,
    score: 0.75,
    ...given,
    evidence: { ...usual, ...evidence },
  };
}

/** A pair judged: merged unless another tier is given. */
export function judgedPair(
  a: string,
  b: string,
  probability: number,
  {
    evidence,
    ...given
  }: Partial<Omit<RelatedPair, 'evidence'>> & { readonly evidence?: Partial<Evidence> } = {},
): RelatedPair {
  return {
    ...examinedPair({ a: idOf(a), b: idOf(b), score: probability, ...(evidence && { evidence }) }),
    probability,
    tier: 'merge',
    relation: 'revision',
    rule: 'likely',
    reason: '',
    ...given,
  };
}
