/** Clusters judged pairs and gives the sizes, groups and cut links of what came out; documents are letters. */
import { cluster } from '../../src/detect/cluster.js';
import type { RelatedPair } from '../../src/model/pair.js';
import { judgedPair } from './judged-pairs.js';

export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

export const groupsOf = (pairs: readonly RelatedPair[]): readonly string[] =>
  cluster(pairs)
    .clusters.map(({ members }) => members.join(' '))
    .sort();

export const sizesOf = (pairs: readonly RelatedPair[]): readonly number[] =>
  cluster(pairs).clusters.map(({ members }) => members.length);

export const bridgesOf = (pairs: readonly RelatedPair[]): readonly string[] =>
  cluster(pairs).bridges.map(({ a, b }) => `${a}-${b}`);

export const probabilityAt = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** All pairs of `ids`, surely one report. */
export function clique(ids: readonly string[], probability = 0.98): RelatedPair[] {
  return ids.flatMap((a, at) => ids.slice(at + 1).map((b) => judgedPair(a, b, probability)));
}

/** The same pairs with times, in steps of an hour, as `times` tells of each document. */
export function dated(pairs: readonly RelatedPair[], times: Readonly<Record<string, number>>): RelatedPair[] {
  return pairs.map((pair) => ({
    ...pair,
    evidence: {
      ...pair.evidence,
      timeOfA: times[pair.a]! * 3_600_000,
      timeOfB: times[pair.b]! * 3_600_000,
    },
  }));
}
