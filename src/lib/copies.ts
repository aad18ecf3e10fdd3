/**
 * The documents of one cluster in, its distinct revisions out: documents with equal bytes are one revision
 * and its copies, so that a crawl that saw a page twice changes nothing but the list of who has it.
 */
import type { ClusterId, Document, DocumentId, RevisionOrder } from '../model.js';
import { groupBy } from './group-by.js';

export interface Distinct<T> {
  /** The document with the smallest id of each set of equal ones. */
  readonly revisions: readonly T[];
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
}

type Identified = Pick<Document, 'id' | 'sha256'>;

export function separateCopies<T extends Identified>(documents: readonly T[]): Distinct<T> {
  const byBytes = groupBy(
    [...documents].sort((left, right) => (left.id < right.id ? -1 : 1)),
    ({ sha256 }) => sha256,
  );
  const groups = [...byBytes.values()];
  return {
    revisions: groups.map((group) => group[0]!),
    copies: new Map(
      groups
        .filter(({ length }) => length > 1)
        .map(([first, ...rest]) => [first!.id, rest.map(({ id }) => id)]),
    ),
  };
}

const idLength = 16;

/** Named for the content of the oldest revision, so that a newer one does not rename the cluster. */
export function identifyCluster({ revisions }: RevisionOrder, documents: readonly Identified[]): ClusterId {
  const oldest = documents.find(({ id }) => id === revisions[0])!;
  return oldest.sha256.slice(0, idLength) as ClusterId;
}
