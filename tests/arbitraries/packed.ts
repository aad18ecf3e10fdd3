/** Packs one letter repeated: small to store, as large as one likes to unpack, and quick to make. */
import { gzipSync } from 'node:zlib';

const memberBytes = 10_000_000;
let member: Buffer | undefined;

/** `length` times `a`, in members of ten million (RFC 1952), which unpack one after the other. */
export function gzipRun(length: number): Buffer {
  if (length % memberBytes !== 0)
    throw new RangeError(
      `Cannot pack: length must be a multiple of ${memberBytes}, current value is ${length}`,
    );
  member ??= gzipSync(Buffer.alloc(memberBytes, 97));
  return Buffer.concat(Array<Buffer>(length / memberBytes).fill(member));
}
