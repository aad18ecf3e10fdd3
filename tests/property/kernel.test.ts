/** The compiled kernel and its twin: the same bits, on generated text and numbers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Kernel, makeKernel } from '../../src/kernel/kernel.js';
import { heapAt, scratchAt } from '../../src/kernel/layout.js';
import { compile, loadTables } from '../../src/pipeline/tasks/load-kernel.js';
import { tokenize } from '../../src/text/tokens.js';
import { runs } from '../arbitraries/histories.js';

const tables = loadTables();
const module = compile();
if (module === null) throw new Error('this machine has no SIMD for WebAssembly');
const kernels = [makeKernel(module, tables), makeKernel(null, tables)] as const;
const room = 1 << 20;
for (const kernel of kernels) kernel.reserve(8 * room);

const letters = fc.constantFrom(..."abzAZ019 '’.,-“”—\nßéЁёЖї՞عبية١٢٫中文บาท\u00ad\u200d\u0640ĐİﬁΣς½");
const marks = fc.constantFrom('\u0301', '\u0308', '\u064e', '\u093c', '😀', '𐍈', '𠀀', '𝐀');
const word = fc.string({ unit: fc.constantFrom(...'etaoinETAOIN'), maxLength: 40 });
const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: letters },
      { weight: 1, arbitrary: marks },
      { weight: 3, arbitrary: word },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => toWellFormed(parts.join('')));

/** Lone halves of surrogate pairs, which no file of UTF-8 holds, replaced. */
function toWellFormed(source: string): string {
  return Buffer.from(source).toString();
}

/** Puts `bytes` at `at`, with what is left of an earlier text behind it. */
function place(kernel: Kernel, bytes: Uint8Array, at: number): number {
  kernel.bytes().set(bytes, at);
  kernel.bytes().set([0x61, 0x27, 0x62, 0x22, 0x5c], at + bytes.length);
  return at + bytes.length;
}

function tokenizeBytes(kernel: Kernel, source: string) {
  // What other functions leave in the scratch area is no place in memory.
  kernel.bytes().fill(0xff, scratchAt, heapAt);
  const end = place(kernel, Buffer.from(source), heapAt);
  const [tokens, spans] = [heapAt + room, heapAt + 2 * room];
  const count = kernel.tokenize(heapAt, end, tokens, spans, 0);
  const words = kernel.words();
  const read = (at: number, length: number) => Array.from(words.subarray(at >> 2, (at >> 2) + length));
  return { count, hashes: read(tokens, Math.max(0, count)), spans: read(spans, 2 * Math.max(0, count)) };
}

test('tokenize() gives the same hashes and spans in both kernels', () => {
  fc.assert(
    fc.property(text, (source) => {
      expect(tokenizeBytes(kernels[1], source)).toEqual(tokenizeBytes(kernels[0], source));
    }),
    { numRuns: runs * 20 },
  );
});

test('tokenize() cuts where the tokens of the text are, and hashes equal tokens alike', () => {
  const spaced = fc
    .array(
      fc.oneof(fc.constantFrom(..."abzAZ019 '’‘.,-“”—\nßéЁёЖїعبيةيیكکى٣۳Đ"), fc.constant('co\u00adop'), word),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(spaced, (source) => {
      const { spans, hashes } = tokenizeBytes(kernels[0], source);
      const bytes = Buffer.from(source);
      const found = hashes.map((_, index) =>
        bytes.subarray(spans[2 * index], spans[2 * index + 1]).toString(),
      );
      const expected = tokenize(source);
      expect(found).toEqual(expected.map(({ charSpan }) => source.slice(...charSpan)));
      const byNorm = new Map<string, number>();
      for (const [index, { norm }] of expected.entries()) {
        expect(byNorm.get(norm) ?? hashes[index]).toBe(hashes[index]);
        byNorm.set(norm, hashes[index]!);
      }
      expect(new Set(byNorm.values()).size).toBe(byNorm.size);
    }),
    { numRuns: runs * 20 },
  );
});

const hashes = fc.uint32Array({ minLength: 0, maxLength: 200 });

