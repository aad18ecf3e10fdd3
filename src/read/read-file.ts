/**
 * Reads files of any size piece by piece. A piece is no larger than its file, since memory that thousands of small
 * files take in large pieces is given back late.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readSync, statSync } from 'node:fs';

const pieceBytes = 1 << 20;

function sizeOfPiece(size: number): number {
  return Math.min(pieceBytes, Math.max(1 << 12, size));
}

/** Streams the bytes of the file, in order. Throws what the file system throws. */
export function streamFile(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: sizeOfPiece(statSync(path).size) });
}

/** Returns the SHA-256 of the file in hexadecimal. Throws what the file system throws. */
export function hashFile(path: string): string {
  const file = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(sizeOfPiece(fstatSync(file).size));
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
      hash.update(piece.subarray(0, read));
    return hash.digest('hex');
  } finally {
    closeSync(file);
  }
}
