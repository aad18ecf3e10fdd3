/**
 * Unpacks gzip member by member and says where it is not whole: cut off, damaged, or followed by bytes that are no gzip.
 * Node's own decoder keeps back what it unpacked before an error, takes everything behind a zero byte for padding, and
 * names no place; so members are parted here and only their contents are left to it.
 */
import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import { type Break, cutOff, type PackedSource } from './packed.js';

const headBytes = 1 << 16;
const trailerBytes = 8;
const lineBreak = Buffer.from('\n');

/**
 * Yields the contents of all members in order, and adds to `breaks` where they are not whole. Goes on at the next member
 * behind a damaged one, on a new line.
 */
export async function* gunzip(source: PackedSource, breaks: Break[]): AsyncGenerator<Buffer> {
  for (let offset = 0; offset < source.size; ) {
    const head = memberHead(source.read(offset, headBytes));
    if (head === null) {
      if (isPadding(source, offset)) return;
      const next = findMember(source, offset + 1);
      breaks.push({ offset, detail: whatStands(source, offset, next), isInside: false });
      if (next === null) return;
      offset = next;
      continue;
    }
    const member = yield* inflateMember(source, offset + head);
    const { end, length, checksum } = member;
    const trailer = source.read(end, trailerBytes);
    if (member.isDamaged || trailer.length < trailerBytes) {
      const isCut = !member.isDamaged;
      breaks.push({
        offset: isCut ? source.size : end,
        detail: isCut ? cutOff : 'its data are damaged here',
        isInside: true,
      });
      const next = isCut ? null : findMember(source, end);
      if (next === null) return;
      yield lineBreak;
      offset = next;
      continue;
    }
    const isRight = trailer.readUInt32LE(0) === checksum && trailer.readUInt32LE(4) === length % 2 ** 32;
    if (!isRight)
      breaks.push({ offset, detail: 'the data that begin here do not fit their checksum', isInside: false });
    offset = end + trailerBytes;
  }
}

/** Measures the head of a member (RFC 1952): ten bytes, and what the flags add; null for no gzip. */
export function memberHead(bytes: Buffer): number | null {
  if (bytes.length < 10 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return null;
  const flags = bytes[3]!;
  if ((flags & 0xe0) !== 0) return null;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + (bytes.length < at + 2 ? 0 : bytes.readUInt16LE(at));
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return null;
    at = end + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at;
}

/** Tells whether nothing but zeros follows, with which tapes are filled up. */
function isPadding(source: PackedSource, offset: number): boolean {
  for (let at = offset; at < source.size; at += headBytes)
    if (source.read(at, headBytes).some((byte) => byte !== 0)) return false;
  return offset > 0;
}

function whatStands(source: PackedSource, offset: number, next: number | null): string {
  const until = next ?? source.size;
  // A head that the end cuts off begins as one all the same.
  const isHead =
    next === null && source.read(offset, 2).equals(Buffer.from([0x1f, 0x8b].slice(0, until - offset)));
  if (isHead) return cutOff;
  return offset === 0
    ? 'it does not begin with gzip data'
    : `${until - offset} bytes that are no gzip data stand here`;
}

/** Finds where the next member seems to begin, from `from` on; null for nowhere. */
function findMember(source: PackedSource, from: number): number | null {
  const magic = Buffer.from([0x1f, 0x8b, 8]);
  for (let offset = from; offset < source.size; offset += headBytes - magic.length) {
    const bytes = source.read(offset, headBytes);
    for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1))
      if (memberHead(source.read(offset + at, headBytes)) !== null) return offset + at;
  }
  return null;
}

interface Inflated {
  /** Where the content ends in the file, or where it is damaged. */
  readonly end: number;
  readonly isDamaged: boolean;
  readonly length: number;
  readonly checksum: number;
}

// Small members come often, and each is read from its beginning.
const firstStep = 1 << 12;
const steps = [1 << 15, 1 << 8, 1] as const;

/**
 * Yields the content of the member whose data begin at `start`. Where they are damaged, unpacks them again in ever
 * smaller steps up to the place, since the decoder gives nothing of a step in which it fails.
 */
async function* inflateMember(source: PackedSource, start: number): AsyncGenerator<Buffer, Inflated> {
  let length = 0;
  let checksum = 0;
  let damagedFrom = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    let passed = 0;
    const inflater = new Inflater();
    let at = start;
    while (!inflater.hasEnded && at < source.size) {
      const coarse = Math.min(at === start ? firstStep : steps[0], Math.max(0, damagedFrom - at));
      const piece = source.read(at, Math.max(coarse, step === steps[0] ? 1 : step));
      const contents = await inflater.push(piece);
      if (contents === null) break;
      for (const content of contents) {
        const fresh = content.subarray(Math.max(0, Math.min(content.length, length - passed)));
        passed += content.length;
        if (fresh.length === 0) continue;
        length += fresh.length;
        checksum = crc32(fresh, checksum);
        yield fresh;
      }
      at += piece.length;
    }
    inflater.close();
    if (!inflater.hasFailed)
      return {
        end: inflater.hasEnded ? start + inflater.taken : source.size,
        isDamaged: false,
        length,
        checksum,
      };
    damagedFrom = at;
  }
  return { end: damagedFrom, isDamaged: true, length, checksum };
}

/** Inflates a stream without a head, piece by piece. */
class Inflater {
  readonly #stream: InflateRaw = createInflateRaw();
  #contents: Buffer[] = [];
  #settle: (() => void) | null = null;
  hasEnded = false;
  hasFailed = false;

  constructor() {
    const settle = () => this.#settle?.();
    this.#stream.on('data', (content: Buffer) => void this.#contents.push(content));
    this.#stream.on('end', () => {
      this.hasEnded = true;
      settle();
    });
    this.#stream.on('error', () => {
      this.hasFailed = true;
      settle();
    });
  }

  /** How many bytes it took of those that it was given. */
  get taken(): number {
    return this.#stream.bytesWritten;
  }

  close(): void {
    this.#stream.destroy();
  }

  /** Returns what comes out of the next piece; null where it is damaged. */
  async push(piece: Buffer): Promise<readonly Buffer[] | null> {
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      this.#stream.write(piece, () => resolve());
    });
    // The end is told a moment after the last bytes.
    await new Promise((resolve) => setImmediate(resolve));
    const contents = this.#contents;
    this.#contents = [];
    return this.hasFailed ? null : contents;
  }
}
