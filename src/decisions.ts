/** What a person decided on pairs of documents, asked by the stages: which pairs, and what. */
import type { DocumentTable } from './document-table.js';
import { CommandFailure, show } from './failure.js';
import { findNearest } from './lib/nearest.js';
import { PairList } from './lib/pair-list.js';
import type { CandidatePairs, Decision, DocumentId } from './model.js';
import type { DecidedPair } from './sources/decisions.js';

export class Decisions {
  readonly #decisions = new Map<string, Decision>();
  readonly #pairs: (readonly [a: number, b: number])[] = [];

  /** Throws CommandFailure for a document that is not there. */
  constructor(decided: readonly DecidedPair[], documents: DocumentTable) {
    if (decided.length === 0) return;
    // Tables show control characters in names; a name may come back as it was shown.
    const shown = new Map(documents.columns.ids.map((id) => [show(id), id]));
    const find = (name: DocumentId): DocumentId => {
      const id = documents.indexOf(name) === undefined ? shown.get(name) : name;
      if (id !== undefined) return id;
      throw new CommandFailure({
        reason: 'no-such-document',
        id: name,
        nearest: findNearest(name, documents.columns.ids),
      });
    };
    for (const { a, b, decision } of decided) {
      const [one, other] = [find(a), find(b)];
      this.#decisions.set(nameOf(one, other), decision);
      this.#pairs.push([documents.indexOf(one)!, documents.indexOf(other)!]);
    }
  }

  on(a: DocumentId, b: DocumentId): Decision | undefined {
    return this.#decisions.size === 0 ? undefined : this.#decisions.get(nameOf(a, b));
  }

  /** The candidates, and the decided pairs that are not among them. */
  addTo(candidates: CandidatePairs): CandidatePairs {
    if (this.#pairs.length === 0) return candidates;
    const pairs = new PairList();
    const known = new Set<string>();
    for (const [at, a] of candidates.a.entries()) {
      pairs.add(a, candidates.b[at]!, candidates.sharedKeys[at]!);
      known.add(`${a} ${candidates.b[at]}`);
    }
    for (const [one, other] of this.#pairs) {
      const [a, b] = [Math.min(one, other), Math.max(one, other)];
      if (!known.has(`${a} ${b}`)) pairs.add(a, b, 0);
    }
    return pairs.finish();
  }

  leaveOutOf(pairs: CandidatePairs): CandidatePairs {
    if (this.#pairs.length === 0) return pairs;
    const decided = new Set(this.#pairs.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`));
    const keep = (column: Uint32Array) =>
      column.filter((_, at) => !decided.has(`${pairs.a[at]} ${pairs.b[at]}`));
    return { a: keep(pairs.a), b: keep(pairs.b), sharedKeys: keep(pairs.sharedKeys) };
  }
}

function nameOf(a: DocumentId, b: DocumentId): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
