/** Describes what the page of an edition shows of each item. */
import type { Edition, EditionBlock, State } from '../../model/edition.js';
import type { ShownChange } from '../fact-changes.js';
import type { Reading } from '../readings/list-readings.js';

/** Of one revision in one item: not there, there as printed, there in other words. */
export type Mark = 'absent' | 'held' | 'changed';

/** An item that another one points to. */
export interface Pointer {
  readonly id: string;
  readonly text: string;
}

export interface ItemView {
  readonly id: string;
  readonly formerly: readonly string[];
  readonly kind: EditionBlock['kind'] | 'paragraph';
  readonly state: State;
  readonly text: string;
  readonly isPublished: boolean;
  /** Only in a revision after the base, which was passed over. */
  readonly isLater: boolean;
  readonly source: number;
  readonly lastSeen: number;
  readonly marks: readonly Mark[];
  /** Oldest first. */
  readonly readings: readonly Reading[];
  /** Runs of words, in characters of `text`, by the revision that brought them in. */
  readonly origins: readonly { readonly start: number; readonly end: number; readonly revision: number }[];
  /** Most severe first. */
  readonly changes: readonly ShownChange[];
  /** Whose words they are, where the passage does not say. */
  readonly note: string | null;
  /** Where else it stands. */
  readonly elsewhere: string | null;
  readonly absorbedBy: readonly Pointer[];
  /** Where it may live on. */
  readonly hint: (Pointer & { readonly similarity: number }) | null;
  /** Stands in records and in no text: its places have no bytes. */
  readonly isRecord?: true;
}

/** One run of a revision: a piece of a reading of an item; `isNewParagraph` where a line break stands before it. */
export interface Run {
  readonly item: number;
  readonly reading: number;
  readonly piece: number;
  readonly isNewParagraph: boolean;
}

export interface EditionView {
  readonly edition: Edition;
  readonly base: number;
  /** In the order of the full record; what no view has stands last. */
  readonly items: readonly ItemView[];
  /** One list a revision, in the order of its own text. */
  readonly runs: readonly (readonly Run[])[];
  /** The text set aside as furniture, by revision. */
  readonly furniture: readonly (readonly string[])[];
  readonly isRightToLeft: boolean;
}
