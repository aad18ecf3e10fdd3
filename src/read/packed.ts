/**
 * Describes packed bytes that can be read at random, wherever they lie, and the places where they stop being whole. What
 * is whole around such a place is read all the same.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Packed bytes. */
export interface PackedSource {
  readonly size: number;
  /** Returns up to `length` bytes from `offset` on, fewer at the end. Throws what the file system throws. */
  read(offset: number, length: number): Buffer;
}

/** A place where packed data are not whole. */
export interface Break {
  /** In the packed bytes. */
  readonly offset: number;
  /** What is wrong there, as the end of a sentence. */
  readonly detail: string;
  /** True where what came out last may end in the middle of a record. */
  readonly isInside: boolean;
}

/** Looks at bytes in memory. */
export function packedBytes(bytes: Buffer): PackedSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** Looks at a file that is open. */
export function openedFile(descriptor: number): PackedSource {
  const { size } = fstatSync(descriptor);
  return {
    size,
    read(offset, length) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
    },
  };
}

/** Opens the file at `path` for as long as `use` takes. Throws what the file system throws. */
export async function withPackedFile<T>(path: string, use: (source: PackedSource) => Promise<T>): Promise<T> {
  const descriptor = openSync(path, 'r');
  try {
    return await use(openedFile(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

/** What is said of data that end too early. */
export const cutOff = 'its data are cut off here';
