/**
 * Keeps a growing partition of documents, with the pairs between any two groups at hand, and weighs whether two groups
 * are one report: by the log-odds of all pairs between them, and by those of neighbours in time, since the ends of a
 * page that lived long share little.
 */

import { UnionFind } from '../base/union-find.js';
import type { DocumentId } from '../model/document.js';
import type { RelatedPair } from '../model/pair.js';
import { clusterLimits } from './limits.js';

const none: ReadonlySet<string> = new Set();

interface Group {
  readonly members: number[];
  /** Members without the copies of others: many copies of one text meet other texts through the first alone. */
  readonly texts: number[];
  /** Languages that members tell, where they differ from those of others. */
  languages: ReadonlySet<string>;
}

/** What lies between two groups. */
export interface Between {
  /** Sum of log-odds over all pairs. */
  readonly total: number;
  /** The same over neighbours in time, or along links where dates are not known. */
  readonly alongTime: number;
  /** A person said that one of the pairs is no report. */
  readonly isNever: boolean;
  readonly isRespelt: boolean;
}

export class GroupLinks {
  readonly #ids: readonly DocumentId[];
  readonly #documentIndexes: ReadonlyMap<DocumentId, number>;
  readonly #sets: UnionFind;
  readonly #groups = new Map<number, Group>();
  /** By document: its pairs, by the other document. */
  readonly #pairsOf: readonly Map<number, RelatedPair>[];
  /** What every pair gains where a person merges below a probability of a half. */
  readonly #shift: number;
  /** Milliseconds since 1970; NaN where unknown. */
  readonly #times: Float64Array;

