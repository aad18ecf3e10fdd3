/**
 * Writes one Parquet file, a group of rows at a time. Nothing else imports hyparquet-writer, which loads when it is needed.
 * Its own Snappy packs the columns: what Node has (deflate, Brotli) may give other bytes with another version of Node.
 */
import type { SchemaElement } from 'hyparquet-writer';
import type { Output } from '../output.js';
import type { AnyRow, Column, ColumnType, Table } from './columns.js';

export interface ParquetFile {
  /** Writes a group of rows: the cells of each column, in the order of rows. */
  write(columns: ReadonlyMap<string, readonly AnyRow[string][]>): Promise<void>;
  /** Writes what closes the file: without it, it is none. */
  finish(): Promise<void>;
}

/** Opens the file `path` of the output for rows of `table`; it has its columns even if no row is written. */
export async function openParquetFile(
  output: Pick<Output, 'append'>,
  path: string,
  table: Table,
): Promise<ParquetFile> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  const flush = async () => {
    await output.append(path, bytes.getBytes());
    bytes.index = 0;
  };
  const writer = new ParquetWriter({
    writer: Object.assign(bytes, { flush, finish: flush }),
    schema: schemaOf(table),
    createdBy: 'variorum',
  });
  const columns = Object.entries(table.columns);
  return {
    async write(cells) {
      const columnData = columns.map(([name, { type }]) => {
        const data = cells.get(name)!;
        return {
          name,
          data: type === 'time' ? (data as (number | null)[]).map(toBigInt) : (data as AnyRow[string][]),
        };
      });
      await writer.write({ columnData, rowGroupSize: Math.max(1, columnData[0]!.data.length) });
    },
    async finish() {
      await writer.finish();
    },
  };
}

function toBigInt(value: number | null): bigint | null {
  return value === null ? null : BigInt(value);
}

/** The schema of a table as Parquet writes it: the tree of columns, in the order of a walk. */
function schemaOf({ columns }: Table): SchemaElement[] {
  const entries = Object.entries(columns);
  return [
    { name: 'schema', num_children: entries.length },
    ...entries.flatMap(([name, { type, mayBeNull }]) => elementsOf(name, type, mayBeNull)),
  ];
}

function elementsOf(name: string, type: ColumnType, mayBeNull: boolean): SchemaElement[] {
  const repetition_type = mayBeNull ? 'OPTIONAL' : 'REQUIRED';
  const item = type === 'texts' ? 'text' : type === 'ints' ? 'int' : null;
  if (item === null) return [{ name, repetition_type, ...physical[type as keyof typeof physical] }];
  return [
    { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', ...physical[item] },
  ];
}

type Physical = Pick<SchemaElement, 'type' | 'converted_type' | 'logical_type'>;

const physical: Readonly<Record<Exclude<Column['type'], 'texts' | 'ints'>, Physical>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  int: { type: 'INT32' },
  double: { type: 'DOUBLE' },
  bool: { type: 'BOOLEAN' },
  time: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};
