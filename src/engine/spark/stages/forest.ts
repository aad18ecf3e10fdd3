/**
 * Keeps the pairs of a maximum spanning forest, of pairs that come strongest first (Kruskal 1956). The forest of some
 * pairs holds all of theirs that the whole forest holds: parts are thinned side by side first, the whole after them.
 */
import { joinsTwo } from '../../../base/spanning-forest.js';
import { SparseUnionFind } from '../../../base/union-find.js';

interface Pair {
  readonly isReportOnly?: boolean;
  readonly a: number;
  readonly b: number;
}

export async function* forest(pairs: AsyncIterable<Pair>): AsyncGenerator<object> {
  let groups = new SparseUnionFind();
  let isReportOnly: boolean | undefined;
  for await (const pair of pairs) {
    // Pairs for the report alone have a forest of their own, and come after all others.
    if (pair.isReportOnly !== isReportOnly) groups = new SparseUnionFind();
    isReportOnly = pair.isReportOnly;
    if (joinsTwo(groups, pair.a, pair.b)) yield pair;
  }
}
