/** Says in words what a syndication tree tells: where the text comes from, and what became of corrections. */
import type { SyndicationCarrier, SyndicationCorrection, SyndicationTree } from '../../model/syndication.js';
import { counted, percent } from '../page/words.js';

/** The name of a carrier: its outlet, or its first document where nothing names one. */
export function nameCarrier({ outlet, documents }: SyndicationCarrier): string {
  return outlet ?? documents[0]!;
}

/** The headline that a tree is known by: the root's, else the first there is. */
export function titleOf({ root, carriers, id }: SyndicationTree): string {
  const own = root.carrier === null ? null : carriers[root.carrier]!.headline;
  return own ?? carriers.find(({ headline }) => headline !== null)?.headline ?? id;
}

/** "97 %"; nothing is told to be certain. */
export function sureness(confidence: number): string {
  return percent(Math.min(0.99, confidence));
}

/** "All 12 others have it from Reuters in the end (97 % sure)." */
export function describeRoot({ root, carriers, agency }: SyndicationTree): string {
  const sure = `${sureness(root.confidence)} sure`;
  if (root.carrier === null) {
    const whose =
      agency === null
        ? 'a source that is not among the documents'
        : `${agency}, whose own text is not among the documents`;
    return `${counted(carriers.length, 'carrier')} of a text of ${whose} (${sure})`;
  }
  return `${nameCarrier(carriers[root.carrier]!)} and ${counted(carriers.length - 1, 'carrier')} that have it from there in the end (${sure})`;
}

/** "The figure “28” → “31” reached 7 of 19 carriers; 5 have the old words; 7 lack the sentence." */
export function describeCorrection(
  { fact, isAnnounced, from, to, carrier, reached, notReached, otherwise, without }: SyndicationCorrection,
  { carriers }: SyndicationTree,
): string {
  const what = isAnnounced ? 'correction' : fact === 'denial' ? 'change' : `changed ${fact}`;
  const words = `“${from}” → “${to}”`;
  const all = reached.length + notReached.length + otherwise.length + without.length;
  const rest = [
    notReached.length > 0 && `${notReached.length} ${notReached.length === 1 ? 'has' : 'have'} the old words`,
    otherwise.length > 0 && `${otherwise.length} ${otherwise.length === 1 ? 'has' : 'have'} others`,
    without.length > 0 && `${without.length} ${without.length === 1 ? 'lacks' : 'lack'} the sentence`,
  ].filter((part) => part !== false);
  const tail = rest.length === 0 ? '' : `; ${rest.join('; ')}`;
  return `The ${what} ${words} of ${nameCarrier(carriers[carrier]!)} reached ${reached.length} of ${counted(all, 'other carrier')}${tail}`;
}
