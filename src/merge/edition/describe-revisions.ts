/** Describes the revisions of an edition: who each of them is, what its source says of it, and who has copies. */

import type { CopyRecord, Document, DocumentId } from '../../model/document.js';
import type { MergedEdition } from '../../model/naming.js';
import { describeSource } from './describe-source.js';
import { siglumOf } from './sigla.js';

/** Holds the copies of a report's revisions. */
export interface Copied {
  /** Other documents that publish what a revision does. */
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
  /** What they say of themselves, where it is not what their revision says. */
  readonly copyRecords?: readonly CopyRecord[];
}

/** Describes `revisions`, which stand oldest first, in their order. */
export function describeRevisions(
  revisions: readonly Document[],
  { copies, copyRecords = [] }: Copied,
): MergedEdition['revisions'] {
  const recordOf = new Map(copyRecords.map((record) => [record.id, record]));
  return revisions.map((revision, index) => {
    const own = copies.get(revision.id) ?? [];
    const records = own.flatMap((copy) => recordOf.get(copy) ?? []);
    return {
      id: revision.id,
      siglum: siglumOf(index),
      path: revision.id,
      sha256: revision.sha256,
      encoding: revision.encoding,
      hasByteOrderMark: revision.hasByteOrderMark,
      ...describeSource(revision),
      position: index + 1,
      title: revision.title ?? null,
      date: revision.date ?? null,
      copies: own,
      ...(records.length === 0 ? {} : { copyRecords: records }),
    };
  });
}
