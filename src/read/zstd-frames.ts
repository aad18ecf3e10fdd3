/**
 * Cuts the bytes of a zstd file, which come piece by piece, into its frames, and refuses a frame that asks for more
 * memory than is allowed. A decoder makes room for the window that a frame's header names before it has read anything
 * else, so that a few damaged or wicked bytes would take gigabytes. Frames are told apart here since some decoders
 * take the first one for the whole file and say nothing of the rest. Headers alone are read (RFC 8878, §3.1); contents
 * are passed on by their lengths.
 */

/** A frame wants more memory than is allowed. */
export class WindowError extends Error {}
/** The bytes are no sequence of frames that can be decoded. */
export class FrameError extends Error {}

/** Bytes of one frame; those of frames that hold no text are left out. */
export interface FramePart {
  readonly bytes: Uint8Array;
  /** With the last bytes of a frame: what it says about its content. */
  readonly end?: FrameEnd;
}

export interface FrameEnd {
  /** In bytes; null where the frame does not say. */
  readonly contentSize: number | null;
  /** The low 32 bits of the XXH64 of the content; null where the frame keeps none. */
  readonly checksum: number | null;
}

// What every decoder is asked to grant.
const leastGranted = 1 << 23;
const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const dictionaryBytes = [0, 1, 2, 4] as const;

type Phase = 'magic' | 'skippable' | 'descriptor' | 'header' | 'block' | 'checksum';

export class ZstdFrames {
  readonly #maxWindow: number;
  #phase: Phase = 'magic';
  #pending: number[] = [];
  #wanted = 4;
  #skip = 0;
  #isInFrame = false;
  #isSingle = false;
  #sizeBytes = 0;
  #dictionaryBytes = 0;
  #hasChecksum = false;
  #isLastBlock = false;
  #contentSize: number | null = null;
  #checksum: number | null = null;

  /** `maxBytes` is what may come out: no window need be larger. */
  constructor(maxBytes: number) {
    this.#maxWindow = Math.max(leastGranted, maxBytes);
  }

  /** The parts of frames in the next piece, in order. Throws WindowError or FrameError. */
  push(piece: Uint8Array): readonly FramePart[] {
    const parts: FramePart[] = [];
    let start = 0;
    let at = 0;
    while (at < piece.length) {
      const wasInFrame = this.#isInFrame;
      at += this.#take(piece, at);
      if (this.#isInFrame && !wasInFrame) {
        // The magic number may have come in an earlier piece, in part.
        parts.push({ bytes: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd) });
        start = at;
      } else if (wasInFrame && this.#phase === 'magic') {
        this.#isInFrame = false;
        const end = { contentSize: this.#contentSize, checksum: this.#checksum };
        parts.push({ bytes: piece.subarray(start, at), end });
      }
    }
    if (this.#isInFrame && start < at) parts.push({ bytes: piece.subarray(start, at) });
    return parts;
  }

  /** Says that no more pieces come. Throws FrameError in the middle of a frame. */
  end(): void {
    if (this.#phase !== 'magic' || this.#pending.length > 0 || this.#skip > 0) throw new FrameError();
  }

  /** Takes bytes from `at` on, and returns how many: some that are passed over, or one that is read. */
  #take(piece: Uint8Array, at: number): number {
    if (this.#skip > 0) {
      const passed = Math.min(this.#skip, piece.length - at);
      this.#skip -= passed;
      if (this.#skip === 0 && this.#wanted === 0) this.#finishBlock();
      return passed;
    }
    this.#pending.push(piece[at]!);
    if (this.#pending.length === this.#wanted) this.#read(this.#pending);
    return 1;
  }

  #await(phase: Phase, wanted: number): void {
    this.#phase = phase;
    this.#pending = [];
    this.#wanted = wanted;
  }

  #read(bytes: readonly number[]): void {
    switch (this.#phase) {
      case 'magic': {
        const magic = littleEndian(bytes);
        const isSkippable = magic >= skippableMagic && magic < skippableMagic + 16;
        if (magic !== frameMagic && !isSkippable) throw new FrameError();
        this.#isInFrame = !isSkippable;
        this.#await(isSkippable ? 'skippable' : 'descriptor', isSkippable ? 4 : 1);
        return;
      }
      case 'skippable':
        this.#skip = littleEndian(bytes);
        this.#await('magic', 4);
        return;
      case 'descriptor':
        this.#readDescriptor(bytes[0]!);
        return;
      case 'header':
        this.#readHeader(bytes);
        this.#await('block', 3);
        return;
      case 'block':
        this.#readBlock(littleEndian(bytes));
        return;
      default:
        this.#checksum = littleEndian(bytes);
        this.#await('magic', 4);
    }
  }

  #readDescriptor(descriptor: number): void {
    this.#isSingle = (descriptor & 0x20) !== 0;
    this.#hasChecksum = (descriptor & 4) !== 0;
    this.#sizeBytes = [this.#isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
    this.#dictionaryBytes = dictionaryBytes[(descriptor & 3) as 0 | 1 | 2 | 3];
    // One of the two is there in every frame: the window's byte, or the size of the content.
    this.#await('header', (this.#isSingle ? 0 : 1) + this.#dictionaryBytes + this.#sizeBytes);
  }

  /** A frame of a single segment needs as much as its content, any other its window. */
  #readHeader(bytes: readonly number[]): void {
    const sizeAt = bytes.length - this.#sizeBytes;
    const size = littleEndian(bytes.slice(sizeAt)) + (this.#sizeBytes === 2 ? 256 : 0);
    const window = 2 ** (10 + (bytes[0]! >> 3)) * (1 + (bytes[0]! & 7) / 8);
    if (Math.max(size, this.#isSingle ? 0 : window) > this.#maxWindow) throw new WindowError();
    // Without its dictionary, which is in no file of texts, a frame cannot be decoded.
    if (bytes.slice(sizeAt - this.#dictionaryBytes, sizeAt).some((byte) => byte !== 0))
      throw new FrameError();
    this.#contentSize = this.#sizeBytes === 0 ? null : size;
    this.#checksum = null;
  }

  #readBlock(header: number): void {
    this.#isLastBlock = (header & 1) !== 0;
    const isRepeated = ((header >> 1) & 3) === 1;
    this.#skip = isRepeated ? 1 : header >>> 3;
    this.#await('block', 0);
    if (this.#skip === 0) this.#finishBlock();
  }

  #finishBlock(): void {
    if (!this.#isLastBlock) this.#await('block', 3);
    else if (this.#hasChecksum) this.#await('checksum', 4);
    else this.#await('magic', 4);
  }
}

function littleEndian(bytes: readonly number[]): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
