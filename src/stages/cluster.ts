/**
 * Related pairs in, clusters out. Groups grow along the surest links first (Kruskal 1956), but a link joins
 * two groups only where it has support: a report's revisions resemble each other beyond one pair. A lone
 * link between two groups is cut and reported, so that one false pair cannot chain reports together. So is one
 * between texts in two languages: a document that does not tell its own joins no translation to its original.
 */
import { groupBy } from '../lib/group-by.js';
import { UnionFind } from '../lib/union-find.js';
import type { Cluster, Clustering, DocumentId, RelatedPair } from '../model.js';

// A link this sure needs no second one: between a group and one document, and between two groups.
const sureForOne = 0.9;
const sureForGroups = 0.98;
// Two groups whose links are less sure than that are one report only if their links are this likely on average.
const likelyBetween = 0.6;

const none: ReadonlySet<string> = new Set();

/** Clusters of two and more, sorted by their first member; the partition does not depend on input order. */
export function cluster(pairs: readonly RelatedPair[]): Clustering {
  const groups = new Groups(pairs);
  const links = pairs.filter(({ tier }) => tier === 'merge').sort(bySureness);
  const refused = links.filter((link) => !groups.tryJoin(link));
  const inside = groupBy(
    pairs.filter(({ a, b }) => groups.rootOf(a) === groups.rootOf(b)),
    ({ a }) => groups.rootOf(a),
  );
  const clusters = groups
    .all()
    .filter(({ members }) => members.length > 1)
    .map(({ root, members }) => describe(members, [...inside.get(root)!].sort(byIds)))
    .sort((left, right) => (left.members[0]! < right.members[0]! ? -1 : 1));
  return {
    clusters,
    bridges: refused.filter(({ a, b }) => groups.rootOf(a) !== groups.rootOf(b)).sort(byIds),
  };
}

/** What lies between two groups. */
interface Between {
  /** Pairs that look like one form filled in twice. */
  readonly forms: number;
  /** Pairs that resemble each other, and the mean of their probabilities. */
  readonly resembling: number;
  readonly meanProbability: number;
  /** A person said that one of the pairs is no report. */
  readonly isNever: boolean;
  /** A pair is a text and the same in another spelling throughout. */
  readonly isRespelt: boolean;
}

/** A partition of the documents that grows, with the pairs of each document at hand. */
class Groups {
  readonly #ids: readonly DocumentId[];
  readonly #indexes: ReadonlyMap<DocumentId, number>;
  readonly #sets: UnionFind;
  readonly #members = new Map<number, number[]>();
  /** By root: how many different texts its members have. Many copies of one text meet others through the first alone. */
  readonly #texts = new Map<number, number>();
  readonly #pairsOf: ReadonlyMap<DocumentId, readonly RelatedPair[]>;
  /** By the group's root, where a member tells one: the languages of the group. */
  readonly #languages = new Map<number, ReadonlySet<string>>();

  constructor(pairs: readonly RelatedPair[]) {
    const pairsOf = new Map<DocumentId, RelatedPair[]>();
    for (const pair of pairs) {
      for (const id of [pair.a, pair.b]) {
        const known = pairsOf.get(id);
        if (known === undefined) pairsOf.set(id, [pair]);
        else known.push(pair);
      }
    }
    this.#pairsOf = pairsOf;
    this.#ids = [...pairsOf.keys()].sort();
    this.#indexes = new Map(this.#ids.map((id, index) => [id, index]));
    this.#sets = new UnionFind(this.#ids.length);
    for (const index of this.#ids.keys()) {
      this.#members.set(index, [index]);
      this.#texts.set(index, 1);
    }
    for (const pair of pairs) this.#noteLanguages(pair);
  }

