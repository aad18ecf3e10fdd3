/** Describes what listing a file needs, and what it gives: references to the documents, and what could not be read. */
import type { DocumentRef, RecordRange } from '../model/document-ref.js';
import type { Failure } from '../model/failure.js';
import type { FieldNames, ReadingOptions } from '../model/options.js';

export interface ListContext {
  readonly fields: FieldNames;
  readonly reading: ReadingOptions;
}

export interface SourceListing {
  readonly refs: readonly DocumentRef[];
  /** Of a file of records that is read where it lies, and whose records are not listed one by one. */
  readonly ranges?: readonly RecordRange[];
  readonly failures: readonly Failure[];
}
