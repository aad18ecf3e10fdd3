/** Blocks and values come back from their files as they were, found by number or key; damage is refused in one sentence. */
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { CommandFailure } from '../../../../src/model/failure.js';
import { BlockFile, BlockWriter } from '../../../../src/write/threads/block-file.js';
import { KeyedFile, KeyedWriter } from '../../../../src/write/threads/keyed-file.js';
import { PartReader } from '../../../../src/write/threads/open-part.js';
import { PartWriter } from '../../../../src/write/threads/part-writer.js';

const folder = mkdtempSync(join(inject('scratch'), 'parts-'));
let files = 0;

/** A new file, and its writer. */
function freshFile() {
  const path = join(folder, String(files++));
  const append = async (_: string, content: string | Uint8Array) => {
    appendFileSync(path, content);
    return [0, 0] as const;
  };
  return { path, writer: new PartWriter({ append }, 'any') };
}

const bytes = fc.uint8Array({ maxLength: 200 });
const key = fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 2 ** 32 - 1 }), fc.constant(2 ** 32 - 1));

test('a block comes back by its number, packed or plain, and none is where none was written', async () => {
  const long = new Uint8Array(20_000).map((_, at) => (at * at) % 251);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.oneof(bytes, fc.constant(long)), fc.boolean()), { maxLength: 6 }),
      async (blocks) => {
        const { path, writer } = freshFile();
        const made = new BlockWriter(writer);
        for (const [block, isPacked] of blocks) await (isPacked ? made.addPacked(block) : made.add(block));
        const part = new PartReader(path, await made.end());
        const file = new BlockFile(part);
        for (const [at, [block]] of blocks.entries())
          expect(Buffer.from(block).equals(file.block(at))).toBe(true);
        expect(() => file.block(blocks.length)).toThrow(CommandFailure);
        part.close();
      },
    ),
    { numRuns: 15 },
  );
});

test('a packed block has these bytes, whatever packs it', async () => {
  const { path, writer } = freshFile();
  const made = new BlockWriter(writer);
  await made.addPacked(Buffer.from('The harbour bridge of Port Alder was closed, closed, closed on Monday.'));
  await made.end();
  expect(readFileSync(path).toString('hex')).toBe(
    '014a780105c1d10980300c05c055de00c51d1c40f0c305d226da42e8834411b7f7eee8862e51f9046a0cbd0c3cb1336eacae167825d19c695ad09c695ad09c690a4e6c9c2adff20375ec18c800000000004c00000000',
  );
});

test('the values of a key come back in their order, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(key, bytes), { maxLength: 30 }), key, async (values, asked) => {
      values.sort(([left], [right]) => left - right);
      const { path, writer } = freshFile();
      const made = new KeyedWriter(writer, values.length);
      for (const [own, value] of values) await made.add(own, value);
      const part = new PartReader(path, await made.end());
      const file = new KeyedFile(part);
      for (const each of [asked, ...values.map(([own]) => own)]) {
        const found = file.find(each, (reader) => Array.from(reader.rest()));
        expect(found).toEqual(values.filter(([own]) => own === each).map(([, value]) => Array.from(value)));
      }
      part.close();
    }),
    { numRuns: 25 },
  );
});

test('keys that come in another order are refused', async () => {
  const made = new KeyedWriter(freshFile().writer, 100);
  await made.add(2 ** 31, new Uint8Array());
  expect(() => made.add(1, new Uint8Array())).toThrow(RangeError);
});

test('a file that is cut short or overwritten gives what it had, or the sentence that it is damaged', async () => {
  const { path, writer } = freshFile();
  const made = new KeyedWriter(writer, 8);
  const keys = Array.from({ length: 30 }, (_, at) => at * 143_165_576);
  for (const each of keys) await made.add(each, Uint8Array.of(each & 0xff, 7));
  const shape = await made.end();
  const whole = readFileSync(path);
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), (at, byte, isCut) => {
      writeFileSync(path, isCut ? whole.subarray(0, at) : whole.with(at, byte));
      const part = new PartReader(path, shape);
      const file = new KeyedFile(part);
      for (const each of keys) {
        try {
          file.find(each, (reader) => Array.from(reader.rest()));
        } catch (error) {
          expect(error).toBeInstanceOf(CommandFailure);
          expect((error as CommandFailure).failure).toEqual({ reason: 'broken-threads', path });
        }
      }
      part.close();
    }),
  );
});
