/**
 * The matched sentences of two revisions in, what became of each out. Paragraphs that share sentences form a
 * graph; its components say what happened: one to one is the same or an edit, one to many a split, many to
 * one a merge, many to many a regrouping. What lies off the heaviest chain that keeps its order has moved.
 */
import type { EdgeType } from '../model.js';
import { groupBy } from './group-by.js';
import { heaviestIncreasing } from './increasing-subsequence.js';
import type { Match } from './sentence-matching.js';
import { UnionFind } from './union-find.js';

/** A sentence as naming sees it. */
export interface NamedUnit {
  readonly block: number;
  /** Equal where nothing differs but white space and marks. */
  readonly typeface: number;
  readonly tokens: number;
}

/** The type of each of `matches`, whole ones only. */
export function nameEdges(
  left: readonly NamedUnit[],
  right: readonly NamedUnit[],
  matches: readonly Match[],
): (match: Match) => EdgeType {
  const pairs = groupBy(matches, ({ x, y }) => pairKey(left[x]!.block, right[y]!.block));
  const shapeOf = findShapes(left, right, matches);
  const moved = findMoved(left, right, [...pairs.values()]);
  const [facesX, facesY] = [facesByBlock(left), facesByBlock(right)];
  const types = new Map<string, EdgeType>();
  for (const [key, [first]] of pairs) {
    const [from, to] = [left[first!.x]!.block, right[first!.y]!.block];
    const isSame = facesX.get(from) === facesY.get(to);
    types.set(key, shapeOf(from) ?? nameOneToOne(isSame, moved.has(key)));
  }
  return ({ x, y }) => types.get(pairKey(left[x]!.block, right[y]!.block))!;
}

function nameOneToOne(isSame: boolean, isMoved: boolean): EdgeType {
  if (isSame) return isMoved ? 'move' : 'same';
  return isMoved ? 'move-edit' : 'edit';
}

function pairKey(from: number, to: number): string {
  return `${from} ${to}`;
}

/** For a block of the left side how its component divides or joins; null for one to one. */
function findShapes(
  left: readonly NamedUnit[],
  right: readonly NamedUnit[],
  matches: readonly Match[],
): (from: number) => EdgeType | null {
  const sizeX = Math.max(-1, ...left.map(({ block }) => block)) + 1;
  const sizeY = Math.max(-1, ...right.map(({ block }) => block)) + 1;
  const groups = new UnionFind(sizeX + sizeY);
  const members = new Set<number>();
  for (const { x, y } of matches) {
    groups.union(left[x]!.block, sizeX + right[y]!.block);
    members.add(left[x]!.block).add(sizeX + right[y]!.block);
  }
  const counts = new Map<number, { from: number; to: number }>();
  for (const member of members) {
    const root = groups.find(member);
    const count = counts.get(root) ?? { from: 0, to: 0 };
    if (member < sizeX) count.from++;
    else count.to++;
    counts.set(root, count);
  }
  return (block) => {
    const { from, to } = counts.get(groups.find(block))!;
    if (from > 1 && to > 1) return 'regroup';
    return to > 1 ? 'split' : from > 1 ? 'merge' : null;
  };
}

/** Pairs of paragraphs off the heaviest chain of matched paragraphs that keeps its order. */
function findMoved(
  left: readonly NamedUnit[],
  right: readonly NamedUnit[],
  pairs: readonly (readonly Match[])[],
): ReadonlySet<string> {
  const points = pairs.map((group) => ({
    x: left[group[0]!.x]!.block,
    y: right[group[0]!.y]!.block,
    weight: group.reduce((sum, { x, similarity }) => sum + 1 + left[x]!.tokens * similarity, 0),
  }));
  const moved = new Set(points.map(({ x, y }) => pairKey(x, y)));
  for (const index of heaviestIncreasing(points, false))
    moved.delete(pairKey(points[index]!.x, points[index]!.y));
  return moved;
}

/** The typefaces of each block's sentences, as one key. */
function facesByBlock(units: readonly NamedUnit[]): ReadonlyMap<number, string> {
  const faces = new Map<number, string>();
  for (const { block, typeface } of units) faces.set(block, `${faces.get(block) ?? ''} ${typeface}`);
  return faces;
}
