/** Tests what a person's decision joins and keeps apart in cluster(). */
import { describe, expect, test } from 'vitest';
import { cluster } from '../../../src/detect/cluster.js';
import type { Detection } from '../../../src/detect/detection.js';
import type { Decided } from '../../../src/model/decided.js';
import type { Evidence, RelatedPair } from '../../../src/model/pair.js';
import { decisionOutcomes } from '../../../src/pipeline/decision-outcomes.js';
import { bridgesOf, clique, groupsOf, range, sizesOf } from '../../arbitraries/clustering.js';
import { idOf, judgedPair } from '../../arbitraries/judged-pairs.js';

describe('what a person decided', () => {
  const ten = range(10).map((at) => `a${at}`);
  const eight = range(8).map((at) => `b${at}`);
  const reports = [...clique(ten), ...clique(eight)];
  const word = (a: string, b: string, decision: 'must' | 'never') =>
    judgedPair(a, b, decision === 'must' ? 1 : 0, {
      decision,
      tier: decision === 'must' ? 'merge' : 'apart',
    });
  const against = ten.flatMap((a) => eight.map((b) => judgedPair(a, b, 0.001, { tier: 'apart' })));
  const without = (pairs: readonly RelatedPair[], ...ids: readonly string[]) =>
    pairs.filter(({ a, b }) => !(ids.includes(a) && ids.includes(b)));

  test('joins whole reports, of 10 and of 8 documents, whatever the evidence', () => {
    expect(sizesOf([...reports, ...against])).toEqual([10, 8]);
    expect(sizesOf([...reports, ...without(against, 'a3', 'b5'), word('a3', 'b5', 'must')])).toEqual([18]);
    expect(sizesOf([...reports, word('a3', 'b5', 'must')])).toEqual([18]);
  });

  const decided = (a: string, b: string, decision: 'must' | 'never'): Decided =>
    ({ a: idOf(a), b: idOf(b), decision }) as Decided;
  const outcomes = (pairs: readonly RelatedPair[], rows: readonly Decided[]) => {
    const clusters = cluster(pairs).clusters.map((each, at) => ({ ...each, id: `${at}` }));
    // Of a detection the outcomes ask for no more.
    return decisionOutcomes({ decided: rows, clusters, pairs } as unknown as Detection, null, 'newest');
  };

  test('is refused where a person also said that two documents of both reports are never one, and both are named', () => {
    const pairs = [...reports, word('a3', 'b5', 'must'), word('a0', 'b0', 'never')];
    expect(sizesOf(pairs)).toEqual([10, 8]);
    expect(bridgesOf(pairs)).toEqual(['a3-b5']);
    const rows = [decided('a3', 'b5', 'must'), decided('a0', 'b0', 'never')];
    expect(outcomes(pairs, rows)).toEqual([
      {
        decided: rows[0],
        outcome: 'not used',
        why: 'another decision stands against it: never a0 – b0',
        undoneBy: rows[1],
      },
      { decided: rows[1], outcome: 'as the evidence', why: null },
    ]);
  });

  test('keeps two documents apart in whatever groups the evidence would put them', () => {
    const never = [...without(clique(ten), 'a0', 'a9'), word('a0', 'a9', 'never')];
    const apart = cluster(never).clusters;
    expect(apart.some(({ members }) => members.includes(idOf('a0')) && members.includes(idOf('a9')))).toBe(
      false,
    );
    expect(apart.flatMap(({ members }) => members).length).toBeGreaterThanOrEqual(9);
  });

  test('joins over languages and spellings', () => {
    const told = (evidence: Partial<Evidence>) => [
      judgedPair('a', 'b', 1, { decision: 'must', evidence }),
      judgedPair('b', 'c', 0.95),
    ];
    expect(groupsOf(told({ languages: ['bs', 'sr'] }))).toEqual(['a b c']);
    expect(groupsOf(told({ isRespelt: true }))).toEqual(['a b c']);
  });
});
