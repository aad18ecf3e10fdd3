/**
 * The paragraphs of the base and the dropped ones in, the order of the full record out: a dropped paragraph
 * stands after its nearest predecessor that survives, in the last revision that had it. It is never put
 * before a paragraph that leans on the one before: that would give words to another speaker.
 */

export interface Dropped<Id> {
  readonly id: Id;
  /** Its revision's place in the order, and its place there. */
  readonly revision: number;
  readonly block: number;
  /** The nearest base paragraph that stands before it in its revision, and after it. */
  readonly before: Id | null;
  readonly after: Id | null;
}

/** Ids of all paragraphs; `leaning` are base paragraphs that must follow their own predecessor. */
export function placeDropped<Id>(
  base: readonly Id[],
  dropped: readonly Dropped<Id>[],
  leaning: Pick<ReadonlySet<Id>, 'has'>,
): readonly Id[] {
  const places = new Map(base.map((id, index) => [id, index]));
  // slots[i] stand before base paragraph i; the last slot closes the text.
  const slots: Dropped<Id>[][] = Array.from({ length: base.length + 1 }, () => []);
  for (const item of dropped) {
    const { before, after } = item;
    let slot = before !== null ? places.get(before)! + 1 : after !== null ? places.get(after)! : base.length;
    while (slot > 0 && slot < base.length && leaning.has(base[slot]!)) slot++;
    slots[slot]!.push(item);
  }
  const inOrder = (items: readonly Dropped<Id>[]) =>
    [...items]
      .sort((left, right) => left.revision - right.revision || left.block - right.block)
      .map(({ id }) => id);
  return [...base.flatMap((id, index) => [...inOrder(slots[index]!), id]), ...inOrder(slots[base.length]!)];
}