test('shingle(), permute(), signByBins(), keepBelow(), band() and hashSequence() give the same bits in both kernels', () => {
  fc.assert(
    fc.property(
      hashes,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 300 }),
      fc.nat(),
      fc.integer({ min: 1, max: 5 }),
      (tokens, size, bins, seed, rows) => {
        const [at, lows, highs, target, keys] = [0, 1, 2, 3, 4].map((place) => heapAt + place * room);
        const outputs = kernels.map((kernel) => {
          kernel.words().fill(0, heapAt >> 2, (heapAt + 5 * room) >> 2);
          kernel.words().set(tokens, at! >> 2);
          const count = kernel.shingle(at!, tokens.length, size, lows!, highs!);
          kernel.permute(lows!, highs!, count, seed);
          const kept = kernel.keepBelow(lows!, highs!, count, 2 ** 30, keys!);
          const read = (from: number, length: number) =>
            Array.from(kernel.words().subarray(from >> 2, (from >> 2) + length));
          const keptValues = read(keys!, kept);
          if (count === 0) return { count, kept };
          kernel.signByBins(lows!, highs!, count, target!, bins);
          kernel.band(target!, Math.floor(bins / rows), rows, keys!);
          const hashes = [read(lows!, count), read(highs!, count)];
          // One shingle of all tokens, and the same made at once.
          kernel.shingle(at!, tokens.length, tokens.length, lows!, highs!);
          const whole = [...read(lows!, 1), ...read(highs!, 1)];
          kernel.hashSequence(at!, tokens.length, lows!);
          expect(read(lows!, 2)).toEqual(whole);
          return {
            whole,
            count,
            keptValues,
            hashes,
            values: read(target!, bins),
            keys: read(keys!, Math.floor(bins / rows)),
          };
        });
        expect(outputs[1]).toEqual(outputs[0]);
      },
    ),
    { numRuns: runs },
  );
});

test('sortRows() sorts by key and keeps the order of equals, in both kernels', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 ** 22 - 1 }), { maxLength: 300 }), fc.boolean(), (keys, isSmall) => {
      const used = keys.map((key) => (isSmall ? key % 5 : key));
      const expected = used.map((key, row) => [key, row]).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
      for (const kernel of kernels) {
        kernel.words().set(
          used.flatMap((key, row) => [key, row]),
          heapAt >> 2,
        );
        const at = kernel.sortRows(heapAt, heapAt + room, used.length, 22);
        expect(Array.from(kernel.words().subarray(at >> 2, (at >> 2) + 2 * used.length))).toEqual(
          expected.flat(),
        );
      }
    }),
    { numRuns: runs * 3 },
  );
});

/** What one kernel makes of documents' keys: rows of the keys in `mask`, in buckets, as lists, and who meets whom. */
function listKeys(
  kernel: Kernel,
  lists: readonly (readonly number[])[],
  mask: number,
  wanted: number,
  left: number,
) {
  const [keys, starts, leftOut, rows, target, ends, records] = [1, 2, 3, 4, 5, 6, 7].map(
    (n) => heapAt + n * (room / 8),
  );
  const words = kernel.words();
  const read = (at: number, length: number) => Array.from(words.subarray(at >> 2, (at >> 2) + length));
  words.fill(0, heapAt >> 2, (heapAt + 2 * room) >> 2);
  words.set(lists.flat(), keys! >> 2);
  words.set([0, ...lists.map((_, index) => lists.slice(0, index + 1).flat().length)], starts! >> 2);
  kernel.bytes().set(
    lists.map((_, index) => Number(index === left)),
    leftOut!,
  );
  words.set([keys!, starts!, leftOut!, lists.length, 5, mask, wanted], heapAt >> 2);
  const count = kernel.pickRows(heapAt, rows!);
  const picked = read(rows!, 2 * count);
  kernel.scatterRows(rows!, count, 24, target!, ends!);
  const scattered = [read(target!, 2 * count), read(ends!, 256)];
  const rest = kernel.dropSingles(target!, count);
  const kept = read(target!, 2 * rest);
  const sorted = kernel.sortRows(target!, rows!, rest, 32);
  words.set([0, 0, 1, heapAt + room, records!], heapAt >> 2);
  kernel.listRows(sorted, rest, heapAt);
  const [length, size] = read(heapAt, 2) as [number, number];
  const listed = [size, read(records!, length)];
  words.set([records!, length, ends!, target!, lists.length + 5, leftOut!], heapAt >> 2);
  words.fill(0, leftOut! >> 2, rows! >> 2);
  const first = left % (lists.length + 5);
  kernel.indexLists(heapAt, first, lists.length + 5);
  const met: number[][] = [];
  for (let document = first; document < lists.length + 5; ) {
    document = kernel.countMeetings(heapAt, document, lists.length + 5, rows!, lists.length + 5);
    met.push(read(rows!, 3 * words[(heapAt >> 2) + 6]!));
  }
  return { picked, scattered, kept, listed, met, zeros: read(leftOut!, lists.length + 5) };
}

