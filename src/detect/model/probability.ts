/**
 * Computes the probability that two documents are one report: an additive logistic model, each term a monotone curve
 * that is drawn by a table of values and logits. It prints as a table, so that anybody can check a verdict by hand.
 */
import type { Features } from '../../model/pair.js';
import model from './model.json' with { type: 'json' };
import { terms } from './terms.js';

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
      const isShared = term.sign > 0 && term.name !== 'length';
      return { name: term.name, logit, words: term.words[logit > 0 ? 0 : 1], isShared };
    })
    .filter(({ logit }) => Math.abs(logit) >= leastTold)
    .sort((left, right) => Math.abs(right.logit) - Math.abs(left.logit))
    .slice(0, most);
}

// A smaller share of the log-odds explains nothing.
const leastTold = 0.2;

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
