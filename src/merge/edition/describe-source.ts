/** A document in, what an edition says of where it came from, beside its id and hash; nothing for plain text. */

import type { Document } from '../../model/document.js';
import type { EditionRevision } from '../../model/edition.js';

export type SourceNotes = Pick<EditionRevision, 'encodingChoice' | 'format' | 'container' | 'about'>;

export function describeSource({
  encodingChoice,
  format,
  container,
  about,
}: Pick<Document, keyof SourceNotes>): SourceNotes {
  return {
    ...(encodingChoice === undefined ? {} : { encodingChoice }),
    ...(format === undefined ? {} : { format }),
    ...(container === undefined ? {} : { container }),
    ...(about === undefined ? {} : { about }),
  };
}
