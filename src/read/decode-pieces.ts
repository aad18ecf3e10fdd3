/** Decodes a stream in one encoding, which the first piece decides, so that a file of any size fits in memory. */
import { createRequire } from 'node:module';
import { StringDecoder } from 'node:string_decoder';
import { decode } from './decode.js';

const require = createRequire(import.meta.url);

/** Yields the text piece by piece; characters that two pieces share come whole. */
export async function* decodePieces(
  chunks: AsyncIterable<Buffer>,
  flag: string | null,
): AsyncGenerator<string> {
  let decoder: { write(chunk: Buffer): string; end(): string | undefined } | null = null;
  for await (const chunk of chunks) {
    if (decoder === null) {
      const { encoding, skip } = chooseEncoding(chunk, flag);
      decoder =
        encoding === 'utf-8'
          ? new StringDecoder('utf8')
          : (require('iconv-lite') as typeof import('iconv-lite')).getDecoder(encoding, { stripBOM: false });
      yield decoder.write(chunk.subarray(skip));
    } else yield decoder.write(chunk);
  }
  yield decoder?.end() ?? '';
}

function chooseEncoding(
  chunk: Buffer,
  flag: string | null,
): { readonly encoding: string; readonly skip: number } {
  // The last line may be cut inside a character.
  const whole = chunk.subarray(0, Math.max(chunk.lastIndexOf(10) + 1, Math.min(chunk.length, 4)));
  const decoded = decode(whole.length < 8 ? chunk : whole, { flag });
  if (decoded === null) return { encoding: 'utf-8', skip: 0 };
  const skip = !decoded.hasByteOrderMark
    ? 0
    : decoded.encoding === 'utf-8'
      ? 3
      : decoded.encoding.startsWith('utf-32')
        ? 4
        : 2;
  return { encoding: decoded.encoding, skip };
}
