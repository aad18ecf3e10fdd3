/**
 * Undoes the compression of an archived body: gzip, deflate, Brotli and zstd, also several one over the other. Takes a
 * body that is not compressed as it stands, whatever its header says, since some crawlers undo the compression and leave
 * the header; and of one that is cut off what is there.
 */
import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { memberHead } from '../gunzip.js';
import { unpackZstd } from '../zstd.js';
import { TooLargeError } from '../zstd-decoders.js';

/** A body with its compression undone. */
export interface Body {
  readonly body: Buffer;
  /** What could not be undone, in words; null where all was. */
  readonly problem: string | null;
  /** What was wrong and was read all the same, in words; null where nothing was. */
  readonly flaw: string | null;
}

/** Undoes the codings that a header names in the order in which they were applied. */
export function undoCodings(body: Buffer, header: string, maxBytes: number): Body {
  const codings = header
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .reverse();
  let plain = body;
  let flaw: string | null = null;
  for (const coding of codings) {
    try {
      plain = undo(plain, coding, maxBytes, false);
    } catch (error) {
      const rest = isCut(error) ? whatIsThere(plain, coding, maxBytes) : null;
      if (rest !== null) {
        flaw = `its body is cut off: ${rest.length} bytes of it could be unpacked`;
        plain = rest;
      } else if (isTooLarge(error)) return failed(`its body unpacks to more than ${maxBytes} bytes`);
      else if (!isPlainText(plain)) return failed(`its body is not ${coding} as it says`);
    }
  }
  return { body: plain, problem: null, flaw };
}

function failed(problem: string): Body {
  return { body: Buffer.alloc(0), problem, flaw: null };
}

/** Unpacks the beginning of a body that is cut off; null where nothing comes out. */
function whatIsThere(body: Buffer, coding: string, maxBytes: number): Buffer | null {
  try {
    const rest = undo(body, coding, maxBytes, true);
    return rest.length === 0 ? null : rest;
  } catch {
    // The error that led here says what is wrong.
    return null;
  }
}

function undo(body: Buffer, coding: string, maxBytes: number, isEndMissing: boolean): Buffer {
  const options = {
    maxOutputLength: maxBytes,
    ...(isEndMissing ? { finishFlush: constants.Z_SYNC_FLUSH } : {}),
  };
  switch (coding) {
    case 'gzip':
    case 'x-gzip': {
      const head = memberHead(body);
      if (head === null) return asItStands(body);
      try {
        return gunzipSync(body, options);
      } catch (error) {
        if (codeOf(error) !== 'Z_DATA_ERROR') throw error;
        // The first member alone, where what follows it is no gzip or its checksum is wrong.
        return inflateRawSync(body.subarray(head), options);
      }
    }
    case 'deflate':
      return (body[0]! & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
    case 'br':
      return brotliDecompressSync(body, {
        maxOutputLength: maxBytes,
        ...(isEndMissing ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : {}),
      });
    case 'zstd':
      return unpackZstd(body, maxBytes);
    default:
      return body;
  }
}

/** Throws where a body is neither compressed as it says nor plain. */
function asItStands(body: Buffer): Buffer {
  if (!isPlainText(body)) throw new RangeError('the body begins with no gzip member');
  return body;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof TooLargeError || codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
}

function isCut(error: unknown): boolean {
  return codeOf(error) === 'Z_BUF_ERROR';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Tells whether a body is a page, in whatever encoding, or text in UTF-8. */
function isPlainText(body: Buffer): boolean {
  return /^\s*</.test(body.toString('latin1', 0, 100)) || (isUtf8(body) && !body.includes(0));
}
