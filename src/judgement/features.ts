/**
 * Measures what two documents show side by side as one flat vector of named figures: what the model of judgement
 * weighs. Every figure is of the two documents alone, so that the same two are judged alike in any corpus.
 */
import { type Profile, tokenFlags, type VerifiedPair } from '../model.js';
import { findLead } from '../lib/find-lead.js';
import type { Run } from '../lib/passages.js';
import { containmentOf, countShared, jaccardOf, sortedSet } from '../lib/sorted-sets.js';

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
/** In the order of `featureNames`. */
export type Features = readonly (number | null)[];

/** Sets of a document that every pair of it asks for. */
interface WordSets {
  readonly numbers: Uint32Array;
  readonly calendar: Uint32Array;
  readonly names: Uint32Array;
}

const setsOf = new WeakMap<Profile, WordSets>();
const noWords = new Uint32Array(0);

/** `runs` are of four tokens and more, in the order of b. Cost: linear in the tokens. */
export function measureFeatures(
  pair: VerifiedPair,
  a: Profile,
  b: Profile,
  runs: readonly Run[],
  counts: {
    readonly passageTokens: number;
    readonly quotedTokens: number;
    readonly daysApart: number | null;
  },
): Features {
  const inA = cover(a.tokens.length, runs, ({ startInA }) => startInA);
  const inB = cover(b.tokens.length, runs, ({ startInB }) => startInB);
  const [shorter, longer] = a.tokens.length <= b.tokens.length ? [inA, inB] : [inB, inA];
  const [tops, bottoms] = [
    [shareOf(inA, 0, 1 / 3), shareOf(inB, 0, 1 / 3)],
    [shareOf(inA, 2 / 3, 1), shareOf(inB, 2 / 3, 1)],
  ];
  const leads = [shareOfLead(inA, a), shareOfLead(inB, b)];
  const [setsA, setsB] = [wordSets(a), wordSets(b)];
  const [restA, restB] = [restOf(a, inA), restOf(b, inB)];
  const replaced = countReplaced(runs, a, b);
  const shortest = Math.max(1, Math.min(a.tokens.length, b.tokens.length));
  const paragraphs = Math.min(a.paragraphs.length, b.paragraphs.length);
  const values: Record<FeatureName, number | null> = {
    containment: pair.containment,
    containmentOfLonger: Math.min(pair.containmentOfA, pair.containmentOfB),
    similarity: pair.similarity,
    covered: shareOf(shorter, 0, 1),
    coveredOfLonger: shareOf(longer, 0, 1),
    top: Math.max(...tops),
    topOfOther: Math.min(...tops),
    bottom: Math.min(...bottoms),
    lead: Math.max(...leads),
    leadOfOther: Math.min(...leads),
    paragraphs: paragraphs === 0 ? 0 : countShared(a.paragraphs, b.paragraphs) / paragraphs,
    order: shareInOrder(runs),
    longestRun: Math.max(0, ...runs.map(({ length }) => length)) / shortest,
    leadWords: jaccardOf(a.lead, b.lead),
    leadFigures: jaccardOf(a.leadFigures, b.leadFigures),
    headlineWords: jaccardOf(a.headline, b.headline),
    headlineFigures:
      a.headline.length === 0 || b.headline.length === 0
        ? null
        : likenessOfFigures(a.headlineFigures, b.headlineFigures),
    numbers: containmentOf(setsA.numbers, setsB.numbers),
    calendar: containmentOf(setsA.calendar, setsB.calendar),
    names: containmentOf(setsA.names, setsB.names),
    rest: enough(restA.words, restB.words) ? containmentOf(restA.words, restB.words) : null,
    restNames: enough(restA.names, restB.names, 2) ? containmentOf(restA.names, restB.names) : null,
    replacedNumbers: replaced.numbers / shortest,
    replacedNames: replaced.names / shortest,
    replacedShare: replaced.tokens < 4 ? null : (replaced.numbers + replaced.names) / replaced.tokens,
    lengthRatio: shortest / Math.max(1, a.tokens.length, b.tokens.length),
    length: Math.log2(shortest),
    quoted: counts.passageTokens === 0 ? 0 : counts.quotedTokens / counts.passageTokens,
    days: counts.daysApart,
  };
  return featureNames.map((name) => values[name]);
}

/** One byte a token: 1 where a shared run has it. */
function cover(tokens: number, runs: readonly Run[], startOf: (run: Run) => number): Uint8Array {
  const covered = new Uint8Array(tokens);
  for (const run of runs) covered.fill(1, startOf(run), startOf(run) + run.length);
  return covered;
}

/** Share of the tokens from one part of the text to another that are covered. */
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

/** Share of the shared tokens that stand in runs which follow their predecessor in both. */
function shareInOrder(runs: readonly Run[]): number {
  let [kept, all] = [0, 0];
  for (const [index, { startInA, length }] of runs.entries()) {
    all += length;
    if (index === 0 || startInA > runs[index - 1]!.startInA) kept += length;
  }
  return all === 0 ? 0 : kept / all;
}

/** Two that name no figure agree; of one alone that does, half is known. */
function likenessOfFigures(a: Uint32Array, b: Uint32Array): number | null {
  if (a.length === 0 && b.length === 0) return null;
  return jaccardOf(a, b) ?? 0.5;
}

function enough(a: Uint32Array, b: Uint32Array, least = 4): boolean {
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

function isName(flag: number): boolean {
  return (
    (flag & tokenFlags.figure) !== 0 &&
    (flag & (tokenFlags.number | tokenFlags.calendar | tokenFlags.common)) === 0
  );
}

/** What is not shared: its content words, and the names among them. */
function restOf(
  { tokens, flags }: Profile,
  covered: Uint8Array,
): { readonly words: Uint32Array; readonly names: Uint32Array } {
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

// A longer stretch is rewriting, not filling in.
const maxReplacedTokens = 12;

/** Tokens between two runs that stand in one for a few others of the other: how many are numbers or days, and names. */
function countReplaced(
  runs: readonly Run[],
  a: Profile,
  b: Profile,
): { readonly tokens: number; readonly numbers: number; readonly names: number } {
  let [tokens, numbers, names] = [0, 0, 0];
  for (let index = 1; index < runs.length; index++) {
    const before = runs[index - 1]!;
    const run = runs[index]!;
    const gapA = [before.startInA + before.length, run.startInA] as const;
    const gapB = [before.startInB + before.length, run.startInB] as const;
    const [lengthA, lengthB] = [gapA[1] - gapA[0], gapB[1] - gapB[0]];
    if (lengthA < 1 || lengthB < 1 || lengthA > maxReplacedTokens || lengthB > maxReplacedTokens) continue;
    for (const [own, [from, to], other, [start, end]] of [
      [a, gapA, b, gapB],
      [b, gapB, a, gapA],
    ] as const) {
      const others = other.tokens.subarray(start, end);
      for (let at = from; at < to; at++) {
        if (others.includes(own.tokens[at]!)) continue;
        tokens++;
        const flag = own.flags[at]!;
        if ((flag & (tokenFlags.number | tokenFlags.calendar)) !== 0) numbers++;
        else if (isName(flag)) names++;
      }
    }
  }
  return { tokens, numbers, names };
}
