/** Prints an explanation for the terminal. */

import { weighTerms } from '../../detect/model/probability.js';
import { quotePath } from '../../model/failure.js';
import type { DetectOptions } from '../../model/options.js';
import type { Features } from '../../model/pair.js';
import { describeCut } from '../../write/describe-cut.js';
import { orderBasis } from '../../write/notes.js';
import type { Explanation, PlacedText } from './findings.js';

/** Prints `explanation`; `limits` are the run's own. */
export function renderExplanationText(
  explanation: Explanation,
  limits: Pick<DetectOptions, 'threshold' | 'minScore'>,
): string {
  const { a, b, decision, passages, order, wayOut } = explanation;
  const lines = [
    `a  ${quotePath(a)}`,
    `b  ${quotePath(b)}`,
    '',
    `${decision}.`,
    ...describeVerdict(explanation, limits),
    ...describeFigures(explanation),
    ...describeOrder(order),
    '',
    passages.length === 0 ? 'No passage of 8 tokens or more.' : 'Shared passages (bytes in a, bytes in b):',
    ...passages.flatMap(({ a: inA, b: inB, tokens, isQuoted }) => [
      `  ${inA.span.join('–')}  ${inB.span.join('–')}  ${tokens} tokens${isQuoted ? ', quoted' : ''}`,
      `    a  ${inContext(inA)}`,
      `    b  ${inContext(inB)}`,
    ]),
    '',
    `${wayOut}.`,
  ];
  return `${lines.join('\n')}\n`;
}

function describeVerdict(
  { pair, isCut }: Explanation,
  limits: Pick<DetectOptions, 'threshold' | 'minScore'>,
): string[] {
  if (pair === null) return [];
  return [
    `relation     ${pair.relation} (${pair.tier}): ${isCut ? `${describeCut(pair)}; ` : ''}${pair.reason}`,
    `probability  ${pair.probability.toFixed(3)} of being one report, threshold ${limits.threshold}`,
    ...describeTerms(pair.evidence.features),
    `score        ${pair.score.toFixed(3)}, least ${limits.minScore}`,
  ];
}

function describeFigures({ pair, exact, keys }: Explanation): string[] {
  const { findingProbability: chance } = keys;
  return [
    `containment  ${exact.containment.toFixed(3)} (of a ${share(exact.sharedShingles, exact.shinglesOfA)}, of b ${share(exact.sharedShingles, exact.shinglesOfB)})`,
    `similarity   ${exact.similarity.toFixed(3)} Jaccard, ${exact.sharedShingles} shingles shared of ${exact.shinglesOfA} and ${exact.shinglesOfB}${chance === null ? '' : `, found with probability ${chance.toFixed(3)}`}`,
    `candidates   by ${keys.shared} shared keys of ${keys.ofA} and ${keys.ofB}${keys.overfull > 0 ? `, ${keys.overfull} of them in overfull buckets` : ''}`,
    ...keys.examples.map(({ key, documents }) => `             ${key} in ${documents} documents`),
    ...(pair === null
      ? []
      : [
          `leads alike  ${pair.evidence.leadLikeness.toFixed(2)}; shared text in ${pair.evidence.spread} of 3 thirds; ${pair.evidence.sharedParagraphs} whole paragraphs`,
        ]),
  ];
}

// Of the terms of the model, so many are told.
export const shownTerms = 6;

/** Lists the terms of the model that moved the probability most, in words. */
function describeTerms(features: Features): string[] {
  return weighTerms(features, shownTerms).map(
    ({ logit, words }) =>
      `             ${logit > 0 ? 'for' : 'against'} ${Math.abs(logit).toFixed(2)}  ${words}`,
  );
}

/** Says which is older, and why. */
function describeOrder(order: Explanation['order']): string[] {
  if (order === null) return [];
  const { older, basis, confidence, evidence } = order;
  return [
    `order        ${basis === 'unknown' ? 'not known; taken for the older is' : 'older is'} ${quotePath(older)}: ${orderBasis[basis]}, confidence ${confidence.toFixed(2)}`,
    ...evidence.map(
      ({ cue, detail, weight }) =>
        `             ${weight < 0 ? 'against' : 'for'} ${Math.abs(weight).toFixed(2)}  ${cue}: ${quotePath(detail)}`,
    ),
  ];
}

function share(part: number, whole: number): string {
  return (whole === 0 ? 0 : part / whole).toFixed(3);
}

function inContext({ before, text, after }: PlacedText): string {
  return `${quotePath(before)}[${quotePath(text)}]${quotePath(after)}`;
}
