/** Describes where documents lie before they are read, as plain data that can be sent to workers. */
import type { ContainerPlace, DocumentId, EncodingChoice, Metadata, ReadAs } from './document.js';
import type { FieldNames } from './options.js';
import type { SourceFormat } from './source-formats.js';

export { type SourceFormat, sourceFormats } from './source-formats.js';

/** Says where a document lies and how to read it. */
export interface DocumentRef {
  readonly id: DocumentId;
  /** As the file system knows it. */
  readonly path: string;
  /** Its place in the file, where the file holds many. */
  readonly record?: RecordPlace;
  /** How it is read, where it is neither plain text nor a line of JSON. */
  readonly source?: SourcePlace;
  /** What a table of metadata says about it. */
  readonly metadata?: Metadata;
  /** Paragraphs that its site prints on every page, once they have been learnt. */
  readonly furniture?: LearntFurniture;
  /** What it was read as, once it has been read, where that is not plain text in UTF-8. */
  readonly readAs?: ReadAs;
  /** The bytes that lie there, where the caller holds them already: no file is opened then. */
  readonly bytes?: Uint8Array;
  /** The hash that the bytes must still have. */
  readonly sha256?: string;
  /** Where an archive keeps what was read of it: `path` is that file then, and its source may be gone. */
  readonly stored?: StoredPlace;
}

/** Says where an archive keeps a document. */
export interface StoredPlace {
  /** In the file, in bytes: of the block that holds it with others. */
  readonly offset: number;
  readonly length: number;
  /** Which document of the block it is. */
  readonly place: number;
  /** The container or folder that it was read from; null where what its site says was known without its neighbours. */
  readonly origin: string | null;
}

/** Says where a record lies in its file. */
export interface RecordPlace {
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
  /** Counted from 1. */
  readonly line: number;
  readonly fields: FieldNames;
  readonly container: RecordContainer;
  readonly encoding?: FileEncoding;
}

/** The encoding of a file of records; absent where all that was seen of it is ASCII. */
export interface FileEncoding {
  readonly name: string;
  /** Absent where it is UTF-8 and nothing speaks against it. */
  readonly choice?: EncodingChoice;
}

/** The file of a record. */
export interface RecordContainer {
  /** As the file system knows it. */
  readonly path: string;
  /** Relative to the input. */
  readonly name: string;
  /** Set once it has been computed. */
  readonly sha256?: string;
}

/** A document that is a record. */
export interface RecordRef {
  readonly id: DocumentId;
  readonly record: RecordPlace;
}

/** Whole lines of a file: those that begin in `[start, end)`. */
export interface RecordRange {
  readonly path: string;
  /** The file's name in messages, and in ids of records that have none. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly fields: FieldNames;
  readonly encoding?: FileEncoding;
}

/** The learnt paragraphs of one origin, by their words. */
export type LearntFurniture = readonly string[];

/** Holds all that is needed to read a document that is not a plain text file in UTF-8. */
export interface SourcePlace {
  readonly format: SourceFormat | 'record';
  readonly wrap: Wrap | null;
  readonly encoding: string | null;
  readonly maxBytes: number;
  readonly fields: FieldNames;
  /** Where the document lies in the file, in bytes, where it is a part of it. */
  readonly range?: { readonly offset: number; readonly length: number };
  readonly archive?: ArchivePlace;
  readonly container?: ContainerPlace;
  /** What its container says about it. */
  readonly metadata?: Metadata;
}

/** How a file is compressed. */
export type Wrap = 'gzip' | 'zstd';

/** Where a record of a web archive lies. */
export interface ArchivePlace {
  /** In the file: of the record, or of the gzip member that holds it. */
  readonly offset: number;
  readonly length: number;
  readonly isMember: boolean;
  /** In the member: of the record. */
  readonly inner: number;
  readonly isArc: boolean;
}
