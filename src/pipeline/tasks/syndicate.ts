/** Tells the trees of one batch of groups: read → segment → collate, weigh and solve. */
import type { Document } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DocumentFailure, Result } from '../../model/failure.js';
import type { SyndicatedText, SyndicationTree } from '../../model/syndication.js';
import { readKept } from '../../read/kept-documents.js';
import { segment } from '../../text/segment.js';
import type { GroupedDocument } from '../../trace/syndication/find-syndicated.js';
import type { Batch } from '../batch.js';

export interface SyndicateTask {
  readonly groups: readonly (readonly GroupedDocument[])[];
  /** Of the documents of all groups. */
  readonly refs: readonly DocumentRef[];
}

/** Groups → trees; a group whose documents turn out to be of one outlet has none. */
export async function syndicateBatch({ groups, refs }: SyndicateTask): Promise<Batch<SyndicationTree>> {
  const [{ syndicationTree }, { toSyndicatedText }] = await Promise.all([
    import('../../trace/syndication/syndication-tree.js'),
    import('../../trace/syndication/to-syndicated-text.js'),
  ]);
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  const values: SyndicationTree[] = [];
  const failures: DocumentFailure[] = [];
  for (const group of groups) {
    const texts: SyndicatedText[] = [];
    const add = (result: Result<Document>, index: number) => {
      const place = group[index]!;
      if (result.ok) texts.push(toSyndicatedText(segment(result.value), place));
      else failures.push({ ...result.error, document: place.id });
    };
    const own = group.map(({ id }) => byId.get(id)!);
    await readKept(own, add, { stage: 'trace', isTextEnough: true });
    const tree = failures.length > 0 ? null : syndicationTree(texts);
    if (tree !== null) values.push(tree);
  }
  return { values, failures };
}
