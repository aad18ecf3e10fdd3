/** What a person says of the order goes over the evidence, and changes no more than it has to. */
import { describe, expect, test } from 'vitest';
import { findCircle, keepDecided, listBroken } from '../../../../src/merge/order/decided-order.js';

describe('keepDecided()', () => {
  test('leaves a sequence alone that keeps the decisions', () => {
    expect(keepDecided(['a', 'b', 'c'], [['a', 'c']])).toEqual(['a', 'b', 'c']);
  });
  test('turns the whole around where the text gave neighbours and no direction', () => {
    expect(keepDecided(['a', 'b', 'c'], [['c', 'a']], true)).toEqual(['c', 'b', 'a']);
  });
  test('moves a revision behind those that were decided to come before it, and no other', () => {
    expect(keepDecided(['a', 'b', 'c', 'd'], [['c', 'b']])).toEqual(['a', 'c', 'b', 'd']);
    expect(keepDecided(['a', 'b', 'c'], [['c', 'a']])).toEqual(['b', 'c', 'a']);
  });
  test('keeps every decision of many', () => {
    const sequence = [...'abcdefgh'];
    const before = [
      ['h', 'a'],
      ['c', 'b'],
      ['g', 'c'],
      ['e', 'd'],
    ] as const;
    const kept = keepDecided(sequence, before);
    expect(listBroken(kept, before)).toEqual([]);
    expect([...kept].sort()).toEqual(sequence);
  });
  test('refuses decisions that go round in a circle', () => {
    const circle = [
      ['a', 'b'],
      ['b', 'a'],
    ] as const;
    expect(() => keepDecided(['a', 'b'], circle)).toThrow(RangeError);
  });
});

test('findCircle() names a circle from its start to its start, and nothing where there is none', () => {
  expect(
    findCircle([
      ['x', 'a'],
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ]),
  ).toEqual(['a', 'b', 'c', 'a']);
  expect(
    findCircle([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]),
  ).toBeNull();
});
