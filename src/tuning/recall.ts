/**
 * How much of what is there a run finds, where no gold says so: revisions planted into a sample of the own
 * documents and looked for among the rest of the sample; and an exact join of another sample with all
 * documents, which shows what the sketch overlooks.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../engine/engine.js';
import { countShared } from '../lib/hash-set.js';
import { seededRandom } from '../lib/seeded-random.js';
import type { SegmentedDocument } from '../model.js';
import type { DetectOptions } from '../options.js';
import { type Detection, detect } from '../pipeline.js';
import { listDocuments } from '../sources/list-documents.js';
import { type DocumentRef, read } from '../stages/read.js';
import { segment } from '../stages/segment.js';
import { clusterAt } from '../sweep.js';
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
  const candidates = detection.sketches.filter(
    ({ id, bodyTokens }) => bodyTokens >= leastTokens && !merged.has(id),
  );
  const chosen = shuffle(candidates, random).map(({ id }) => detection.refs.get(id)!);
  const refs = chosen.slice(0, plantedCount);
  const documents = (await read(refs)).flatMap((result) => (result.ok ? [segment(result.value)] : []));
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
  return { detection: await detect(refs, options, engine), pairs };
}

/** The share of planted revisions that stand in one report with their document. */
export function plantedRecall({ detection, pairs }: PlantedPairs, options: DetectOptions): Share {
  const { groups } = clusterAt(detection.pairs, detection.sketches, options);
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
  /** Of these, those that the sketch proposed and verification kept. */
  readonly found: number;
  readonly recall: Share;
}

// Comparisons that take a second or two.
const mostComparisons = 1_500_000;

/** Compares a sample with all documents, shingle set by shingle set. */
export function joinExactly({ sketches, pairs }: Detection, containment: number, seed: number): Join {
  const whole = sketches.filter(({ shingles }) => shingles.size > 0);
  const count = Math.min(whole.length, Math.max(20, Math.floor(mostComparisons / Math.max(1, whole.length))));
  const sample = shuffle(whole, seededRandom(seed)).slice(0, count);
  const known = new Set(pairs.map(({ a, b }) => `${a}\n${b}`));
  const seen = new Set<string>();
  let found = 0;
  for (const one of sample) {
    for (const other of whole) {
      const key = one.id < other.id ? `${one.id}\n${other.id}` : `${other.id}\n${one.id}`;
      if (one === other || seen.has(key)) continue;
      const smaller = Math.min(one.shingles.size, other.shingles.size);
      // What no pair of such sizes can do without is five shingles in common: verification asks for that.
      if (countShared(one.shingles, other.shingles) < Math.max(5, containment * smaller)) continue;
      seen.add(key);
      if (known.has(key)) found++;
    }
  }
  return { sampled: sample.length, pairs: seen.size, found, recall: wilson(found, seen.size) };
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
