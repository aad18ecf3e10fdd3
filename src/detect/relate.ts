/**
 * Decides what two documents are to each other, how likely they are one report, and whether that is enough to merge
 * them. The model weighs the evidence; rules keep apart for structure alone, such as a round-up or two agencies, and
 * leave to a person what the model is sure of. All pairs are seen at once, since a round-up shows only by its parts.
 */

import type { DocumentId } from '../model/document.js';
import type { Decision, ExaminedPair, RelatedPair, Tier } from '../model/pair.js';
import { type Compilations, findCompilations } from './evidence/compilations.js';
import { nearCertain, reviewFrom, sayBelow } from './model/limits.js';
import { logitOf, toProbability, weighTerms } from './model/probability.js';
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
}

type Verdict = Pick<RelatedPair, 'relation' | 'tier' | 'reason' | 'probability'>;

/** `pairs` with relation, tier and probability, in the order given; of merged ones the longest passage alone. */
export function relate(pairs: readonly ExaminedPair[], options: RelateOptions): readonly RelatedPair[] {
  const compilations = options.compilations ?? findCompilations(pairs, options.minScore);
  return pairs.map((pair) => {
    const verdict = judge(pair, compilationAmong(pair, compilations), options);
    const decision = options.decisionOn?.(pair.a, pair.b);
    if (decision !== undefined) return decide(pair, verdict, decision);
    const related = { ...pair, ...nameAddress(pair, verdict) };
    return verdict.tier === 'merge' ? keepLongest(related) : related;
  });
}

/** The one of the two that is a compilation with the other among its parts. */
function compilationAmong({ a, b }: ExaminedPair, compilations: Compilations): DocumentId | undefined {
  if (compilations.get(a)?.has(b)) return a;
  return compilations.get(b)?.has(a) ? b : undefined;
}

/** One address in two records is said, whatever it proves: a site may publish another report where one stood. */
function nameAddress({ evidence }: ExaminedPair, verdict: Verdict): Verdict {
  if (evidence.isSameAddress !== true || verdict.tier === 'merge') return verdict;
  return { ...verdict, reason: `both carry one address; ${verdict.reason}` };
}

function judge(pair: ExaminedPair, compilation: DocumentId | undefined, options: RelateOptions): Verdict {
  const { evidence, score } = pair;
  if (isEqual(pair)) {
    const reason = evidence.isSameBytes ? 'equal bytes' : 'equal headlines and bodies';
    return { relation: 'duplicate', tier: 'merge', reason, probability: 1 };
  }
  const probability = toProbability(logitOf(evidence.features));
  const veto = findVeto(pair, compilation, options);
  if (veto !== null) {
    const isDoubtful = probability >= (veto.isForPeople ? reviewFrom(options.threshold) : nearCertain);
    return {
      relation: veto.relation,
      tier: isDoubtful ? 'review' : 'apart',
      reason: veto.reason,
      probability,
    };
  }
  const tier = tierOf(probability, options.threshold);
  const relation = nameRelation(pair, tier);
  if (tier === 'merge' && score < options.minScore)
    return { relation, tier: 'review', reason: sayBelow('score', score, options.minScore), probability };
  const why = explain(pair, tier);
  const reason =
    tier === 'merge' ? why : `${sayBelow('probability', probability, options.threshold)}: ${why}`;
  return { relation, tier, reason, probability };
}

/**
 * What was published is a headline and a body: one stub under two headlines is two reports. Where one tells no
 * headline, equal bodies are enough.
 */
function isEqual(pair: ExaminedPair): boolean {
  const { isSameBody, isSameHeadline } = pair.evidence;
  return isSameBody && isSameHeadline !== false && !isSaidAgain(pair);
}

function tierOf(probability: number, threshold: number): Tier {
  if (probability >= threshold) return 'merge';
  return probability >= reviewFrom(threshold) ? 'review' : 'apart';
}

/** The terms that weighed most, in words: of a merge those for it, else those against it. */
function explain({ evidence: { features } }: ExaminedPair, tier: Tier): string {
  const weighed = weighTerms(features, Number.POSITIVE_INFINITY);
  const isMerge = tier === 'merge';
  const own = weighed
    .filter(({ logit, isShared }) => logit > 0 === isMerge && (isShared || !isMerge))
    .slice(0, shownTerms);
  return own.length === 0 ? 'nothing weighs much either way' : own.map(({ words }) => words).join('; ');
}

const shownTerms = 2;

/** Of a pair that is merged the edition shows what is shared; one passage is kept to tell the pair by. */
function keepLongest(pair: RelatedPair): RelatedPair {
  const { passages } = pair.evidence;
  if (passages.length < 2) return pair;
  const longest = passages.reduce((most, passage) => (passage.tokens > most.tokens ? passage : most));
  return { ...pair, evidence: { ...pair.evidence, passages: [longest] } };
}

/** A person's word, beside what the evidence says where that is the reverse. */
function decide(pair: ExaminedPair, { relation, tier, reason }: Verdict, decision: Decision): RelatedPair {
  const isOverruled = tier === (decision === 'must' ? 'apart' : 'merge');
  const said = isOverruled
    ? {
        reason: `decided: ${decision}, against the evidence: ${relation}, ${reason}`,
        overruled: { relation, reason },
      }
    : { reason: `decided: ${decision}` };
  return decision === 'must'
    ? { ...pair, relation: 'revision', tier: 'merge', probability: 1, ...said, decision }
    : { ...pair, relation: 'related', tier: 'apart', probability: 0, ...said, decision };
}
