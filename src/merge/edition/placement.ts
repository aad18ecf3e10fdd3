/**
 * Places dropped paragraphs among those of the base. A dropped paragraph stands after the nearest one before it that
 * survives, as in the last revision that had it. It never stands before a paragraph that leans on the one before: that
 * would give words to another speaker.
 */

/** A dropped paragraph, and what it stood between. */
export interface Dropped<Id> {
  readonly id: Id;
  /** Its revision's place in the order, and its place there. */
  readonly revision: number;
  readonly block: number;
  /** The nearest base paragraph that stands before it in its revision, and after it. */
  readonly before: Id | null;
  readonly after: Id | null;
}

/** Lists the ids of all paragraphs in order; `leaning` base paragraphs must follow their own predecessor. */
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
