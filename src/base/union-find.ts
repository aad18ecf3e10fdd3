/** Disjoint sets over 0 … n − 1, with path halving and union by smaller root (Tarjan 1975). */
export class UnionFind {
  readonly #parents: Uint32Array;

  constructor(size: number) {
    this.#parents = new Uint32Array(size);
    for (let element = 0; element < size; element++) this.#parents[element] = element;
  }

  /** The smallest element of the set that holds `element`. */
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
