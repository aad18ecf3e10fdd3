/**
 * The paragraphs of the base and the dropped ones in, the order of the full record out: a dropped paragraph
 * stands after its nearest predecessor that survives, in the last revision that had it. It is never put
 * before a paragraph that leans on the one before: that would give words to another speaker.
 */

export interface Dropped {
  readonly id: string;
  /** Its revision's place in the order, and its place there. */
  readonly revision: number;
  readonly block: number;
  /** Ids of base paragraphs that stand before it in its revision, nearest first, and after it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Ids of all paragraphs; `leaning` are base paragraphs that must follow their own predecessor. */
export function placeDropped(
  base: readonly string[],
  dropped: readonly Dropped[],
  leaning: ReadonlySet<string>,
): readonly string[] {
  const places = new Map(base.map((id, index) => [id, index]));
  // slots[i] stand before base paragraph i; the last slot closes the text.
  const slots: Dropped[][] = Array.from({ length: base.length + 1 }, () => []);
  for (const item of dropped) {
    const before = item.before[0];
    const after = item.after[0];
    let slot =
      before !== undefined ? places.get(before)! + 1 : after !== undefined ? places.get(after)! : base.length;
    while (slot > 0 && slot < base.length && leaning.has(base[slot]!)) slot++;
    slots[slot]!.push(item);
  }
  const inOrder = (items: readonly Dropped[]) =>
    [...items]
      .sort((left, right) => left.revision - right.revision || left.block - right.block)
      .map(({ id }) => id);
  return [...base.flatMap((id, index) => [...inOrder(slots[index]!), id]), ...inOrder(slots[base.length]!)];
}
