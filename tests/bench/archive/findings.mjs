/** Counts how often something that is to hold did, and keeps where it did not. */
export class Findings {
  #all = new Map();

  /** `describe` says where it did not hold. */
  expect(what, holds, describe) {
    const found = this.#all.get(what) ?? { what, tried: 0, failed: [] };
    this.#all.set(what, found);
    found.tried++;
    if (!holds) found.failed.push(describe());
  }

  list() {
    return [...this.#all.values()];
  }
}
