/** Joins the columns of several batches into one, in memory that one thread owns or that all share. */

/** Where the content of columns is to lie: memory of this thread, or memory that threads share. */
export type MakeBuffer = (bytes: number) => ArrayBufferLike;

export const makeShared: MakeBuffer = (bytes) => new SharedArrayBuffer(bytes);

type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

interface ColumnType<T extends Column> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike): T;
}

export function joinArrays<T extends Column>(
  Type: ColumnType<T>,
  parts: readonly T[],
  makeBuffer: MakeBuffer,
): T {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = new Type(makeBuffer(Type.BYTES_PER_ELEMENT * length));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Joins columns of starts: each part begins with 0 and ends with the length of what its places are in. */
export function joinStarts(parts: readonly Uint32Array[], makeBuffer: MakeBuffer): Uint32Array {
  const length = parts.reduce((sum, part) => sum + part.length - 1, 1);
  const joined = new Uint32Array(makeBuffer(4 * length));
  let at = 0;
  for (const part of parts) {
    const before = joined[at]!;
    for (let index = 1; index < part.length; index++) joined[at + index] = before + part[index]!;
    at += part.length - 1;
  }
  return joined;
}