  /**
   * A pair tells its languages only where they differ. That is enough: groups grow along pairs, so that a group
   * in which not all tell the same has a pair that shows each of its languages.
   */
  #noteLanguages({ a, b, evidence }: RelatedPair): void {
    const [ofA, ofB] = evidence.languages ?? [null, null];
    if (ofA !== null) this.#languages.set(this.#indexes.get(a)!, new Set([ofA]));
    if (ofB !== null) this.#languages.set(this.#indexes.get(b)!, new Set([ofB]));
  }

  rootOf(id: DocumentId): number {
    return this.#sets.find(this.#indexes.get(id)!);
  }

  /** Members are sorted by id. */
  all(): { readonly root: number; readonly members: readonly DocumentId[] }[] {
    return [...this.#members].map(([root, members]) => ({
      root,
      members: members.map((index) => this.#ids[index]!).sort(),
    }));
  }

  /** Joins the groups of the link's two documents, unless what lies between them speaks against it. */
  tryJoin(link: RelatedPair): boolean {
    const [rootA, rootB] = [this.rootOf(link.a), this.rootOf(link.b)];
    if (rootA === rootB) return true;
    const [groupA, groupB] = [this.#members.get(rootA)!, this.#members.get(rootB)!];
    const [smaller, larger] = groupA.length <= groupB.length ? [groupA, groupB] : [groupB, groupA];
    const [textsOfA, textsOfB] = [this.#texts.get(rootA)!, this.#texts.get(rootB)!];
    const sizes = {
      smaller: smaller.length,
      larger: larger.length,
      fewerTexts: Math.min(textsOfA, textsOfB),
      moreTexts: Math.max(textsOfA, textsOfB),
    };
    const between = this.#lookBetween(smaller, this.#sets.find(larger[0]!));
    if (between.isNever) return false;
    if (link.decision !== 'must') {
      // One pair that looks like a form in the long life of a page does not divide it.
      if (between.forms > 0 && between.forms >= between.resembling) return false;
      // Of equal bodies one tells a wrong language.
      if (link.relation !== 'duplicate' && (between.isRespelt || this.#areOfTwoLanguages(rootA, rootB)))
        return false;
      if (!isSupported(link, sizes, between)) return false;
    }
    this.#sets.union(rootA, rootB);
    for (const index of smaller) larger.push(index);
    const languages = [...this.#languagesOf(rootA), ...this.#languagesOf(rootB)];
    for (const root of [rootA, rootB]) {
      this.#members.delete(root);
      this.#texts.delete(root);
      this.#languages.delete(root);
    }
    const root = this.#sets.find(rootA);
    this.#members.set(root, larger);
    this.#texts.set(root, textsOfA + textsOfB - (link.similarity === 1 ? 1 : 0));
    if (languages.length > 0) this.#languages.set(root, new Set(languages));
    return true;
  }

  #languagesOf(root: number): ReadonlySet<string> {
    return this.#languages.get(root) ?? none;
  }

  /** Neither group tells of languages that the other has, too. What a person or equal bodies joined may be of two. */
  #areOfTwoLanguages(rootA: number, rootB: number): boolean {
    const [inA, inB] = [this.#languagesOf(rootA), this.#languagesOf(rootB)];
    const [fewer, more] = inA.size <= inB.size ? [inA, inB] : [inB, inA];
    return [...fewer].some((language) => !more.has(language));
  }

  #lookBetween(group: readonly number[], otherRoot: number): Between {
    let forms = 0;
    let resembling = 0;
    let sum = 0;
    let isNever = false;
    let isRespelt = false;
    for (const index of group) {
      const id = this.#ids[index]!;
      for (const pair of this.#pairsOf.get(id)!) {
        if (this.rootOf(pair.a === id ? pair.b : pair.a) !== otherRoot) continue;
        isNever ||= pair.decision === 'never';
        isRespelt ||= pair.evidence.isRespelt === true;
        if (pair.relation === 'template') forms++;
        if (pair.tier === 'apart') continue;
        resembling++;
        sum += pair.probability;
      }
    }
    const meanProbability = resembling === 0 ? 0 : sum / resembling;
    return { forms, resembling, meanProbability, isNever, isRespelt };
  }
}

interface Sizes {
  /** Documents of the smaller and of the larger group. */
  readonly smaller: number;
  readonly larger: number;
  /** Different texts of the group that has fewer, and of the one that has more. */
  readonly fewerTexts: number;
  readonly moreTexts: number;
}

function isSupported(
  { probability }: RelatedPair,
  { smaller, larger, fewerTexts, moreTexts }: Sizes,
  { resembling, meanProbability }: Between,
): boolean {
  if (larger === 1 || probability >= (fewerTexts === 1 ? sureForOne : sureForGroups)) return true;
  // Between copies of one text and copies of another no second link can say more than the first.
  if (moreTexts === 1) return meanProbability >= likelyBetween;
  // The link itself is one; a second one must stand beside it.
  return resembling >= 2 && (smaller === 1 || meanProbability >= likelyBetween);
}

function describe(members: readonly DocumentId[], links: readonly RelatedPair[]): Cluster {
  const totals = new Map(members.map((id) => [id, 0]));
  for (const { a, b, score } of links) {
    totals.set(a, totals.get(a)! + score);
    totals.set(b, totals.get(b)! + score);
  }
  // Members are sorted by id, so the first of equals has the smallest one.
  const representative = members.reduce((best, id) => (totals.get(id)! > totals.get(best)! ? id : best));
  const scores = links.filter(({ tier }) => tier === 'merge').map(({ score }) => score);
  return {
    members,
    representative,
    cohesion: {
      mean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
      weakest: scores.reduce((least, score) => Math.min(least, score), 1),
    },
    links,
  };
}

/** What a person decided comes before all else. */
function bySureness(left: RelatedPair, right: RelatedPair): number {
  return (
    Number(right.decision === 'must') - Number(left.decision === 'must') ||
    right.probability - left.probability ||
    right.score - left.score ||
    byIds(left, right)
  );
}

function byIds(left: RelatedPair, right: RelatedPair): number {
  if (left.a !== right.a) return left.a < right.a ? -1 : 1;
  return left.b === right.b ? 0 : left.b < right.b ? -1 : 1;
}
