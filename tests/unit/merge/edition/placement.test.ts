/** Tests where a dropped paragraph stands in an edition, and when one counts as taken in by others. */
import { describe, expect, test } from 'vitest';
import { openAbsorber } from '../../../../src/merge/edition/absorbing.js';
import { type Dropped, placeDropped } from '../../../../src/merge/edition/placement.js';
import { toDocument } from '../../../arbitraries/histories.js';

describe('placeDropped()', () => {
  const base = ['a', 'b', 'c'];
  const dropped = (id: string, given: Partial<Dropped<string>>): Dropped<string> => ({
    id,
    revision: 0,
    block: 0,
    before: null,
    after: null,
    ...given,
  });
  const place = (items: readonly Dropped<string>[], leaning: readonly string[] = []) =>
    placeDropped(base, items, new Set(leaning)).join(' ');

  test.each<readonly [string, Partial<Dropped<string>>, readonly string[], string]>([
    ['behind the nearest paragraph before it that survives', { before: 'a', after: 'c' }, [], 'a x b c'],
    ['before the nearest after it, where none before it survives', { after: 'b' }, [], 'a x b c'],
    ['at the end, where nothing around it survives', {}, [], 'a b c x'],
    ['behind the last', { before: 'c' }, [], 'a b c x'],
    ['before the first', { after: 'a' }, [], 'x a b c'],
    ['never before one that leans on its predecessor', { before: 'a' }, ['b'], 'a b x c'],
    ['nor before two of them', { before: 'a' }, ['b', 'c'], 'a b c x'],
    ['but before the first, which has none to lean on', { after: 'a' }, ['a'], 'x a b c'],
  ])('%s', (_, given, leaning, expected) => {
    expect(place([dropped('x', given)], leaning)).toBe(expected);
  });

  test('of one place the older revision comes first, and within it the earlier paragraph', () => {
    const items = [
      dropped('z', { before: 'a', revision: 2, block: 0 }),
      dropped('y', { before: 'a', revision: 1, block: 5 }),
      dropped('x', { before: 'a', revision: 1, block: 3 }),
    ];
    expect(place(items)).toBe('a x y z b c');
  });
});

describe('openAbsorber()', () => {
  const words = (letter: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => `${letter}${from + at}`);
  const paragraphs = [words('k', 1, 12), words('m', 1, 12), words('n', 1, 12)];
  const base = toDocument(`${paragraphs.map((paragraph) => `${paragraph.join(' ')}.`).join('\n\n')}\n`, 'a');
  const absorb = (...norms: readonly (readonly string[])[]) => openAbsorber(base)(norms.flat());

  test('finds the paragraphs that hold nine words of ten, in runs of four', () => {
    expect(absorb(words('k', 1, 9), ['x'])).toEqual([0]);
    expect(absorb(words('k', 1, 8), ['x', 'y'])).toEqual([]);
    expect(absorb(words('n', 1, 4), words('k', 1, 5), ['x'])).toEqual([0, 2]);
    expect(absorb(words('n', 1, 3), words('k', 1, 6), ['x'])).toEqual([]);
  });

  test('needs four words', () => {
    expect(absorb(words('m', 3, 6))).toEqual([1]);
    expect(absorb(words('m', 3, 5))).toEqual([]);
    expect(absorb([])).toEqual([]);
  });
});
