/**
 * Reads the rows of Parquet files, one group at a time. Nothing else imports hyparquet, which loads when it is needed.
 */
import type { Result } from '../../model/failure.js';
import type { Row } from '../fields.js';
import { badSource } from '../items.js';
import { parsers, takeConversions, toPlain } from './parquet-values.js';
import type { PlacedRow, RowSource } from './rows.js';

const rowsAtOnce = 1000;

/** Yields the rows of the file at `path`; `name` is its name in messages. */
export async function* readRows(
  path: string,
  { name, reading }: Pick<RowSource, 'name' | 'reading'>,
): AsyncGenerator<Result<PlacedRow>> {
  try {
    const [{ asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects }, { compressors }] =
      await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file, { parsers, geoparquet: false });
    const how = { conversions: takeConversions(metadata), encoding: reading.encoding };
    const total = Number(metadata.num_rows);
    for (let start = 0; start < total; start += rowsAtOnce) {
      const rows = await parquetReadObjects({
        file,
        metadata,
        compressors,
        parsers,
        geoparquet: false,
        rowStart: start,
        rowEnd: Math.min(total, start + rowsAtOnce),
      });
      for (const [index, row] of rows.entries())
        yield {
          ok: true,
          value: { row: toPlain(row as Row, how), at: `row ${start + index + 1}` },
        };
    }
  } catch (error) {
    // The library throws plain errors for whatever is wrong with a file.
    const detail =
      error instanceof Error
        ? error.message.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 200)
        : String(error);
    yield badSource(name, 'Parquet', `it cannot be read: ${detail}`);
  }
}
