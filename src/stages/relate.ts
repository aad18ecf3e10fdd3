/**
 * Examined pairs in, related pairs out: what two documents are to each other, how likely they are one report,
 * and whether that is enough to merge them. All pairs are seen at once, since a round-up shows only by the
 * reports that it joins. A wrong merge is the worst mistake: every rule that keeps apart comes first.
 */
import { type Compilations, findCompilations, kinHeadlines } from '../lib/compilations.js';
import { reviewFrom, sayBelow } from '../lib/judgement-limits.js';
import { areOfTwoLanguages } from '../lib/languages.js';
import type { Decision, DocumentId, ExaminedPair, RelatedPair, Relation, Tier } from '../model.js';

export interface RelateOptions {
  /** Least probability of a merge. */
  readonly threshold: number;
  /** Pairs below this score are never merged. */
  readonly minScore: number;
  readonly mergeSyndicated: boolean;
  /** What a person decided on the pair, which stands whatever the evidence. */
  readonly decisionOn?: (a: DocumentId, b: DocumentId) => Decision | undefined;
  /** Where they were looked for among more pairs than are given. */
  readonly compilations?: Compilations;
}

type Verdict = Pick<RelatedPair, 'relation' | 'tier' | 'reason'>;

// Fewer shingles in the smaller body than this prove nothing, unless the bodies are equal.
const minShingles = 20;
// Share of replaced tokens that are figures or names, from which two texts are one form filled in twice.
const templateShare = 0.8;
const templateTokens = 8;
// From a day on, half of the replaced tokens being figures is enough, if they are one in fifty.
const laterDays = 1;
const laterDensity = 0.02;
const excerptContainment = 0.9;
const excerptSize = 0.7;
const unlikeLead = 0.35;

/** `pairs` with relation, tier and probability, in the order given; of merged ones the longest passage alone. */
export function relate(pairs: readonly ExaminedPair[], options: RelateOptions): readonly RelatedPair[] {
  const compilations = options.compilations ?? findCompilations(pairs, options.minScore);
  return pairs.map((pair) => {
    const smaller = Math.min(pair.shinglesOfA, pair.shinglesOfB);
    const larger = Math.max(pair.shinglesOfA, pair.shinglesOfB);
    const probability = estimateProbability(pair);
    const compilation = compilations.get(pair.a)?.has(pair.b)
      ? pair.a
      : compilations.get(pair.b)?.has(pair.a)
        ? pair.b
        : undefined;
    const verdict =
      compilation !== undefined && !pair.evidence.isSameBody && pair.score >= options.minScore
        ? apart('compilation', `${compilation} holds much of several reports that do not resemble each other`)
        : judge(pair, probability, { smaller, larger, ...options });
    const decision = options.decisionOn?.(pair.a, pair.b);
    if (decision !== undefined) return decide(pair, verdict, decision);
    const related = { ...pair, ...verdict, probability: verdict.relation === 'duplicate' ? 1 : probability };
    return verdict.tier === 'merge' ? keepLongest(related) : related;
  });
}

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

/** Logistic in score, spread, likeness of leads and, where both have one, of headlines. */
interface Coefficients {
  readonly constant: number;
  readonly score: number;
  readonly spread: number;
  readonly lead: number;
  readonly headline: number;
}

// Fitted on half of 1,674 labelled reports of one outlet, pages scraped again; on the other half clusters
// come out with a pairwise precision of .989 and B-cubed of .999 / .984.
const withHeadlines: Coefficients = { constant: -7.43, score: 6.08, spread: 2.3, lead: 2.02, headline: 7.46 };
const withoutHeadlines: Coefficients = {
  constant: -5.47,
  score: 6.26,
  spread: 3.12,
  lead: 3.48,
  headline: 0,
};

function estimateProbability({ score, evidence }: ExaminedPair): number {
  const { headlineLikeness, leadLikeness, spread } = evidence;
  const weights = headlineLikeness === null ? withoutHeadlines : withHeadlines;
  const logit =
    weights.constant +
    weights.score * score +
    weights.spread * (spread / 3) +
    weights.lead * leadLikeness +
    weights.headline * (headlineLikeness ?? 0);
  return 1 / (1 + Math.exp(-logit));
}