test('pickRows(), scatterRows(), dropSingles(), listRows(), indexLists() and countMeetings() give the same rows in both kernels', () => {
  const key = fc.oneof(
    fc.integer({ min: 0, max: 3 }).map((n) => n * 0x40000001),
    fc.nat({ max: 2 ** 32 - 1 }),
  );
  const lists = fc.array(fc.array(key, { maxLength: 40 }), { maxLength: 20 });
  fc.assert(
    fc.property(
      lists,
      fc.constantFrom(0, 0x80000000, 0xc0000000),
      fc.nat(),
      fc.nat({ max: 30 }),
      (own, mask, seed, left) => {
        const wanted = ((seed * 0x40000000) & mask) >>> 0;
        const outputs = kernels.map((kernel) => listKeys(kernel, own, mask, wanted, left));
        expect(outputs[1]).toEqual(outputs[0]);
        const expected = own.flatMap((keys, index) =>
          index === left
            ? []
            : keys.filter((each) => (each & mask) >>> 0 === wanted).map((each) => [each, index + 5]),
        );
        expect(outputs[0]!.picked).toEqual(expected.flat());
        const keys = expected.map(([each]) => each);
        const shared = outputs[0]!.kept.filter(
          (_, at) =>
            at % 2 === 0 && keys.indexOf(outputs[0]!.kept[at]) !== keys.lastIndexOf(outputs[0]!.kept[at]),
        );
        expect(shared).toHaveLength(
          keys.filter((each) => keys.indexOf(each) !== keys.lastIndexOf(each)).length,
        );
        expect(outputs[0]!.zeros.every((each) => each === 0)).toBe(true);
      },
    ),
    { numRuns: runs * 3 },
  );
});

const names = ['id', 'text', 'title'];

/** What the kernel makes of a line: the fields, decoded; null where it is not sure. */
function scan(kernel: Kernel, line: Uint8Array): Record<string, unknown> | null {
  const bytes = kernel.bytes();
  const found = heapAt + 64;
  let at = heapAt + 512;
  for (const [index, name] of names.entries()) {
    kernel.words().set([at, name.length], (heapAt >> 2) + 2 * index);
    bytes.set(Buffer.from(name), at);
    at += name.length;
  }
  const start = heapAt + room;
  const end = place(kernel, line, start);
  if (kernel.scanRecord(start, end, heapAt, names.length, found) === 0) return null;
  const fields: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) {
    const [kind, from, to] = kernel.words().subarray((found >> 2) + 3 * index);
    if (kind === 0) continue;
    const raw = Buffer.from(bytes.subarray(from, to));
    if (kind === 1) fields[name] = raw.toString();
    else if (kind === 3) fields[name] = JSON.parse(raw.toString());
    else {
      const target = heapAt + 3 * room;
      const stop = kernel.unescape(from!, to!, target);
      if (stop === 0) return null;
      fields[name] = Buffer.from(bytes.subarray(target, stop)).toString();
    }
  }
  return fields;
}

const fieldValue = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.jsonValue({ maxDepth: 3 }));
const record = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 4 })), fieldValue, {
  noNullPrototype: true,
});
const line = fc
  .tuple(record, fc.constantFrom(undefined, 1, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent).replace(/\n/g, ' '));
// A character of a valid line replaced, taken out or put in.
const mutated = fc
  .tuple(
    line,
    fc.nat(),
    fc.constantFrom('', '"', '\\', '{', '}', ',', ':', '0', '-', '.', 'e', 'u', '\u0001', '[', ' '),
    fc.boolean(),
  )
  .map(([source, place, character, isReplaced]) => {
    const at = place % (source.length + 1);
    return source.slice(0, at) + character + source.slice(at + (isReplaced ? 1 : 0));
  });

test('scanRecord() and unescape() agree with JSON.parse wherever they are sure', () => {
  let sure = 0;
  let asked = 0;
  fc.assert(
    fc.property(fc.oneof(line, mutated), (source) => {
      const wellFormed = toWellFormed(source);
      const bytes = Buffer.from(wellFormed);
      const [compiled, twin] = kernels.map((kernel) => scan(kernel, bytes));
      expect(twin).toEqual(compiled);
      asked++;
      if (compiled === null || compiled === undefined) return;
      sure++;
      const expected = JSON.parse(wellFormed) as Record<string, unknown>;
      for (const name of names) {
        expect(Object.hasOwn(compiled, name)).toBe(Object.hasOwn(expected, name));
        expect(compiled[name]).toEqual(expected[name]);
      }
    }),
    { numRuns: runs * 20 },
  );
  expect(sure / asked).toBeGreaterThan(0.3);
});

test.each([
  ['ﬁve ﬂags at the oﬃce ﬀ', 'five flags at the office ff'],
  ['ﻻ', 'لا'],
  ['lorrieſ', 'lorries'],
])('a text with ligatures has the hashes of “%s” written out', (source, plain) => {
  for (const kernel of kernels) {
    const hashesOf = (words: string) => {
      const { count, hashes } = tokenizeBytes(kernel, words);
      return count < 0 ? tokenizeBytes(kernel, words.normalize('NFKC')).hashes : hashes;
    };
    expect(hashesOf(source)).toEqual(hashesOf(plain));
  }
});

test('letters of ordinary writing that NFKC takes apart are no ligatures', () => {
  for (const kernel of kernels) expect(tokenizeBytes(kernel, 'և ĳ ǆ').count).toBe(3);
});
