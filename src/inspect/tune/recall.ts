/**
 * Estimates how many revisions a run finds where no gold says so: it plants revisions into a sample of the own documents
 * and looks for them among the rest of the sample.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom, shuffle } from '../../base/seeded-random.js';
import type { Detection } from '../../detect/detection.js';
import { clusterAt } from '../../detect/sweep.js';
import type { SegmentedDocument } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DetectOptions } from '../../model/options.js';
import type { Engine } from '../../pipeline/engine.js';
import { detect } from '../../pipeline/run.js';
import { listDocuments } from '../../read/list-documents.js';
import { read } from '../../read/read.js';
import { segment } from '../../text/segment.js';
import { plantRevision } from './planting.js';
import { type Share, wilson } from './share.js';

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

/** Plants revisions and calls `use` with them and with other documents, which lie on disk for as long as it runs. */
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

/** Estimates the share of planted revisions that stand in one report with their document. */
export function plantedRecall({ detection, pairs }: PlantedPairs, options: DetectOptions): Share {
  const { groups } = clusterAt(detection.pairs, options);
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, at])));
  const found = pairs.filter(
    ([own, planted]) => groupOf.has(own) && groupOf.get(own) === groupOf.get(planted),
  ).length;
  return wilson(found, pairs.length);
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
