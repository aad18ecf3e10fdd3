/**
 * Computes the probability that two documents are one report: an additive logistic model, each term a monotone curve
 * that is drawn by a table of values and logits. It prints as a table, so that anybody can check a verdict by hand.
 */
import type { Features } from '../../model/pair.js';
import model from './model.json' with { type: 'json' };
import { type Term, terms } from './terms.js';

/** A curve: `logits[i]` at `values[i]`, straight lines between, level outside. */
interface Curve {
  readonly values: readonly number[];
  readonly logits: readonly number[];
  /** What the term adds on average, over the pairs that the model was fitted to; and where the figure cannot be known. */
  readonly usual: number;
}

const curves: Readonly<Record<string, Curve>> = model.terms;
// A term that is new weighs nothing until the model is fitted again.
const level: Curve = { values: [0], logits: [0], usual: 0 };
const curveOf = terms.map(({ name }) => curves[name] ?? level);

/** Computes the log-odds of being one report. */
export function logitOf(features: Features): number {
  let sum = model.constant;
  for (const [index, term] of terms.entries()) sum += valueAt(curveOf[index]!, term.read(features));
  return sum;
}

/** Turns log-odds into a probability, in (0, 1). */
export function toProbability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** One term of a verdict. */
export interface Weighed {
  readonly name: string;
  /** What it adds to the log-odds beyond what it adds on average. */
  readonly logit: number;
  readonly words: string;
  /** It tells of something that the two share, and not that nothing speaks against them. */
  readonly isShared: boolean;
}

/** Lists the terms that moved the verdict most, strongest first; those of no account are left out. */
export function weighTerms(features: Features, most: number): readonly Weighed[] {
  // Of equals the one that the table of terms names first comes first: a sort keeps their order.
  return terms
    .map((term, index) => {
      const value = term.read(features);
      const logit = value === null ? 0 : valueAt(curveOf[index]!, value) - curveOf[index]!.usual;
      const words = term.words[logit > 0 ? 0 : 1];
      return { name: term.name, logit, words, isShared: tellsOfShared(term) };
    })
    .filter(({ logit }) => Math.abs(logit) >= leastTold)
    .sort((left, right) => Math.abs(right.logit) - Math.abs(left.logit))
    .slice(0, most);
}

// A smaller share of the log-odds explains nothing.
const leastTold = 0.2;

/**
 * Names the `most` terms that moved a verdict most, strongest first: those for one report that tell of something shared,
 * or those against it. Of equals the one that the table names first comes first.
 */
export function nameStrongest(features: Features, isFor: boolean, most: number): readonly string[] {
  const found: { readonly weight: number; readonly words: string }[] = [];
  for (const [index, term] of terms.entries()) {
    const value = term.read(features);
    if (value === null || (isFor && !tellsOfShared(term))) continue;
    const curve = curveOf[index]!;
    const logit = valueAt(curve, value) - curve.usual;
    const weight = isFor ? logit : -logit;
    if (weight < leastTold) continue;
    let rank = found.length;
    while (rank > 0 && found[rank - 1]!.weight < weight) rank--;
    if (rank === most) continue;
    found.splice(rank, 0, { weight, words: term.words[logit > 0 ? 0 : 1] });
    if (found.length > most) found.pop();
  }
  return found.map(({ words }) => words);
}

function tellsOfShared({ sign, name }: Term): boolean {
  return sign > 0 && name !== 'length';
}

function valueAt({ values, logits, usual }: Curve, value: number | null): number {
  if (value === null) return usual;
  if (value <= values[0]!) return logits[0]!;
  for (let at = 1; at < values.length; at++) {
    if (value > values[at]!) continue;
    const share = (value - values[at - 1]!) / (values[at]! - values[at - 1]!);
    return logits[at - 1]! + share * (logits[at]! - logits[at - 1]!);
  }
  return logits.at(-1)!;
}
