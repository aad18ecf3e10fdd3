/** Describes what formats of rows share: each exports `readRows`, which takes a file and yields what stands in it. */
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
}

/** Yields the rows of the file at `path`. Throws what the file system throws. */
export type ReadRows = (path: string, source: RowSource) => AsyncGenerator<Result<PlacedRow>>;
