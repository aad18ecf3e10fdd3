/** Files of records: what goes in comes out, in memory that threads share, and what is not whole is refused. */
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { readShard, ShardWriter, writeShard } from '../../../../src/engine/shards/shard-file.js';
import { plainData } from '../../../arbitraries/plain-data.js';

const folder = mkdtempSync(join(inject('scratch'), 'shards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => [...readShard<unknown>(folder, name)];

describe('a shard', () => {
  test('gives back what was written, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plainData, { maxLength: 4 }), async (records) => {
        await writeShard(folder, 'any', records);
        expect(read('any')).toEqual(records);
      }),
    );
  });

  test('keeps one array one, and what is a view of shared memory shared', async () => {
    const list = new Uint32Array(new SharedArrayBuffer(40), 8, 3).fill(7);
    await writeShard(folder, 'one', [{ a: list, b: [list] }]);
    const [record] = read('one') as { readonly a: Uint32Array; readonly b: readonly Uint32Array[] }[];
    expect(record!.a).toEqual(Uint32Array.of(7, 7, 7));
    expect(record!.b[0]).toBe(record!.a);
    expect(record!.a.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  test('does not hold what another one holds, and gives it all the same, part of an array or whole', async () => {
    const list = Float64Array.from({ length: 5000 }, (_, at) => at / 3);
    await writeShard(folder, 'first', [{ list }, 'next']);
    const [{ list: known }] = read('first') as [{ readonly list: Float64Array }];
    await writeShard(folder, 'second', [[known, known.subarray(10, 12), Uint8Array.of(5)]]);
    expect(readFileSync(join(folder, 'second')).length).toBeLessThan(500);
    const [again] = read('second') as Float64Array[][];
    expect(again).toEqual([list, list.subarray(10, 12), Uint8Array.of(5)]);
    await writeShard(folder, 'third', [again![1]]);
    expect(read('third')).toEqual([list.subarray(10, 12)]);
  });

  test('has no name before it is whole', async () => {
    const broken = writeShard(
      folder,
      'broken',
      (function* () {
        yield 1;
        throw new Error('in the middle');
      })(),
    );
    await expect(broken).rejects.toThrow('in the middle');
    const writer = new ShardWriter(folder, 'begun');
    writer.add(1);
    expect(readdirSync(folder)).not.toContain('begun');
    expect(readdirSync(folder).filter((name) => name.startsWith('broken'))).toEqual([]);
    writer.finish();
    expect(read('begun')).toEqual([1]);
  });

  test('of which any end is missing, or that is another file, is refused by name', async () => {
    await writeShard(folder, 'short', [{ list: Uint32Array.of(1, 2, 3) }, 'text']);
    const { length } = readFileSync(join(folder, 'short'));
    for (let size = length - 1; size >= 0; size -= 9) {
      truncateSync(join(folder, 'short'), size);
      expect(() => read('short')).toThrow(`Cannot read ${join(folder, 'short')}: it is damaged`);
    }
    writeFileSync(join(folder, 'other'), 'x'.repeat(100));
    expect(() => read('other')).toThrow('it is damaged');
    expect(() => read('missing')).toThrow('it is no longer there');
  });

  test('whose count of records is another one is refused', async () => {
    await writeShard(folder, 'counted', ['a', 'b']);
    const file = openSync(join(folder, 'counted'), 'r+');
    const end = Buffer.alloc(8);
    end.writeDoubleLE(1);
    writeSync(file, end, 0, 8, readFileSync(join(folder, 'counted')).length - 8);
    closeSync(file);
    expect(() => read('counted')).toThrow('it is damaged');
  });

  test('takes no array that structured cloning would not make shareable', async () => {
    await expect(writeShard(folder, 'big', [BigInt64Array.of(1n)])).rejects.toThrow(
      'Cannot write a BigInt64Array to a shard',
    );
  });
});
