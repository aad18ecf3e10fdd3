/**
 * Finds a maximum spanning forest (Kruskal 1956): of pairs that come strongest first it holds those that join what no
 * stronger one has joined.
 */
import { type DisjointSets, UnionFind } from './union-find.js';

/** Marks with 1 each pair that the forest holds. */
export function spanningForest(
  pairs: readonly { readonly a: number; readonly b: number }[],
  documents: number,
): Uint8Array {
  const groups = new UnionFind(documents);
  return Uint8Array.from(pairs, ({ a, b }) => Number(joinsTwo(groups, a, b)));
}

/** Joins the sets of `a` and `b`, and says whether they were two. */
export function joinsTwo(groups: DisjointSets, a: number, b: number): boolean {
  if (groups.find(a) === groups.find(b)) return false;
  groups.union(a, b);
  return true;
}
