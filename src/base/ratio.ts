/** A part and the whole in, the share out; of nothing it is none. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
