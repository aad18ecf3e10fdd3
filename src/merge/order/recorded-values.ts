/**
 * Lists what the record of a document says by the names under which people ask for it: its own fields first, then what
 * the document says of itself, such as its title or date, which has left the fields where both have one name.
 */

import type { CopyRecord, Document, DocumentId, Fields } from '../../model/document.js';

/** What a record says, as documents and revisions hold it. */
export type Recorded = Pick<Document, 'title' | 'date' | 'about' | 'fields'> | Omit<CopyRecord, 'id'>;

/** Lists values by name; those that are not there are left out. */
export function recordedValues(id: DocumentId, { title, date, about, fields }: Recorded): Fields {
  return Object.fromEntries(
    Object.entries({ id, title, date, ...about, ...fields }).filter(([, value]) => value !== undefined),
  );
}
