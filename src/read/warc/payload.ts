/** Reads what an archived record holds: the body of a response, or the record itself. */
import type { Result } from '../../model/failure.js';
import { badSource } from '../items.js';
import { readHttp } from './http.js';
import { isText, readHead } from './record-head.js';

/** The payload of a record, and how to read it. */
export interface ArchivePayload {
  readonly bytes: Buffer;
  readonly isHtml: boolean;
  readonly charset: string | null;
  /** What was wrong and was read all the same, in words; null where nothing was. */
  readonly flaw: string | null;
}

/**
 * Returns the payload of the record in `bytes`; null for one that is no article: an error page, a redirect, a picture.
 */
export function readArchived(
  bytes: Buffer,
  isArc: boolean,
  path: string,
  place: string,
  maxBytes: number,
): Result<ArchivePayload | null> {
  const head = readHead(bytes, 0);
  if (head === null) return badSource(path, 'a web archive', 'its head is broken', place);
  const block = bytes.subarray(head.headLength, head.length);
  const isHttp = isArc || /^application\/http/.test(head.contentType);
  if (!isHttp)
    return {
      ok: true,
      value: {
        bytes: block,
        isHtml: /html/.test(head.contentType),
        charset: charsetOf(head.contentType),
        flaw: null,
      },
    };
  const response = readHttp(block, maxBytes);
  if (response === null)
    return badSource(path, 'a web archive', 'it does not begin with an HTTP status line', place);
  if (response.problem !== null) return badSource(path, 'a web archive', response.problem, place);
  const contentType = (response.headers.get('content-type') ?? '').toLowerCase();
  const looksHtml = /^\s*(?:<!doctype html|<html)/i.test(response.body.toString('latin1', 0, 200));
  const isWanted =
    response.status >= 200 &&
    response.status < 300 &&
    (isText(contentType) || (contentType === '' && looksHtml));
  if (!isWanted) return { ok: true, value: null };
  return {
    ok: true,
    value: {
      bytes: response.body,
      isHtml: /html/.test(contentType) || looksHtml,
      charset: charsetOf(contentType),
      flaw: response.flaw,
    },
  };
}

function charsetOf(contentType: string): string | null {
  return contentType.match(/charset\s*=\s*["']?([\w.:-]+)/)?.[1] ?? null;
}
