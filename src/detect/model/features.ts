/**
 * Measures what two documents show side by side as one flat vector of named figures: what the model of judgement
 * weighs. Every figure is of the two documents alone, so that the same two are judged alike in any corpus.
 */

import type { Run } from '../../base/shared-runs.js';
import { countShared, jaccardOf } from '../../base/sorted-sets.js';
import type { Features, VerifiedPair } from '../../model/pair.js';
import type { Profile } from '../../model/profile.js';
import { findLead } from '../../text/find-lead.js';
import type { ComparedBodies, ComparedBody, WordCounts } from '../evidence/body-comparer.js';
import type { Replacements } from '../evidence/replacements.js';

/** Names of the figures, in the order of a vector. Shares lie in [0, 1]; null where a figure cannot be known. */
export const featureNames = [
  'containment',
  'containmentOfLonger',
  'similarity',
  'covered',
  'coveredOfLonger',
  'top',
  'topOfOther',
  'bottom',
  'lead',
  'leadOfOther',
  'paragraphs',
  'order',
  'longestRun',
  'leadWords',
  'leadFigures',
  'headlineWords',
  'headlineFigures',
  'numbers',
  'calendar',
  'names',
  'rest',
  'restNames',
  'replacedNumbers',
  'replacedNames',
  'replacedShare',
  'lengthRatio',
  'length',
  'quoted',
  'days',
] as const;
export type FeatureName = (typeof featureNames)[number];

/** What `examine` has measured of a pair on the way. */
export interface Measured {
  readonly bodies: ComparedBodies;
  readonly longestRun: number;
  readonly replaced: Replacements;
  readonly passageTokens: number;
  readonly quotedTokens: number;
  /** Jaccard of the headlines' content words. */
  readonly headlineLikeness: number | null;
  readonly daysApart: number | null;
}

/** Where each figure stands in a vector. */
export const placeOf = Object.fromEntries(featureNames.map((name, place) => [name, place])) as Readonly<
  Record<FeatureName, number>
>;

type Vector = (number | null)[];

/** Measures the vector of a pair. Cost: linear in the tokens. */
export function measureFeatures(pair: VerifiedPair, a: Profile, b: Profile, measured: Measured): Features {
  const { bodies, longestRun, replaced, passageTokens, quotedTokens, daysApart } = measured;
  const shortest = Math.max(1, Math.min(a.tokens.length, b.tokens.length));
  const vector: Vector = featureNames.map(() => null);
  vector[placeOf.containment] = pair.containment;
  vector[placeOf.containmentOfLonger] = Math.min(pair.containmentOfA, pair.containmentOfB);
  vector[placeOf.similarity] = pair.similarity;
  measurePlaces(a, b, bodies, vector);
  vector[placeOf.order] = shareInOrder(bodies.runs);
  vector[placeOf.longestRun] = longestRun / shortest;
  measureTops(a, b, measured.headlineLikeness, vector);
  measureWords(bodies, vector);
  vector[placeOf.replacedNumbers] = replaced.numbers / shortest;
  vector[placeOf.replacedNames] = replaced.names / shortest;
  if (replaced.tokens >= fewReplaced)
    vector[placeOf.replacedShare] = (replaced.numbers + replaced.names) / replaced.tokens;
  vector[placeOf.lengthRatio] = shortest / Math.max(1, a.tokens.length, b.tokens.length);
  vector[placeOf.length] = Math.log2(shortest);
  vector[placeOf.quoted] = passageTokens === 0 ? 0 : quotedTokens / passageTokens;
  vector[placeOf.days] = daysApart;
  return vector;
}

// Fewer replaced tokens have no share to speak of.
const fewReplaced = 4;

/** Measures where what is shared stands in either text. */
function measurePlaces(a: Profile, b: Profile, { a: inA, b: inB }: ComparedBodies, vector: Vector): void {
  const [shorter, longer] = inA.length <= inB.length ? [inA, inB] : [inB, inA];
  const [topOfA, topOfB] = [inA.share(0, 1 / 3), inB.share(0, 1 / 3)];
  const [leadOfA, leadOfB] = [shareOfLead(inA, a), shareOfLead(inB, b)];
  const paragraphs = Math.min(a.paragraphs.length, b.paragraphs.length);
  vector[placeOf.covered] = shorter.share(0, 1);
  vector[placeOf.coveredOfLonger] = longer.share(0, 1);
  vector[placeOf.top] = Math.max(topOfA, topOfB);
  vector[placeOf.topOfOther] = Math.min(topOfA, topOfB);
  vector[placeOf.bottom] = Math.min(inA.share(2 / 3, 1), inB.share(2 / 3, 1));
  vector[placeOf.lead] = Math.max(leadOfA, leadOfB);
  vector[placeOf.leadOfOther] = Math.min(leadOfA, leadOfB);
  vector[placeOf.paragraphs] = paragraphs === 0 ? 0 : countShared(a.paragraphs, b.paragraphs) / paragraphs;
}

function shareOfLead(body: ComparedBody, { tokens, paragraphStarts }: Profile): number {
  const [start, end] = findLead(tokens.length, paragraphStarts);
  return body.shareBetween(start, end);
}

/** Measures how alike headlines and leads are. */
function measureTops(a: Profile, b: Profile, headlineWords: number | null, vector: Vector): void {
  vector[placeOf.leadWords] = jaccardOf(a.lead, b.lead);
  vector[placeOf.leadFigures] = jaccardOf(a.leadFigures, b.leadFigures);
  vector[placeOf.headlineWords] = headlineWords;
  if (a.headline.length > 0 && b.headline.length > 0)
    vector[placeOf.headlineFigures] = likenessOfFigures(a.headlineFigures, b.headlineFigures);
}

/** Measures how many figures, names and unshared words of one text stand in the other, wherever. */
function measureWords({ countsOfA, countsOfB, countsOfBoth }: ComparedBodies, vector: Vector): void {
  const share = (name: keyof WordCounts, least: number) => {
    const smaller = Math.min(countsOfA[name], countsOfB[name]);
    return smaller < least ? null : countsOfBoth[name] / smaller;
  };
  vector[placeOf.numbers] = share('numbers', 1);
  vector[placeOf.calendar] = share('calendar', 1);
  vector[placeOf.names] = share('names', 1);
  vector[placeOf.rest] = share('rest', fewestUnshared);
  vector[placeOf.restNames] = share('restNames', fewestUnsharedNames);
}

// Fewer words, or names, say nothing by being alike.
const fewestUnshared = 4;
const fewestUnsharedNames = 2;

/** Computes the share of the shared tokens that stand in runs which follow their predecessor in both. */
function shareInOrder(runs: readonly Run[]): number {
  let [kept, all] = [0, 0];
  for (const [index, { startInA, length }] of runs.entries()) {
    all += length;
    if (index === 0 || startInA > runs[index - 1]!.startInA) kept += length;
  }
  return all === 0 ? 0 : kept / all;
}

/** Compares the figures that two texts name: two that name none agree; of one alone that does, half is known. */
function likenessOfFigures(a: Uint32Array, b: Uint32Array): number | null {
  if (a.length === 0 && b.length === 0) return null;
  return jaccardOf(a, b) ?? 0.5;
}
