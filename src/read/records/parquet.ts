/**
 * Reads the rows of Parquet files, one group at a time. Nothing else imports hyparquet, which loads when it is needed.
 */
import type { Result } from '../../model/failure.js';
import type { Row } from '../fields.js';
import { badSource } from '../items.js';
import type { PlacedRow, RowSource } from './rows.js';

const rowsAtOnce = 1000;

/** Yields the rows of the file at `path`; `name` is its name in messages. */
export async function* readRows(
  path: string,
  { name }: Pick<RowSource, 'name'>,
): AsyncGenerator<Result<PlacedRow>> {
  try {
    const [{ asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects }, { compressors }] =
      await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const total = Number(metadata.num_rows);
    for (let start = 0; start < total; start += rowsAtOnce) {
      const rows = await parquetReadObjects({
        file,
        metadata,
        compressors,
        rowStart: start,
        rowEnd: Math.min(total, start + rowsAtOnce),
      });
      for (const [index, row] of rows.entries())
        yield { ok: true, value: { row: toPlain(row as Row), at: `row ${start + index + 1}` } };
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

/** Writes a row with the values of JSON: dates, bytes (in base64) and numbers that JSON cannot write become text. */
function toPlain(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plainValue);
  return typeof value === 'object' && value !== null ? toPlain(value as Row) : (value ?? null);
}
