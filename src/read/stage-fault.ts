/**
 * Turns what a stage threw on one document into the failure of that document, so that a defect which one text brings to
 * light costs no other. What says that the whole process is sick is thrown on: no document is at fault then, and which
 * ones it hits depends on the machine.
 */
import { debuglog } from 'node:util';
import { isSystemError } from '../base/system-error.js';
import { CommandFailure, type Failure } from '../model/failure.js';

// Prints where a stage threw to whoever sets NODE_DEBUG=variorum: the sentence of a failure has no room for that.
const debug = debuglog('variorum');

/**
 * Makes the failure of the document `path` from what `stage` threw on it; `stage` is a verb, as in "Cannot merge a.txt".
 * Throws `error` on where it is no fault of the document.
 */
export function faultOf(stage: string, path: string, error: unknown): Failure {
  if (isOfProcess(error)) throw error;
  if (isSystemError(error)) return { reason: 'unreadable', path, code: error.code };
  debug('cannot %s %s: %s', stage, path, error instanceof Error ? error.stack : error);
  return { reason: 'stage-failed', path, stage, detail: firstLine(error) };
}

/** Tells whether `error` would meet any document: the command cannot go on, memory ran out, or the program lacks a file. */
export function isOfProcess(error: unknown): boolean {
  if (error instanceof CommandFailure) return true;
  if (!(error instanceof Error)) return false;
  if ('code' in error && ofProcess.has(String(error.code))) return true;
  return (
    error instanceof RangeError &&
    /allocation failed|out of memory|memory size|grow memory/i.test(error.message)
  );
}

const ofProcess: ReadonlySet<string> = new Set([
  'ENOMEM',
  'ERR_DLOPEN_FAILED',
  'ERR_MEMORY_ALLOCATION_FAILED',
  'ERR_MODULE_NOT_FOUND',
  'ERR_WORKER_OUT_OF_MEMORY',
  'MODULE_NOT_FOUND',
]);

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split('\n')[0]!;
}
