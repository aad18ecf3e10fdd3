/** Describes where documents lie before they are read: plain data, which workers receive. */
import type { ContainerPlace, DocumentId, Metadata, ReadAs } from './document.js';
import type { FieldNames } from './options.js';

/** Where a document lies. */
export interface DocumentRef {
  readonly id: DocumentId;
  /** As the file system knows it. */
  readonly path: string;
  /** Its place in the file, where the file holds many. */
  readonly record?: RecordPlace;
  /** How it is read, where it is neither plain text nor a line of JSON. */
  readonly source?: SourcePlace;
  /** What a table says about it. */
  readonly metadata?: Metadata;
  /** Paragraphs that its site says on every page, once they have been learnt. */
  readonly furniture?: LearntFurniture;
  /** What it was read as, once it has been, where that is not plain text in UTF-8. */
  readonly readAs?: ReadAs;
  /** What lies there, where whoever asks holds it already: nothing is opened then. */
  readonly bytes?: Uint8Array;
  /** When given, the bytes must still have this hash. */
  readonly sha256?: string;
}

/** Where a record lies in its file. */
export interface RecordPlace {
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
  /** From 1. */
  readonly line: number;
  readonly fields: FieldNames;
  readonly container: RecordContainer;
}

/** The file of a record. */
export interface RecordContainer {
  /** As the file system knows it. */
  readonly path: string;
  /** Relative to the input. */
  readonly name: string;
  /** Once it has been asked for. */
  readonly sha256?: string;
}

export interface RecordRef {
  readonly id: DocumentId;
  readonly record: RecordPlace;
}

/** Whole lines of a file: those that begin in `[start, end)`. */
export interface RecordRange {
  readonly path: string;
  /** How messages, and ids of records without one, call the file. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly fields: FieldNames;
}

/** Paragraphs by their words, for one origin. Plain data: workers receive it. */
export type LearntFurniture = readonly string[];

/** All that is needed to read a document that is not a plain UTF-8 text file. */
export interface SourcePlace {
  readonly format: SourceFormat | 'record';
  readonly wrap: Wrap | null;
  readonly encoding: string | null;
  readonly maxBytes: number;
  readonly fields: FieldNames;
  /** In bytes of the file at the path, where the document is a part of it. */
  readonly range?: { readonly offset: number; readonly length: number };
  readonly archive?: ArchivePlace;
  readonly container?: ContainerPlace;
  /** What is known about it from elsewhere: its container. */
  readonly metadata?: Metadata;
}

export type SourceFormat = (typeof sourceFormats)[number];

export type Wrap = 'gzip' | 'zstd';

export interface ArchivePlace {
  /** Of the record, or of the gzip member that holds it, in the file. */
  readonly offset: number;
  readonly length: number;
  readonly isMember: boolean;
  /** Of the record, in the member. */
  readonly inner: number;
  readonly isArc: boolean;
}

export const sourceFormats = [
  'text',
  'markdown',
  'html',
  'json',
  'jsonl',
  'csv',
  'tsv',
  'parquet',
  'warc',
  'arc',
  'nitf',
  'newsml-g2',
  'newsml',
  'feed',
  'xml',
  'wire',
  'refused',
] as const;
