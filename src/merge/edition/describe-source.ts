/** Describes where a document came from, beside its id and hash: encoding, format, container, record, damage. */

import type { Document } from '../../model/document.js';
import type { EditionRevision } from '../../model/edition.js';

/** The fields of a revision that describe its source. */
export type SourceNotes = Pick<
  EditionRevision,
  'encodingChoice' | 'format' | 'container' | 'flaws' | 'textConfidence' | 'about' | 'fields'
>;

/** Keeps what a document says of its source; nothing for plain text in UTF-8. */
export function describeSource({
  encodingChoice,
  format,
  container,
  flaws,
  textConfidence,
  about,
  fields,
}: Pick<Document, keyof SourceNotes>): SourceNotes {
  return {
    ...(encodingChoice === undefined ? {} : { encodingChoice }),
    ...(format === undefined ? {} : { format }),
    ...(container === undefined ? {} : { container }),
    ...(flaws === undefined ? {} : { flaws }),
    ...(textConfidence === undefined ? {} : { textConfidence }),
    ...(about === undefined ? {} : { about }),
    ...(fields === undefined ? {} : { fields }),
  };
}
