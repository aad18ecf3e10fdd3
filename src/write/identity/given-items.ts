/** Describes ids of paragraphs and blocks that an archive gave, and that do not follow from their first readings any more. */
import type { DocumentId } from '../../model/document.js';

/** An id, and a reading of what it names. */
export interface GivenItem {
  readonly id: string;
  readonly revision: DocumentId;
  /** Of the reading's span. */
  readonly start: number;
  /** It names what another id is the name of. */
  readonly isJoined: boolean;
}
