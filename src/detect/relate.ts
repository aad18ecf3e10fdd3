/**
 * Decides what two documents are to each other, how likely they are one report, and whether that is enough to merge
 * them. The model weighs the evidence; rules keep apart for structure alone, such as a round-up or two agencies, and
 * leave to a person what the model is sure of. All pairs are seen at once, since a round-up shows only by its parts.
 */

import type { DocumentId } from '../model/document.js';
import type { Decision, Evidence, ExaminedPair, RelatedPair, Tier } from '../model/pair.js';
import { type Compilations, findCompilations } from './evidence/compilations.js';
import { findSharedBodies, isOneBody, type SharedBodies } from './evidence/shared-bodies.js';
import { reviewFrom, reviewLimits } from './limits.js';
import { logitOf, nameStrongest, toProbability } from './model/probability.js';
import { nameRelation } from './model/relation.js';
import { findVeto, isSaidAgain } from './model/vetoes.js';

export interface RelateOptions {
  /** The least probability of a merge. */
  readonly threshold: number;
  /** Pairs below this score are never merged. */
  readonly minScore: number;
  readonly mergeSyndicated: boolean;
  /** What a person decided on the pair, which stands whatever the evidence. */
  readonly decisionOn?: (a: DocumentId, b: DocumentId) => Decision | undefined;
  /** Where they were looked for among more pairs than are given. */
  readonly compilations?: Compilations;
  /** Documents whose bodies are their site's, where they were looked for among more pairs than are given. */
  readonly sharedBodies?: SharedBodies;
}

type Verdict = Pick<RelatedPair, 'relation' | 'tier' | 'rule' | 'reason' | 'probability'>;

/**
 * Adds relation, tier and probability to `pairs`, in the order given; merged ones keep the longest passage alone.
 *
 * @example
 * const { relations } = await findRevisions('seeds');
 * relate(relations, defaultDetectOptions).filter(({ tier }) => tier === 'apart').length; // 5
 */
export function relate(pairs: readonly ExaminedPair[], options: RelateOptions): readonly RelatedPair[] {
  const compilations = options.compilations ?? findCompilations(pairs, options.minScore);
  const bodies = options.sharedBodies ?? findSharedBodies(pairs);
  return pairs.map((pair) => {
    const isSharedBody = (bodies.has(pair.a) || bodies.has(pair.b)) && isOneBody(pair);
    const verdict = judge(pair, compilationAmong(pair, compilations), { ...options, isSharedBody });
    const decision = options.decisionOn?.(pair.a, pair.b);
    if (decision !== undefined) return decide(pair, verdict, decision);
    const named = nameAddress(pair, verdict);
    return {
      ...pair,
      evidence: named.tier === 'merge' ? keepLongest(pair.evidence) : pair.evidence,
      relation: named.relation,
      tier: named.tier,
      rule: named.rule,
      reason: named.reason,
      probability: named.probability,
    };
  });
}

/** Finds the one of the two that is a compilation with the other among its parts. */
function compilationAmong({ a, b }: ExaminedPair, compilations: Compilations): DocumentId | undefined {
  if (compilations.get(a)?.has(b)) return a;
  return compilations.get(b)?.has(a) ? b : undefined;
}

/** Says that two records carry one address, whatever it proves: a site may publish another report where one stood. */
function nameAddress({ evidence }: ExaminedPair, verdict: Verdict): Verdict {
  if (evidence.isSameAddress !== true || verdict.tier === 'merge') return verdict;
  return { ...verdict, reason: `both carry one address; ${verdict.reason}` };
}

