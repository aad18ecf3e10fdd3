/**
 * Renders `syndication.json`: all trees of a run, each with its carriers by number, who took it from whom, how sure that is
 * and why, what was cut, and what became of corrections. Places are spans in bytes, as everywhere.
 */
import type { SyndicationTree } from '../../model/syndication.js';
import { formatJson } from '../format-json.js';

export const syndicationName = 'syndication.json';

/** Version 1; another number says that fields mean something else. */
export const syndicationFormat = 'variorum-syndication-1';

/** The parts of the file, one for each tree, with what stands before and after. */
export function* renderSyndication(trees: readonly SyndicationTree[]): Generator<string> {
  yield `{\n  "format": ${JSON.stringify(syndicationFormat)},\n  "trees": [`;
  for (const [at, tree] of trees.entries())
    yield `${at === 0 ? '' : ','}\n    ${formatJson(describeTree(tree), '    ')}`;
  yield '\n  ]\n}\n';
}

function describeTree({ carriers, leftOut, corrections, ...tree }: SyndicationTree): unknown {
  return {
    id: tree.id,
    agency: tree.agency,
    picture: pictureName(tree.id),
    carriers: carriers.map((carrier, number) => ({ number, ...carrier })),
    ...(leftOut === 0 ? {} : { leftOut }),
    root: tree.root,
    edges: tree.edges,
    corrections: corrections.map((correction) => ({
      ...correction,
      reachedShare: `${correction.reached.length} of ${carriers.length - 1}`,
    })),
  };
}

/** Where the picture of a tree lies in the output. */
export function pictureName(id: string): string {
  return `syndication/${id}.svg`;
}
