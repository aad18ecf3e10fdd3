/**
 * Measures what two documents show side by side as one flat vector of named figures: what the model of judgement
 * weighs. Every figure is of the two documents alone, so that the same two are judged alike in any corpus.
 */

import type { Run } from '../../base/shared-runs.js';
import { containmentOf, countShared, jaccardOf, sortedSet } from '../../base/sorted-sets.js';
import type { Features, VerifiedPair } from '../../model/pair.js';
import { type Profile, tokenFlags } from '../../model/profile.js';
import { findLead } from '../../text/find-lead.js';
import { isName, type Replacements } from '../evidence/replacements.js';

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

/** Sets of a document that every pair of it asks for. */
interface WordSets {
  readonly numbers: Uint32Array;
  readonly calendar: Uint32Array;
  readonly names: Uint32Array;
}

const setsOf = new WeakMap<Profile, WordSets>();
const noWords = new Uint32Array(0);

/** What `examine` has measured of a pair on the way. */
export interface Measured {
  /** Of four tokens and more, in the order of b. */
  readonly runs: readonly Run[];
  readonly longestRun: number;
  readonly replaced: Replacements;
  readonly passageTokens: number;
  readonly quotedTokens: number;
  readonly daysApart: number | null;
}

/** Measures the vector of a pair. Cost: linear in the tokens. */
export function measureFeatures(pair: VerifiedPair, a: Profile, b: Profile, measured: Measured): Features {
  const { runs, longestRun, replaced, passageTokens, quotedTokens, daysApart } = measured;
  const inA = cover(a.tokens.length, runs, ({ startInA }) => startInA);
  const inB = cover(b.tokens.length, runs, ({ startInB }) => startInB);
  const shortest = Math.max(1, Math.min(a.tokens.length, b.tokens.length));
  const values: Record<FeatureName, number | null> = {
    containment: pair.containment,
    containmentOfLonger: Math.min(pair.containmentOfA, pair.containmentOfB),
    similarity: pair.similarity,
    ...measurePlaces(a, b, inA, inB),
    order: shareInOrder(runs),
    longestRun: longestRun / shortest,
    ...measureWords(a, b),
    ...measureRest(restOf(a, inA), restOf(b, inB)),
    replacedNumbers: replaced.numbers / shortest,
    replacedNames: replaced.names / shortest,
    replacedShare:
      replaced.tokens < fewReplaced ? null : (replaced.numbers + replaced.names) / replaced.tokens,
    lengthRatio: shortest / Math.max(1, a.tokens.length, b.tokens.length),
    length: Math.log2(shortest),
    quoted: passageTokens === 0 ? 0 : quotedTokens / passageTokens,
    days: daysApart,
  };
  return featureNames.map((name) => values[name]);
}

// Fewer replaced tokens have no share to speak of.
const fewReplaced = 4;

type Figures<Name extends FeatureName> = Record<Name, number | null>;

/** Measures where what is shared stands in either text. */
function measurePlaces(
  a: Profile,
  b: Profile,
  inA: Uint8Array,
  inB: Uint8Array,
): Figures<
  'covered' | 'coveredOfLonger' | 'top' | 'topOfOther' | 'bottom' | 'lead' | 'leadOfOther' | 'paragraphs'
> {
  const [shorter, longer] = inA.length <= inB.length ? [inA, inB] : [inB, inA];
  const tops = [shareOf(inA, 0, 1 / 3), shareOf(inB, 0, 1 / 3)];
  const leads = [shareOfLead(inA, a), shareOfLead(inB, b)];
  const paragraphs = Math.min(a.paragraphs.length, b.paragraphs.length);
  return {
    covered: shareOf(shorter, 0, 1),
    coveredOfLonger: shareOf(longer, 0, 1),
    top: Math.max(...tops),
    topOfOther: Math.min(...tops),
    bottom: Math.min(shareOf(inA, 2 / 3, 1), shareOf(inB, 2 / 3, 1)),
    lead: Math.max(...leads),
    leadOfOther: Math.min(...leads),
    paragraphs: paragraphs === 0 ? 0 : countShared(a.paragraphs, b.paragraphs) / paragraphs,
  };
}