function judge(
  pair: ExaminedPair,
  compilation: DocumentId | undefined,
  options: RelateOptions & { readonly isSharedBody: boolean },
): Verdict {
  const { evidence, score } = pair;
  if (isEqual(pair, options)) {
    const said = evidence.isSameBytes
      ? ({ rule: 'equal-bytes', reason: 'equal bytes' } as const)
      : ({ rule: 'equal-texts', reason: 'equal headlines and bodies' } as const);
    return { relation: 'duplicate', tier: 'merge', ...said, probability: 1 };
  }
  const probability = toProbability(logitOf(evidence.features));
  const veto = findVeto(pair, compilation, options);
  if (veto !== null) {
    const least = veto.isForPeople ? reviewFrom(options.threshold) : reviewLimits.nearCertain;
    const isDoubtful = probability >= least;
    return {
      relation: veto.relation,
      tier: isDoubtful ? 'review' : 'apart',
      rule: veto.rule,
      reason: veto.reason,
      probability,
    };
  }
  const tier = tierOf(probability, options.threshold);
  const relation = nameRelation(pair, tier);
  if (tier === 'merge' && score < options.minScore) {
    const reason = describeMiss('score', score, options.minScore);
    return { relation, tier: 'review', rule: 'below-min-score', reason, probability };
  }
  const why = explain(pair, tier);
  const reason =
    tier === 'merge' ? why : `${describeMiss('probability', probability, options.threshold)}: ${why}`;
  return { relation, tier, rule: ruleOfTier[tier], reason, probability };
}

/**
 * Tells copies: what was published is a headline and a body, so that one stub under two headlines is two reports. Where
 * one tells no headline, equal bodies are enough, unless they may be their site's.
 */
function isEqual(pair: ExaminedPair, { isSharedBody }: { readonly isSharedBody: boolean }): boolean {
  const { isSameBody, isSameHeadline, isPoorText } = pair.evidence;
  const isBodyEnough = isPoorText !== true && !isSharedBody;
  return isSameBody && (isSameHeadline ?? isBodyEnough) && !isSaidAgain(pair);
}

function tierOf(probability: number, threshold: number): Tier {
  if (probability >= threshold) return 'merge';
  return probability >= reviewFrom(threshold) ? 'review' : 'apart';
}

/** Says "score 0.12 is below the least score 0.2"; a figure that rounds to its limit is shown to more places. */
function describeMiss(figure: keyof typeof limitNames, value: number, limit: number): string {
  const isNear = Number(value.toFixed(2)) >= limit;
  return `${figure} ${value.toFixed(isNear ? 4 : 2)} is below the ${limitNames[figure]} ${limit}`;
}

const limitNames = { probability: 'threshold', score: 'least score' } as const;

/** Says in words which terms weighed most: of a merge those for it, else those against it. */
function explain({ evidence: { features } }: ExaminedPair, tier: Tier): string {
  const words = nameStrongest(features, tier === 'merge', shownTerms);
  return words.length === 0 ? 'nothing weighs much either way' : words.join('; ');
}

const shownTerms = 2;
const ruleOfTier = { merge: 'likely', review: 'below-threshold', apart: 'unlikely' } as const;

/** Keeps the longest passage of a merged pair, to tell the pair by: the edition shows what is shared. */
function keepLongest(evidence: Evidence): Evidence {
  const { passages } = evidence;
  if (passages.length < 2) return evidence;
  const longest = passages.reduce((most, passage) => (passage.tokens > most.tokens ? passage : most));
  return { ...evidence, passages: [longest] };
}

/** Puts a person's decision above the verdict, and keeps what the evidence says where that is the reverse. */
function decide(
  pair: ExaminedPair,
  { relation, tier, rule, reason }: Verdict,
  decision: Decision,
): RelatedPair {
  const isOverruled = tier === (decision === 'must' ? 'apart' : 'merge');
  const said = isOverruled
    ? {
        reason: `decided: ${decision}, against the evidence: ${relation}, ${reason}`,
        overruled: { relation, rule, reason },
      }
    : { reason: `decided: ${decision}` };
  return decision === 'must'
    ? {
        ...pair,
        relation: 'revision',
        tier: 'merge',
        probability: 1,
        rule: 'decided-must',
        ...said,
        decision,
      }
    : {
        ...pair,
        relation: 'related',
        tier: 'apart',
        probability: 0,
        rule: 'decided-never',
        ...said,
        decision,
      };
}
