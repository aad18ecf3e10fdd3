/**
 * Turns words of readings into readings of words: in groups that fit the memory, each of which goes through all words again
 * and sorts what it takes of them.
 */
import type { ByteReader } from '../../base/byte-reader.js';
import type { ByteWriter } from '../../base/byte-writer.js';
import { GrowingNumbers } from '../../base/growing-numbers.js';
import { radixOrder } from '../../base/radix-order.js';
import { keptOfCut } from './layout.js';
import type { Written } from './part-writer.js';

// What is sorted at once takes sixteen bytes each.
const mostAtOnce = 1 << 22;

/** Visits what has a key in `[least, end)`, in the order of readings. */
export type VisitKeys = (
  range: { readonly least: number; readonly end: number },
  visit: (key: number, reading: number) => void,
) => void;

/**
 * Hands over each key with its readings, in the order of keys. Keys are below `keys`, and `visits` is about how many visits
 * there will be.
 */
export async function gatherLists(
  { keys, visits }: { readonly keys: number; readonly visits: number },
  visitKeys: VisitKeys,
  take: (key: number, readings: Uint32Array) => Written,
): Promise<void> {
  const groups = Math.ceil(visits / mostAtOnce);
  const found = { keys: new GrowingNumbers(), readings: new GrowingNumbers() };
  const list = new GrowingNumbers();
  for (let group = 0; group < groups; group++) {
    const least = Math.floor((keys * group) / groups);
    const end = Math.floor((keys * (group + 1)) / groups);
    found.keys.clear();
    found.readings.clear();
    visitKeys({ least, end }, (key, reading) => {
      found.keys.push(key);
      found.readings.push(reading);
    });
    const [keysOf, readingsOf] = [found.keys.values, found.readings.values];
    let [key, last] = [-1, -1];
    for (const at of radixOrder(keysOf)) {
      if (keysOf[at] !== key) {
        if (key !== -1) {
          const written = take(key, list.values);
          if (written !== null) await written;
        }
        list.clear();
        [key, last] = [keysOf[at]!, -1];
      }
      if (readingsOf[at] === last) continue;
      last = readingsOf[at]!;
      list.push(last);
    }
    if (key !== -1) await take(key, list.values);
  }
}

/** Adds a list of readings to `writer`: in how many it is, how many follow, and these by their distances. */
export function putList(
  writer: ByteWriter,
  readings: Uint32Array,
  { size, cut }: { readonly size: number; readonly cut: number },
): void {
  const kept = size > cut ? Math.min(keptOfCut, readings.length) : readings.length;
  writer.varint(size);
  writer.varint(kept);
  let before = 0;
  for (let at = 0; at < kept; at++) {
    writer.varint(readings[at]! - before);
    before = readings[at]!;
  }
}

/** A list of readings that is read when it is asked for. */
export interface ReadingList {
  /** In how many readings its word or pair of words stands. */
  readonly size: number;
  /** How many of them the list has: all, or the first ones. */
  readonly kept: number;
  /** Their numbers, ascending. */
  readings(): Uint32Array;
}

export function readList(reader: ByteReader): ReadingList {
  const size = reader.varint();
  const kept = reader.varint();
  const bytes = reader.rest();
  return { size, kept, readings: () => takeReadings(bytes, kept) };
}

/** As a ByteReader reads varints, but in one loop: lists are long, and a command is over before V8 has made a loop of calls quick. */
function takeReadings(bytes: Uint8Array, count: number): Uint32Array {
  if (count > bytes.length) throw new RangeError('Cannot read a list: the bytes end within it');
  const readings = new Uint32Array(count);
  let [at, reading] = [0, 0];
  for (let index = 0; index < count; index++) {
    let byte = bytes[at++]!;
    let distance = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 0x7f) << shift;
    }
    reading += distance;
    readings[index] = reading;
  }
  if (at > bytes.length) throw new RangeError('Cannot read a list: the bytes end within it');
  return readings;
}
