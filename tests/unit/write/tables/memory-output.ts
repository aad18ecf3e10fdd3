/** Takes what is written to an output, and reads the Parquet in it as the library does that the program reads with. */
import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet';

export class MemoryOutput {
  readonly #parts = new Map<string, Buffer[]>();

  async append(path: string, content: string | Uint8Array): Promise<readonly [number, number]> {
    const parts = this.#parts.get(path) ?? [];
    this.#parts.set(path, parts);
    // What is given may be written over as soon as it is taken.
    parts.push(Buffer.from(content));
    return [0, 0];
  }

  bytes(path: string): Buffer {
    return Buffer.concat(this.#parts.get(path) ?? []);
  }

  /** The rows of a table in JSON Lines. */
  lines(table: string): Record<string, unknown>[] {
    const text = this.bytes(`tables/${table}.jsonl`).toString();
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** The rows of the same in Parquet, with times as JSON Lines have them. */
  async rows(table: string): Promise<Record<string, unknown>[]> {
    const rows = await parquetReadObjects({ file: this.#buffer(table) });
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [name, cell instanceof Date ? cell.toISOString() : cell]),
      ),
    );
  }

  schema(table: string): readonly SchemaElement[] {
    return parquetMetadata(this.#buffer(table)).schema;
  }

  groups(table: string): readonly number[] {
    return parquetMetadata(this.#buffer(table)).row_groups.map(({ num_rows }) => Number(num_rows));
  }

  #buffer(table: string): ArrayBuffer {
    const bytes = this.bytes(`tables/${table}.parquet`);
    return Uint8Array.from(bytes).buffer;
  }
}
