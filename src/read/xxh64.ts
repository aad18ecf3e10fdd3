/**
 * Computes XXH64 of bytes that come piece by piece: the checksum that zstd keeps of what it has packed. Numbers of 64
 * bits are pairs of 32-bit halves here, since BigInt is some thirty times slower.
 *
 * Source: Y. Collet, xxHash fast digest algorithm, 0.1.1, XXH64; the seed is 0.
 */

/** Halves of a 64-bit number, high and low, as signed integers. */
type Halves = readonly [high: number, low: number];

const prime1: Halves = [0x9e3779b1 | 0, 0x85ebca87 | 0];
const prime2: Halves = [0xc2b2ae3d | 0, 0x27d4eb4f | 0];
const prime3: Halves = [0x165667b1 | 0, 0x9e3779f9 | 0];
const prime4: Halves = [0x85ebca77 | 0, 0xc2b2ae63 | 0];
const prime5: Halves = [0x27d4eb2f | 0, 0x165667c5 | 0];

// Bytes that four lanes take together, eight each.
const stripe = 32;

export class Xxh64 {
  // Four lanes, each its high half, then its low one.
  readonly #lanes: Int32Array;
  readonly #rest = Buffer.alloc(stripe);
  #restLength = 0;
  #length = 0;

  constructor() {
    const first = add(prime1, prime2);
    this.#lanes = Int32Array.of(...first, ...prime2, 0, 0, ...multiply([-1, -1], prime1));
  }

  update(bytes: Uint8Array): void {
    this.#length += bytes.length;
    let at = 0;
    if (this.#restLength > 0) {
      at = Math.min(stripe - this.#restLength, bytes.length);
      this.#rest.set(bytes.subarray(0, at), this.#restLength);
      this.#restLength += at;
      if (this.#restLength < stripe) return;
      this.#takeStripe(new DataView(this.#rest.buffer, this.#rest.byteOffset), 0);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (; at + stripe <= bytes.length; at += stripe) this.#takeStripe(view, at);
    this.#rest.set(bytes.subarray(at));
    this.#restLength = bytes.length - at;
  }

  /** The low 32 bits of the digest of all so far, unsigned: all that zstd keeps. */
  digestLow(): number {
    let hash = this.#length < stripe ? prime5 : this.#mergeLanes();
    hash = add(hash, [Math.floor(this.#length / 2 ** 32) | 0, this.#length | 0]);
    const view = new DataView(this.#rest.buffer, this.#rest.byteOffset, this.#restLength);
    let at = 0;
    for (; at + 8 <= this.#restLength; at += 8) {
      hash = xor(hash, round([0, 0], [view.getInt32(at + 4, true), view.getInt32(at, true)]));
      hash = add(multiply(rotate(hash, 27), prime1), prime4);
    }
    if (at + 4 <= this.#restLength) {
      hash = xor(hash, multiply([0, view.getInt32(at, true)], prime1));
      hash = add(multiply(rotate(hash, 23), prime2), prime3);
      at += 4;
    }
    for (; at < this.#restLength; at++) {
      hash = xor(hash, multiply([0, view.getUint8(at)], prime5));
      hash = multiply(rotate(hash, 11), prime1);
    }
    hash = multiply(xorShift(hash, 33), prime2);
    hash = multiply(xorShift(hash, 29), prime3);
    // The last step xors the high half into the low one.
    return (hash[1] ^ hash[0]) >>> 0;
  }

  /** As round() of every lane, written out: pairs on the heap would cost most of the time. */
  #takeStripe(view: DataView, start: number): void {
    const lanes = this.#lanes;
    for (let lane = 0; lane < 4; lane++) {
      const at = start + lane * 8;
      const inLow = view.getInt32(at, true);
      const inHigh = view.getInt32(at + 4, true);
      // lane + input · prime2
      const low = Math.imul(inLow, prime2[1]);
      const high = highOf(inLow, prime2[1]) + Math.imul(inHigh, prime2[1]) + Math.imul(inLow, prime2[0]);
      const sum = (low >>> 0) + (lanes[lane * 2 + 1]! >>> 0);
      const sumLow = sum | 0;
      const sumHigh = (high + lanes[lane * 2]! + (sum > 0xffffffff ? 1 : 0)) | 0;
      // rotated left by 31, times prime1
      const turnedHigh = (sumHigh << 31) | (sumLow >>> 1);
      const turnedLow = (sumLow << 31) | (sumHigh >>> 1);
      lanes[lane * 2 + 1] = Math.imul(turnedLow, prime1[1]);
      lanes[lane * 2] =
        (highOf(turnedLow, prime1[1]) + Math.imul(turnedHigh, prime1[1]) + Math.imul(turnedLow, prime1[0])) |
        0;
    }
  }

  #mergeLanes(): Halves {
    const lane = (index: number): Halves => [this.#lanes[index * 2]!, this.#lanes[index * 2 + 1]!];
    let hash = add(
      add(rotate(lane(0), 1), rotate(lane(1), 7)),
      add(rotate(lane(2), 12), rotate(lane(3), 18)),
    );
    for (let index = 0; index < 4; index++)
      hash = add(multiply(xor(hash, round([0, 0], lane(index))), prime1), prime4);
    return hash;
  }
}

function round(lane: Halves, input: Halves): Halves {
  return multiply(rotate(add(lane, multiply(input, prime2)), 31), prime1);
}

function add(a: Halves, b: Halves): Halves {
  const low = (a[1] >>> 0) + (b[1] >>> 0);
  return [(a[0] + b[0] + (low > 0xffffffff ? 1 : 0)) | 0, low | 0];
}

function multiply(a: Halves, b: Halves): Halves {
  return [(highOf(a[1], b[1]) + Math.imul(a[0], b[1]) + Math.imul(a[1], b[0])) | 0, Math.imul(a[1], b[1])];
}

/** The high 32 bits of the product of two unsigned 32-bit numbers, by halves of 16 bits. */
function highOf(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const first = aHigh * bLow + ((aLow * bLow) >>> 16);
  const second = aLow * bHigh + (first & 0xffff);
  return (aHigh * bHigh + (first >>> 16) + (second >>> 16)) | 0;
}

function xor(a: Halves, b: Halves): Halves {
  return [a[0] ^ b[0], a[1] ^ b[1]];
}

/** Left by fewer than 32 bits. */
function rotate([high, low]: Halves, bits: number): Halves {
  return [(high << bits) | (low >>> (32 - bits)), (low << bits) | (high >>> (32 - bits))];
}

function xorShift([high, low]: Halves, bits: 29 | 33): Halves {
  return bits === 33
    ? [high, low ^ (high >>> 1)]
    : [high ^ (high >>> bits), low ^ ((high << (32 - bits)) | (low >>> bits))];
}
