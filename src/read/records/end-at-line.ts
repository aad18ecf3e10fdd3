/** Takes half a record off the end of an unpacked file of lines whose packing was cut off. */
import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';

const pieceBytes = 1 << 16;

/** Ends the file at `path` behind its last whole record; a line of more than `maxBytes` is none. Throws what the file system throws. */
export function endAtLine(path: string, maxBytes: number): void {
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    const start = findLastLine(file, size);
    if (start === size || (size - start <= maxBytes && isRecord(file, start, size))) return;
    ftruncateSync(file, start);
  } finally {
    closeSync(file);
  }
}

/** Finds where the last line begins, going back from the end. */
function findLastLine(file: number, size: number): number {
  const piece = Buffer.alloc(pieceBytes);
  for (let end = size; end > 0; end -= pieceBytes) {
    const start = Math.max(0, end - pieceBytes);
    const read = readSync(file, piece, 0, end - start, start);
    const newline = piece.subarray(0, read).lastIndexOf(10);
    if (newline !== -1) return start + newline + 1;
  }
  return 0;
}

/** Tells whether the line was cut off right behind its record. */
function isRecord(file: number, start: number, end: number): boolean {
  const line = Buffer.alloc(end - start);
  readSync(file, line, 0, line.length, start);
  try {
    JSON.parse(line.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
