/**
 * Says what is wrong with a packed file: a failure where nothing of it can be read, and for each place where it is not
 * whole a failure beside the records, or a flaw of the one document in it.
 */
import type { Wrap } from '../model/document-ref.js';
import type { Failure, Result } from '../model/failure.js';
import type { Break } from './packed.js';
import { TooLargeError, type Unpacked, unwrap } from './unwrap.js';

/** Unpacks bytes; a failure where nothing comes out. */
export async function unwrapAll(
  id: string,
  packed: Buffer,
  wrap: Wrap,
  maxBytes: number,
): Promise<Result<Unpacked>> {
  try {
    const unpacked = await unwrap(packed, wrap, { maxBytes });
    const [first] = unpacked.breaks;
    if (first !== undefined && unpacked.bytes.length === 0)
      return { ok: false, error: brokenAt(first, id, wrap) };
    return { ok: true, value: unpacked };
  } catch (error) {
    return { ok: false, error: toWrapFailure(error, id, maxBytes) };
  }
}

/** Turns an error of unpacking into a failure; throws again what is not about the data. */
export function toWrapFailure(error: unknown, path: string, maxBytes: number): Failure {
  if (error instanceof TooLargeError) return tooLarge(path, 'unpacks to', maxBytes).error;
  throw error;
}

/** Makes the failure of an input that is too large. */
export function tooLarge(
  path: string,
  verb: 'has' | 'unpacks to',
  maxBytes: number,
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { reason: 'too-large', path, verb, maxBytes } };
}

/** Makes the failure of a place where packed data are not whole; `read` says what was read all the same. */
export function brokenAt({ offset, detail }: Break, path: string, wrap: Wrap, read?: string): Failure {
  return {
    reason: 'bad-source',
    path,
    format: wrap,
    place: `byte ${offset}`,
    detail: read === undefined ? detail : `${detail}; ${read}`,
  };
}

/** The same places as flaws of a document. */
export function flawsOf(breaks: readonly Break[]): readonly string[] {
  return breaks.map(({ offset, detail }) => `byte ${offset} of the packed file: ${detail}`);
}

/** Counts records in words. */
export function foundWhole(count: number): string {
  return `${count} whole ${count === 1 ? 'record was' : 'records were'} found`;
}
