/** Walks a syndication tree from its root, each carrier below the one that it has its text from. */
import type { SyndicationEdge, SyndicationTree } from '../../model/syndication.js';

export interface TreeRow {
  /** Null for a lost source. */
  readonly carrier: number | null;
  /** Undefined for the root. */
  readonly parent: number | null | undefined;
  readonly depth: number;
  /** Null for the root. */
  readonly edge: SyndicationEdge | null;
}

/** All carriers, and a lost source where there is one, in the order in which they stand below each other. */
export function walkTree({ root, edges }: SyndicationTree): readonly TreeRow[] {
  const children = new Map<number | null, SyndicationEdge[]>();
  for (const edge of edges) {
    const own = children.get(edge.parent);
    if (own === undefined) children.set(edge.parent, [edge]);
    else own.push(edge);
  }
  const rows: TreeRow[] = [];
  const left: TreeRow[] = [{ carrier: root.carrier, parent: undefined, depth: 0, edge: null }];
  for (let row = left.pop(); row !== undefined; row = left.pop()) {
    rows.push(row);
    const { carrier, depth } = row;
    for (const edge of [...(children.get(carrier) ?? [])].reverse())
      left.push({ carrier: edge.child, parent: carrier, depth: depth + 1, edge });
  }
  return rows;
}
