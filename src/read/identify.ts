/** Identifies a file: its compression, and its format by its first bytes and then by its name. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SourceFormat, Wrap } from '../model/document-ref.js';
import { openedFile } from './packed.js';
import { headBytes, nameInside, recognise, recogniseWrap } from './recognise.js';
import { unwrapHead } from './unwrap.js';

/** What a file is. */
export interface Kind {
  readonly format: SourceFormat;
  readonly wrap: Wrap | null;
  readonly size: number;
  readonly what: string;
}

// Shared by all files, since the memory of a buffer is given back late.
let head: Buffer | undefined;

/** Reads the beginning of the file and tells what it is; `hint` is the format that a person names, packed or not. */
export function identify(path: string, name: string, hint: SourceFormat | null = null): Kind {
  const file = openSync(path, 'r');
  try {
    head ??= Buffer.allocUnsafe(headBytes);
    const bytes = head.subarray(0, readSync(file, head, 0, headBytes, 0));
    const { size } = fstatSync(file);
    const wrap = recogniseWrap(bytes);
    if (hint !== null) return toKind({ format: hint }, wrap, size);
    if (wrap === null) return toKind(recognise(bytes, name), null, size);
    const inside = unwrapHead(openedFile(file), wrap, headBytes).subarray(0, headBytes);
    return toKind(recognise(inside, nameInside(name)), wrap, size);
  } finally {
    closeSync(file);
  }
}

function toKind({ format, what }: ReturnType<typeof recognise>, wrap: Wrap | null, size: number): Kind {
  return { format, wrap, size, what: what ?? format };
}
