/** Finds the pairs of a rule's documents with the statements of a run on Spark. */
import { planCounted, planPairs, planTurns, planVerified } from '../../../../src/engine/spark/plan.js';
import { settleComponents } from '../../../../src/engine/spark/run.js';
import type { DetectOptions } from '../../../../src/model/options.js';
import type { ScriptRunner } from '../duckdb/run-script.js';
import type { FoundPairs, PairRow, RuleDocument } from './tables.js';

// Spark numbers the documents of each part by themselves: few stand in each, so that lists go over many parts.
const documentsInPart = 5;
const numberOf = (at: number) => Math.floor(at / documentsInPart) * 2 ** 33 + (at % documentsInPart);

export async function findInSql(
  documents: readonly RuleDocument[],
  detect: DetectOptions,
  runner: ScriptRunner,
): Promise<FoundPairs> {
  const plan = { input: 'file:///news', work: 'file:///work', format: 'jsonl', detect } as const;
  const options = { ...plan, decided: [], fileHashes: null, tables: null };
  await runner.load(
    'documents',
    'n BIGINT, id STRING, tokens BIGINT, whole BIGINT, addresses ARRAY<BIGINT>, keys ARRAY<BIGINT>',
    documents.map((document, at) => ({ ...document, n: numberOf(at) })),
  );
  await runner.load(
    'profiles',
    'n BIGINT, size BIGINT, shingles ARRAY<BIGINT>',
    documents.map(({ shingles }, at) => ({ n: numberOf(at), size: shingles.length, shingles })),
  );
  await runner.run(planPairs(options));
  const turn = await settleComponents(await runner.run(planCounted(options)), (from) =>
    runner.run(planTurns(options, 'compared', from)),
  );
  await runner.run(planVerified(options, turn));
  const named = (columns: string, table: string) =>
    runner.query(
      `SELECT isReportOnly, l.id AS a, r.id AS b, ${columns}
       FROM ${table} p JOIN documents l ON p.a = l.n JOIN documents r ON p.b = r.n`,
    ) as Promise<PairRow[]>;
  return {
    pairs: await named('sharedKeys, isEqual, isOfOneAddress', 'pairs'),
    verified: await named(
      'shared, sizeOfA, sizeOfB, containment, IF(shared = 0, 0, sharedWeight / shared) AS cohesion, score',
      'verified',
    ),
  };
}
