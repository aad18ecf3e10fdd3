/**
 * Gathers the keys of batches one behind the other in memory that threads share, as the batches come: keys are most of
 * what a document costs, and joined at the end they would all be held twice.
 */
import type { SketchColumns } from '../../model/columns.js';

/** What a buffer that grows has beside what TypeScript's library knows of it. */
interface GrowingBuffer extends SharedArrayBuffer {
  readonly growable?: boolean;
  grow(bytes: number): void;
}

// As large as such a buffer may be: addresses are set aside for all of it, memory is not.
const mostBytes = 2 ** 32 - 2 ** 16;
// Growing costs a call of the system.
const stepBytes = 2 ** 24;

export class SharedKeys {
  readonly #buffer: GrowingBuffer | null = openBuffer();
  #bytes = 0;

  /** Returns the columns with their keys in the shared memory; as they are where there is no room left. */
  take(columns: SketchColumns): SketchColumns {
    const start = this.#bytes;
    const end = start + columns.keys.byteLength;
    if (this.#buffer === null || end > mostBytes) return columns;
    if (end > this.#buffer.byteLength && !grow(this.#buffer, Math.min(mostBytes, end + stepBytes)))
      return columns;
    const keys = new Uint32Array(this.#buffer, start, columns.keys.length);
    keys.set(columns.keys);
    this.#bytes = end;
    return { ...columns, keys };
  }
}

/** Returns false where the machine has no more memory for it: the keys are joined at the end then. */
function grow(buffer: GrowingBuffer, bytes: number): boolean {
  try {
    buffer.grow(bytes);
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}

/** A buffer that grows where it stands; null where there is none on this machine. */
function openBuffer(): GrowingBuffer | null {
  try {
    const Buffer = SharedArrayBuffer as unknown as new (
      bytes: number,
      options: { readonly maxByteLength: number },
    ) => GrowingBuffer;
    const buffer = new Buffer(0, { maxByteLength: mostBytes });
    return buffer.growable === true ? buffer : null;
  } catch (error) {
    // There may be too few addresses: the keys are joined at the end then.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The keys of all batches where they lie one behind the other in shared memory already; null where they do not. */
export function joinedKeys(parts: readonly Uint32Array[]): Uint32Array | null {
  const [first] = parts;
  if (first === undefined || !(first.buffer instanceof SharedArrayBuffer)) return null;
  let end = first.byteOffset;
  for (const { buffer, byteOffset, byteLength } of parts) {
    if (buffer !== first.buffer || byteOffset !== end) return null;
    end += byteLength;
  }
  return new Uint32Array(first.buffer, first.byteOffset, (end - first.byteOffset) / 4);
}
