/**
 * Solves a group: sums over all trees that its steps allow, those that go back to a lost source among them, and takes the
 * tree that has the most edges right on average (the heaviest by the shares of its edges). A share counts every tree, so
 * that a parent that is as good as another gets half, and no more.
 */
import { heaviestTree, type WeightedEdge } from '../../base/arborescence.js';
import { treeLimits } from './limits.js';
import { makeLostSource } from './lost-source.js';
import { weighSecondSources } from './second-source.js';
import { type EdgeShares, type GroupShares, shiftRoots, sumGroup } from './sum-group.js';
import type { WeighedGroup } from './weigh-group.js';
import type { StepSource } from './weigh-step.js';

export interface Solved extends GroupShares {
  /** The root that is told; −1 for a lost source. */
  readonly root: number;
  /** The parent of each carrier; −1 for a lost source, −2 for the root. */
  readonly parents: Int32Array;
}

/** Solves what was weighed. */
export function solve(group: WeighedGroup): Solved {
  const plain = { group, savings: () => 0, shifts: null };
  const source = findSource(group);
  let shares = sumGroup({ ...plain, source, before: null });
  for (let round = 0; round < rounds; round++) shares = sumGroup({ ...plain, source, before: shares });
  const { roots, lostRoot } = shares;
  const root = roots.reduce((best, share, at) => (share > (roots[best] ?? lostRoot) ? at : best), -1);
  // Second sources are looked for last, and leave roots as they are: what has only a part of the text could else have all of
  // it from others.
  const input = { group, source, before: shares, savings: weighSecondSources(group, takeTree(shares, root)) };
  const shifts = shiftRoots(sumGroup({ ...input, shifts: null }), shares);
  const last = sumGroup({ ...input, shifts });
  return { ...last, ...settle(takeTree(last, root), root) };
}

// Of counting heirs, and of making up a source.
const rounds = 2;

/**
 * Makes up what a lost source would have had. Who took from it shows what it had, which shows better who took from it; of all
 * that were made up so, the one that explains the carriers best.
 */
function findSource(group: WeighedGroup): StepSource {
  const firsts = group.texts.map(([first]) => first!);
  const names = new Set(group.agency === '' ? [] : [group.agency]);
  // Text that a carrier added goes on to those that take it from there: at first only what many have is the source's.
  let source = makeLostSource(firsts, names, treeLimits.guessedSource);
  let best = { source, logLost: Number.NEGATIVE_INFINITY };
  for (let round = 0; round <= rounds; round++) {
    const { ifLost, logLost } = sumGroup({
      group,
      source,
      before: null,
      savings: () => 0,
      shifts: null,
    });
    if (logLost > best.logLost) best = { source, logLost };
    const branches = [...takeTree(ifLost, -1)].flatMap((parent, child) =>
      parent === -1 ? [firsts[child]!] : [],
    );
    if (branches.length < 2) break;
    source = makeLostSource(branches, names, treeLimits.seenSource);
  }
  return best.source;
}

/** Where a lost source has one heir in the tree that is told, the heir is the root. */
function settle(parents: Int32Array, root: number): Pick<Solved, 'root' | 'parents'> {
  const heirs = [...parents].flatMap((parent, child) => (parent === -1 ? [child] : []));
  if (root !== -1 || heirs.length !== 1) return { root, parents };
  return { root: heirs[0]!, parents: parents.map((parent) => (parent === -1 ? -2 : parent)) };
}

/** The heaviest tree by shares with a given root; −1 for a lost source. */
function takeTree({ size, edges, lostEdges }: EdgeShares, root: number): Int32Array {
  const list: WeightedEdge[] = [];
  for (let to = 0; to < size; to++) {
    if (root === -1) list.push({ from: size, to, weight: lostEdges[to]! });
    for (let from = 0; from < size; from++)
      if (from !== to) list.push({ from, to, weight: edges[from * size + to]! });
  }
  if (root === -1)
    return heaviestTree(size + 1, size, list)
      .slice(0, size)
      .map((parent) => (parent === size ? -1 : parent));
  return heaviestTree(size, root, list).map((parent) => (parent === -1 ? -2 : parent));
}
