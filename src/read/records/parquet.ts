/**
 * Reads the rows of Parquet files, one group at a time. Nothing else imports hyparquet, which loads when it is needed.
 */
import type { Result } from '../../model/failure.js';
import type { Row } from '../fields.js';
import { badSource } from '../items.js';
import { faultOf, isOfProcess } from '../stage-fault.js';
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
    const place = (row: Row, number: number) => placeRow(() => toPlain(row, how), name, number);
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
      for (const [index, row] of rows.entries()) yield place(row as Row, start + index + 1);
    }
  } catch (error) {
    if (isOfProcess(error)) throw error;
    // The library throws plain errors for whatever is wrong with a file.
    const detail =
      error instanceof Error
        ? error.message.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 200)
        : String(error);
    yield badSource(name, 'Parquet', `it cannot be read: ${detail}`);
  }
}

/** Makes the row of that number, or its failure: one odd value costs no other row. */
function placeRow(make: () => Row, name: string, number: number): Result<PlacedRow> {
  try {
    return { ok: true, value: { row: make(), at: `row ${number}` } };
  } catch (error) {
    return { ok: false, error: faultOf('read', `${name}#${number}`, error) };
  }
}
