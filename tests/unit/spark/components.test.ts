/** Holds the turns of large and small stars, as the statements say them, against disjoint sets. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SparseUnionFind } from '../../../src/base/union-find.js';
import { planTurns } from '../../../src/engine/spark/plan.js';
import { settleComponents } from '../../../src/engine/spark/run.js';
import { ScriptRunner } from './duckdb/run-script.js';
import { workerOptions } from './worker-options.js';

const plan = {
  input: 'file:///news',
  work: 'file:///work',
  format: 'jsonl',
  detect: workerOptions.detect,
  decided: [],
  fileHashes: null,
  tables: null,
} as const;

/** What every node is linked to in the end, and at which turn. */
async function settle(links: readonly (readonly [number, number])[], runner: ScriptRunner) {
  const rows = links.map(([one, other]) => ({ u: Math.max(one, other), v: Math.min(one, other) }));
  await runner.run('DROP TABLE IF EXISTS compared_0');
  await runner.load('compared_0', 'u BIGINT, v BIGINT', rows);
  const turn = await settleComponents(await runner.run(planTurns(plan, 'compared', 0)), (from) =>
    runner.run(planTurns(plan, 'compared', from)),
  );
  const settled = (await runner.query(`SELECT u, v FROM compared_${turn}`)) as { u: number; v: number }[];
  return { turn, found: new Map(settled.map(({ u, v }) => [u, v])) };
}

test('turns link every node to the least of its component, in as many scripts as that takes', async () => {
  const runner = await ScriptRunner.open(workerOptions);
  try {
    const node = fc.integer({ min: -60, max: 60 });
    const links = fc.array(fc.tuple(node, node), { minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(links, async (drawn) => {
        const pairs = drawn.filter(([one, other]) => one !== other);
        fc.pre(pairs.length > 0);
        const { found } = await settle(pairs, runner);
        const sets = new SparseUnionFind();
        for (const [one, other] of pairs) sets.union(one, other);
        const nodes = new Set(pairs.flat().filter((each) => sets.find(each) !== each));
        expect(found).toEqual(new Map([...nodes].map((each) => [each, sets.find(each)])));
      }),
      { numRuns: 10 },
    );
    // A path that goes to and fro takes more turns than one script has.
    const path = Array.from(
      { length: 2000 },
      (_, at) => [(at * 797) % 2003, ((at + 1) * 797) % 2003] as const,
    );
    const { turn, found } = await settle(path, runner);
    expect(turn).toBeGreaterThan(4);
    expect(new Set(found.values())).toEqual(new Set([0]));
    expect(found.size).toBe(2000);
  } finally {
    runner.close();
  }
});
