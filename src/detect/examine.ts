/**
 * Reads two documents side by side and collects the evidence: what they share, where, whether it is quoted, how their
 * headlines and leads compare, whose datelines they carry. Relations are decided from this alone.
 */

import type { Run } from '../base/shared-runs.js';
import { containmentOf, countShared, jaccardOf } from '../base/sorted-sets.js';
import type { Span } from '../model/document.js';
import type { Evidence, ExaminedPair, Passage, VerifiedPair } from '../model/pair.js';
import { type Profile, tokenFlags } from '../model/profile.js';
import { compareLanguages } from '../text/languages.js';
import type { BodyComparer } from './evidence/body-comparer.js';
import { countReplacements } from './evidence/replacements.js';
import { isRespelt } from './evidence/respelling.js';
import { evidenceLimits } from './limits.js';
import { measureFeatures } from './model/features.js';

/**
 * Adds the evidence to `pair`; `a` and `b` are its profiles. Cost is linear but for runs that repeat, and least where
 * pairs come sorted by a.
 */
export function examine(pair: VerifiedPair, a: Profile, b: Profile, comparer: BodyComparer): ExaminedPair {
  const bodies = comparer.compare(a, b);
  const { runs } = bodies;
  const replaced = countReplacements(runs, a, b);
  const { passages, passageTokens, quotedTokens } = findPassages(runs, a, b);
  const longestRun = longestOf(runs);
  const daysApart = measureDays(a.timeMs, b.timeMs);
  const headlineLikeness = jaccardOf(a.headline, b.headline);
  const measured = { bodies, longestRun, replaced, passageTokens, quotedTokens, headlineLikeness, daysApart };
  // Written out field by field: millions of pairs are made here, and copying objects would cost more than measuring.
  const evidence: Writable<Evidence> = {
    passages,
    passageTokens,
    quotedTokens,
    longestRun,
    sharedParagraphs: countShared(a.paragraphs, b.paragraphs),
    headlineLikeness,
    leadLikeness: containmentOf(a.lead, b.lead) ?? 0,
    spread: measureSpread(runs, a.tokens.length, b.tokens.length),
    replacedTokens: replaced.tokens,
    replacedFigures: replaced.figures,
    daysApart,
    timeOfA: orNull(a.timeMs),
    timeOfB: orNull(b.timeMs),
    isOrdered: areOrdered(runs),
    isSameBody: areEqual(a.tokens, b.tokens) && haveEqualSigns(a.flags, b.flags),
    isSameBytes: a.sha256 === b.sha256,
    agencyOfA: a.agency,
    agencyOfB: b.agency,
    isSameHeadline: compareHashes(a.headlineHash, b.headlineHash),
    features: measureFeatures(pair, a, b, measured),
  };
  // What few pairs have stands last, as in pairs that were packed: their rows are to be equal to the letter.
  const { languages } = compareLanguages(a.language, b.language);
  if (languages !== undefined) evidence.languages = languages;
  if (isRespelt(bodies, a, b)) evidence.isRespelt = true;
  if (areOfOneAddress(a.addresses, b.addresses)) evidence.isSameAddress = true;
  if (a.isPoorText || b.isPoorText) evidence.isPoorText = true;
  if (areOfTwoOutlets(a.outlets, b.outlets)) evidence.areOfTwoOutlets = true;
  return { ...pair, evidence };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Finds the shared runs of eight tokens and more, cut at the paragraphs of both. */
function findPassages(
  runs: readonly Run[],
  a: Profile,
  b: Profile,
): Pick<Evidence, 'passages' | 'passageTokens' | 'quotedTokens'> {
  const passages: Passage[] = [];
  let passageTokens = 0;
  let quotedTokens = 0;
  for (const run of runs) {
    if (run.length < evidenceLimits.minPassageTokens) continue;
    cutAtParagraphs(run, a, b, (startInA, startInB, length) => {
      if (length < evidenceLimits.minPassageTokens) return;
      const isQuoted = isMostlyQuoted(a, startInA, length) || isMostlyQuoted(b, startInB, length);
      passageTokens += length;
      if (isQuoted) quotedTokens += length;
      passages.push({
        tokens: length,
        a: spanOf(a, startInA, length),
        b: spanOf(b, startInB, length),
        isQuoted,
      });
    });
  }
  const longest = passages.sort((left, right) => right.tokens - left.tokens || byPlace(left, right));
  return {
    passages: longest.slice(0, evidenceLimits.maxPassages).sort(byPlace),
    passageTokens,
    quotedTokens,
  };
}

function byPlace(left: Passage, right: Passage): number {
  return left.a[0] - right.a[0] || left.b[0] - right.b[0];
}

function spanOf({ spans }: Profile, start: number, length: number): Span {
  return [spans[2 * start]!, spans[2 * (start + length) - 1]!];
}

/** Calls `visit` for each stretch of the run that lies in one paragraph of both. */
function cutAtParagraphs(
  { startInA, startInB, length }: Run,
  a: Profile,
  b: Profile,
  visit: (startInA: number, startInB: number, length: number) => void,
): void {
  let nextInA = paragraphAfter(a.paragraphStarts, startInA);
  let nextInB = paragraphAfter(b.paragraphStarts, startInB);
  for (let start = 0; start < length; ) {
    while ((a.paragraphStarts[nextInA] ?? Number.POSITIVE_INFINITY) <= startInA + start) nextInA++;
    while ((b.paragraphStarts[nextInB] ?? Number.POSITIVE_INFINITY) <= startInB + start) nextInB++;
    const end = Math.min(
      length,
      (a.paragraphStarts[nextInA] ?? Number.POSITIVE_INFINITY) - startInA,
      (b.paragraphStarts[nextInB] ?? Number.POSITIVE_INFINITY) - startInB,
    );
    visit(startInA + start, startInB + start, end - start);
    start = end;
  }
}

/** Finds the index of the first paragraph that begins after `token`. */
function paragraphAfter(starts: Uint32Array, token: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isMostlyQuoted({ flags }: Profile, start: number, length: number): boolean {
  let quoted = 0;
  for (let at = start; at < start + length; at++) if ((flags[at]! & tokenFlags.quoted) !== 0) quoted++;
  return quoted >= evidenceLimits.quotedPassageShare * length;
}

function areOfOneAddress(a: Uint32Array, b: Uint32Array): boolean {
  return a.some((hash, at) => hash !== 0 && hash === b[at]);
}

/** Tells by the first that both name, host or publisher. */
function areOfTwoOutlets(a: Uint32Array, b: Uint32Array): boolean {
  const first = a.findIndex((hash, at) => hash !== 0 && b[at] !== 0);
  return first !== -1 && a[first] !== b[first];
}

function compareHashes([a]: Uint32Array, [b]: Uint32Array): boolean | null {
  return a === undefined || b === undefined ? null : a === b;
}

/** Measures how evenly what is shared lies over the shorter body: in how many thirds a fifth and more is shared. */
function measureSpread(runs: readonly Run[], tokensOfA: number, tokensOfB: number): number {
  const isAShorter = tokensOfA <= tokensOfB;
  const total = isAShorter ? tokensOfA : tokensOfB;
  let spread = 0;
  for (let third = 0; third < 3; third++) {
    const from = Math.ceil((third * total) / 3);
    const to = Math.ceil(((third + 1) * total) / 3);
    let shared = 0;
    for (const { startInA, startInB, length } of runs) {
      const start = isAShorter ? startInA : startInB;
      shared += Math.max(0, Math.min(to, start + length) - Math.max(from, start));
    }
    if (shared * 3 * evidenceLimits.oneSharedIn >= total) spread++;
  }
  return spread;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

const dayMs = 86_400_000;

function measureDays(a: number, b: number): number | null {
  const apart = Math.abs(a - b) / dayMs;
  return Number.isNaN(apart) ? null : Math.round(apart * 100) / 100;
}

function longestOf(runs: readonly Run[]): number {
  let most = 0;
  for (const { length } of runs) if (length > most) most = length;
  return most;
}

function areOrdered(runs: readonly Run[]): boolean {
  return runs.every((run, index) => index === 0 || run.startInA > runs[index - 1]!.startInA);
}

function areEqual(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Compares what stands around figures: "-20 °C" has the tokens of "20 °C", and is no copy of it. */
function haveEqualSigns(a: Uint16Array, b: Uint16Array): boolean {
  return a.every((flags, index) => (flags ^ b[index]!) < tokenFlags.signs);
}
