/** Finds the pairs of a rule's documents with the local stages. */
import { pair } from '../../../../src/detect/pair.js';
import { grounds, hasGround, pickPairs } from '../../../../src/detect/pick-pairs.js';
import {
  type CountedPairs,
  countPairs,
  findPairsAboveFloor,
  scorePairs,
} from '../../../../src/detect/verify.js';
import type { CandidatePairs, ShingleColumns, SketchColumns } from '../../../../src/model/columns.js';
import type { DocumentId } from '../../../../src/model/document.js';
import type { DetectOptions } from '../../../../src/model/options.js';
import { verifyOptions } from '../../../../src/pipeline/steps/verify.js';
import { openSetKernel, openWorkspace } from '../../../../src/pipeline/tasks/workspace.js';
import { work } from '../../../arbitraries/sketches.js';
import type { FoundPairs, PairRow, RuleDocument } from './tables.js';

export function findHere(documents: readonly RuleDocument[], detect: DetectOptions): FoundPairs {
  const columns = toSketches(documents);
  const options = { ...detect, containment: detect.minScore };
  const { candidates, related } = pair(columns, work.kernel, options);
  const { floor } = verifyOptions(detect);
  const reportOnly = pickPairs(related, findPairsAboveFloor(countIn(related, documents), floor));
  const score = (pairs: CandidatePairs, isReportOnly: boolean) =>
    scorePairs(countIn(pairs, documents), verifyOptions(detect), {
      holders: openWorkspace().kernel,
      sets: openSetKernel(),
    }).map(
      (found): PairRow => ({
        ...{ isReportOnly, a: found.a, b: found.b, shared: found.sharedShingles },
        ...{ sizeOfA: found.shinglesOfA, sizeOfB: found.shinglesOfB, containment: found.containment },
        ...{ cohesion: found.cohesion, score: found.score },
      }),
    );
  return {
    pairs: [...describe(candidates, columns, false), ...describe(related, columns, true)],
    verified: [...score(candidates, false), ...score(reportOnly, true)],
  };
}

/** What the pairs share; of the documents those alone are in the batch that are in a pair. */
function countIn(pairs: CandidatePairs, documents: readonly RuleDocument[]): CountedPairs {
  const indexes = [...new Set([...pairs.a, ...pairs.b])].sort((left, right) => left - right);
  const places = new Map(indexes.map((index, place) => [index, place]));
  const own = indexes.map((index) => documents[index]!);
  const inBatch = pickPairs(pairs, [...pairs.a.keys()], (index) => places.get(index)!);
  return countPairs(
    inBatch,
    own.map(({ id }) => id as DocumentId),
    toShingles(own),
    openSetKernel(),
  );
}

function describe(pairs: CandidatePairs, { ids }: SketchColumns, isReportOnly: boolean): PairRow[] {
  return Array.from(pairs.a, (a, at) => ({
    ...{ isReportOnly, a: ids[a]!, b: ids[pairs.b[at]!]!, sharedKeys: pairs.sharedKeys[at]! },
    isEqual: hasGround(pairs, at, grounds.equal),
    isOfOneAddress: hasGround(pairs, at, grounds.address),
  }));
}

function toSketches(documents: readonly RuleDocument[]): SketchColumns {
  return {
    ids: documents.map(({ id }) => id as DocumentId),
    hashes: new Uint8Array(32 * documents.length),
    tokenCounts: Uint32Array.from(documents, ({ tokens }) => tokens),
    keyStarts: startsOf(documents.map(({ keys }) => keys)),
    keys: Uint32Array.from(documents.flatMap(({ keys }) => keys)),
    // The number of 53 bits is the high half and the upper part of the low one.
    wholeKeys: Uint32Array.from(documents.flatMap(({ whole }) => [0, whole * 2 ** 11])),
    addresses: Float64Array.from(documents.flatMap(({ addresses }) => addresses)),
  };
}

function toShingles(documents: readonly RuleDocument[]): ShingleColumns {
  const lows = Uint32Array.from(documents.flatMap(({ shingles }) => shingles));
  return {
    starts: startsOf(documents.map(({ shingles }) => shingles)),
    lows,
    highs: new Uint32Array(lows.length),
  };
}

function startsOf(lists: readonly (readonly number[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) starts[at + 1] = starts[at]! + list.length;
  return starts;
}
