/** Bytes in, a zstd frame out that stores them as they are (RFC 8878, raw blocks): enough to test readers with. */
export function zstdRaw(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, ...uint32(bytes.length)])];
  const size = 100_000;
  for (let start = 0; start < Math.max(1, bytes.length); start += size) {
    const block = bytes.subarray(start, start + size);
    const isLast = start + size >= bytes.length;
    parts.push(blockHead(block.length, 0, isLast), block);
  }
  return Buffer.concat(parts);
}

/** A frame of `length` times one byte, in run-length blocks: small to store, as large as one likes to unpack. */
export function zstdRun(byte: number, length: number): Buffer {
  const parts: Buffer[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, ...uint32(length)])];
  const size = 100_000;
  for (let start = 0; start < length; start += size)
    parts.push(blockHead(Math.min(size, length - start), 1, start + size >= length), Buffer.from([byte]));
  return Buffer.concat(parts);
}

function blockHead(length: number, type: 0 | 1, isLast: boolean): Buffer {
  const value = (length << 3) | (type << 1) | (isLast ? 1 : 0);
  return Buffer.from([value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff]);
}

function uint32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff];
}
