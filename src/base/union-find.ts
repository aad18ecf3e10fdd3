/** Keeps disjoint sets of whole numbers, with path compression and union by smaller root (Tarjan 1975). */

export interface DisjointSets {
  /** The smallest element of the set that holds `element`. */
  find(element: number): number;
  union(a: number, b: number): void;
}

/** Keeps sets over 0 … n − 1. */
export class UnionFind implements DisjointSets {
  readonly #parents: Uint32Array;

  constructor(size: number) {
    this.#parents = new Uint32Array(size);
    for (let element = 0; element < size; element++) this.#parents[element] = element;
  }

  find(element: number): number {
    let current = element;
    while (this.#parents[current] !== current) {
      this.#parents[current] = this.#parents[this.#parents[current]!]!;
      current = this.#parents[current]!;
    }
    return current;
  }

  union(a: number, b: number): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    this.#parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}

/** Keeps sets over numbers of which few are ever named, out of a range that nobody knows. */
export class SparseUnionFind implements DisjointSets {
  readonly #parents = new Map<number, number>();

  find(element: number): number {
    let root = element;
    for (let above = this.#parents.get(root); above !== undefined; above = this.#parents.get(root))
      root = above;
    for (let at = element; at !== root; ) {
      const above = this.#parents.get(at)!;
      this.#parents.set(at, root);
      at = above;
    }
    return root;
  }

  union(a: number, b: number): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    if (rootA !== rootB) this.#parents.set(Math.max(rootA, rootB), Math.min(rootA, rootB));
  }
}
