/**
 * Pairs the claims of one kind that two readings make about the same thing: what stands in one place, or is spoken of
 * in the same words. What both say alike is paired first, since it cannot have become something else.
 */

import {
  type Comparison,
  contextLikeness,
  isExchange,
  isLedInAlike,
  isSamePlace,
  type TokenSpan,
} from './comparison.js';
import { factLimits } from './limits.js';

/** A claim, as far as pairing needs to know it. */
export interface Claim {
  /** Claims of two kinds are about two things. */
  readonly kind: string;
  readonly span: TokenSpan;
  /** With words that belong to it, where it has any. */
  readonly whole?: TokenSpan;
  readonly value: string;
  readonly text: string;
  /** Stems of what it is said of, where it names that itself. */
  readonly nouns: readonly string[];
}

interface Candidate<T> {
  readonly pair: readonly [T, T];
  readonly score: number;
  readonly isAbout: boolean;
  /** Place alone tells it: neither can be anything else. */
  readonly isSure: boolean;
}

/** Pairs claims that are about one thing, whether or not they say the same. */
export function pairClaims<T extends Claim>(
  comparison: Comparison,
  older: readonly T[],
  newer: readonly T[],
): readonly (readonly [T, T])[] {
  const used = new Set<T>();
  const pairs: (readonly [T, T])[] = [];
  const take = (candidates: readonly Candidate<T>[]) => {
    for (const { pair, isAbout } of [...candidates].sort((left, right) => right.score - left.score)) {
      if (used.has(pair[0]) || used.has(pair[1])) continue;
      used.add(pair[0]).add(pair[1]);
      if (isAbout) pairs.push(pair);
    }
  };
  const isNear = (from: T, to: T) => isSamePlace(comparison, from.span, to.span);
  const every = older.flatMap((from) =>
    newer
      .filter(({ kind }) => kind === from.kind)
      .map((to): Candidate<T> => {
        // Of two claims in one place, nothing tells which one became which.
        const isAlone =
          older.filter((other) => isNear(other, to)).length +
            newer.filter((other) => isNear(from, other)).length ===
          2;
        return { pair: [from, to], ...rate(comparison, from, to, isAlone && isNear(from, to)) };
      }),
  );
  const isEqual = ({ pair: [from, to] }: Candidate<T>) => from.value === to.value;
  take(every.filter((one) => isEqual(one) && one.isSure));
  take(every.filter((one) => one.isSure && one.isAbout && !isEqual(one)));
  take(every.filter((one) => isEqual(one) && one.isAbout));
  // The same number of something else is nobody's other number: it is used up, and no pair.
  take(every.filter(isEqual));
  take(every.filter((one) => !isEqual(one) && one.isAbout));
  return pairs.sort((left, right) => left[0].span[0] - right[0].span[0]);
}

/** Rates how surely two claims are about one thing; `isNear` tells that they stand in one place, with no rival. */
function rate<T extends Claim>(
  comparison: Comparison,
  from: T,
  to: T,
  isNear: boolean,
): Pick<Candidate<T>, 'score' | 'isAbout' | 'isSure'> {
  // "about 1 %" and "more than 1 %" have the same neighbours only with their bounds.
  const isPlace =
    isExchange(comparison, from.span, to.span) ||
    isExchange(comparison, from.whole ?? from.span, to.whole ?? to.span);
  const { share, shared } = contextLikeness(comparison, from.span, to.span);
  const isNamed = from.nouns.some((noun) => to.nouns.includes(noun));
  const isOther = from.nouns.length > 0 && to.nouns.length > 0 && !isNamed;
  const { minContextShare, minContextWords } = factLimits;
  // Of another bare number, place alone tells what it counts.
  const isUnnamed = from.nouns.length === 0 || to.nouns.length === 0;
  const isBare = from.kind === 'count' && isUnnamed && from.value !== to.value;
  const isAlike = share >= minContextShare && shared >= minContextWords && !isOther && !isBare;
  const isLed = !isOther && isLedInAlike(comparison, from.whole ?? from.span, to.whole ?? to.span);
  return {
    score: share + (isPlace ? 2 : isNear || isLed ? 1 : 0) + (isNamed ? 1 : 0),
    isAbout: isPlace || isNear || isLed || isAlike,
    isSure: isLed,
  };
}
