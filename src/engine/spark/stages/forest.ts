/**
 * Pairs, strongest first, in; those of a maximum spanning forest out (Kruskal 1956). A forest of some of the
 * pairs holds all of theirs that the forest of all pairs holds, so that parts can be thinned side by side
 * first, and the whole after them.
 */
interface Pair {
  readonly isRemark?: boolean;
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
  let isRemark: boolean | undefined;
  for await (const pair of pairs) {
    // Remarks are a world of their own, and come after all others.
    if (pair.isRemark !== isRemark) parents.clear();
    isRemark = pair.isRemark;
    const [one, other] = [find(pair.a), find(pair.b)];
    if (one === other) continue;
    parents.set(Math.max(one, other), Math.min(one, other));
    yield pair;
  }
}
