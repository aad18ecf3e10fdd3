/**
 * Reads an archived HTTP response: joins its chunks and undoes its compression. Takes bodies that are not chunked as
 * they say, and wrong lengths, as they are, since crawlers record what servers send.
 */
import { undoCodings } from './content-codings.js';

/** A response with its body unpacked. */
export interface HttpResponse {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** What could not be undone, in words; null where all went well. */
  readonly problem: string | null;
  /** What was wrong and was read all the same, in words; null where nothing was. */
  readonly flaw: string | null;
}

/** Reads a response; returns null where the block does not begin with a status line. */
export function readHttp(block: Buffer, maxBytes: number): HttpResponse | null {
  const head = splitHead(block);
  const status = head.lines[0]?.match(/^HTTP\/\S+\s+(\d{3})/)?.[1];
  if (status === undefined) return null;
  const headers = readHeaders(head.lines.slice(1));
  const isChunked = /chunked/i.test(headers.get('transfer-encoding') ?? '');
  const joined = isChunked ? joinChunks(head.rest) : head.rest;
  const { body, problem, flaw } = undoCodings(joined, headers.get('content-encoding') ?? '', maxBytes);
  return { status: Number(status), headers, body, problem, flaw };
}

/** Splits header lines, up to the first empty one, from what follows. */
export function splitHead(block: Buffer): { readonly lines: readonly string[]; readonly rest: Buffer } {
  const crlf = block.indexOf('\r\n\r\n');
  const bare = block.indexOf('\n\n');
  const isCrlf = crlf !== -1 && (bare === -1 || crlf < bare);
  const end = isCrlf ? crlf : bare;
  if (end === -1) return { lines: block.toString('latin1').split(/\r?\n/), rest: Buffer.alloc(0) };
  const lines = block.toString('latin1', 0, end).split(/\r?\n/);
  return { lines, rest: block.subarray(end + (isCrlf ? 4 : 2)) };
}

/** Reads headers by name; joins folded lines. */
export function readHeaders(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  let last = '';
  for (const line of lines) {
    const match = line.match(/^([^\s:][^:]*):\s*(.*)$/);
    if (match !== null) {
      last = match[1]!.trim().toLowerCase();
      // Headers are ASCII by the standard, and UTF-8 in practice.
      headers.set(last, Buffer.from(match[2]!, 'latin1').toString('utf8').trim());
    } else if (/^\s/.test(line) && last !== '') headers.set(last, `${headers.get(last)} ${line.trim()}`);
  }
  return headers;
}

/** Removes the marks of chunks; keeps what follows the first thing that is no mark as it stands. */
function joinChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf('\n', at);
    const size =
      end === -1 || end - at > 64
        ? null
        : body.toString('latin1', at, end).match(/^([0-9a-f]+)\s*(?:;.*)?\r?$/i)?.[1];
    if (size == null) {
      parts.push(body.subarray(at));
      break;
    }
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (body[at] === 13) at++;
    if (body[at] === 10) at++;
  }
  return Buffer.concat(parts);
}
