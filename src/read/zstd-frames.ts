/**
 * The bytes of a zstd file in, piece by piece; an error as soon as a frame asks for more memory than is allowed.
 * The decoder makes room for the window that a frame's header names before it has read anything else, so that a
 * few damaged or wicked bytes would take gigabytes. Headers alone are read (RFC 8878, §3.1); contents are passed
 * over by their lengths, and what makes no sense is left to the decoder.
 */

/** A frame wants more memory than is allowed. */
export class WindowError extends Error {}

// What every decoder is asked to grant.
const leastGranted = 1 << 23;
const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const dictionaryBytes = [0, 1, 2, 4] as const;

type Phase = 'magic' | 'skippable' | 'descriptor' | 'header' | 'block' | 'lost';

export class ZstdFrames {
  readonly #most: number;
  #phase: Phase = 'magic';
  #pending: number[] = [];
  #wanted = 4;
  #skip = 0;
  #isSingle = false;
  #sizeBytes = 0;
  #hasChecksum = false;

  /** `maxBytes` is what may come out: no window need be larger. */
  constructor(maxBytes: number) {
    this.#most = Math.max(leastGranted, maxBytes);
  }

  /** Throws WindowError. */
  push(piece: Uint8Array): void {
    for (let at = 0; at < piece.length && this.#phase !== 'lost'; ) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, piece.length - at);
        this.#skip -= passed;
        at += passed;
        continue;
      }
      this.#pending.push(piece[at++]!);
      if (this.#pending.length === this.#wanted) this.#read(this.#pending);
    }
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
        if (magic === frameMagic) this.#await('descriptor', 1);
        else if (magic >= skippableMagic && magic < skippableMagic + 16) this.#await('skippable', 4);
        else this.#await('lost', 0);
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
      default:
        this.#readBlock(littleEndian(bytes));
    }
  }

  #readDescriptor(descriptor: number): void {
    this.#isSingle = (descriptor & 0x20) !== 0;
    this.#hasChecksum = (descriptor & 4) !== 0;
    this.#sizeBytes = [this.#isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
    const wanted =
      (this.#isSingle ? 0 : 1) + dictionaryBytes[(descriptor & 3) as 0 | 1 | 2 | 3] + this.#sizeBytes;
    this.#await(wanted === 0 ? 'block' : 'header', wanted === 0 ? 3 : wanted);
  }

  /** A frame of a single segment needs as much as its content, any other its window. */
  #readHeader(bytes: readonly number[]): void {
    const size =
      littleEndian(bytes.slice(bytes.length - this.#sizeBytes)) + (this.#sizeBytes === 2 ? 256 : 0);
    const window = 2 ** (10 + (bytes[0]! >> 3)) * (1 + (bytes[0]! & 7) / 8);
    if (Math.max(size, this.#isSingle ? 0 : window) > this.#most) throw new WindowError();
  }

  #readBlock(header: number): void {
    const isLast = (header & 1) !== 0;
    const isRepeated = ((header >> 1) & 3) === 1;
    this.#skip = isRepeated ? 1 : header >>> 3;
    if (isLast && this.#hasChecksum) this.#skip += 4;
    this.#await(isLast ? 'magic' : 'block', isLast ? 4 : 3);
  }
}

function littleEndian(bytes: readonly number[]): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
