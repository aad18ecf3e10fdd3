/**
 * Finds quantities that changed between two readings: another number, another bound, sign or unit of the same thing.
 * "Five" and "5" are one number, and two numbers that count two things are no change.
 */
import type { FactKind } from '../../model/edition.js';
import type { Comparison } from './comparison.js';
import { pairClaims } from './pair-claims.js';
import { type Quantity, readQuantities } from './quantities.js';

/** What became of a quantity. */
export interface QuantityChange {
  readonly kind: Extract<
    FactKind,
    'number-changed' | 'bound-changed' | 'unit-changed' | 'sign-changed' | 'hedge-changed'
  >;
  readonly from: string;
  readonly to: string;
}

/** Lists the quantities of the older reading that the newer one states otherwise. */
export function findChangedQuantities(comparison: Comparison, language: string): QuantityChange[] {
  const [older, newer] = [comparison.older, comparison.newer].map((side) => readQuantities(side, language));
  // Money may be put for money of another currency, a number of dollars never for one of people.
  const pairs = pairClaims(comparison, older!, newer!);
  return pairs.flatMap(([from, to]) => describeChange(from, to) ?? []);
}

function describeChange(from: Quantity, to: Quantity): QuantityChange | null {
  const isOtherBound = from.bound !== to.bound;
  // "About" is no bound: it says that nobody counted.
  const isRough = (from.bound ?? 'about') === 'about' && (to.bound ?? 'about') === 'about';
  const whole = { from: from.wholeText, to: to.wholeText };
  const plain = { from: from.text, to: to.text };
  if (from.value !== to.value)
    return { kind: 'number-changed', ...(isOtherBound && !isRough ? whole : plain) };
  if (from.sign !== to.sign) return { kind: 'sign-changed', ...plain };
  const isOtherUnit = from.unit !== to.unit && from.unit !== '' && to.unit !== '';
  if (isOtherUnit) return { kind: 'unit-changed', ...plain };
  return isOtherBound ? { kind: isRough ? 'hedge-changed' : 'bound-changed', ...whole } : null;
}
