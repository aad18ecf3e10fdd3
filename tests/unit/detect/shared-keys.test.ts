import { expect, it } from 'vitest';
import { joinedKeys, SharedKeys } from '../../../src/detect/keys/shared-keys.js';
import type { SketchColumns } from '../../../src/model/columns.js';

const columns = (...keys: number[]): SketchColumns => ({
  ids: [],
  hashes: new Uint8Array(0),
  tokenCounts: new Uint32Array(0),
  keyStarts: Uint32Array.of(0, keys.length),
  keys: Uint32Array.from(keys),
  wholeKeys: new Uint32Array(0),
  addresses: new Float64Array(0),
});

it('SharedKeys puts the keys of batches one behind the other, and joinedKeys() finds them there', () => {
  const shared = new SharedKeys();
  const parts = [columns(7, 8), columns(), columns(9, 1, 2)].map((each) => shared.take(each).keys);
  expect(parts.map((part) => [...part])).toEqual([[7, 8], [], [9, 1, 2]]);
  const joined = joinedKeys(parts)!;
  expect([...joined]).toEqual([7, 8, 9, 1, 2]);
  expect(joined.buffer).toBe(parts[0]!.buffer);
});

it('keys that came in another order, or beside the shared memory, are not joined', () => {
  const room = new SharedKeys();
  const [one, other] = [room.take(columns(1, 2)), room.take(columns(3, 4))];
  expect(joinedKeys([other.keys, one.keys])).toBeNull();
  expect(joinedKeys([one.keys, Uint32Array.of(3, 4)])).toBeNull();
  expect(joinedKeys([])).toBeNull();
  expect(joinedKeys([Uint32Array.of(1)])).toBeNull();
});

it('where there is no memory that grows, keys stay where they are', () => {
  const original = globalThis.SharedArrayBuffer;
  globalThis.SharedArrayBuffer = class {
    constructor() {
      throw new RangeError('no addresses left');
    }
  } as unknown as SharedArrayBufferConstructor;
  try {
    const given = columns(7, 8);
    expect(new SharedKeys().take(given)).toBe(given);
  } finally {
    globalThis.SharedArrayBuffer = original;
  }
});
