/**
 * Two documents of a detection in, all that speaks for and against their being one report out: keys, exact
 * figures, passages with what stands around them, the decision, and what would have changed it. Every way out
 * is tried on the run's own scores before it is named.
 */
import type { Engine } from './engine/engine.js';
import { CommandFailure } from './failure.js';
import { ByteOffsets } from './lib/byte-offsets.js';
import { countShared, forEachShared } from './lib/hash-set.js';
import { findingProbability } from './lib/lsh-curve.js';
import type {
  ClusterId,
  Document,
  DocumentId,
  HashSet64,
  Passage,
  RelatedPair,
  Sketch,
  Span,
} from './model.js';
import type { DetectOptions } from './options.js';
import type { Detection } from './pipeline.js';
import { read } from './stages/read.js';
import { floorBelow } from './stages/verify.js';
import { findWayOut } from './way-out.js';

/** A key that both have, and how many documents stand in its bucket. */
export interface SharedKey {
  readonly key: string;
  readonly documents: number;
}

export interface PassageInContext extends Pick<Passage, 'text' | 'tokens' | 'isQuoted'> {
  readonly a: PlacedText;
  readonly b: PlacedText;
}

export interface PlacedText {
  readonly span: Span;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

export interface Explanation {
  readonly a: DocumentId;
  readonly b: DocumentId;
  /** The report that both are in. */
  readonly cluster: ClusterId | null;
  /** The pair as it was judged; null where it never came to that. */
  readonly pair: RelatedPair | null;
  /** Cut, since it was the only link between two groups. */
  readonly isCut: boolean;
  readonly keys: {
    readonly shared: number;
    readonly ofA: number;
    readonly ofB: number;
    /** In buckets of more documents than propose pairs. */
    readonly overfull: number;
    /** The smallest buckets first. */
    readonly examples: readonly SharedKey[];
    /** The chance that the sketch proposes a pair of this similarity. */
    readonly findingProbability: number | null;
  };
  readonly exact: {
    readonly sharedShingles: number;
    readonly shinglesOfA: number;
    readonly shinglesOfB: number;
    readonly similarity: number;
    readonly containment: number;
  };
  readonly passages: readonly PassageInContext[];
  /** Whether they were put together, in a sentence. */
  readonly decision: string;
  readonly wayOut: string;
}

const contextLength = 60;
const shownKeys = 5;

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
  const [left, right] = [a, b].map((id) => detection.sketches.find((sketch) => sketch.id === id)!) as [
    Sketch,
    Sketch,
  ];
  const exact = compare(left.shingles, right.shingles);
  const keys = findKeys([left, right], detection.sketches, options, exact.similarity);
  const found = {
    a,
    b,
    pair,
    cluster: cluster?.id ?? null,
    isCut: detection.bridges.some(isPair),
    exact,
    keys,
  };
  return {
    ...found,
    passages: await placePassages(found, detection, engine),
    decision: decide(found, options),
    wayOut: await findWayOut(found, detection, options, engine),
  };
}

function compare(a: HashSet64, b: HashSet64): Explanation['exact'] {
  const sharedShingles = countShared(a, b);
  const union = a.size + b.size - sharedShingles;
  return {
    sharedShingles,
    shinglesOfA: a.size,
    shinglesOfB: b.size,
    similarity: union === 0 ? 0 : sharedShingles / union,
    containment: sharedShingles === 0 ? 0 : sharedShingles / Math.min(a.size, b.size),
  };
}

function findKeys(
  [a, b]: readonly [Sketch, Sketch],
  sketches: readonly Sketch[],
  { maxBucket, sketch, bands, rows }: DetectOptions,
  similarity: number,
): Explanation['keys'] {
  const shared: number[] = [];
  forEachShared(a.keys, b.keys, (inA) => shared.push(2 * inA));
  const own = {
    size: shared.length,
    values: Uint32Array.from(shared.flatMap((at) => [a.keys.values[at]!, a.keys.values[at + 1]!])),
  };
  const documents = new Uint32Array(own.size);
  for (const { keys } of sketches) forEachShared(own, keys, (at) => documents[at]!++);
  const all = Array.from(documents, (count, at): SharedKey => ({ key: hexOf(own, at), documents: count }));
  return {
    shared: own.size,
    ofA: a.keys.size,
    ofB: b.keys.size,
    overfull: all.filter((key) => key.documents > maxBucket).length,
    examples: all
      .sort((left, right) => left.documents - right.documents || (left.key < right.key ? -1 : 1))
      .slice(0, shownKeys),
    findingProbability: sketch === 'minhash' ? findingProbability(similarity, { bands, rows }) : null,
  };
}

function hexOf({ values }: HashSet64, at: number): string {
  const [low, high] = [values[2 * at]!, values[2 * at + 1]!];
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** What is known before it is put into words. */
export type Found = Omit<Explanation, 'passages' | 'decision' | 'wayOut'>;

/** The passages of the pair; of one that was not judged they are looked up now. */
async function placePassages(
  { a, b, pair, exact, keys }: Found,
  { refs }: Detection,
  engine: Engine,
): Promise<PassageInContext[]> {
  const own = [refs.get(a)!, refs.get(b)!];
  let passages = pair?.evidence.passages ?? [];
  if (pair === null) {
    const containments = {
      containmentOfA: exact.sharedShingles / Math.max(1, exact.shinglesOfA),
      containmentOfB: exact.sharedShingles / Math.max(1, exact.shinglesOfB),
    };
    const unjudged = {
      a,
      b,
      sharedKeys: keys.shared,
      ...exact,
      ...containments,
      cohesion: 1,
      score: exact.containment,
    };
    for await (const { values } of engine.run('examine', [{ pairs: [unjudged], refs: own }]))
      passages = values[0]?.evidence.passages ?? [];
  }
  const texts = (await read(own)).map((result) => {
    if (!result.ok) throw new CommandFailure(result.error);
    return { ...result.value, offsets: new ByteOffsets(result.value.text) };
  });
  return passages.map(({ text, tokens, isQuoted, a: inA, b: inB }) => ({
    text,
    tokens,
    isQuoted,
    a: place(texts[0]!, inA),
    b: place(texts[1]!, inB),
  }));
}

function place({ text, offsets }: Document & { readonly offsets: ByteOffsets }, span: Span): PlacedText {
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
  { threshold, maxBucket }: DetectOptions,
): string {
  if (cluster !== null) return `Put together, in report ${cluster}`;
  if (pair !== null)
    return isCut ? 'Not put together: the only link between two groups, cut' : 'Not put together';
  if (keys.shared === 0)
    return 'Not put together: they share no key, and so were never looked at side by side';
  if (keys.overfull === keys.shared)
    return `Not put together: every key that they share stands for more than ${maxBucket} documents`;
  const { sharedShingles, containment } = floorBelow(threshold);
  return exact.sharedShingles < sharedShingles || exact.containment < containment
    ? `Not put together: ${exact.sharedShingles} shared shingles are too few to be looked at side by side`
    : 'Not put together: each of them has nearer documents, or their bucket shows no more than a stock phrase';
}
