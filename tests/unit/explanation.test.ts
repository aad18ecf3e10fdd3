/** What `explain` claims is tried: the flag that it names does change the decision, in a run of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { clusterAt } from '../../src/detect/sweep.js';
import { openEngine } from '../../src/engine/local.js';
import { explain } from '../../src/inspect/explain/explanation.js';
import type { DocumentId } from '../../src/model/document.js';
import type { DetectOptions } from '../../src/model/options.js';
import type { RelatedPair } from '../../src/model/pair.js';
import { parseCommandLine } from '../../src/options/parse.js';
import { detect } from '../../src/pipeline/run.js';
import { listSources } from '../../src/read/list-documents.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-explain-'));
afterAll(() => rmSync(folder, { recursive: true }));
const seeds = join(import.meta.dirname, '../../seeds');
const engine = openEngine(1, 1);

async function optionsOf(...flags: string[]): Promise<DetectOptions> {
  const parsed = await parseCommandLine(['scan', 'in', '--out', 'out', ...flags], '0');
  if (parsed.command !== 'scan') throw new TypeError('Cannot explain: the command line is no scan');
  return parsed.options.detect;
}

async function explainSeeds(a: string, b: string, ...flags: string[]) {
  const options = await optionsOf(...flags);
  const detection = await detect(await listSources(seeds, null), options, engine);
  return { explanation: await explain([a, b], detection, options, engine), detection, options };
}

const [A, B, C] = [
  '002_019d0fbc26820511.txt',
  '000_62c342dc7cb457a1.txt',
  '001_ee63aafd8d45b27d.txt',
] as const;

describe('explain()', () => {
  test('names a threshold that keeps apart what was put together', async () => {
    const { explanation } = await explainSeeds(A, C);
    expect(explanation.decision).toMatch(/^Put together, in report [0-9a-f]{16}$/);
    const threshold = explanation.wayOut.match(/--threshold of (\S+) would keep them apart/)![1]!;
    const other = await explainSeeds(A, C, '--threshold', threshold);
    expect(other.explanation.decision).toMatch(/^Not put together/);
  });

  test('names flags that merge what never met', async () => {
    const { explanation } = await explainSeeds(A, B, '--min-score', '.8');
    expect(explanation.decision).toMatch(/^Not put together/);
    const [, minScore, bands] = explanation.wayOut.match(
      /--min-score of (\S+) and --bands (\d+) --rows 1 they/,
    )!;
    expect(Number(minScore)).toBeLessThan(0.8);
    const other = await explainSeeds(A, B, '--min-score', minScore!, '--bands', bands!, '--rows', '1');
    expect(other.explanation.decision).toMatch(/^Put together/);
  });

  // Every pair of the seeds is a candidate under these.
  const widest = ['--bands', '256', '--rows', '1'] as const;

  test('names a least score that merges what was kept apart by its score', async () => {
    const { explanation } = await explainSeeds(A, B, '--min-score', '.55', ...widest);
    const minScore = explanation.wayOut.match(/^A --min-score of (\S+) would merge them$/)![1]!;
    const other = await explainSeeds(A, B, '--min-score', minScore);
    expect(other.explanation.decision).toMatch(/^Put together/);
  });

  test('names a threshold that merges what was kept apart by its probability', async () => {
    const { explanation } = await explainSeeds(A, B, '--threshold', '1');
    expect(explanation.pair!.reason).toMatch(/^probability [\d.]+ is below the threshold 1: ./);
    const threshold = explanation.wayOut.match(/^A --threshold of (\S+) would merge them$/)![1]!;
    const other = await explainSeeds(A, B, '--threshold', threshold);
    expect(other.explanation.decision).toMatch(/^Put together/);
  });

  test('names both where both keep apart', async () => {
    const flags = ['--threshold', '1', '--min-score', '.55'] as const;
    const { explanation } = await explainSeeds(A, B, ...flags, ...widest);
    const [, threshold, minScore] = explanation.wayOut.match(
      /^A --threshold of (\S+) and a --min-score of (\S+) would merge them$/,
    )!;
    const other = await explainSeeds(A, B, '--threshold', threshold!, '--min-score', minScore!);
    expect(other.explanation.decision).toMatch(/^Put together/);
  });

  test('counts shared keys as they are, and the documents in their buckets', async () => {
    const { explanation, detection } = await explainSeeds(A, B);
    const { keys, keyStarts, ids } = detection.documents.columns;
    const keysOf = (id: string) => {
      const index = ids.indexOf(id as DocumentId);
      return [...keys.subarray(keyStarts[index], keyStarts[index + 1])];
    };
    const own = new Set(keysOf(B));
    expect(explanation.keys.shared).toBe(keysOf(A).filter((key) => own.has(key)).length);
    expect(explanation.pair!.sharedKeys).toBe(explanation.keys.shared);
    for (const { documents } of explanation.keys.examples) expect(documents).toBeGreaterThanOrEqual(2);
    for (const { a, b, text } of explanation.passages) {
      expect(a.text).toBe(text.replace(/\s+/g, ' '));
      expect(b.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')).toBe(
        a.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '),
      );
    }
  });

  test('says of two that share nothing that they were never looked at', async () => {
    writeFileSync(
      join(folder, 'a.txt'),
      'Fishermen landed four tonnes of herring yesterday, the harbour master reported, and prices doubled before noon.',
    );
    writeFileSync(
      join(folder, 'b.txt'),
      'Astronomers saw a comet near the southern horizon, whose tail was longer than any that they had measured so far.',
    );
    const options = await optionsOf();
    const detection = await detect(await listSources(folder, null), options, engine);
    const found = await explain(['b.txt', 'a.txt'], detection, options, engine);
    expect(found).toMatchObject({ a: 'a.txt', b: 'b.txt', pair: null, cluster: null, passages: [] });
    expect(found.decision).toContain('share no key');
    expect(found.wayOut).toContain('No flag merges them');
  });
});

test('clusterAt() gives what a run with that threshold gives, and no more pairs together at a higher one', async () => {
  const options = await optionsOf('--related', '2');
  const sources = await listSources(seeds, null);
  const detection = await detect(sources, options, engine);
  const together: number[] = [];
  // Of a pair that is merged one passage is kept, so that passages tell which run found it.
  const judged = (pairs: readonly RelatedPair[]) => pairs.map(({ evidence: _, ...pair }) => pair);
  for (const threshold of [0, 0.05, 0.3, 0.5, 0.7, 0.8, 0.95, 1]) {
    const run = await detect(sources, { ...options, threshold }, engine);
    const sweep = clusterAt(detection.pairs, { ...options, threshold });
    expect(judged(sweep.pairs)).toEqual(judged(run.pairs));
    expect(sweep.groups).toEqual(run.clusters.map(({ members }) => members));
    together.push(sweep.pairsTogether);
  }
  expect(together).toEqual([...together].sort((left, right) => right - left));
  expect(together[0]).toBeGreaterThan(together.at(-1)!);
});
