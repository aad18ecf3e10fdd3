/**
 * Describes the columns of a table once: name, type, whether a cell may be empty, and what it holds. The schema of the
 * Parquet file, the lines of JSON, the card and the type of a row follow from it, so that no column has another type in
 * another run, whatever the data.
 */

/** What the cells of a column hold: `time` is milliseconds since 1970, in UTC; `texts` and `ints` are lists. */
interface Cells {
  text: string;
  int: number;
  double: number;
  bool: boolean;
  time: number;
  texts: readonly string[];
  ints: readonly number[];
}

export type ColumnType = keyof Cells;

export interface Column<Type extends ColumnType = ColumnType, MayBeNull extends boolean = boolean> {
  readonly type: Type;
  readonly mayBeNull: MayBeNull;
  /** What it holds, as the end of a row of the card: no full stop. */
  readonly about: string;
}

type Columns = Readonly<Record<string, Column>>;

export interface Table<Own extends Columns = Columns> {
  readonly name: string;
  /** What a row is. */
  readonly row: string;
  readonly columns: Own;
}

/** A row of a table, which the compiler knows from its columns. */
export type RowOf<T extends Table> = {
  readonly [Name in keyof T['columns']]: CellOf<T['columns'][Name]>;
};

type CellOf<C extends Column> =
  C extends Column<infer Type, infer MayBeNull>
    ? Cells[Type] | (MayBeNull extends true ? null : never)
    : never;

/** A row of a table that is known only when the program runs. */
export type AnyRow = Readonly<Record<string, Cells[ColumnType] | null>>;

export function table<const Own extends Columns>(name: string, row: string, columns: Own): Table<Own> {
  return { name, row, columns };
}

const column =
  <const Type extends ColumnType>(type: Type) =>
  (about: string): Column<Type, false> => ({ type, mayBeNull: false, about });

export const text = column('text');
export const int = column('int');
export const double = column('double');
export const bool = column('bool');
export const time = column('time');
/** Lists are empty where there is nothing, never null. */
export const texts = column('texts');
export const ints = column('ints');

/** Makes the same column with cells that may be null. */
export function maybe<Type extends ColumnType>({ type, about }: Column<Type, false>): Column<Type, true> {
  return { type, mayBeNull: true, about };
}
