/**
 * The documents of one cluster in, its distinct revisions out: documents with equal bytes are one revision
 * and its copies, so that a crawl that saw a page twice changes nothing but the list of who has it.
 */
import type { ClusterId, DocumentId, RevisionOrder, SegmentedDocument } from '../model.js';
import { groupBy } from './group-by.js';

export interface Distinct {
  /** The document with the smallest id of each set of equal ones. */
  readonly revisions: readonly SegmentedDocument[];
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
}

export function separateCopies(documents: readonly SegmentedDocument[]): Distinct {
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
export function identifyCluster(
  { revisions }: RevisionOrder,
  documents: readonly SegmentedDocument[],
): ClusterId {
  const oldest = documents.find(({ id }) => id === revisions[0])!;
  return oldest.sha256.slice(0, idLength) as ClusterId;
}
