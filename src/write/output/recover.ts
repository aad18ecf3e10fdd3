/** Mends an output whose run was cut short, for commands that read it and for a run that ends before its time. */

import { join } from 'node:path';
import { isSystemError } from '../../base/system-error.js';
import { CommandFailure, type OutputState } from '../../model/failure.js';
import { claim, giveUp, hasClaim, isHeld, release } from './claim.js';
import { identify } from './exchange.js';
import { bothPlacesOf, type Places } from './places.js';
import { isCutShort, mend } from './swap.js';

const swapWaits = 40;
const swapWaitMs = 50;

/**
 * Finishes or undoes a swap that was cut short; does nothing otherwise. Commands that read an output call it first.
 * Throws CommandFailure where it may not be mended.
 */
export function recoverSwap(out: string): void {
  for (const places of bothPlacesOf(out)) {
    // A run that lives is at it: a moment.
    for (let wait = 0; wait < swapWaits && isCutShort(places) && isHeld(places.work); wait++)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, swapWaitMs);
    if (isCutShort(places)) mendAlone(places);
  }
}

function mendAlone(places: Places): void {
  const { out, work } = places;
  try {
    claim(work, out);
    mend(places);
    release(work);
  } catch (error) {
    if (error instanceof CommandFailure && error.failure.reason === 'output-busy')
      throw new CommandFailure({ ...error.failure, reason: 'being-replaced' });
    throw isSystemError(error)
      ? new CommandFailure({ reason: 'cut-short', path: out, work, code: error.code })
      : error;
  }
}

/** What a run that was abandoned has left. */
export interface Leftover {
  readonly folder: string;
  /** It holds the work that the same command goes on from; otherwise what could not be removed. */
  readonly isKept: boolean;
}

/**
 * Removes what this process has written of `out` so far, for a run that ends without coming back. Returns what is left;
 * null where that is nothing.
 */
export function abandonOutput(out: string): Leftover | null {
  for (const places of bothPlacesOf(out)) {
    if (!hasClaim(places.work)) continue;
    try {
      if (isCutShort(places)) mend(places);
      if (giveUp(places.work)) return { folder: places.work, isKept: true };
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return { folder: places.work, isKept: false };
    }
  }
  return null;
}

/** A name for the result that stands in `out`, to be compared later; null where there is none. */
export function identifyResult(out: string): string | null {
  return identify(join(out, 'run.json'));
}

/** What stands in `out` now, where `before` stood in it. */
export function stateOf(out: string, before: string | null): OutputState {
  const now = identifyResult(out);
  if (now === before) return now === null ? 'none' : 'former';
  return now === null ? 'between' : 'new';
}
