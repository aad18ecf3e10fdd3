/** Pairs, strongest first, in; which of them a maximum spanning forest holds out (Kruskal 1956). */
import { UnionFind } from './union-find.js';

/** 1 for each pair that joins what no stronger one has joined. */
export function spanningForest(
  pairs: readonly { readonly a: number; readonly b: number }[],
  documents: number,
): Uint8Array {
  const groups = new UnionFind(documents);
  return Uint8Array.from(pairs, ({ a, b }) => {
    if (groups.find(a) === groups.find(b)) return 0;
    groups.union(a, b);
    return 1;
  });
}
