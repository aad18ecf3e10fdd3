import { expect, test } from 'vitest';
import type { Detection } from '../../../src/detect/detection.js';
import type { OrderedCluster } from '../../../src/model/cluster.js';
import type { ClusterId, DocumentId } from '../../../src/model/document.js';
import { CommandFailure } from '../../../src/model/failure.js';
import type { RunOptions } from '../../../src/model/options.js';
import type { RenderedReport } from '../../../src/pipeline/tasks/rendered-report.js';
import { writeResult } from '../../../src/pipeline/write-result.js';
import { possibleIds, refuseSharedIds, separateIds } from '../../../src/write/cluster-id.js';
import type { Output } from '../../../src/write/output.js';

const hashes: Readonly<Record<string, string>> = { a: 'aa', a2: 'aa', b: 'bb', c: 'cc', c2: 'cc' };
const sha256Of = (id: DocumentId) => hashes[id]!.repeat(32);
const cluster = (...revisions: readonly string[]) =>
  ({
    id: sha256Of(revisions[0] as DocumentId).slice(0, 16) as ClusterId,
    members: revisions,
    order: { revisions },
    copies: new Map(),
  }) as unknown as OrderedCluster;

test('separateIds() leaves a report the name of its oldest text where no other one begins with it', () => {
  const named = separateIds([cluster('a', 'c'), cluster('b', 'c2')], sha256Of);
  expect(named.map(({ id }) => id)).toEqual(['a'.repeat(16), 'b'.repeat(16)]);
});

test('separateIds() names reports of one oldest text after all of their texts, and equal ones after their ids', () => {
  const [ac, ab, b] = separateIds([cluster('a', 'c'), cluster('a2', 'b'), cluster('b', 'c')], sha256Of);
  expect(b!.id).toBe('b'.repeat(16));
  expect(new Set([ac!.id, ab!.id, 'a'.repeat(16)]).size).toBe(3);
  const [one, other] = separateIds([cluster('a', 'c'), cluster('a2', 'c2')], sha256Of);
  expect(one!.id).not.toBe(other!.id);
  // What an edition says of itself is enough to find its name again.
  const revisions = ['a', 'c']
    .map((id) => id as DocumentId)
    .map((id) => ({ id, sha256: sha256Of(id), copies: [] }));
  expect(possibleIds(revisions)[1]).toBe(ac!.id);
  expect(possibleIds(revisions)[2]).toBe(one!.id);
});

test('refuseSharedIds() stops with a sentence that names a document of each', () => {
  expect(() => refuseSharedIds([cluster('a', 'c'), cluster('a2', 'b')])).toThrow(CommandFailure);
  expect(() => refuseSharedIds([cluster('a', 'c'), cluster('a2', 'b')])).toThrow(
    `Cannot write two reports as one: those of a and a2 both have the name ${'a'.repeat(16)}`,
  );
});

test('a run stops before one report is written over another of its title and the same first digits', async () => {
  const written: string[] = [];
  const output: Output = {
    append: async (path) => [written.push(path), 0] as const,
    carry: () => {},
    locate: (path) => path,
    hashOf: () => '',
    hashes: () => ({}),
  };
  const report = (id: string, base: string) =>
    ({
      id,
      base,
      title: 'Ferry stays in port',
      dates: [],
      row: '{"text":""}\n',
      markdown: base,
      editionJson: '',
      forms: [],
    }) as unknown as RenderedReport;
  async function* reports() {
    yield { values: [report('1860a31d00000001', 'a'), report('1860a31d00000002', 'b')], failures: [] };
  }
  const found = {
    listed: [],
    found: { documents: { size: 2 }, failures: [], clusters: [] } as unknown as Detection,
    reports: reports(),
    rows: none(),
    traced: null,
    syndicated: [],
    mayStartAgain: true,
  };
  const options = { editions: 'all' } as unknown as RunOptions;
  await expect(
    writeResult(output, found, options, { command: 'merge', version: '', decided: [] }),
  ).rejects.toThrow(
    'Cannot write two reports as one: those of a and b both have the name ferry-stays-in-port-1860a31d',
  );
  expect(written.filter((path) => path.endsWith('canonical.md'))).toHaveLength(1);
});

async function* none(): AsyncGenerator<never> {}
