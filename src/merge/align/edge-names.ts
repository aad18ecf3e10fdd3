/**
 * Names what became of each matched sentence. Paragraphs that share sentences form a graph, and its components say
 * what happened: one to one is the same or an edit, one to many a split, many to one a merge, many to many a
 * regrouping. What lies off the heaviest chain that keeps its order has moved.
 */

import { heaviestIncreasing } from '../../base/increasing-subsequence.js';
import { UnionFind } from '../../base/union-find.js';
import type { EdgeType } from '../../model/alignment.js';
import type { Match } from './match-state.js';

/** Holds what naming needs to know of a sentence. */
export interface NamedUnit {
  readonly block: number;
  /** Equal where nothing differs but white space and marks. */
  readonly typeface: number;
  readonly tokens: number;
}

/** Looks up the type of each of `matches`; none of them may be a match of a part. */
export function nameEdges(
  left: readonly NamedUnit[],
  right: readonly NamedUnit[],
  matches: readonly Match[],
): (match: Match) => EdgeType {
  const pairKey = (from: number, to: number) => from * 2 ** 26 + to;
  const pairs = pairBlocks(left, right, matches, pairKey);
  const shapeOf = findShapes(left, right, [...pairs.values()]);
  const moved = findMoved([...pairs.values()]);
  const types = new Map<number, EdgeType>();
  for (const [key, pair] of pairs) {
    const isSame = () => haveEqualFaces(left, pair.firstX, right, pair.firstY);
    types.set(key, shapeOf(pair.from) ?? nameOneToOne(isSame(), moved.has(pair)));
  }
  return ({ x, y }) => types.get(pairKey(left[x]!.block, right[y]!.block))!;
}

function nameOneToOne(isSame: boolean, isMoved: boolean): EdgeType {
  if (isSame) return isMoved ? 'move' : 'same';
  return isMoved ? 'move-edit' : 'edit';
}

/** Two paragraphs that share sentences. */
interface BlockPair {
  readonly from: number;
  readonly to: number;
  /** Units of the first match. */
  readonly firstX: number;
  readonly firstY: number;
  /** Of the matched sentences. */
  weight: number;
}

/** Lists the pairs of paragraphs that share sentences, in the order of their first match. */
function pairBlocks(
  left: readonly NamedUnit[],
  right: readonly NamedUnit[],
  matches: readonly Match[],
  pairKey: (from: number, to: number) => number,
): ReadonlyMap<number, BlockPair> {
  const pairs = new Map<number, BlockPair>();
  for (const { x, y, similarity } of matches) {
    const [from, to] = [left[x]!.block, right[y]!.block];
    const key = pairKey(from, to);
    const pair = pairs.get(key) ?? { from, to, firstX: x, firstY: y, weight: 0 };
    if (pair.weight === 0) pairs.set(key, pair);
    pair.weight = pair.weight + 1 + left[x]!.tokens * similarity;
  }
  return pairs;
}

/** Tells how the component of a left block divides or joins; null for one to one. */
function findShapes(
  left: readonly NamedUnit[],
  right: readonly NamedUnit[],
  pairs: readonly BlockPair[],
): (from: number) => EdgeType | null {
  const lastOf = (units: readonly NamedUnit[]) =>
    units.reduce((most, { block }) => Math.max(most, block), -1);
  const sizeX = lastOf(left) + 1;
  const sizeY = lastOf(right) + 1;
  const groups = new UnionFind(sizeX + sizeY);
  for (const { from, to } of pairs) groups.union(from, sizeX + to);
  // Counted at the root of each component.
  const [onLeft, onRight] = [new Uint32Array(sizeX + sizeY), new Uint32Array(sizeX + sizeY)];
  const isMember = new Uint8Array(sizeX + sizeY);
  for (const { from, to } of pairs) isMember[from] = isMember[sizeX + to] = 1;
  for (let member = 0; member < sizeX + sizeY; member++)
    if (isMember[member] === 1) (member < sizeX ? onLeft : onRight)[groups.find(member)]!++;
  return (block) => {
    const root = groups.find(block);
    const [from, to] = [onLeft[root]!, onRight[root]!];
    if (from > 1 && to > 1) return 'regroup';
    return to > 1 ? 'split' : from > 1 ? 'merge' : null;
  };
}

/** Finds the pairs of paragraphs that lie off the heaviest chain which keeps its order. */
function findMoved(pairs: readonly BlockPair[]): ReadonlySet<BlockPair> {
  const moved = new Set(pairs);
  const points = pairs.map(({ from, to, weight }) => ({ x: from, y: to, weight }));
  for (const index of heaviestIncreasing(points, false)) moved.delete(pairs[index]!);
  return moved;
}

/** Tells whether the blocks of two units differ in nothing but white space and marks, sentence by sentence. */
function haveEqualFaces(
  left: readonly NamedUnit[],
  inLeft: number,
  right: readonly NamedUnit[],
  inRight: number,
): boolean {
  let [x, y] = [firstOfBlock(left, inLeft), firstOfBlock(right, inRight)];
  const [from, to] = [left[x]!.block, right[y]!.block];
  for (; left[x]?.block === from && right[y]?.block === to; x++, y++)
    if (left[x]!.typeface !== right[y]!.typeface) return false;
  return left[x]?.block !== from && right[y]?.block !== to;
}

function firstOfBlock(units: readonly NamedUnit[], unit: number): number {
  let first = unit;
  while (first > 0 && units[first - 1]!.block === units[unit]!.block) first--;
  return first;
}
