/** Compares pairs of ids by a, then b, by code units, so that no locale has a part in the order. */
export function byIds(
  left: { readonly a: string; readonly b: string },
  right: { readonly a: string; readonly b: string },
): number {
  if (left.a !== right.a) return left.a < right.a ? -1 : 1;
  return left.b === right.b ? 0 : left.b < right.b ? -1 : 1;
}
