/** Looks at the kernel's memory as bytes, words and tables; makes new views when the memory has grown. */
import { classesAt, foldsAt } from '../layout.js';

/** The memory at one size. */
export interface Views {
  readonly buffer: ArrayBuffer;
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  readonly classes: Uint8Array;
  readonly folds: Uint16Array;
}

/** Returns a function that gives the views of the memory as `buffer` returns it now. */
export function makeViews(buffer: () => ArrayBuffer): () => Views {
  let views = viewsOf(buffer());
  return () => {
    const now = buffer();
    if (views.buffer !== now) views = viewsOf(now);
    return views;
  };
}

function viewsOf(buffer: ArrayBuffer): Views {
  return {
    buffer,
    bytes: new Uint8Array(buffer),
    words: new Uint32Array(buffer),
    classes: new Uint8Array(buffer, classesAt, 65_536),
    folds: new Uint16Array(buffer, foldsAt, 65_536),
  };
}
