/** Describes what formats of rows share: each exports `readRows`, which takes a file and yields what stands in it. */
import type { Document } from '../../model/document.js';
import type { Result } from '../../model/failure.js';
import type { ReadingOptions } from '../../model/options.js';
import type { Row } from '../fields.js';

/** Formats of rows. */
export type TableFormat = 'csv' | 'tsv' | 'parquet';

/** What a reader of rows must know beside the path. */
export interface RowSource {
  /** The file's name in messages. */
  readonly name: string;
  readonly format: TableFormat;
  readonly reading: ReadingOptions;
  /** True where the last row may be half, and is left out. */
  readonly isCut: boolean;
}

/** A row, and where it stands in its file, for people: "line 7". */
export interface PlacedRow {
  readonly row: Row;
  readonly at: string;
  /** Set where the row is in another encoding than UTF-8, or is damaged. */
  readonly own?: OwnBytes;
}

/** The bytes of a record as they stand in its file, and how they were decoded. */
export interface OwnBytes {
  readonly bytes: Buffer;
  readonly decoding: Pick<Document, 'encoding' | 'hasByteOrderMark' | 'encodingChoice' | 'flaws'>;
}

/** Yields the rows of the file at `path`. Throws what the file system throws. */
export type ReadRows = (path: string, source: RowSource) => AsyncGenerator<Result<PlacedRow>>;
