/** Generates what tasks take and give: plain data with typed arrays and maps in it. */
import fc from 'fast-check';

const arrays = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int8Array(),
  fc.int16Array(),
  fc.int32Array(),
  fc.float32Array(),
  fc.float64Array(),
);
export const plainData = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme' }),
    fc.double(),
    fc.constantFrom(null, undefined, true),
    arrays,
    fc.array(tie('data')),
    fc.dictionary(fc.string(), tie('data')),
    fc.array(fc.tuple(fc.string(), tie('data'))).map((entries) => new Map(entries)),
  ),
})).data;
