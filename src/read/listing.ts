/** Describes what listing a file needs, and what it returns: references to documents, and what could not be read. */
import type { DocumentRef, RecordRange } from '../model/document-ref.js';
import type { Failure } from '../model/failure.js';
import type { FieldNames, ReadingOptions } from '../model/options.js';
import type { FileSelection } from './selection.js';

/** The options of listing. */
export interface ListContext {
  readonly fields: FieldNames;
  readonly reading: ReadingOptions;
  /** What of the file is wanted. */
  readonly selection: FileSelection;
}

/** The documents of one file. */
export interface SourceListing {
  readonly refs: readonly DocumentRef[];
  /** Set for a file of records that is read where it lies, without listing every record. */
  readonly ranges?: readonly RecordRange[];
  readonly failures: readonly Failure[];
}
