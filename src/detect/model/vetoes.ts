/**
 * Finds what forbids a merge whatever the model says: structure alone, never a likelihood. A veto does not make the
 * probability less: where that is high, a person is asked.
 */

import type { DocumentId } from '../../model/document.js';
import type { ExaminedPair, Relation } from '../../model/pair.js';
import { areOfTwoLanguages } from '../../text/languages.js';
import { isQuotation } from './relation.js';

export interface Veto {
  readonly relation: Relation;
  readonly reason: string;
  /** It rests on what a source says, which may be wrong: a person is asked as of any doubtful pair. */
  readonly isForPeople: boolean;
}

// Fewer shingles in the smaller body than this prove nothing, unless headline and body are equal.
export const minShingles = 12;
// Shorter texts may be forms that say the same of another day, from so many days on.
const [formShingles, formDays] = [60, 3];
// In fewer thirds than this what is shared may be one speech.
const spreadSpeech = 2;

/** The first that holds, or null. `compilation` is the one of the two that holds much of several reports. */
export function findVeto(
  pair: ExaminedPair,
  compilation: DocumentId | undefined,
  { mergeSyndicated }: { readonly mergeSyndicated: boolean },
): Veto | null {
  const { evidence } = pair;
  if (areOfTwoLanguages(evidence.languages) || evidence.isRespelt === true) return translation(pair);
  if (evidence.isSameBody && isSaidAgain(pair))
    return {
      relation: 'template',
      reason: `a short text that was said again ${Math.round(evidence.daysApart ?? 0)} days later`,
      isForPeople: true,
    };
  if (evidence.isSameBody) return null;
  if (compilation !== undefined) {
    const reason = `${compilation} holds much of several reports that do not resemble each other`;
    return { relation: 'compilation', reason, isForPeople: false };
  }
  if (isQuotation(pair) && evidence.spread < spreadSpeech)
    return { relation: 'quotation', reason: 'all that they share is quoted', isForPeople: false };
  const shingles = Math.min(pair.shinglesOfA, pair.shinglesOfB);
  if (shingles < minShingles)
    return { relation: 'related', reason: `too short to compare: ${shingles} shingles`, isForPeople: false };
  const { agencyOfA, agencyOfB } = evidence;
  if (agencyOfA === agencyOfB || mergeSyndicated) return null;
  // A dateline that one of them lacks may have been cut; two agencies are two reports.
  const isForPeople = agencyOfA === null || agencyOfB === null;
  const reason = `datelines of ${agencyOfA ?? 'no agency'} and ${agencyOfB ?? 'no agency'}`;
  return { relation: 'syndicated', reason, isForPeople };
}

/** Whether a text is short enough to be said again, word for word, of another day: an auction, a rate left as it was. */
export function isSaidAgain({ evidence: { daysApart }, ...pair }: ExaminedPair): boolean {
  const isShort = Math.max(pair.shinglesOfA, pair.shinglesOfB) < formShingles;
  return isShort && daysApart !== null && daysApart >= formDays;
}

/** The same in another language is no revision. Pages may say a wrong language: a person decides. */
function translation({ evidence: { languages } }: ExaminedPair): Veto {
  const reason = areOfTwoLanguages(languages)
    ? `their sources say that they are in two languages, ${languages!.join(' and ')}`
    : 'words are spelt otherwise throughout: another language or orthography';
  return { relation: 'related', reason, isForPeople: true };
}
