/**
 * Orders documents by version numbers, or by dates, of which some may be equal. What the numbers leave open is
 * ordered by content, and lowers the confidence.
 */
import { concordance } from '../../base/concordance.js';
import { groupBy } from '../../base/group-by.js';
import type { OrderEvidence, RevisionOrder } from '../../model/cluster.js';
import type { SegmentedDocument } from '../../model/document.js';
import { orderLimits } from '../limits.js';
import { chooseSequence } from './choose-sequence.js';
import { type Before, keepDecided } from './decided-order.js';
import { readAllCues } from './read-cues.js';

/** Orders by the numbers that an agency gives, which outweigh every other sign. `decided` are pairs of indexes. */
export function orderByVersions(
  documents: readonly SegmentedDocument[],
  versions: readonly number[],
  decided: Before<number>,
): RevisionOrder {
  const byContent = chooseSequence(readAllCues(documents));
  const byVersion = [...byContent].sort((left, right) => versions[left]! - versions[right]!);
  const sequence = keepDecided(byVersion, decided);
  return {
    ...describeTied(documents, sequence, { numbers: versions, confidence: orderLimits.versionConfidence }),
    basis: 'versions',
    evidence: weighNumbers('version numbers', sequence, {
      numbers: versions,
      weight: orderLimits.versionWeight,
      describe: (index) => String(versions[index]),
    }),
  };
}

/** Orders by dates, of which some are equal. `decided` are pairs of indexes. */
export function orderByEqualDates(
  documents: readonly SegmentedDocument[],
  times: readonly number[],
  decided: Before<number>,
): RevisionOrder {
  const byTime = [...documents.keys()].sort((left, right) => times[left]! - times[right]!);
  const dated = [...groupBy(byTime, (index) => times[index]!).values()].flatMap((group) => {
    if (group.length === 1) return group;
    const members = group.map((index) => documents[index]!);
    return chooseSequence(readAllCues(members)).map((at) => group[at]!);
  });
  const sequence = keepDecided(dated, decided);
  return {
    ...describeTied(documents, sequence, { numbers: times, confidence: orderLimits.datedConfidence }),
    basis: 'dates',
    evidence: weighNumbers('dates', sequence, {
      numbers: times,
      weight: orderLimits.dateWeight,
      describe: (index) => documents[index]!.date!,
    }),
  };
}

/** Lowers the confidence towards a coin's, by the share of documents that no number tells from another. */
function describeTied(
  documents: readonly SegmentedDocument[],
  sequence: readonly number[],
  { numbers, confidence }: { readonly numbers: readonly number[]; readonly confidence: number },
): Pick<RevisionOrder, 'revisions' | 'confidence'> {
  const ties = sequence.length - new Set(numbers).size;
  return {
    revisions: sequence.map((index) => documents[index]!.id),
    confidence: round(confidence - (ties / sequence.length) * (confidence - 0.5)),
  };
}

function weighNumbers(
  cue: string,
  sequence: readonly number[],
  {
    numbers,
    weight,
    describe,
  }: {
    readonly numbers: readonly number[];
    readonly weight: number;
    readonly describe: (index: number) => string;
  },
): OrderEvidence[] {
  return [
    {
      cue,
      detail: sequence.map(describe).join(' → '),
      weight: round(weight * concordance(sequence.map((index) => numbers[index]!))),
    },
  ];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
