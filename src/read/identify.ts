/**
 * A file in, what it is out: its format, told by its first bytes and then by its name, and what it is packed in.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SourceFormat, Wrap } from '../model/document-ref.js';
import { headBytes, nameInside, recognise, recogniseWrap } from './recognise.js';
import { unwrapHead } from './unwrap.js';

export interface Kind {
  readonly format: SourceFormat;
  readonly wrap: Wrap | null;
  readonly size: number;
  readonly what: string;
}

const packedHeadBytes = 1 << 17;
// One for all files, since the memory of a new one is given back late.
let head: Buffer | undefined;

/** What the file is, from its first bytes. */
export function identify(path: string, name: string): Kind {
  const file = openSync(path, 'r');
  try {
    head ??= Buffer.allocUnsafe(packedHeadBytes);
    const bytes = head.subarray(0, readSync(file, head, 0, headBytes, 0));
    const { size } = fstatSync(file);
    const wrap = recogniseWrap(bytes);
    if (wrap === null) return toKind(recognise(bytes, name), null, size);
    const packed = head.subarray(0, readSync(file, head, 0, packedHeadBytes, 0));
    const inside = unwrapHead(packed, wrap, headBytes);
    return toKind(recognise(inside, nameInside(name)), wrap, size);
  } finally {
    closeSync(file);
  }
}

function toKind({ format, what }: ReturnType<typeof recognise>, wrap: Wrap | null, size: number): Kind {
  return { format, wrap, size, what: what ?? format };
}