/** Measures how alike headlines, leads, figures and names are, wherever they stand. */
function measureWords(
  a: Profile,
  b: Profile,
): Figures<
  'leadWords' | 'leadFigures' | 'headlineWords' | 'headlineFigures' | 'numbers' | 'calendar' | 'names'
> {
  const [setsA, setsB] = [wordSets(a), wordSets(b)];
  const hasHeadlines = a.headline.length > 0 && b.headline.length > 0;
  return {
    leadWords: jaccardOf(a.lead, b.lead),
    leadFigures: jaccardOf(a.leadFigures, b.leadFigures),
    headlineWords: jaccardOf(a.headline, b.headline),
    headlineFigures: hasHeadlines ? likenessOfFigures(a.headlineFigures, b.headlineFigures) : null,
    numbers: containmentOf(setsA.numbers, setsB.numbers),
    calendar: containmentOf(setsA.calendar, setsB.calendar),
    names: containmentOf(setsA.names, setsB.names),
  };
}

/** Measures how alike is what is not shared. */
function measureRest(restA: Rest, restB: Rest): Figures<'rest' | 'restNames'> {
  return {
    rest: enough(restA.words, restB.words, 4) ? containmentOf(restA.words, restB.words) : null,
    restNames: enough(restA.names, restB.names, 2) ? containmentOf(restA.names, restB.names) : null,
  };
}

/** Marks with 1 each token that lies in a shared run. */
function cover(tokens: number, runs: readonly Run[], startOf: (run: Run) => number): Uint8Array {
  const covered = new Uint8Array(tokens);
  for (const run of runs) covered.fill(1, startOf(run), startOf(run) + run.length);
  return covered;
}

/** Computes the share of the tokens from one part of the text to another that are covered. */
function shareOf(covered: Uint8Array, from: number, to: number): number {
  return shareBetween(covered, Math.floor(from * covered.length), Math.ceil(to * covered.length));
}

function shareBetween(covered: Uint8Array, start: number, end: number): number {
  if (end <= start) return 0;
  let count = 0;
  for (let at = start; at < end; at++) count += covered[at]!;
  return count / (end - start);
}

function shareOfLead(covered: Uint8Array, { tokens, paragraphStarts }: Profile): number {
  return shareBetween(covered, ...findLead(tokens.length, paragraphStarts));
}

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

function enough(a: Uint32Array, b: Uint32Array, least: number): boolean {
  return a.length >= least && b.length >= least;
}

function wordSets(profile: Profile): WordSets {
  let sets = setsOf.get(profile);
  if (sets === undefined) {
    const { tokens, flags } = profile;
    const of = (test: (flag: number) => boolean) => sortedSet(tokens.filter((_, at) => test(flags[at]!)));
    sets = {
      numbers: of((flag) => (flag & tokenFlags.number) !== 0),
      calendar: of((flag) => (flag & tokenFlags.calendar) !== 0),
      names: of(isName),
    };
    setsOf.set(profile, sets);
  }
  return sets;
}

/** What is not shared: its content words, and the names among them. */
interface Rest {
  readonly words: Uint32Array;
  readonly names: Uint32Array;
}

function restOf({ tokens, flags }: Profile, covered: Uint8Array): Rest {
  const words: number[] = [];
  const names: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (covered[at] === 1 || (flags[at]! & tokenFlags.common) !== 0) continue;
    words.push(tokens[at]!);
    if (isName(flags[at]!)) names.push(tokens[at]!);
  }
  return {
    words: words.length === 0 ? noWords : sortedSet(Uint32Array.from(words)),
    names: sortedSet(Uint32Array.from(names)),
  };
}
