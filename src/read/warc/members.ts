/**
 * Inflates single members of a gzip file and measures their exact length, so that a compressed web archive can be read
 * at random. Holds only a window of the file.
 */
import { inflateRawSync } from 'node:zlib';

type ReadAt = (offset: number, length: number) => Promise<Buffer>;

/** An inflated member, or why it cannot be inflated. */
export type Member =
  | {
      readonly ok: true;
      readonly bytes: Buffer;
      /** In the file, with head and checksum. */
      readonly length: number;
      /** False where the file ends inside the member. */
      readonly isWhole: boolean;
    }
  | { readonly ok: false; readonly detail: string };

const firstWindow = 1 << 18;
const checksumBytes = 8;

/** Inflates the member that begins at `offset`. */
export async function inflateMember(
  readAt: ReadAt,
  offset: number,
  size: number,
  maxBytes: number,
): Promise<Member> {
  for (let window = firstWindow; ; window *= 4) {
    const bytes = await readAt(offset, Math.min(window, size - offset));
    const isEnd = offset + bytes.length >= size;
    const head = headLength(bytes);
    if (head === null) return { ok: false, detail: 'no gzip member begins here' };
    const inflated = inflate(bytes.subarray(head), maxBytes, false);
    if (inflated.ok)
      return {
        ok: true,
        bytes: inflated.bytes,
        length: Math.min(bytes.length, head + inflated.consumed + checksumBytes),
        isWhole: true,
      };
    if (inflated.isCut && !isEnd && window <= 4 * maxBytes) continue;
    if (!inflated.isCut) return { ok: false, detail: inflated.detail };
    const partial = inflate(bytes.subarray(head), maxBytes, true);
    return partial.ok && partial.bytes.length > 0
      ? { ok: true, bytes: partial.bytes, length: bytes.length, isWhole: false }
      : { ok: false, detail: 'its compressed data are cut off' };
  }
}

type Inflated =
  | { readonly ok: true; readonly bytes: Buffer; readonly consumed: number }
  | { readonly ok: false; readonly isCut: boolean; readonly detail: string };

function inflate(bytes: Buffer, maxBytes: number, isPartial: boolean): Inflated {
  try {
    // With `info` Node returns the engine as well, which knows how many bytes it took; the types do not say so.
    const { buffer, engine } = inflateRawSync(bytes, {
      maxOutputLength: maxBytes,
      info: true,
      ...(isPartial ? { finishFlush: 2 } : {}),
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    return { ok: true, bytes: buffer, consumed: engine.bytesWritten };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'Z_BUF_ERROR') return { ok: false, isCut: true, detail: 'it is cut off' };
    const detail =
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `it unpacks to more than ${maxBytes} bytes; raise --max-bytes to read it`
        : 'its compressed data are damaged';
    return { ok: false, isCut: false, detail };
  }
}

/** Measures the head of a member (RFC 1952): ten bytes, and what the flags add; null for no gzip. */
function headLength(bytes: Buffer): number | null {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return null;
  const flags = bytes[3]!;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + bytes.readUInt16LE(at);
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return null;
    at = end + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at < bytes.length ? at : null;
}

/** Finds where the next member seems to begin, from `from` on; null for nowhere. */
export async function nextMember(readAt: ReadAt, from: number, size: number): Promise<number | null> {
  const magic = Buffer.from([0x1f, 0x8b, 0x08]);
  for (let offset = from; offset < size; offset += firstWindow - magic.length) {
    const at = (await readAt(offset, firstWindow)).indexOf(magic);
    if (at !== -1) return offset + at;
  }
  return null;
}
