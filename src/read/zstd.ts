/**
 * Unpacks zstd, frame by frame, and says where it is not whole. Of a damaged frame fzstd gives what stands before the
 * damage, on every Node, so that the same comes out everywhere.
 */
import { type Break, cutOff, type PackedSource, packedBytes } from './packed.js';
import {
  FrameError,
  FzstdFrame,
  fzstdDecoder,
  fzstdWith,
  mayDecode,
  nodeDecoder,
  TooLargeError,
  type ZstdDecoder,
} from './zstd-decoders.js';
import { type Dictionary, readDictionary } from './zstd-dictionary.js';
import { type Frame, readFrame } from './zstd-frames.js';
import { plainFrameBytes, windowFor } from './zstd-headers.js';

const bestDecoder = nodeDecoder ?? fzstdDecoder;

/** The content of all frames in `packed`. Throws TooLargeError, FrameError, or what the decoder throws. */
export function unpackZstd(packed: Buffer, maxBytes: number, decoder = bestDecoder): Buffer {
  const source = packedBytes(packed);
  const contents: Buffer[] = [];
  let total = 0;
  for (let offset = 0; offset < source.size; ) {
    const frame = readFrame(source, offset);
    if (frame === null || !frame.isWhole) throw new FrameError(cutOff);
    offset = frame.end;
    if (frame.isSkippable) continue;
    const problem = findProblem(frame, maxBytes, null);
    if (problem !== null) throw new FrameError(problem);
    const content = decoder.decode(source, frame, maxBytes - total);
    total += content.length;
    contents.push(content);
  }
  return Buffer.concat(contents);
}

const lineBreak = Buffer.from('\n');

/**
 * Yields the contents of all frames in order, and adds to `breaks` where they are not whole. Goes on at the next frame
 * behind a damaged one, on a new line. The reader sees to it that not too much comes out.
 */
export async function* unpackZstdPieces(
  source: PackedSource,
  breaks: Break[],
  {
    maxWindow,
    decoder = bestDecoder,
  }: { readonly maxWindow: number; readonly decoder?: ZstdDecoder | undefined },
): AsyncGenerator<Buffer> {
  const dictionary = findDictionary(source);
  const decoders = dictionary === null ? [decoder, fzstdDecoder] : [fzstdWith(dictionary)];
  for (let offset = 0; offset < source.size; ) {
    const frame = readFrame(source, offset);
    if (frame === null) {
      const bytes = source.size - offset;
      const detail =
        offset === 0 ? 'it does not begin with zstd data' : `${bytes} bytes that are no zstd data stand here`;
      breaks.push({ offset, detail, isInside: false });
      return;
    }
    const problem = frame.isSkippable ? null : findProblem(frame, maxWindow, dictionary);
    if (problem !== null) {
      // A dictionary is missed by thousands of frames alike.
      if (breaks.at(-1)?.detail !== problem) breaks.push({ offset, detail: problem, isInside: false });
    } else if (!frame.isSkippable) {
      const broken = yield* decodeFrame(source, frame, frame.isWhole ? decoders : decoders.slice(-1));
      if (broken !== null && frame.isWhole) {
        breaks.push(broken);
        yield lineBreak;
      }
    }
    if (!frame.isWhole) breaks.push({ offset: frame.end, detail: cutOff, isInside: true });
    if (!frame.isKnown) return;
    offset = frame.end;
  }
}

/** Returns the dictionary that a file keeps in its first frame; null where it keeps none that can be used. */
function findDictionary(source: PackedSource): Dictionary | null {
  const first = readFrame(source, 0);
  if (first === null || !first.isSkippable || !first.isWhole) return null;
  try {
    return readDictionary(source, first, { unpack: (packed) => unpackZstd(packed, leastGranted), mayDecode });
  } catch (error) {
    // The frames that need it say that it is missing.
    if (!isDamage(error) && !(error instanceof TooLargeError)) throw error;
    return null;
  }
}

/** Yields what a frame holds, up to where it is damaged. */
async function* decodeFrame(
  source: PackedSource,
  frame: Frame,
  decoders: readonly ZstdDecoder[],
): AsyncGenerator<Buffer, Break | null> {
  let given = 0;
  let broken: Break | null = null;
  for (const one of decoders) {
    let passed = 0;
    try {
      for await (const content of one.stream(source, frame)) {
        const fresh = content.subarray(Math.max(0, Math.min(content.length, given - passed)));
        passed += content.length;
        given += fresh.length;
        if (fresh.length > 0) yield fresh;
      }
      return null;
    } catch (error) {
      if (!isDamage(error)) throw error;
      const isWholeContent = error instanceof FrameError;
      const detail = isWholeContent ? error.message : 'the data that begin here are damaged';
      broken = { offset: frame.offset, detail, isInside: !isWholeContent };
    }
  }
  return broken;
}

/**
 * The first `length` bytes of what the frames hold, or a little more; ends where they are damaged. By fzstd on every Node,
 * since how much of an unfinished frame comes out is each decoder's own affair.
 */
export function zstdHead(source: PackedSource, length: number): Buffer {
  const contents: Buffer[] = [];
  const dictionary = findDictionary(source);
  let total = 0;
  for (let offset = 0; offset < source.size && total < length; ) {
    const frame = readFrame(source, offset);
    if (frame === null || !frame.isKnown) break;
    offset = frame.end;
    if (frame.isSkippable || findProblem(frame, 0, dictionary) !== null) continue;
    const decoder = new FzstdFrame(frame, Number.POSITIVE_INFINITY, dictionary);
    try {
      for (const bytes of plainFrameBytes(source, frame, dictionary))
        for (const content of decoder.push(bytes)) {
          contents.push(content);
          total += content.length;
          if (total >= length) return Buffer.concat(contents);
        }
    } catch (error) {
      if (!isDamage(error)) throw error;
      break;
    }
  }
  return Buffer.concat(contents);
}

/** Tells whether a decoder's error is about the data. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // fzstd numbers its errors, or runs beyond its arrays; the codes of zlib begin with ZSTD_ and Z_.
  return (
    error instanceof FrameError ||
    error instanceof RangeError ||
    error instanceof TypeError ||
    typeof code === 'number' ||
    /^Z(?:STD)?_/.test(String(code))
  );
}

// What the strongest compression asks for.
const leastGranted = 2 ** 27;

/** Says why a frame cannot be decoded, as the end of a sentence; null where it may be. */
function findProblem(frame: Frame, maxWindow: number, given: Dictionary | null): string | null {
  const { isKnown, isWhole, dictionary, contentSize, mostContent } = frame;
  if (!isKnown) return 'the data that begin here are damaged';
  if (dictionary !== 0 && dictionary !== given?.id)
    return `it was packed with the dictionary ${dictionary}, which the file does not hold; unpack it with the tool zstd first`;
  if (isWhole && contentSize !== null && contentSize > mostContent)
    return 'the data that begin here are fewer than they say';
  const window = windowFor(frame);
  // The largest that --max-bytes can name is a byte less than the largest that zstd knows.
  if (window - 1 <= Math.max(leastGranted, maxWindow)) return null;
  return `it was packed with a window of ${window} bytes, which is kept in memory; raise --max-bytes to ${Math.min(window, 2 ** 31 - 1)} to read it`;
}
