/**
 * Lists what the revisions read in one paragraph or block: neighbours in time with the same words are one reading.
 * Every output for people is drawn from this list, so that all of them tell the same readings.
 */
import { groupBy } from '../../base/group-by.js';
import type { Span } from '../../model/document.js';
import type { EditionBlock, EditionParagraph, Witness } from '../../model/edition.js';

/** Where a revision has its words of an item. `revision` and `next` are indices, oldest first. */
export interface Place {
  readonly revision: number;
  readonly span: Span;
  readonly edge: Witness['edge'];
  /** The revision that the edge leads to; null for the printed reading. */
  readonly next: number | null;
  readonly isPart: boolean;
  readonly hasDropped: boolean;
}

/** What one revision, or several in a row, read in one item: the pieces stand apart in their source. */
export interface Reading {
  readonly pieces: readonly string[];
  readonly places: readonly Place[];
  readonly isPrinted: boolean;
}

// An item belongs to one edition, and every output for people asks for its readings.
const known = new WeakMap<EditionBlock | EditionParagraph, readonly Reading[]>();

/** Lists the readings of `item`, oldest first; `indexOf` numbers the revisions of its edition. */
export function listReadings(
  item: EditionBlock | EditionParagraph,
  indexOf: (revision: string) => number,
): readonly Reading[] {
  const readings = known.get(item) ?? gatherReadings(item, indexOf);
  known.set(item, readings);
  return readings;
}

function gatherReadings(
  item: EditionBlock | EditionParagraph,
  indexOf: (revision: string) => number,
): Reading[] {
  const source = indexOf(item.source.revision);
  const readings: { pieces: string[]; places: Place[]; isPrinted: boolean }[] = [];
  const holders = [...new Set(item.witnesses.map(({ revision }) => indexOf(revision)))].sort((a, b) => a - b);
  const groups = [...groupBy(item.witnesses, ({ revision }) => indexOf(revision))];
  for (const [revision, witnesses] of groups.sort(([left], [right]) => left - right)) {
    const inOrder = [...witnesses].sort((left, right) => left.span[0] - right.span[0]);
    const pieces = inOrder.map(({ text }) => text ?? item.text);
    const at = holders.indexOf(revision);
    const next = (revision > source ? holders[at - 1] : holders[at + 1]) ?? null;
    const places = inOrder.map((witness) => placeOf(witness, revision, next));
    const last = readings.at(-1);
    const isSame =
      last?.pieces.length === pieces.length && last.pieces.every((piece, at) => piece === pieces[at]);
    if (last !== undefined && isSame) last.places.push(...places);
    else readings.push({ pieces, places, isPrinted: false });
    readings.at(-1)!.isPrinted ||= revision === source;
  }
  return readings;
}

function placeOf({ span, edge, isPart, dropped }: Witness, revision: number, next: number | null): Place {
  return {
    revision,
    span,
    edge,
    next: edge === null ? null : next,
    isPart: isPart === true,
    hasDropped: dropped !== undefined,
  };
}
