/// <reference lib="dom" />
/** Holds what the report's page keeps in a browser against storage that works, refuses, is full, or holds something else. */
import { afterEach, expect, test, vi } from 'vitest';
import { keep, readKept, type Taken } from '../../src/write/page/client/kept-decisions.js';

const taken: readonly Taken[] = [
  ['must', 'a.txt', 'b\t"1".txt'],
  ['base', 'a.txt', 'a.txt'],
];

/** As much of a Storage as is used. */
function stubStorage(entries: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const held = new Map(entries);
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => held.set(name, value),
    removeItem: (name: string) => held.delete(name),
  });
  return held;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('decisions come back for the run that they were taken in, and for no other', () => {
  stubStorage();
  expect(readKept('run1')).toBeNull();
  expect(keep('run1', taken)).toBe(true);
  expect(readKept('run1')).toEqual(taken);
  expect(readKept('run2')).toBeNull();
});

test('keeping nothing clears what was kept', () => {
  const held = stubStorage();
  keep('run1', taken);
  expect(keep('run1', null)).toBe(true);
  expect(held.size).toBe(0);
});

test('a browser that refuses storage, or has no room, is told apart from one that keeps', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  expect([keep('run1', taken), readKept('run1')]).toEqual([false, null]);
  vi.unstubAllGlobals();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  expect([keep('run1', taken), readKept('run1')]).toEqual([false, null]);
  Reflect.deleteProperty(globalThis, 'localStorage');
});

test('a mistake of the program is no refusal: it comes through', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new TypeError('a mistake');
    },
  });
  expect(() => readKept('run1')).toThrow('a mistake');
});

test.each(['{', '{"0":1}', '[["must","a"]]', '[["must","a",3]]', '[["eat","a","b"]]'])(
  'what was not written here is left alone: %s',
  (text) => {
    stubStorage(new Map([['variorum run1', text]]));
    expect(readKept('run1')).toBeNull();
  },
);
