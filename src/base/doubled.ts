/** Copies a typed array into one twice as long: a column that grows by doubling costs its final size, no more. */
export function doubled<T extends Uint8Array | Uint32Array | Float64Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(2 * array.length);
  larger.set(array);
  return larger;
}
