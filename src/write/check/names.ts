/** Checks that each report of a run has a name of its own: no two share an id, and each edition is of one cluster. */
import type { Findings } from './findings.js';

/** A line of clusters.jsonl, as far as it names things. */
export interface NamedCluster {
  readonly id: string;
  readonly documents: readonly string[];
}

/** An edition, as far as it names things, and the file that it was read from. */
export interface NamedEdition extends NamedCluster {
  readonly path: string;
}

/** Parses a line of clusters.jsonl; null where it is none. */
export function parseCluster(line: string): NamedCluster | null {
  try {
    const { id, documents } = JSON.parse(line) as Record<string, unknown>;
    const isNamed =
      typeof id === 'string' &&
      Array.isArray(documents) &&
      documents.every((each) => typeof each === 'string');
    return isNamed ? { id, documents } : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Checks the names of a whole run. */
export function checkNames(
  clusters: readonly NamedCluster[],
  editions: readonly NamedEdition[],
  findings: Findings,
): void {
  const byId = new Map<string, NamedCluster>();
  for (const cluster of clusters) {
    const other = byId.get(cluster.id);
    findings.hold(
      'names are unique',
      other === undefined,
      () =>
        `clusters.jsonl: ${cluster.id} is the id of ${other!.documents[0]} and of ${cluster.documents[0]}`,
    );
    byId.set(cluster.id, cluster);
  }
  const paths = new Map<string, string>();
  for (const { path, id, documents } of editions) {
    findings.hold(
      'names are unique',
      !paths.has(id),
      () => `${path}: it has the id ${id} of ${paths.get(id)}`,
    );
    findings.hold(
      'names are unique',
      byId.get(id)?.documents.join('\n') === documents.join('\n'),
      () => `${path}: its documents are not those that clusters.jsonl lists for ${id}`,
    );
    paths.set(id, path);
  }
}
