/**
 * Turns the share of all trees that an edge or a root has into how often such a share was right on planted trees of even
 * seeds: shares take each figure for the whole truth and say too much. Between what was counted it goes in a straight line.
 */
import { calibration } from './limits.js';

/** The confidence of an edge, in [0, 1]. */
export function edgeConfidence(share: number, isDated: boolean): number {
  return calibrate(share, isDated ? calibration.datedEdge : calibration.undatedEdge);
}

/** The confidence of a root, in [0, 1]. */
export function rootConfidence(share: number): number {
  return calibrate(share, calibration.root);
}

function calibrate(share: number, counted: readonly (readonly [share: number, right: number])[]): number {
  const above = Math.max(
    1,
    counted.findIndex(([end]) => share <= end),
  );
  const [[start, before], [end, after]] = [counted[above - 1]!, counted[above]!];
  const right = before + ((after - before) * (share - start)) / (end - start);
  return Math.round(1e4 * right) / 1e4;
}
