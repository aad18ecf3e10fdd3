/** Describes what is named of an edition: how it is before it has ids, and which ids earlier editions gave. */
import type { DocumentId } from './document.js';
import type { Edition, EditionRevision } from './edition.js';

/** An edition before it is named: its blocks and paragraphs have numbers for ids, its revisions letters alone. */
export type MergedEdition = Omit<Edition, 'revisions'> & {
  readonly revisions: readonly Omit<EditionRevision, 'contentId'>[];
};

/**
 * Remembers the id of a paragraph or block from an earlier edition of a report, which the rule for ids would not give any
 * more. It leads to the item that has the reading it was made from; where none has, to the one that has this reading.
 */
export interface GivenItem {
  readonly id: string;
  readonly revision: DocumentId;
  /** Where the reading begins, in bytes. */
  readonly start: number;
  /** It leads to its item, and is never the id of it. */
  readonly isJoined: boolean;
}
