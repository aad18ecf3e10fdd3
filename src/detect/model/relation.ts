/**
 * Names what two documents are to each other. The name describes; whether they are merged is the model's to say, so
 * that no name outweighs a probability.
 */
import type { ExaminedPair, Relation, Tier } from '../../model/pair.js';

// Share of replaced tokens that are figures or names, from which two texts are one form filled in twice.
const formShare = 0.8;
const formTokens = 8;
// From a day on, half of the replaced tokens being figures is enough, if they are one in fifty.
const laterDays = 1;
const laterDensity = 0.02;
const excerptContainment = 0.9;
const excerptSize = 0.7;
const unlikeLead = 0.35;
const quotedShare = 0.6;

/** What an unmerged pair must share of the smaller text to be more than related. */
const muchShared = 0.2;

export function nameRelation(pair: ExaminedPair, tier: Tier): Relation {
  const { evidence, containment } = pair;
  const [smaller, larger] = [pair.shinglesOfA, pair.shinglesOfB].sort((one, other) => one - other) as [
    number,
    number,
  ];
  if (evidence.agencyOfA !== evidence.agencyOfB) return 'syndicated';
  if (containment >= excerptContainment && smaller <= excerptSize * larger && evidence.isOrdered)
    return 'excerpt';
  if (tier === 'merge') return 'revision';
  if (isForm(pair, smaller)) return 'template';
  if (isQuotation(pair)) return 'quotation';
  if (containment < muchShared) return 'related';
  if (evidence.leadLikeness < unlikeLead) return 'follow-up';
  return tier === 'review' ? 'revision' : 'related';
}

/** Whether what the two share is mostly quoted. */
export function isQuotation({ evidence }: ExaminedPair): boolean {
  return evidence.quotedTokens > 0 && evidence.quotedTokens >= quotedShare * evidence.passageTokens;
}

/** One form filled in twice: nearly all that is exchanged are figures and names. A day later less is enough. */
function isForm({ evidence, containment }: ExaminedPair, shingles: number): boolean {
  const { replacedTokens, replacedFigures, daysApart } = evidence;
  if (containment >= 0.95) return false;
  if (replacedTokens >= formTokens && replacedFigures >= formShare * replacedTokens) return true;
  const isLater = daysApart !== null && daysApart >= laterDays;
  return isLater && replacedFigures * 2 >= replacedTokens && replacedFigures >= laterDensity * shingles;
}
