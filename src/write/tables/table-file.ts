/**
 * Writes a table as Parquet and as JSON Lines, with the same values in both. Rows wait until a group is full, so that no
 * table is ever held whole.
 */
import { toWellFormed } from '../../base/well-formed.js';
import type { Output } from '../output.js';
import type { AnyRow, ColumnType, RowOf, Table } from './columns.js';
import { LineFile } from './line-file.js';
import { openParquetFile, type ParquetFile } from './parquet-file.js';

/** When a group of rows is full: readers take one at once, and until then it waits in memory. */
export interface GroupLimits {
  readonly rows: number;
  readonly characters: number;
}

const groupLimits: GroupLimits = { rows: 65_536, characters: 1 << 24 };

/** The folder of the tables, in the output. */
export const tablesFolder = 'tables';

export class TableFile<T extends Table> {
  readonly table: T;
  readonly #lines: LineFile;
  readonly #parquet: ParquetFile;
  readonly #limits: GroupLimits;
  readonly #columns: readonly WaitingColumn[];
  #waiting = 0;
  #characters = 0;
  #size = 0;

  private constructor(
    table: T,
    {
      output,
      parquet,
      limits,
    }: { output: Pick<Output, 'append'>; parquet: ParquetFile; limits: GroupLimits },
  ) {
    this.table = table;
    this.#lines = new LineFile(output, `${tablesFolder}/${table.name}.jsonl`);
    this.#parquet = parquet;
    this.#limits = limits;
    this.#columns = Object.entries(table.columns).map(([name, { type }], index) => ({
      name,
      type,
      before: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
      cells: [],
    }));
  }

  static async open<T extends Table>(
    output: Pick<Output, 'append'>,
    table: T,
    limits = groupLimits,
  ): Promise<TableFile<T>> {
    const parquet = await openParquetFile(output, `${tablesFolder}/${table.name}.parquet`, table);
    return new TableFile(table, { output, parquet, limits });
  }

  /** How many rows it has been given. */
  get size(): number {
    return this.#size;
  }

  /** Adds rows behind those that are there. */
  async add(rows: Iterable<RowOf<T>>): Promise<void> {
    const { rows: most, characters } = this.#limits;
    for (const row of rows) {
      let line = '';
      for (const { name, type, before, cells } of this.#columns) {
        const cell = writable((row as AnyRow)[name]!, type);
        if (typeof cell === 'number' && !fits(cell, type))
          throw new RangeError(
            `Cannot write ${this.table.name}.${name}: it must be ${type}, current value is ${cell}`,
          );
        cells.push(cell);
        line += before + toJson(cell, type);
      }
      const written = this.#lines.add(`${line}}\n`);
      if (written !== undefined) await written;
      this.#characters += line.length;
      this.#waiting++;
      this.#size++;
      if (this.#waiting === most || this.#characters >= characters) await this.#writeGroup();
    }
  }

  /** Writes the last group and closes the files, which are there even without a row. */
  async finish(): Promise<void> {
    await this.#writeGroup();
    await this.#parquet.finish();
    await this.#lines.finish();
  }

  async #writeGroup(): Promise<void> {
    if (this.#waiting > 0)
      await this.#parquet.write(new Map(this.#columns.map(({ name, cells }) => [name, cells])));
    this.#waiting = 0;
    this.#characters = 0;
    for (const column of this.#columns) column.cells = [];
  }
}

interface WaitingColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** What stands before its cell in a line of JSON. */
  readonly before: string;
  /** Of the rows that wait. */
  cells: AnyRow[string][];
}

/** No encoding has bytes for half a surrogate pair: JSON would have an escape for it that readers of tables refuse. */
function writable(cell: AnyRow[string], type: ColumnType): AnyRow[string] {
  if (type === 'text' && cell !== null) return toWellFormed(cell as string);
  return type === 'texts' ? (cell as readonly string[]).map(toWellFormed) : cell;
}

/** JSON has no other numbers, and a column of whole ones has 32 bits. */
function fits(cell: number, type: ColumnType): boolean {
  return type === 'int' ? (cell | 0) === cell : Number.isFinite(cell);
}

function toJson(cell: AnyRow[string], type: ColumnType): string {
  if (cell === null || type === 'bool' || type === 'int' || type === 'double') return String(cell);
  return JSON.stringify(type === 'time' ? new Date(cell as number) : cell);
}
