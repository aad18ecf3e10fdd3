/**
 * Keeps the pairs of a maximum spanning forest, of pairs that come strongest first (Kruskal 1956). The forest of some
 * pairs holds all of theirs that the whole forest holds: parts are thinned side by side first, the whole after them.
 */
interface Pair {
  readonly isReportOnly?: boolean;
  readonly a: number;
  readonly b: number;
}

export async function* forest(pairs: AsyncIterable<Pair>): AsyncGenerator<object> {
  const parents = new Map<number, number>();
  const find = (document: number): number => {
    let root = document;
    for (let above = parents.get(root); above !== undefined; above = parents.get(root)) root = above;
    for (let at = document; at !== root; ) {
      const above = parents.get(at)!;
      parents.set(at, root);
      at = above;
    }
    return root;
  };
  let isReportOnly: boolean | undefined;
  for await (const pair of pairs) {
    // Pairs for the report alone have a forest of their own, and come after all others.
    if (pair.isReportOnly !== isReportOnly) parents.clear();
    isReportOnly = pair.isReportOnly;
    const [one, other] = [find(pair.a), find(pair.b)];
    if (one === other) continue;
    parents.set(Math.max(one, other), Math.min(one, other));
    yield pair;
  }
}
