/** Records what a document was read as, for the listing of documents. */
import type { Document, ReadAs } from '../model/document.js';

/** Returns null for plain text in UTF-8 without a flaw, which most documents are. */
export function describeReading({
  format,
  encoding,
  encodingChoice,
  container,
  flaws,
  textConfidence,
}: Pick<Document, 'encoding' | keyof ReadAs>): ReadAs | null {
  const isPlain =
    format === undefined && container === undefined && encodingChoice === undefined && flaws === undefined;
  if (isPlain) return null;
  return {
    ...(format === undefined ? {} : { format }),
    encoding,
    ...(encodingChoice === undefined ? {} : { encodingChoice }),
    ...(container === undefined ? {} : { container }),
    ...(flaws === undefined ? {} : { flaws }),
    ...(textConfidence === undefined ? {} : { textConfidence }),
  };
}
