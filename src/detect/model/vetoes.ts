/**
 * Finds what forbids a merge whatever the model says: structure alone, never a likelihood. A veto does not make the
 * probability less: where that is high, a person is asked.
 */

import type { DocumentId } from '../../model/document.js';
import type { ExaminedPair, Relation } from '../../model/pair.js';
import type { Rule } from '../../model/rule.js';
import { areOfTwoLanguages } from '../../text/languages.js';
import { sharedBodyLimits, vetoLimits } from '../limits.js';
import { isQuotation } from './relation.js';

export interface Veto {
  readonly relation: Relation;
  readonly rule: Rule;
  readonly reason: string;
  /** It rests on what a source says, which may be wrong: a person is asked as of any doubtful pair. */
  readonly isForPeople: boolean;
}

/** Finds the first that holds, or null. `compilation` is the one of the two that holds much of several reports. */
export function findVeto(
  pair: ExaminedPair,
  compilation: DocumentId | undefined,
  { mergeSyndicated, isSharedBody }: { readonly mergeSyndicated: boolean; readonly isSharedBody: boolean },
): Veto | null {
  const { evidence } = pair;
  const banner = findBanner(pair, isSharedBody);
  if (banner !== null) return banner;
  if (areOfTwoLanguages(evidence.languages) || evidence.isRespelt === true) return translation(pair);
  if (evidence.isSameBody && isSaidAgain(pair))
    return {
      relation: 'template',
      rule: 'said-again',
      reason: `a short text that was said again ${Math.round(evidence.daysApart ?? 0)} days later`,
      isForPeople: true,
    };
  if (evidence.isSameBody) return null;
  if (compilation !== undefined) {
    const reason = `${compilation} holds much of several reports that do not resemble each other`;
    return { relation: 'compilation', rule: 'compilation', reason, isForPeople: false };
  }
  if (isQuotation(pair) && evidence.spread < vetoLimits.minThirds)
    return {
      relation: 'quotation',
      rule: 'quotation',
      reason: 'all that they share is quoted',
      isForPeople: false,
    };
  const shingles = Math.min(pair.shinglesOfA, pair.shinglesOfB);
  if (shingles < vetoLimits.minShingles)
    return {
      relation: 'related',
      rule: 'too-short',
      reason: `too short to compare: ${shingles} shingles`,
      isForPeople: false,
    };
  return mergeSyndicated ? null : compareAgencies(evidence);
}

/**
 * Finds what makes a body no evidence: it may be a banner, or it stands under many unlike headlines. Then nothing but the
 * headlines can tell.
 */
function findBanner({ evidence }: ExaminedPair, isSharedBody: boolean): Veto | null {
  if (evidence.isSameHeadline === true) return null;
  if (evidence.isPoorText === true) {
    const reason = 'the text of one may be a banner of its page, and the headlines are not equal';
    return { relation: 'related', rule: 'poor-text', reason, isForPeople: false };
  }
  if (!isSharedBody || (evidence.headlineLikeness ?? 0) >= sharedBodyLimits.kinHeadlines) return null;
  const reason = 'many documents have this body under headlines that are unlike: it is the site’s';
  return { relation: 'template', rule: 'shared-body', reason, isForPeople: false };
}

/** Keeps two agencies apart. A dateline that one of them lacks may have been cut, so that a person is asked. */
function compareAgencies({ agencyOfA, agencyOfB }: ExaminedPair['evidence']): Veto | null {
  if (agencyOfA === agencyOfB) return null;
  const isForPeople = agencyOfA === null || agencyOfB === null;
  const reason = `datelines of ${agencyOfA ?? 'no agency'} and ${agencyOfB ?? 'no agency'}`;
  return { relation: 'syndicated', rule: isForPeople ? 'one-agency' : 'two-agencies', reason, isForPeople };
}

/**
 * Tells whether a text is short enough to be said again, word for word, of another day: an auction, a rate left as it
 * was.
 */
export function isSaidAgain({ evidence: { daysApart }, ...pair }: ExaminedPair): boolean {
  const isShort = Math.max(pair.shinglesOfA, pair.shinglesOfB) < vetoLimits.formShingles;
  return isShort && daysApart !== null && daysApart >= vetoLimits.formDays;
}

/**
 * Keeps two languages apart: the same in another one is no revision. Pages may name a wrong one, so that a person
 * decides.
 */
function translation({ evidence: { languages } }: ExaminedPair): Veto {
  if (!areOfTwoLanguages(languages)) {
    const reason = 'words are spelt otherwise throughout: another language or orthography';
    return { relation: 'related', rule: 'respelt', reason, isForPeople: true };
  }
  const reason = `their sources say that they are in two languages, ${languages!.join(' and ')}`;
  return { relation: 'related', rule: 'two-languages', reason, isForPeople: true };
}
