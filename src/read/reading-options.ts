/** What a person may say about how inputs are read; a run records what differs from these defaults. */
export interface ReadingOptions {
  /** Of inputs without a byte-order mark, whatever they declare; null for as they declare, or as they look. */
  readonly encoding: string | null;
  /** The most bytes that one document, or a file that must be read whole, may have when it is unpacked. */
  readonly maxBytes: number;
  /** Globs of paths below the input that are read, and that are not; empty for all, and for none. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Table of metadata for files that carry none. */
  readonly metadata: string | null;
}

export const defaultReading: ReadingOptions = {
  encoding: null,
  maxBytes: 64 * 1024 * 1024,
  include: [],
  exclude: [],
  metadata: null,
};

/** A compressed collection may unpack to so many times `maxBytes`, since it is never held whole. */
export const collectionFactor = 256;

/** How standard input is called inside; people write `-`. */
export const stdinPath = '/dev/stdin';
