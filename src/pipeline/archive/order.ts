/** Takes from an archive the order of a report that had to be told from its texts before. */
import type { DocumentTable } from '../../detect/document-table.js';
import type { Cluster, OrderedCluster } from '../../model/cluster.js';
import type { ArchiveRun } from './archive-run.js';

interface OrderContext {
  readonly documents: DocumentTable;
  readonly hasDates: boolean;
  readonly archive?: ArchiveRun | undefined;
}

type KnownOrder = Pick<OrderedCluster, 'id' | 'order' | 'copies' | 'copyRecords' | 'decided'>;

/** The cluster in its order; null where it is not known. */
export function recallOrder(found: Cluster, context: OrderContext): OrderedCluster | null {
  const known = context.archive?.memo.recall<KnownOrder>(keyOf(found, context, context.archive));
  return known === undefined ? null : { ...found, ...known };
}

/** Remembers the order under what was asked. */
export function keepOrder(
  ordered: OrderedCluster,
  context: OrderContext & { readonly asked: Cluster },
): void {
  const { id, order, copies, copyRecords, decided } = ordered;
  const known: KnownOrder = {
    id,
    order,
    copies,
    copyRecords,
    ...(decided === undefined ? {} : { decided }),
  };
  context.archive?.memo.keep(keyOf(context.asked, context, context.archive), known);
}

function keyOf(found: Cluster, { documents, hasDates }: OrderContext, archive: ArchiveRun): string {
  const indexes = found.members.map((id) => documents.indexOf(id)!);
  return archive
    .keyOf('order', documents, indexes)
    .data([hasDates, found.decided ?? null])
    .finish();
}
