/** Applies what a person decided about documents: to pairs before they are judged, and inside reports afterwards. */

import { groupBy } from '../base/group-by.js';
import { pairKey } from '../base/pair-key.js';
import { nameReader } from '../base/table-cells.js';
import type { DocumentTable } from '../detect/document-table.js';
import { PairList } from '../detect/keys/pair-list.js';
import { pickPairs } from '../detect/pick-pairs.js';
import { separateCopies } from '../merge/order/copies.js';
import { findCircle } from '../merge/order/decided-order.js';
import type { Cluster, ReportDecisions } from '../model/cluster.js';
import type { CandidatePairs } from '../model/columns.js';
import type { Decided } from '../model/decided.js';
import type { DocumentId } from '../model/document.js';
import { CommandFailure } from '../model/failure.js';
import type { Decision } from '../model/pair.js';
import { findNearest } from '../options/nearest-name.js';
import { read } from '../read/read.js';

export class Decisions {
  /** As they were given, under the names of the documents. */
  readonly rows: readonly Decided[];
  readonly #documents: DocumentTable;
  readonly #publications: ReadonlyMap<DocumentId, string>;
  readonly #decisions = new Map<string, readonly [a: DocumentId, b: DocumentId, decision: Decision]>();
  readonly #pairs: (readonly [a: number, b: number])[] = [];

  /**
   * `publications` tells documents of equal bytes apart by the revisions that they are; without them equal bytes
   * are one. Throws CommandFailure for a document that is not there, and for an order that goes round in a circle.
   */
  constructor(
    decided: readonly Decided[],
    documents: DocumentTable,
    publications: ReadonlyMap<DocumentId, string> = new Map(),
  ) {
    this.#documents = documents;
    this.#publications = publications;
    this.rows = nameKnown(decided, documents);
    for (const row of this.rows) {
      if (row.decision !== 'must' && row.decision !== 'never') continue;
      const [a, b] = row.a < row.b ? [row.a, row.b] : [row.b, row.a];
      this.#decisions.set(pairKey(a, b), [a, b, row.decision]);
      this.#pairs.push([documents.indexOf(row.a)!, documents.indexOf(row.b)!]);
    }
    const circle = findCircle(
      this.#before().map(([a, b]) => [this.#publication(a), this.#publication(b)] as const),
    );
    if (circle !== null) throw this.#refuseCircle(circle);
  }

  on(a: DocumentId, b: DocumentId): Decision | undefined {
    return this.#decisions.size === 0 ? undefined : this.#decisions.get(pairKey(a, b))?.[2];
  }

  /**
   * `cluster` with what was decided inside it, of the documents that were named: which of them are copies is not
   * known yet. Throws CommandFailure where it would have two bases.
   */
  applyTo(cluster: Cluster): Cluster {
    if (this.rows.length === this.#pairs.length) return cluster;
    const own = new Set(cluster.members);
    const before = this.#before().filter(([earlier, later]) => own.has(earlier) && own.has(later));
    const bases = this.rows.filter(({ decision, a }) => decision === 'base' && own.has(a)).map(({ a }) => a);
    const other = bases.find((id) => this.#publication(id) !== this.#publication(bases[0]!));
    if (other !== undefined) throw new CommandFailure({ reason: 'two-bases', ids: [bases[0]!, other] });
    if (before.length + bases.length === 0) return cluster;
    const base = bases.length === 0 ? {} : { base: bases[0]! };
    return { ...cluster, decided: { before, ...base } satisfies ReportDecisions };
  }

  /** All of them: ids in order. */
  list(): readonly (readonly [a: DocumentId, b: DocumentId, decision: Decision])[] {
    return [...this.#decisions.values()];
  }

  /** The candidates, and the decided pairs that are not among them. */
  addTo(candidates: CandidatePairs): CandidatePairs {
    if (this.#pairs.length === 0) return candidates;
    const pairs = new PairList();
    const known = new Set<string>();
    for (const [at, a] of candidates.a.entries()) {
      pairs.add(a, candidates.b[at]!, candidates.sharedKeys[at]!, candidates.grounds?.[at]);
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
    const kept = [...pairs.a.keys()].filter((at) => !decided.has(`${pairs.a[at]} ${pairs.b[at]}`));
    return pickPairs(pairs, kept);
  }

  #before(): (readonly [earlier: DocumentId, later: DocumentId])[] {
    return this.rows.flatMap((row) => (row.decision === 'before' ? [[row.a, row.b] as const] : []));
  }

  #publication(id: DocumentId): string {
    return this.#publications.get(id) ?? this.#documents.sha256(this.#documents.indexOf(id)!);
  }

  /** In the names that the decisions on its steps have. */
  #refuseCircle(circle: readonly string[]): CommandFailure {
    const steps = circle
      .slice(1)
      .map(
        (to, at) =>
          this.#before().find(
            ([a, b]) => this.#publication(a) === circle[at] && this.#publication(b) === to,
          )!,
      );
    const ids = [...steps.map(([earlier]) => earlier), steps.at(-1)![1]];
    return new CommandFailure({ reason: 'decision-circle', ids, areCopies: steps.length === 1 });
  }
}

/** Decisions on documents of which those with equal bytes are read, since their headlines may tell them apart. */
export async function openDecisions(
  decided: readonly Decided[],
  documents: DocumentTable,
): Promise<Decisions> {
  const named = nameKnown(decided, documents).flatMap((row) =>
    row.decision === 'before' ? [row.a, row.b] : row.decision === 'base' ? [row.a] : [],
  );
  const indexes = [...new Set(named)].map((id) => documents.indexOf(id)!);
  const byBytes = groupBy(indexes, (index) => documents.sha256(index));
  const alike = [...byBytes.values()].filter(({ length }) => length > 1).flat();
  const results = await read(alike.map((index) => documents.ref(index)));
  const { revisions, copies } = separateCopies(
    results.flatMap((result) => (result.ok ? [result.value] : [])),
  );
  const publications = new Map(
    revisions.flatMap(({ id }) => [id, ...(copies.get(id) ?? [])].map((copy) => [copy, id] as const)),
  );
  return new Decisions(decided, documents, publications);
}

/** The rows with the ids that documents have. */
function nameKnown(decided: readonly Decided[], documents: DocumentTable): readonly Decided[] {
  if (decided.length === 0) return [];
  const nameOf = nameReader(documents.columns.ids);
  const find = (name: DocumentId): DocumentId => {
    const id = nameOf(name) as DocumentId;
    if (documents.indexOf(id) !== undefined) return id;
    throw new CommandFailure({
      reason: 'no-such-document',
      id: name,
      nearest: findNearest(name, documents.columns.ids),
    });
  };
  return decided.map((row) =>
    row.decision === 'base' ? { ...row, a: find(row.a) } : { ...row, a: find(row.a), b: find(row.b) },
  );
}
