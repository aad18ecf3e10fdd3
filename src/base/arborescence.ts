/**
 * Finds the heaviest tree that leads from one root to every node (Chu and Liu 1965, Edmonds 1967): every node takes its
 * heaviest edge, and a circle of such edges becomes one node, from which the least loss leads out.
 */

/** An edge between nodes 0 … n − 1; `weight` is finite. */
export interface WeightedEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/**
 * The parent of every node of 0 … size − 1 in the heaviest tree from `root`; −1 for the root. Of equally heavy edges the
 * first given is taken. Throws RangeError where no tree reaches all nodes.
 */
export function heaviestTree(size: number, root: number, edges: readonly WeightedEdge[]): Int32Array {
  const best = chooseEdges(size, root, edges);
  const parents = Int32Array.from(best, (edge) => (edge === null ? -1 : edge.from));
  const circles = findCircles(parents);
  if (circles.every((circle) => circle === -1)) return parents;
  const { edges: shrunk, names, count } = shrink(edges, circles, best);
  const above = heaviestTree(count, names[root]!, shrunk);
  // The edge that enters a circle takes the place of one of its own; all others of it stay.
  for (const { from, to, original } of shrunk) if (above[to] === from) parents[original.to] = original.from;
  return parents;
}

interface ShrunkEdge extends WeightedEdge {
  /** As it was before the circles became nodes. */
  readonly original: WeightedEdge;
}

function chooseEdges(
  size: number,
  root: number,
  edges: readonly WeightedEdge[],
): readonly (WeightedEdge | null)[] {
  const best: (WeightedEdge | null)[] = Array.from({ length: size }, () => null);
  for (const edge of edges) {
    if (edge.to === root || edge.from === edge.to) continue;
    const former = best[edge.to];
    if (former === null || former === undefined || edge.weight > former.weight) best[edge.to] = edge;
  }
  const lost = best.findIndex((edge, node) => edge === null && node !== root);
  if (lost !== -1)
    throw new RangeError(
      `Cannot find a tree: every node must have an edge, current value is none for ${lost}`,
    );
  return best;
}

/** The number of the circle that each node lies on, −1 for none. */
function findCircles(parents: Int32Array): Int32Array {
  const circles = new Int32Array(parents.length).fill(-1);
  const walks = new Int32Array(parents.length).fill(-1);
  let count = 0;
  for (let start = 0; start < parents.length; start++) {
    let node = start;
    for (; node !== -1 && walks[node] === -1; node = parents[node]!) walks[node] = start;
    if (node === -1 || walks[node] !== start || circles[node] !== -1) continue;
    for (; circles[node] === -1; node = parents[node]!) circles[node] = count;
    count++;
  }
  return circles;
}

function shrink(
  edges: readonly WeightedEdge[],
  circles: Int32Array,
  best: readonly (WeightedEdge | null)[],
): { readonly edges: readonly ShrunkEdge[]; readonly names: Int32Array; readonly count: number } {
  let count = 1 + circles.reduce((most, circle) => Math.max(most, circle), -1);
  const names = circles.map((circle) => (circle === -1 ? count++ : circle));
  const shrunk: ShrunkEdge[] = [];
  // Of several edges between the same two, the first of the heaviest is enough.
  const known = new Map<number, number>();
  for (const original of edges) {
    const [from, to] = [names[original.from]!, names[original.to]!];
    if (from === to) continue;
    const loss = circles[original.to] === -1 ? 0 : best[original.to]!.weight;
    const edge = { from, to, weight: original.weight - loss, original };
    const key = from * count + to;
    const at = known.get(key);
    if (at === undefined) {
      known.set(key, shrunk.length);
      shrunk.push(edge);
    } else if (edge.weight > shrunk[at]!.weight) shrunk[at] = edge;
  }
  return { edges: shrunk, names, count };
}
