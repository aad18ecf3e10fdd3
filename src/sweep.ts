/**
 * What other thresholds would have made of the pairs that a run examined: relation and clusters anew for each
 * value, over the very same scores. What a person decided stands; pairs that were examined for the record alone
 * stay apart, though a run of its own with a lower threshold may make candidates of them.
 */
import { verifyOptions } from './compare-candidates.js';
import { keepApart } from './lib/keep-apart.js';
import { PairList } from './lib/pair-list.js';
import type { CandidatePairs, DocumentId, RelatedPair } from './model.js';
import type { DetectOptions } from './options.js';
import { byIds, type Detection } from './pipeline.js';
import { cluster } from './stages/cluster.js';
import { examine } from './stages/examine.js';
import { pair } from './stages/pair.js';
import { relate } from './stages/relate.js';
import { verify } from './stages/verify.js';
import { openWorkspace } from './tasks/sketch.js';

export interface SweepRow {
  readonly threshold: number;
  readonly clusters: number;
  /** Documents in clusters. */
  readonly members: number;
  /** Pairs of documents that stand in one cluster. */
  readonly pairsTogether: number;
  /** Pairs left to a person. */
  readonly borderline: number;
}

export interface Sweep extends SweepRow {
  readonly groups: readonly (readonly string[])[];
  readonly pairs: readonly RelatedPair[];
}

/** Relates and clusters `pairs` under one threshold. */
export function clusterAt(
  pairs: readonly RelatedPair[],
  options: { readonly threshold: number; readonly mergeSyndicated: boolean },
): Sweep {
  const decisions = new Map(pairs.map((pair) => [`${pair.a}\n${pair.b}`, pair.decision]));
  const decisionOn = (a: DocumentId, b: DocumentId) => decisions.get(`${a}\n${b}`);
  const judge = (own: readonly RelatedPair[]) => relate(own, { ...options, decisionOn });
  const compared = judge(pairs.filter(({ isRemark }) => isRemark !== true));
  const remarked = judge(pairs.filter(({ isRemark }) => isRemark === true)).map(keepApart);
  const related = [...compared, ...remarked].sort(byIds);
  return summarize(options.threshold, compared, related);
}

/**
 * What a run with `options` would have made of the documents of `detection`, without reading them again:
 * candidates, exact figures and evidence anew. `detection` must be a run with the same sketch and a threshold
 * no higher, so that it profiled all candidates.
 */
export function detectAt({ documents, profiles, pairs }: Detection, options: DetectOptions): Sweep {
  // Of pairs that were merged not all passages are known any more.
  const whole = pairs.filter(({ tier }) => tier !== 'merge');
  const known = new Map(whole.map(({ a, b, evidence }) => [`${a}\n${b}`, evidence]));
  const work = openWorkspace();
  const judge = (proposed: CandidatePairs) => {
    // Documents that are no candidates have no part in what a shingle weighs.
    const indexes = [...new Set([...proposed.a, ...proposed.b])].sort((left, right) => left - right);
    const own = indexes.flatMap((index) => profiles.get(documents.id(index)) ?? []);
    const numbers = new Map(own.map(({ id }, number) => [documents.indexOf(id), number]));
    const candidates = renumber(proposed, (index) => numbers.get(index));
    const verified = verify(candidates, own, verifyOptions(options), work);
    const examined = verified.map((pair) => {
      const evidence = known.get(`${pair.a}\n${pair.b}`);
      if (evidence !== undefined) return { ...pair, evidence };
      return examine(pair, profiles.get(pair.a)!, profiles.get(pair.b)!);
    });
    return relate(examined, options);
  };
  const pairing = pair(documents.columns, work.kernel, { ...options, containment: options.threshold });
  const compared = judge(pairing.candidates);
  return summarize(
    options.threshold,
    compared,
    [...compared, ...judge(pairing.related).map(keepApart)].sort(byIds),
  );
}

/** Pairs by other numbers; without those that have none. */
function renumber(pairs: CandidatePairs, numberOf: (index: number) => number | undefined): CandidatePairs {
  const kept = new PairList();
  for (const [at, one] of pairs.a.entries()) {
    const [a, b] = [numberOf(one), numberOf(pairs.b[at]!)];
    if (a !== undefined && b !== undefined) kept.add(a, b, pairs.sharedKeys[at]!);
  }
  return kept.finish();
}

function summarize(
  threshold: number,
  compared: readonly RelatedPair[],
  related: readonly RelatedPair[],
): Sweep {
  const { clusters, bridges } = cluster(compared);
  const together = new Map(clusters.flatMap(({ members }, at) => members.map((id) => [id as string, at])));
  return {
    threshold,
    clusters: clusters.length,
    members: together.size,
    pairsTogether: clusters.reduce(
      (sum, { members }) => sum + (members.length * (members.length - 1)) / 2,
      0,
    ),
    borderline: related.filter(({ tier }) => tier === 'review').length + bridges.length,
    groups: clusters.map(({ members }) => members),
    pairs: related,
  };
}
