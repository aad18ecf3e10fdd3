/**
 * Hashes into 64 bits as two 32-bit lanes, since 64-bit integers are slow in JavaScript. All arithmetic is modulo 2³²,
 * so that a kernel in another language gives the same bits.
 */

/** Mixes the bits of a number by the finaliser of MurmurHash3 (Appleby): every input bit moves every output bit. */
export function mix32(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

// Odd constants from the fractional parts of the golden ratio and of √3: they part the two lanes.
const laneSeeds = [0x9e3779b9, 0xbb67ae85] as const;
const multipliers = [0xcc9e2d51, 0x1b873593] as const;

/** Computes one lane of the hash of a text, over its UTF-16 code units. */
export function hashText(text: string, lane: 0 | 1): number {
  let hash: number = laneSeeds[lane];
  const multiplier = multipliers[lane];
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), multiplier);
    hash = (hash << 13) | (hash >>> 19);
  }
  return mix32(hash ^ text.length);
}

/** Computes one lane of the hash of a sequence of 32-bit values, `values[start … end)`. */
export function hashSequence(
  values: ArrayLike<number>,
  start: number,
  end: number,
  lane: 0 | 1,
  seed = 0,
): number {
  let hash = mix32(laneSeeds[lane] ^ seed);
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ values[index]!, multipliers[lane]);
    hash = (hash << 15) | (hash >>> 17);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  return mix32(hash ^ (end - start));
}
