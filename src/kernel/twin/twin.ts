/**
 * Runs the kernel in plain TypeScript where WebAssembly has no SIMD, and serves as the reference that the compiled
 * kernel is tested against: same functions, same memory, same bits. Each file here has its like in `../assembly`.
 */
import type { KernelFunctions } from '../functions.js';
import { makeBodyTwin } from './bodies.js';
import { makeHolderTwin } from './holders.js';
import { makeJsonTwin } from './json.js';
import { makeListsTwin } from './lists.js';
import { makeMeetingsTwin } from './meetings.js';
import { makeRowsTwin } from './rows.js';
import { makeSetTwin } from './sets.js';
import { makeSketchTwin } from './sketch.js';
import { makeSortTwin } from './sort.js';
import { makeTokenTwin } from './tokens.js';
import { makeViews } from './views.js';

/** Makes the twin over the memory that `buffer` returns; the memory may grow between calls. */
export function makeTwin(buffer: () => ArrayBuffer): KernelFunctions {
  const view = makeViews(buffer);
  return {
    ...makeTokenTwin(view),
    ...makeSketchTwin(view),
    ...makeSortTwin(view),
    ...makeRowsTwin(view),
    ...makeListsTwin(view),
    ...makeMeetingsTwin(view),
    ...makeJsonTwin(view),
    ...makeBodyTwin(view),
    ...makeSetTwin(view),
    ...makeHolderTwin(view),
  };
}
