/** Estimates a share with its interval, so that a small sample does not pass for the truth. */

export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Computes a share with its 95 % interval (Wilson 1927); 0 to 1 where nothing was counted. */
export function wilson(part: number, whole: number): Share {
  if (whole === 0) return { value: 1, low: 0, high: 1 };
  const z = 1.96;
  const share = part / whole;
  const middle = share + (z * z) / (2 * whole);
  const spread = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return {
    value: share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}
