/**
 * How much of what is there a run finds, where no gold says so: revisions planted into a sample of the own
 * documents and looked for among the rest of the sample; and an exact join of another sample with all
 * documents, which shows what the sketch overlooks.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../base/seeded-random.js';
import type { Detection } from '../../detect/detection.js';
import type { DocumentTable } from '../../detect/document-table.js';
import { viewProfiles } from '../../detect/evidence/profile-columns.js';
import { pair } from '../../detect/pair.js';
import { clusterAt } from '../../detect/sweep.js';
import { floorBelow } from '../../detect/verify.js';
import { ShingleSets, shingleBodies } from '../../detect/weights/shingle-sets.js';
import type { DocumentId, SegmentedDocument } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DetectOptions } from '../../model/options.js';
import type { Profile } from '../../model/profile.js';
import type { Engine } from '../../pipeline/engine.js';
import { detect } from '../../pipeline/run.js';
import type { CountInput } from '../../pipeline/tasks/count.js';
import { openWorkspace } from '../../pipeline/tasks/workspace.js';
import { listDocuments } from '../../read/list-documents.js';
import { read } from '../../read/read.js';
import { segment } from '../../text/segment.js';
import { plantRevision } from './planting.js';

export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface PlantedPairs {
  readonly detection: Detection;
  /** Each document with its planted revision. */
  readonly pairs: readonly (readonly [string, string])[];
}

const plantedCount = 300;
// Documents without a planted revision among which they must be found.
const othersCount = 300;
const leastTokens = 60;
const vocabularySize = 20_000;

