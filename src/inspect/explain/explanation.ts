/**
 * Collects all that speaks for and against two documents being one report: keys, exact figures, passages with what
 * stands around them, the decision, and the flag that would have changed it.
 */

import type { Detection } from '../../detect/detection.js';
import type { DocumentTable } from '../../detect/document-table.js';
import { examine } from '../../detect/examine.js';
import { profile } from '../../detect/profile.js';
import { floorBelow, verify } from '../../detect/verify.js';
import type { OrderedCluster } from '../../model/cluster.js';
import type { Document, DocumentId, Span } from '../../model/document.js';
import { CommandFailure } from '../../model/failure.js';
import type { DetectOptions } from '../../model/options.js';
import type { Passage, RelatedPair, VerifiedPair } from '../../model/pair.js';
import type { Profile } from '../../model/profile.js';
import type { Engine } from '../../pipeline/engine.js';
import { openComparer, openSetKernel, openWorkspace } from '../../pipeline/tasks/workspace.js';
import { read } from '../../read/read.js';
import { ByteOffsets } from '../../text/byte-offsets.js';
import { describeCut } from '../../write/describe-cut.js';
import { findDecidingFlag } from './counterfactual.js';
import { findingProbability, findKeys } from './explained-keys.js';
import type { Explanation, Found, PassageInContext, PlacedText } from './findings.js';

const contextLength = 60;

export async function explain(
  [one, other]: readonly [string, string],
  detection: Detection,
  options: DetectOptions,
  engine: Engine,
): Promise<Explanation> {
  const [a, b] = [one, other].sort() as [DocumentId, DocumentId];
  const isPair = (pair: RelatedPair) => pair.a === a && pair.b === b;
  const pair = detection.pairs.find(isPair) ?? null;
  const cluster = detection.clusters.find(({ members }) => members.includes(a) && members.includes(b));
  const texts = await readBoth([a, b], detection.documents);
  const profiles = texts.map((document) => profile(document, openWorkspace()));
  const keys = findKeys([a, b], detection.documents, options);
  const exact = pair ?? compare([profiles[0]!, profiles[1]!], keys.shared, options.shingleSize);
  const found = {
    a,
    b,
    pair,
    cluster: cluster?.id ?? null,
    isCut: detection.bridges.some(isPair),
    exact: pickFigures(exact),
    keys: { ...keys, findingProbability: findingProbability(exact, keys.needed, options) },
  };
  // Of a pair that is merged detection keeps one.
  const { passages } = examine(exact, profiles[0]!, profiles[1]!, openComparer()).evidence;
  return {
    ...found,
    passages: placePassages(passages, [texts[0]!, texts[1]!]),
    order: cluster === undefined ? null : findOrder([a, b], cluster),
    decision: decide(found, options),
    wayOut:
      pair?.decision === undefined
        ? await findDecidingFlag(found, detection, options, engine)
        : 'A person decided so: without the row in --pairs the evidence decides',
  };
}

/** Finds which is older; null where they are one revision, with the same bytes under one headline. */
function findOrder(
  [a, b]: readonly [DocumentId, DocumentId],
  { order, copies }: OrderedCluster,
): Explanation['order'] {
  const { revisions, basis, confidence, evidence } = order;
  const placeOf = (id: DocumentId) =>
    revisions.findIndex((revision) => revision === id || copies.get(revision)?.includes(id) === true);
  const [first, second] = [placeOf(a), placeOf(b)];
  return first === second ? null : { older: first < second ? a : b, basis, confidence, evidence };
}

async function readBoth(
  ids: readonly [DocumentId, DocumentId],
  documents: DocumentTable,
): Promise<readonly Document[]> {
  const results = await read(ids.map((id) => documents.ref(documents.indexOf(id)!)));
  return results.map((result) => {
    if (!result.ok) throw new CommandFailure(result.error);
    return result.value;
  });
}

/** Measures the exact figures of two documents that detection never compared. */
function compare(
  profiles: readonly [Profile, Profile],
  sharedKeys: number,
  shingleSize: number,
): VerifiedPair {
  const candidates = {
    a: Uint32Array.of(0),
    b: Uint32Array.of(1),
    sharedKeys: Uint32Array.of(sharedKeys),
  };
  const asking = { shingleSize, floor: floorBelow(0), maxWeakPairsPerDocument: 1, isKept: () => true };
  return verify(candidates, profiles, asking, openWorkspace(), openSetKernel())[0]!;
}

function pickFigures({
  sharedShingles,
  shinglesOfA,
  shinglesOfB,
  similarity,
  containment,
}: VerifiedPair): Explanation['exact'] {
  return { sharedShingles, shinglesOfA, shinglesOfB, similarity, containment };
}

function placePassages(
  passages: readonly Passage[],
  texts: readonly [Document, Document],
): PassageInContext[] {
  const [ofA, ofB] = texts.map((document) => ({ ...document, offsets: new ByteOffsets(document.text) })) as [
    Placed,
    Placed,
  ];
  return passages.map(({ tokens, isQuoted, a: inA, b: inB }) => {
    const a = place(ofA, inA);
    return { text: a.text, tokens, isQuoted, a, b: place(ofB, inB) };
  });
}

type Placed = Document & { readonly offsets: ByteOffsets };

function place({ text, offsets }: Placed, span: Span): PlacedText {
  const [start, end] = [offsets.toChar(span[0]), offsets.toChar(span[1])];
  const onOneLine = (words: string) => words.replace(/\s+/g, ' ');
  // A cut may fall between the halves of a pair; half a letter is none.
  return {
    span,
    before: onOneLine(text.slice(Math.max(0, start - contextLength), start)).replace(/^[\udc00-\udfff]/, ''),
    text: onOneLine(text.slice(start, end)),
    after: onOneLine(text.slice(end, end + contextLength)).replace(/[\ud800-\udbff]$/, ''),
  };
}

function decide(
  { pair, cluster, isCut, keys, exact }: Found,
  { minScore, maxBucket }: DetectOptions,
): string {
  if (cluster !== null) return `Put together, in report ${cluster}`;
  if (pair?.isReportOnly === true)
    return `Not put together: they share ${keys.shared} of the ${keys.needed} keys that make a candidate`;
  if (pair !== null) return isCut ? `Not put together: ${describeCut(pair)}` : 'Not put together';
  if (keys.shared === 0)
    return 'Not put together: they share no key, and so were never looked at side by side';
  if (keys.overfull === keys.shared)
    return `Not put together: every key that they share stands for more than ${maxBucket} documents, of which each meets a few at most`;
  if (keys.shared < keys.needed)
    return `Not put together: they share ${keys.shared} of the ${keys.needed} keys that make a candidate, and so were never looked at side by side`;
  const { sharedShingles, containment } = floorBelow(minScore);
  return exact.sharedShingles < sharedShingles || exact.containment < containment
    ? `Not put together: ${exact.sharedShingles} shared shingles are too few to be looked at side by side`
    : 'Not put together: each of them has nearer documents, or their bucket shows no more than a stock phrase';
}
