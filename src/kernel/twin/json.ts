/**
 * Finds the fields of a JSON Lines record without decoding it, as `assembly/json.ts` does. Answers "not sure" to
 * whatever is rare, which is always a right answer: the caller then asks JSON.parse.
 */
import type { KernelFunctions } from '../functions.js';
import { JsonScanner, quote } from './json-scanner.js';
import { unescapeString } from './json-string.js';
import type { Views } from './views.js';

// What a field is: 0 stands for none.
const plainString = 1;
const escapedString = 2;
const otherValue = 3;

/** Makes the functions that read JSON in the memory that `view` returns. */
export function makeJsonTwin(view: () => Views): Pick<KernelFunctions, 'scanRecord' | 'unescape'> {
  const scanner = new JsonScanner();
  return {
    scanRecord: (start, end, names, count, found) => {
      const { bytes, words } = view();
      scanner.open(bytes, end);
      const entries = words.subarray(found >>> 2, (found >>> 2) + 3 * count).fill(0);
      const wanted = words.subarray(names >>> 2, (names >>> 2) + 2 * count);
      return scanFields(scanner, start, (nameStart, nameEnd, kind, [valueStart, valueEnd]) => {
        const name = findName(bytes, wanted, nameStart, nameEnd);
        if (name >= 0) entries.set([kind, valueStart, valueEnd], 3 * name);
      });
    },
    unescape: (start, end, target) => unescapeString(view().bytes, start, end, target),
  };
}

type FieldSink = (
  nameStart: number,
  nameEnd: number,
  kind: number,
  value: readonly [start: number, end: number],
) => void;

/** Gives every field of the object at `start` to `onField`; returns 1 for a valid record, 0 where that is not sure. */
function scanFields(scanner: JsonScanner, start: number, onField: FieldSink): 0 | 1 {
  let at = scanner.skipSpace(start);
  if (scanner.byteAt(at) !== 0x7b) return 0;
  at = scanner.skipSpace(at + 1);
  if (scanner.byteAt(at) === 0x7d) return scanner.isEnd(at + 1) ? 1 : 0;
  while (scanner.byteAt(at) === quote) {
    const nameStart = at + 1;
    const nameEnd = scanner.skipString(nameStart);
    if (!scanner.isSure || scanner.hasEscapes) return 0;
    at = scanner.skipSpace(nameEnd + 1);
    if (scanner.byteAt(at) !== 0x3a) return 0;
    const valueStart = scanner.skipSpace(at + 1);
    const valueEnd = scanner.skipValue(valueStart, 0);
    if (!scanner.isSure) return 0;
    if (scanner.byteAt(valueStart) !== quote) onField(nameStart, nameEnd, otherValue, [valueStart, valueEnd]);
    else {
      const kind = scanner.hasEscapes ? escapedString : plainString;
      onField(nameStart, nameEnd, kind, [valueStart + 1, valueEnd - 1]);
    }
    at = scanner.skipSpace(valueEnd);
    if (scanner.byteAt(at) === 0x7d) return scanner.isEnd(at + 1) ? 1 : 0;
    if (scanner.byteAt(at) !== 0x2c) return 0;
    at = scanner.skipSpace(at + 1);
  }
  return 0;
}

/** Returns which of the names in `wanted`, pairs of pointer and length, stands at `[start, end)`; -1 for none. */
function findName(bytes: Uint8Array, wanted: Uint32Array, start: number, end: number): number {
  for (let index = 0; 2 * index < wanted.length; index++) {
    const [pointer, length] = [wanted[2 * index]!, wanted[2 * index + 1]!];
    if (length !== end - start) continue;
    let same = 0;
    while (same < length && bytes[pointer + same] === bytes[start + same]) same++;
    if (same === length) return index;
  }
  return -1;
}