/** What a recall estimate stands on: documents with planted revisions, and others, on disk for as long as `use` runs. */
export async function withPlanted<T>(
  detection: Detection,
  seed: number,
  use: (refs: readonly DocumentRef[], pairs: PlantedPairs['pairs']) => Promise<T>,
): Promise<T> {
  const random = seededRandom(seed);
  const merged = new Set<string>(detection.clusters.flatMap(({ members }) => members));
  // Only one of a report: its other revisions are there already.
  const { columns } = detection.documents;
  const candidates = [...columns.ids.keys()].filter(
    (index) => columns.tokenCounts[index]! >= leastTokens && !merged.has(columns.ids[index]!),
  );
  const chosen = shuffle(candidates, random).map((index) => detection.documents.ref(index));
  const refs = chosen.slice(0, plantedCount);
  const documents = (await read(refs))
    .flatMap((result) => (result.ok ? [segment(result.value)] : []))
    .filter((document) => countBodyTokens(document) >= leastTokens);
  const words = collectWords(documents);
  const folder = mkdtempSync(join(tmpdir(), 'variorum-planted-'));
  try {
    const rows = documents.map((document, at) => ({
      id: nameOf(at),
      ...plantRevision(document, words, random),
    }));
    writeFileSync(join(folder, 'planted.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const planted = rows.length === 0 ? [] : (await listDocuments(folder, null)).refs;
    const others = chosen.slice(plantedCount, plantedCount + othersCount);
    const all = [...refs, ...others, ...planted].sort((left, right) => (left.id < right.id ? -1 : 1));
    return await use(
      all,
      documents.map(({ id }, at) => [id, nameOf(at)] as const),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** No path has such a name. */
const nameOf = (at: number) => `\u0001planted ${String(at).padStart(4, '0')}`;

/** Looks for the planted revisions under one set of options. */
export async function findPlanted(
  refs: readonly DocumentRef[],
  pairs: PlantedPairs['pairs'],
  options: DetectOptions,
  engine: Engine,
): Promise<PlantedPairs> {
  return { detection: await detect({ refs, ranges: [] }, options, engine), pairs };
}

/** The share of planted revisions that stand in one report with their document. */
export function plantedRecall({ detection, pairs }: PlantedPairs, options: DetectOptions): Share {
  const { groups } = clusterAt(detection.pairs, options);
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, at])));
  const found = pairs.filter(
    ([own, planted]) => groupOf.has(own) && groupOf.get(own) === groupOf.get(planted),
  ).length;
  return wilson(found, pairs.length);
}

export interface Join {
  readonly sampled: number;
  /** Pairs of the sample with any document whose containment reaches the limit. */
  readonly pairs: number;
  /** Of these, those that the sketch proposed. */
  readonly found: number;
  readonly recall: Share;
}

// Comparisons that take a second or two.
const mostComparisons = 1_500_000;
const joinedAtOnce = 2048;
const profiledAtOnce = 128;

/** Compares a sample with all documents, shingle set by shingle set; a few of them are held at a time. */
export async function joinExactly(
  { documents }: Detection,
  options: DetectOptions,
  engine: Engine,
): Promise<Join> {
  const { columns } = documents;
  const whole = [...columns.ids.keys()].filter((at) => columns.keyStarts[at] !== columns.keyStarts[at + 1]);
  const count = Math.min(whole.length, Math.max(20, Math.floor(mostComparisons / Math.max(1, whole.length))));
  const sampled = shuffle(whole, seededRandom(options.seed)).slice(0, count);
  const refsOf = (indexes: readonly number[]) => indexes.map((index) => documents.ref(index));
  const sample = await profileAll(refsOf(sampled), options.shingleSize, engine);
  const isProposed = proposals(documents, options);
  const seen = new Set<string>();
  let found = 0;
  for (let start = 0; start < whole.length; start += joinedAtOnce) {
    const others = await profileAll(
      refsOf(whole.slice(start, start + joinedAtOnce)),
      options.shingleSize,
      engine,
    );
    for (const [a, b] of joinSets(sample, others, options)) {
      const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (isProposed(a, b)) found++;
    }
  }
  return { sampled: sample.length, pairs: seen.size, found, recall: wilson(found, seen.size) };
}

async function profileAll(
  refs: readonly DocumentRef[],
  shingleSize: number,
  engine: Engine,
): Promise<readonly Profile[]> {
  const none = { a: new Uint32Array(0), b: new Uint32Array(0), sharedKeys: new Uint32Array(0) };
  const inputs: CountInput[] = [];
  for (let start = 0; start < refs.length; start += profiledAtOnce)
    inputs.push({ refs: refs.slice(start, start + profiledAtOnce), pairs: none, shingleSize });
  const found: Profile[] = [];
  for await (const { profiles } of engine.run('count', inputs)) found.push(...viewProfiles(profiles));
  return found;
}

/** Pairs of both whose containment reaches the least score. */
function joinSets(
  sample: readonly Profile[],
  others: readonly Profile[],
  { minScore, shingleSize }: DetectOptions,
): (readonly [DocumentId, DocumentId])[] {
  const bodies = [...sample, ...others].map(({ tokens }) => tokens);
  const sets = new ShingleSets(shingleBodies(bodies, shingleSize, openWorkspace()));
  const least = floorBelow(minScore).sharedShingles;
  const pairs: (readonly [DocumentId, DocumentId])[] = [];
  for (const [at, { id }] of sample.entries()) {
    for (const [other, { id: otherId }] of others.entries()) {
      if (id === otherId) continue;
      const place = sample.length + other;
      // What no pair can do without, whatever its sizes: verification asks for that.
      const needed = Math.max(least, minScore * Math.min(sets.size(at), sets.size(place)));
      if (sets.countShared(at, place) >= needed) pairs.push([id, otherId]);
    }
  }
  return pairs;
}

/** Whether the sketch proposes a pair. Of documents with one set of shingles one speaks for the others. */
function proposals(
  documents: DocumentTable,
  options: DetectOptions,
): (a: DocumentId, b: DocumentId) => boolean {
  const { columns } = documents;
  const { kernel } = openWorkspace();
  const { candidates } = pair(columns, kernel, { ...options, related: 0, containment: options.minScore });
  const firsts = new Map<string, number>();
  const speakers = columns.ids.map((_, index) => {
    const key = columns.wholeKeys.subarray(2 * index, 2 * index + 2).join();
    const first = firsts.get(key) ?? index;
    firsts.set(key, first);
    return first;
  });
  const nameOf = (one: number, other: number) =>
    Math.min(one, other) * columns.ids.length + Math.max(one, other);
  const known = new Set<number>();
  for (const [at, a] of candidates.a.entries()) known.add(nameOf(speakers[a]!, speakers[candidates.b[at]!]!));
  return (a, b) => {
    const [one, other] = [speakers[documents.indexOf(a)!]!, speakers[documents.indexOf(b)!]!];
    return one === other || known.has(nameOf(one, other));
  };
}

function countBodyTokens({ blocks }: SegmentedDocument): number {
  const bodies = blocks.filter(({ kind }) => kind === 'body').flatMap(({ sentences }) => sentences);
  return bodies.reduce((sum, { tokens }) => sum + tokens.length, 0);
}

function collectWords(documents: readonly SegmentedDocument[]): string[] {
  const words = new Set<string>();
  for (const { text, blocks } of documents) {
    for (const { kind, sentences } of blocks) {
      if (kind !== 'body') continue;
      for (const { charSpan } of sentences.flatMap(({ tokens }) => tokens))
        words.add(text.slice(...charSpan));
      if (words.size >= vocabularySize) return [...words];
    }
  }
  return [...words];
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const ranked = items.map((item) => ({ item, rank: random() }));
  return ranked.sort((left, right) => left.rank - right.rank).map(({ item }) => item);
}

/** A share with its 95 % interval (Wilson 1927); 0 to 1 where nothing was counted. */
export function wilson(part: number, whole: number): Share {
  if (whole === 0) return { value: 1, low: 0, high: 1 };
  const z = 1.96;
  const share = part / whole;
  const middle = share + (z * z) / (2 * whole);
  const spread = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return {
    value: share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}