  constructor(pairs: readonly RelatedPair[], threshold: number) {
    this.#shift = Math.max(0, -logitOf(Math.max(clusterLimits.minThreshold, threshold)));
    this.#ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort();
    this.#documentIndexes = new Map(this.#ids.map((id, index) => [id, index]));
    this.#sets = new UnionFind(this.#ids.length);
    this.#pairsOf = this.#ids.map(() => new Map());
    this.#times = new Float64Array(this.#ids.length).fill(Number.NaN);
    for (const index of this.#ids.keys())
      this.#groups.set(index, { members: [index], texts: [index], languages: none });
    for (const pair of pairs) {
      const [a, b] = [this.#documentIndexes.get(pair.a)!, this.#documentIndexes.get(pair.b)!];
      this.#pairsOf[a]!.set(b, pair);
      this.#pairsOf[b]!.set(a, pair);
      const { timeOfA, timeOfB, languages } = pair.evidence;
      if (timeOfA !== null) this.#times[a] = timeOfA;
      if (timeOfB !== null) this.#times[b] = timeOfB;
      // A pair tells its languages only where they differ. That is enough: groups grow along pairs.
      for (const [index, language] of [
        [a, languages?.[0]],
        [b, languages?.[1]],
      ] as const)
        if (language != null) this.#groups.get(index)!.languages = new Set([language]);
    }
  }

  rootOf(id: DocumentId): number {
    return this.#sets.find(this.#documentIndexes.get(id)!);
  }

  /** Members are sorted by id. */
  all(): { readonly root: number; readonly members: readonly DocumentId[] }[] {
    return [...this.#groups].map(([root, { members }]) => ({
      root,
      members: members.map((index) => this.#ids[index]!).sort(),
    }));
  }

  /** Makes one group of the groups of the link's two documents. */
  join({ a, b, relation }: RelatedPair): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    const groups = [this.#groups.get(one)!, this.#groups.get(other)!] as const;
    if (relation === 'duplicate') drop(groups[1].texts, this.#documentIndexes.get(b)!);
    const [smaller, larger] =
      groups[0].members.length <= groups[1].members.length ? groups : [groups[1], groups[0]];
    this.#sets.union(one, other);
    for (const index of smaller.members) larger.members.push(index);
    for (const index of smaller.texts) larger.texts.push(index);
    if (smaller.languages.size > 0) larger.languages = new Set([...larger.languages, ...smaller.languages]);
    this.#groups.delete(one);
    this.#groups.delete(other);
    this.#groups.set(this.#sets.find(one), larger);
  }

  /** Neither group tells of languages that the other has, too. What a person or equal bodies joined may be of two. */
  areOfTwoLanguages(a: DocumentId, b: DocumentId): boolean {
    const [inA, inB] = [a, b].map((id) => this.#groups.get(this.rootOf(id))!.languages) as [
      ReadonlySet<string>,
      ReadonlySet<string>,
    ];
    const [fewer, more] = inA.size <= inB.size ? [inA, inB] : [inB, inA];
    return [...fewer].some((language) => !more.has(language));
  }

  /** Weighs what lies between the groups of the two documents of `link`. Cost: the pairs of the smaller one. */
  weighBetween(link: RelatedPair): Between {
    const [a, b] = [this.#documentIndexes.get(link.a)!, this.#documentIndexes.get(link.b)!];
    const groups = [a, b].map((index) => this.#groups.get(this.#sets.find(index))!) as [Group, Group];
    const [smaller, larger] =
      groups[0].members.length <= groups[1].members.length ? groups : [groups[1], groups[0]];
    const known = this.#sumKnown(smaller.members, this.#sets.find(larger.members[0]!));
    const [groupA, groupB] = [groups[0].texts, groups[1].texts];
    const weigh = (one: number, other: number) =>
      this.#logitOf(one, other) ?? (this.#areNear(one, other, a, b) ? 0 : clusterLimits.unseen);
    const alongTime = () => {
      let sum = 0;
      for (const [one, other, steps] of this.#neighbours(groupA, groupB, a, b))
        sum += Math.max(clusterLimits.maxAgainstAlongTime, weigh(one, other)) / (steps * steps);
      return sum;
    };
    if (groupA.length * groupB.length > clusterLimits.maxWeighedPairs) {
      // One pair says too little of two large groups, unless it is of near copies.
      const isLone =
        smaller.texts.length > 1 && known.pairs === 1 && link.similarity < clusterLimits.nearCopy;
      const total = isLone ? clusterLimits.unseen : known.total;
      return { ...known, total, alongTime: total >= 0 || smaller.texts.length === 1 ? total : alongTime() };
    }
    // A link of copies stands for the texts that they are copies of.
    let total = groupA.includes(a) && groupB.includes(b) ? 0 : weighPair(link, this.#shift);
    for (const one of groupA) for (const other of groupB) total += weigh(one, other);
    return { ...known, total, alongTime: total >= 0 ? total : alongTime() };
  }

  #sumKnown(
    group: readonly number[],
    otherRoot: number,
  ): Omit<Between, 'alongTime'> & { readonly pairs: number } {
    let total = 0;
    let pairs = 0;
    let isNever = false;
    let isRespelt = false;
    for (const index of group) {
      for (const [other, pair] of this.#pairsOf[index]!) {
        if (this.#sets.find(other) !== otherRoot) continue;
        isNever ||= pair.decision === 'never';
        isRespelt ||= pair.evidence.isRespelt === true;
        total += weighPair(pair, this.#shift);
        pairs++;
      }
    }
    return { total, pairs, isNever, isRespelt };
  }

  #logitOf(one: number, other: number): number | undefined {
    const pair = this.#pairsOf[one]!.get(other);
    return pair === undefined ? undefined : weighPair(pair, this.#shift);
  }

  /**
   * Whether two documents that nobody compared must resemble each other: 1 less Jaccard is a distance, so that steps
   * over the link bound it.
   */
  #areNear(one: number, other: number, a: number, b: number): boolean {
    const between = (from: number, to: number) =>
      from === to ? 0 : 1 - (this.#pairsOf[from]!.get(to)?.similarity ?? 0);
    return between(one, a) + between(a, b) + between(b, other) <= clusterLimits.nearDistance;
  }

  /** Pairs of a document of each group that stand a few steps apart in time; where dates are missing, along the link. */
  #neighbours(
    groupA: readonly number[],
    groupB: readonly number[],
    a: number,
    b: number,
  ): (readonly [one: number, other: number, steps: number])[] {
    if ([...groupA, ...groupB].some((index) => Number.isNaN(this.#times[index])))
      return this.#alongLink(groupA, groupB, a, b);
    const found: (readonly [number, number, number])[] = [];
    const inA = new Set(groupA);
    const sorted = [...groupA, ...groupB].sort(
      (one, other) => this.#times[one]! - this.#times[other]! || one - other,
    );
    for (const [at, one] of sorted.entries())
      for (const [between, other] of sorted.slice(at + 1, at + 1 + clusterLimits.neighbours).entries())
        if (inA.has(one) !== inA.has(other)) found.push([one, other, between + 1]);
    return found;
  }

  /** Lists the end of a link, and behind it what merges with it in its group, the likest first. */
  #nearest(group: readonly number[], end: number): readonly number[] {
    const likeness = (index: number) => this.#pairsOf[index]!.get(end)!.similarity;
    const merged = group.filter((index) => this.#pairsOf[index]!.get(end)?.tier === 'merge');
    merged.sort((one, other) => likeness(other) - likeness(one) || one - other);
    // A copy is not in its group: what it is a copy of is.
    return group.includes(end) ? [end, ...merged] : merged;
  }

  /**
   * Lists the pairs of the nearest few of either end, as in time, where all of them were looked at: a page that drifts
   * through many versions has more far pairs than near ones, which would outvote these. Where some share too little to
   * have been looked at, the link may be a false one, and all that merges with its ends is weighed.
   */
  #alongLink(
    groupA: readonly number[],
    groupB: readonly number[],
    a: number,
    b: number,
  ): (readonly [one: number, other: number, steps: number])[] {
    const { neighbours } = clusterLimits;
    const [nearA, nearB] = [this.#nearest(groupA, a), this.#nearest(groupB, b)];
    const few = nearA
      .slice(0, neighbours)
      .flatMap((one, rankA) =>
        nearB.slice(0, neighbours - rankA).map((other, rankB) => [one, other, 1 + rankA + rankB] as const),
      );
    if (few.every(([one, other]) => this.#pairsOf[one]!.has(other))) return few;
    return nearA.flatMap((one) =>
      nearB.map((other) => [one, other, 1 + Number(one !== a) + Number(other !== b)] as const),
    );
  }
}

function drop(indexes: number[], index: number): void {
  const at = indexes.indexOf(index);
  if (at !== -1) indexes.splice(at, 1);
}

function logitOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** Weighs a pair by its log-odds of being one report, within bounds. */
function weighPair({ probability, tier, decision }: RelatedPair, shift: number): number {
  if (decision === 'must') return clusterLimits.maxFor;
  if (decision === 'never') return clusterLimits.maxAgainst;
  const bounded = Math.min(
    clusterLimits.maxFor,
    Math.max(clusterLimits.maxAgainst, logitOf(probability) + shift),
  );
  return tier === 'merge' || bounded < 0
    ? bounded
    : Math.min(bounded, tier === 'review' ? 0 : clusterLimits.vetoed);
}
