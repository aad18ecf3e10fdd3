/**
 * Names what two documents are to each other. The name describes; whether they are merged is the model's to say, so
 * that no name outweighs a probability.
 */
import type { ExaminedPair, Relation, Tier } from '../../model/pair.js';
import { relationLimits } from '../limits.js';

/** Names a pair; `tier` is what the model says of it. */
export function nameRelation(pair: ExaminedPair, tier: Tier): Relation {
  const { evidence, containment } = pair;
  const [smaller, larger] = [pair.shinglesOfA, pair.shinglesOfB].sort((one, other) => one - other) as [
    number,
    number,
  ];
  if (evidence.agencyOfA !== evidence.agencyOfB) return 'syndicated';
  if (
    containment >= relationLimits.excerptContainment &&
    smaller <= relationLimits.excerptSize * larger &&
    evidence.isOrdered
  )
    return 'excerpt';
  if (tier === 'merge') return 'revision';
  if (isForm(pair, smaller)) return 'template';
  if (isQuotation(pair)) return 'quotation';
  if (containment < relationLimits.muchShared) return 'related';
  if (evidence.leadLikeness < relationLimits.unlikeLead) return 'follow-up';
  return tier === 'review' ? 'revision' : 'related';
}

/** Tells whether what the two share is mostly quoted. */
export function isQuotation({ evidence }: ExaminedPair): boolean {
  return (
    evidence.quotedTokens > 0 && evidence.quotedTokens >= relationLimits.quotedShare * evidence.passageTokens
  );
}

/** Tells one form filled in twice: nearly all that is exchanged are figures and names. A day later less is enough. */
function isForm({ evidence, containment }: ExaminedPair, shingles: number): boolean {
  const { replacedTokens, replacedFigures, daysApart } = evidence;
  if (containment >= relationLimits.formContainment) return false;
  if (
    replacedTokens >= relationLimits.formTokens &&
    replacedFigures >= relationLimits.formShare * replacedTokens
  )
    return true;
  const isLater = daysApart !== null && daysApart >= relationLimits.laterDays;
  return (
    isLater &&
    replacedFigures >= relationLimits.laterShare * replacedTokens &&
    replacedFigures >= relationLimits.laterDensity * shingles
  );
}
