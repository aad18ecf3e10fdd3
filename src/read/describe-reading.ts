/** A document in, what it was read as out. */
import type { Document, ReadAs } from '../model/document.js';

/** Null for plain text in UTF-8, which most documents are. */
export function describeReading({
  format,
  encoding,
  encodingChoice,
  container,
}: Pick<Document, 'format' | 'encoding' | 'encodingChoice' | 'container'>): ReadAs | null {
  const isPlain = format === undefined && container === undefined && encodingChoice === undefined;
  if (isPlain) return null;
  return {
    ...(format === undefined ? {} : { format }),
    encoding,
    ...(encodingChoice === undefined ? {} : { encodingChoice }),
    ...(container === undefined ? {} : { container }),
  };
}
