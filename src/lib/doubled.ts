/** A typed array twice as long, with the same content: what grows by doubling costs its final size, no more. */
export function doubled<T extends Uint8Array | Uint32Array>(array: T): T {
  const larger = (
    array instanceof Uint32Array ? new Uint32Array(2 * array.length) : new Uint8Array(2 * array.length)
  ) as T;
  larger.set(array);
  return larger;
}
