/** Hashes tokens as the compiled kernel does: blocks of 16 bytes in four lanes, so that SIMD can take a block at once. */

export const golden = 0x9e3779b9;
// What each lane adds to the four bytes that it takes.
const lanes = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const;
// What a lane gives where the token has no bytes for it.
const emptyLanes = lanes.map((lane) => mix(lane)) as unknown as readonly [number, number, number, number];

/** Mixes the bits of a 32-bit value: the last steps of MurmurHash3. */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Adds a block of up to 16 bytes, as four little-endian words, to the hash of a token. */
export function absorb(hash: number, w0: number, w1: number, w2: number, w3: number): number {
  const sum =
    mix(w0 + lanes[0]) +
    (w1 === 0 ? emptyLanes[1] : mix(w1 + lanes[1])) +
    (w2 === 0 ? emptyLanes[2] : mix(w2 + lanes[2])) +
    (w3 === 0 ? emptyLanes[3] : mix(w3 + lanes[3]));
  return mix(Math.imul(hash, 0xcc9e2d51) + sum);
}

/** Hashes one token after the other, each given code point by code point. */
export class TokenHash {
  /** The hash so far. */
  value = 0;
  /** Up to 16 bytes that wait for their block to fill. */
  readonly #waiting = new Int32Array(4);
  #waitingBytes = 0;

  begin(): void {
    this.value = golden;
    this.#waiting.fill(0);
    this.#waitingBytes = 0;
  }

  /** Adds the UTF-8 bytes of a code point. */
  pushPoint(point: number): void {
    if (point < 0x80) {
      this.#pushByte(point);
      return;
    }
    if (point < 0x800) this.#pushByte(0xc0 | (point >> 6));
    else {
      if (point < 0x10000) this.#pushByte(0xe0 | (point >> 12));
      else {
        this.#pushByte(0xf0 | (point >> 18));
        this.#pushByte(0x80 | ((point >> 12) & 0x3f));
      }
      this.#pushByte(0x80 | ((point >> 6) & 0x3f));
    }
    this.#pushByte(0x80 | (point & 0x3f));
  }

  /** Adds the bytes that still wait. */
  end(): void {
    if (this.#waitingBytes > 0) this.#absorbWaiting();
  }

  #pushByte(byte: number): void {
    this.#waiting[this.#waitingBytes >>> 2]! |= byte << ((this.#waitingBytes & 3) << 3);
    if (++this.#waitingBytes === 16) this.#absorbWaiting();
  }

  #absorbWaiting(): void {
    const waiting = this.#waiting;
    this.value = absorb(this.value, waiting[0]!, waiting[1]!, waiting[2]!, waiting[3]!);
    waiting.fill(0);
    this.#waitingBytes = 0;
  }
}