function judge(
  pair: ExaminedPair,
  probability: number,
  {
    threshold,
    minScore,
    mergeSyndicated,
    smaller,
    larger,
  }: RelateOptions & { readonly smaller: number; readonly larger: number },
): Verdict {
  const { evidence, score } = pair;
  if (evidence.isSameBody && (evidence.isSameBytes || smaller >= minShingles || !haveOtherHeadlines(pair))) {
    return merged('duplicate', evidence.isSameBytes ? 'equal bytes' : 'equal bodies');
  }
  if (score < minScore) return judgeWeak(pair, probability, { threshold, minScore });
  if (smaller < minShingles) return apart('related', `too short to compare: ${smaller} shingles`);
  if (areOfTwoLanguages(evidence.languages) || evidence.isRespelt === true) return judgeTranslation(pair);
  if (isQuotation(pair) && evidence.spread < 2) return apart('quotation', 'all that they share is quoted');
  if (isTemplate(pair, smaller)) {
    return apart(
      'template',
      `${evidence.replacedFigures} of ${evidence.replacedTokens} replaced tokens are figures or names`,
    );
  }
  if (evidence.agencyOfA !== evidence.agencyOfB)
    return judgeSyndicated(pair, mergeSyndicated && probability >= threshold);
  const isExcerpt =
    pair.containment >= excerptContainment && smaller <= excerptSize * larger && evidence.isOrdered;
  if (isExcerpt && probability >= threshold)
    return merged('excerpt', `${percent(pair.containment)} of the shorter lies in the longer, in order`);
  if (evidence.spread < 3 && evidence.headlineLikeness !== null && evidence.headlineLikeness < kinHeadlines) {
    return review('follow-up', 'part of the text only is shared, under another headline');
  }
  if (probability >= threshold)
    return merged('revision', `score ${score.toFixed(2)}, spread over ${evidence.spread} of 3 thirds`);
  const relation = evidence.leadLikeness < unlikeLead ? 'follow-up' : 'revision';
  const shown =
    relation === 'follow-up'
      ? 'another lead over shared text'
      : `score ${score.toFixed(2)} with little else to show for it`;
  const reason = `${shown}: ${sayBelow('probability', probability, threshold)}`;
  if (probability >= reviewFrom(threshold)) return review(relation, reason);
  return apart(relation === 'revision' ? 'related' : relation, reason);
}

function judgeWeak(
  pair: ExaminedPair,
  probability: number,
  { threshold, minScore }: Pick<RelateOptions, 'threshold' | 'minScore'>,
): Verdict {
  const reason = sayBelow('score', pair.score, minScore);
  if (isQuotation(pair)) return apart('quotation', `${reason}, and what they share is quoted`);
  if (probability >= threshold) return review('revision', reason);
  return apart('related', reason);
}

function judgeSyndicated({ evidence }: ExaminedPair, isMerged: boolean): Verdict {
  const reason = `datelines of ${evidence.agencyOfA ?? 'no agency'} and ${evidence.agencyOfB ?? 'no agency'}`;
  if (isMerged) return merged('syndicated', reason);
  // A dateline that one of them lacks may have been cut; two agencies are two reports.
  const isOneSided = evidence.agencyOfA === null || evidence.agencyOfB === null;
  return isOneSided ? review('syndicated', reason) : apart('syndicated', reason);
}

/** The same in another language is no revision. Pages may say a wrong language: a person decides. */
function judgeTranslation({ evidence: { languages } }: ExaminedPair): Verdict {
  return review(
    'related',
    areOfTwoLanguages(languages)
      ? `their sources say that they are in two languages, ${languages!.join(' and ')}`
      : 'words are spelt otherwise throughout: another language or orthography',
  );
}

/** One stub ("This story will be updated") under two headlines is two reports. */
function haveOtherHeadlines({ evidence: { headlineLikeness } }: ExaminedPair): boolean {
  return headlineLikeness !== null && headlineLikeness < 0.5;
}

function isQuotation({ evidence }: ExaminedPair): boolean {
  return evidence.quotedTokens > 0 && evidence.quotedTokens >= 0.6 * evidence.passageTokens;
}

/**
 * One form filled in twice. A day later fewer fillings show it: yesterday's dispatch with other figures, where
 * an update of one report is hours old or changes more than figures.
 */
function isTemplate({ evidence, containment }: ExaminedPair, shingles: number): boolean {
  const { replacedTokens, replacedFigures, daysApart } = evidence;
  if (containment >= 0.95) return false;
  if (replacedTokens >= templateTokens && replacedFigures >= templateShare * replacedTokens) return true;
  const isLater = daysApart !== null && daysApart >= laterDays;
  return isLater && replacedFigures * 2 >= replacedTokens && replacedFigures >= laterDensity * shingles;
}

function verdict(relation: Relation, tier: Tier, reason: string): Verdict {
  return { relation, tier, reason };
}
const merged = (relation: Relation, reason: string) => verdict(relation, 'merge', reason);
const review = (relation: Relation, reason: string) => verdict(relation, 'review', reason);
const apart = (relation: Relation, reason: string) => verdict(relation, 'apart', reason);

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
