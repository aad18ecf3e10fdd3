/**
 * Finds round-ups: documents that hold much of several reports. Only the pairs of its parts show whether a document is
 * one, so that each can be judged on a cluster by those alone.
 */
import type { Evidence, ExaminedPair } from '../../model/pair.js';
import { compilationLimits } from '../limits.js';

/** By whole: the parts that have an unlike one beside them. */
export type Compilations = ReadonlyMap<string, ReadonlySet<string>>;

/** What is looked at of a pair. */
export interface ComparedPair
  extends Pick<
    ExaminedPair,
    'a' | 'b' | 'score' | 'similarity' | 'containmentOfA' | 'containmentOfB' | 'shinglesOfA' | 'shinglesOfB'
  > {
  readonly evidence: Pick<Evidence, 'headlineLikeness' | 'leadLikeness'>;
}

/** Tells a version of the whole from a part: a digest has a headline and a lead of its own. */
function isKin({ evidence }: ComparedPair): boolean {
  return (
    (evidence.headlineLikeness ?? 0) >= compilationLimits.kinHeadlines &&
    evidence.leadLikeness >= compilationLimits.kinLeads
  );
}

/** Tells whether one of the two holds much of the other and is larger. */
export function whoHolds({ containmentOfA, containmentOfB, shinglesOfA, shinglesOfB }: ComparedPair): {
  readonly a: boolean;
  readonly b: boolean;
} {
  return {
    a:
      containmentOfB >= compilationLimits.heldShare &&
      shinglesOfA >= compilationLimits.wholeSize * shinglesOfB,
    b:
      containmentOfA >= compilationLimits.heldShare &&
      shinglesOfB >= compilationLimits.wholeSize * shinglesOfA,
  };
}

/**
 * Finds documents that hold much of two others which do not resemble each other, and are larger than both: round-ups,
 * digests, live pages, a text with its translation below it. By whole: the parts that have an unlike one beside them.
 * Another version of the whole is no part to be kept from it, and yet shows what else is in it.
 */
export function findCompilations(pairs: readonly ComparedPair[], minScore: number): Compilations {
  const parts = new Map<string, Set<string>>();
  const kin = new Map<string, Set<string>>();
  const likes = new Map<string, Set<string>>();
  const steps = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const { a, b, score, similarity } = pair;
    if (score >= minScore / 2) link(likes, a, b);
    if (similarity > compilationLimits.closeSimilarity) link(steps, a, b);
    const holds = whoHolds(pair);
    if (holds.a) add(parts, a, b);
    if (holds.b) add(parts, b, a);
    if (isKin(pair)) link(kin, a, b);
  }
  const compilations = new Map<string, ReadonlySet<string>>();
  for (const [whole, held] of parts) {
    const areAlike = (x: string, y: string) => resemble(x, y, whole, { parts, likes, steps });
    const unlike = [...held].filter(
      (x) => !kin.get(whole)?.has(x) && [...held].some((y) => y !== x && !areAlike(x, y)),
    );
    if (unlike.length > 0) compilations.set(whole, new Set(unlike));
  }
  return compilations;
}

type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Tells whether two documents resemble each other, themselves or through a third; not every two of a large family are
 * looked at. A third that holds both as parts proves nothing: it may be the round-up again. One that is more than half
 * the same as either does, since a round-up is not so to both.
 */
function resemble(
  x: string,
  y: string,
  whole: string,
  { parts, likes, steps }: Readonly<Record<'parts' | 'likes' | 'steps', Neighbours>>,
): boolean {
  if (likes.get(x)?.has(y)) return true;
  for (const third of likes.get(x) ?? []) {
    if (third === whole || !likes.get(y)?.has(third)) continue;
    const holdsBoth = parts.get(third)?.has(x) && parts.get(third)?.has(y);
    if (!holdsBoth || (steps.get(third)?.has(x) && steps.get(third)?.has(y))) return true;
  }
  return false;
}

function add(neighbours: Map<string, Set<string>>, from: string, to: string): void {
  const known = neighbours.get(from);
  if (known === undefined) neighbours.set(from, new Set([to]));
  else known.add(to);
}

function link(neighbours: Map<string, Set<string>>, one: string, other: string): void {
  add(neighbours, one, other);
  add(neighbours, other, one);
}
