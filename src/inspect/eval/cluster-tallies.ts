/**
 * Counts what two groupings of the same documents, one found and one true, agree on. Every count is the sum of what
 * its components give, where a component is what shared clusters and shared reports hold together: nothing that is
 * counted reaches from one component into another, so whole components can be drawn again and again and their counts
 * added.
 */
import { groupBy } from '../../base/group-by.js';
import { UnionFind } from '../../base/union-find.js';

/** Two labels for every document: the cluster it was put in, and the report that it is. */
export interface Labelled {
  readonly id: string;
  readonly found: string;
  readonly truth: string;
}

/** Pairs of truths that may be put together or not: neither counts. */
export type Neutral = (truthA: string, truthB: string) => boolean;

/** A family is a true report of two documents and more; a cluster a found group of two and more. */
const noTally = {
  documents: 0,
  /** Sums of B-cubed precision and recall, over all documents and over those in a family or cluster. */
  bcubedPrecision: 0,
  bcubedRecall: 0,
  grouped: 0,
  groupedPrecision: 0,
  groupedRecall: 0,
  rightPairs: 0,
  foundPairs: 0,
  truePairs: 0,
  /** The same pairs, those left out that have a document of the largest family. */
  rightPairsOfRest: 0,
  foundPairsOfRest: 0,
  truePairsOfRest: 0,
  families: 0,
  exactFamilies: 0,
  splitFamilies: 0,
  /** Sum over families of the F1 of the best cluster for each. */
  familyF1: 0,
  clusters: 0,
  impureClusters: 0,
};

export type Tally = typeof noTally;
const tallyNames = Object.keys(noTally) as (keyof Tally)[];

/** Makes one tally a component, in an order that does not depend on that of the documents. */
export function tallyComponents(documents: readonly Labelled[], isNeutral: Neutral): Tally[] {
  const largest = findLargestFamily(documents);
  return listComponents(documents).map((component) => tallyComponent(component, { largest, isNeutral }));
}

/** Adds tallies up, the one at `index` as often as `timesOf` says. */
export function addTallies(tallies: readonly Tally[], timesOf: (index: number) => number): Tally {
  const sum = { ...noTally };
  for (const [index, tally] of tallies.entries()) {
    const times = timesOf(index);
    if (times === 0) continue;
    for (const name of tallyNames) sum[name] += times * tally[name];
  }
  return sum;
}

/** Finds the true report with the most documents, of equal ones the first by name; null where none has two. */
function findLargestFamily(documents: readonly Labelled[]): string | null {
  const [largest] = [...groupBy(documents, ({ truth }) => truth)]
    .map(([truth, { length }]) => ({ truth, size: length }))
    .filter(({ size }) => size > 1)
    .sort((left, right) => right.size - left.size || (left.truth < right.truth ? -1 : 1));
  return largest?.truth ?? null;
}

/** Groups documents that shared clusters and shared reports hold together, sorted by id within and among each other. */
function listComponents(documents: readonly Labelled[]): Labelled[][] {
  const sorted = [...documents].sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
  const sets = new UnionFind(sorted.length);
  for (const name of ['found', 'truth'] as const) {
    const firsts = new Map<string, number>();
    for (const [at, document] of sorted.entries()) {
      const first = firsts.get(document[name]);
      if (first === undefined) firsts.set(document[name], at);
      else sets.union(first, at);
    }
  }
  const numbered = sorted.map((document, at) => ({ document, root: sets.find(at) }));
  return [...groupBy(numbered, ({ root }) => root).values()].map((members) =>
    members.map(({ document }) => document),
  );
}

interface Asking {
  readonly largest: string | null;
  readonly isNeutral: Neutral;
}

function tallyComponent(component: readonly Labelled[], asking: Asking): Tally {
  const byFound = groupBy(component, ({ found }) => found);
  const byTruth = groupBy(component, ({ truth }) => truth);
  const sizeOf = (truth: string) => byTruth.get(truth)!.length;
  const tally = { ...noTally };
  const withStranger = new Set<string>();
  for (const [found, group] of byFound) {
    const cells = [...groupBy(group, ({ truth }) => truth)].map(([truth, members]) => ({
      truth,
      size: members.length,
    }));
    for (const cell of cells) {
      // A neutral report beside another is no stranger there.
      const friends = cells
        .filter(({ truth }) => truth === cell.truth || asking.isNeutral(truth, cell.truth))
        .reduce((sum, { size }) => sum + size, 0);
      if (friends < group.length) withStranger.add(found);
      addBcubed(tally, { size: cell.size, friends, cluster: group.length, family: sizeOf(cell.truth) });
    }
    addFoundPairs(tally, cells, asking);
    if (group.length === 1) continue;
    tally.clusters++;
    if (withStranger.has(found)) tally.impureClusters++;
  }
  for (const [truth, family] of byTruth) {
    const pairs = choose2(family.length);
    tally.truePairs += pairs;
    if (truth !== asking.largest) tally.truePairsOfRest += pairs;
    if (family.length > 1) addFamily(tally, family, byFound, withStranger);
  }
  return tally;
}

interface Cell {
  readonly truth: string;
  readonly size: number;
}

/**
 * Adds the B-cubed figures: documents of one report in one cluster all have the same precision and recall (Bagga and
 * Baldwin 1998).
 */
function addBcubed(
  tally: Tally,
  cell: {
    readonly size: number;
    readonly friends: number;
    readonly cluster: number;
    readonly family: number;
  },
): void {
  const precision = (cell.size * cell.friends) / cell.cluster;
  const recall = (cell.size * cell.size) / cell.family;
  tally.documents += cell.size;
  tally.bcubedPrecision += precision;
  tally.bcubedRecall += recall;
  if (cell.cluster === 1 && cell.family === 1) return;
  tally.grouped += cell.size;
  tally.groupedPrecision += precision;
  tally.groupedRecall += recall;
}

function addFoundPairs(tally: Tally, cells: readonly Cell[], { largest, isNeutral }: Asking): void {
  for (const [index, { truth, size }] of cells.entries()) {
    const own = choose2(size);
    const others = cells.slice(index + 1).filter((other) => !isNeutral(truth, other.truth));
    const wrong = others.reduce((sum, other) => sum + size * other.size, 0);
    tally.rightPairs += own;
    tally.foundPairs += own + wrong;
    if (truth === largest) continue;
    const largestBeside = others.find((other) => other.truth === largest)?.size ?? 0;
    tally.rightPairsOfRest += own;
    tally.foundPairsOfRest += own + wrong - size * largestBeside;
  }
}

function addFamily(
  tally: Tally,
  family: readonly Labelled[],
  byFound: ReadonlyMap<string, readonly Labelled[]>,
  withStranger: ReadonlySet<string>,
): void {
  const parts = [...groupBy(family, ({ found }) => found)];
  tally.families++;
  if (parts.length > 1) tally.splitFamilies++;
  else if (!withStranger.has(parts[0]![0])) tally.exactFamilies++;
  tally.familyF1 += Math.max(
    ...parts.map(([found, members]) =>
      harmonic(members.length / byFound.get(found)!.length, members.length / family.length),
    ),
  );
}

const choose2 = (size: number) => (size * (size - 1)) / 2;
export const harmonic = (a: number, b: number) => (a + b === 0 ? 0 : (2 * a * b) / (a + b));
