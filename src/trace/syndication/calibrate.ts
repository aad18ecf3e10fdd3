/**
 * Turns the share of all trees that an edge or a root has into how often such a share was right on planted trees of even
 * seeds: shares take each figure for the whole truth and say too much. A logistic curve with two figures (Platt 1999).
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

function calibrate(share: number, [slope, shift]: readonly [number, number]): number {
  // Beyond that planted trees say nothing.
  const bounded = Math.min(1 - 1e-4, Math.max(1e-4, share));
  const logit = slope * Math.log(bounded / (1 - bounded)) + shift;
  return Math.round(1e4 / (1 + Math.exp(-logit))) / 1e4;
}
