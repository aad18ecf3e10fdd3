/**
 * Finds fields by path: `article.body` is the field `body` of what `article` holds, and through a list it is that field of
 * each element. A field whose own name has dots is taken before any path.
 */

/** A record by the names of its fields. */
export type Row = Readonly<Record<string, unknown>>;

/** Tells whether `row` has a field of that name, or at that path. */
export function hasPath(row: Row, name: string): boolean {
  return Object.hasOwn(row, name) || (name.includes('.') && follow(row, name.split('.')).length > 0);
}

/** Returns what `row` holds by that name or at that path, a list where a list lies on the way; undefined for nothing. */
export function valueAt(row: Row, name: string): unknown {
  if (Object.hasOwn(row, name)) return row[name];
  if (!name.includes('.')) return undefined;
  const found = follow(row, name.split('.'));
  return found.length > 1 ? found.flat() : found[0];
}

/** Returns `row` without the field of that name or at that path. */
export function withoutField(row: Row, name: string): Row {
  if (Object.hasOwn(row, name)) return omit(row, name);
  return name.includes('.') ? (prune(row, name.split('.')) as Row) : row;
}

// Deeper fields are named by what holds them.
const namedDepth = 6;

/** Lists the paths of all fields that hold something else than fields, for messages. */
export function pathsOf(row: Row, before = '', depth = 0): readonly string[] {
  return Object.entries(row).flatMap(([name, value]) => {
    const inner = Array.isArray(value) ? value.find(isRow) : value;
    return isRow(inner) && depth < namedDepth
      ? pathsOf(inner, `${before}${name}.`, depth + 1)
      : [before + name];
  });
}

/** Follows a path; a name in it may have dots itself. */
function follow(value: unknown, path: readonly string[]): readonly unknown[] {
  if (path.length === 0) return [value];
  if (Array.isArray(value)) return value.flatMap((element) => follow(element, path));
  const step = firstStep(value, path);
  return step === null ? [] : follow((value as Row)[step.name], step.rest);
}

function prune(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((element) => prune(element, path));
  const step = firstStep(value, path);
  if (step === null) return value;
  const { name, rest } = step;
  const row = value as Row;
  return rest.length === 0 ? omit(row, name) : { ...row, [name]: prune(row[name], rest) };
}

/** Splits off the longest beginning of the path that is the name of a field; null where none is. */
function firstStep(
  value: unknown,
  path: readonly string[],
): { readonly name: string; readonly rest: readonly string[] } | null {
  if (!isRow(value)) return null;
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.');
    if (Object.hasOwn(value, name)) return { name, rest: path.slice(length) };
  }
  return null;
}

function omit(row: Row, left: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== left));
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
