/** Tests which documents are taken for round-ups: a row a limit, just at it and just past it. */
import { describe, expect, test } from 'vitest';
import { type ComparedPair, findCompilations, whoHolds } from '../../../src/detect/evidence/compilations.js';
import type { Evidence, ExaminedPair } from '../../../src/model/pair.js';
import { examinedPair, idOf } from '../../arbitraries/judged-pairs.js';

type Given = Partial<Omit<ExaminedPair, 'evidence'>> & { readonly evidence?: Partial<Evidence> };

const none = { score: 0, similarity: 0, containmentOfA: 0, containmentOfB: 0 } as const;
const pair = (a: string, b: string, given: Given = {}): ComparedPair =>
  examinedPair({ a: idOf(a), b: idOf(b), ...none, shinglesOfA: 100, shinglesOfB: 100, ...given });

describe('whoHolds()', () => {
  const whole = { shinglesOfA: 125, containmentOfB: 0.5 };
  test.each<readonly [string, Given, boolean, boolean]>([
    ['half of a text that is smaller by a quarter', whole, true, false],
    ['less than half', { ...whole, containmentOfB: 0.499 }, false, false],
    ['half of a text that is smaller by less', { ...whole, shinglesOfA: 124 }, false, false],
    ['the same the other way round', { shinglesOfB: 125, containmentOfA: 0.5 }, false, true],
    ['the other way round, less than half', { shinglesOfB: 125, containmentOfA: 0.499 }, false, false],
    ['the other way round, of a larger one', { shinglesOfB: 124, containmentOfA: 0.5 }, false, false],
  ])('%s', (_, given, a, b) => {
    expect(whoHolds(pair('a', 'b', given))).toEqual({ a, b });
  });
});

describe('findCompilations()', () => {
  /** The round-up w holds x and y, which resemble each other by `score`; of x it is `given`. */
  const held = { shinglesOfA: 300, containmentOfB: 0.9 } as const;
  const roundUp = (given: Given = {}) => [pair('w', 'x', { ...held, ...given }), pair('w', 'y', held)];
  const found = (pairs: readonly ComparedPair[], minScore = 0.2) =>
    Object.fromEntries(
      [...findCompilations(pairs, minScore)].map(([whole, parts]) => [whole, [...parts].sort()]),
    );

  test('what holds two that do not resemble each other', () => {
    expect(found(roundUp())).toEqual({ w: ['x', 'y'] });
    expect(found([...roundUp(), pair('x', 'y', { score: 0.099 })])).toEqual({ w: ['x', 'y'] });
  });

  test('not what holds one, nor what holds two that share half of the least score', () => {
    expect(found([pair('w', 'x', held)])).toEqual({});
    expect(found([...roundUp(), pair('x', 'y', { score: 0.1 })])).toEqual({});
    expect(found([...roundUp(), pair('x', 'y', { score: 0.1 })], 0.3)).toEqual({ w: ['x', 'y'] });
  });

  test('of three parts only those that have an unlike one beside them', () => {
    const like = (one: string, other: string) => pair(one, other, { score: 1 });
    const three = [...roundUp(), pair('w', 'z', held)];
    expect(found([...three, like('x', 'y'), like('x', 'z')])).toEqual({});
    expect(found([...three, like('x', 'y'), pair('w', 'u', held), like('x', 'u'), like('x', 'z')])).toEqual(
      {},
    );
    expect(found([...three, like('x', 'y')])).toEqual({ w: ['x', 'y', 'z'] });
  });

  test('another version of the whole is no part, but shows what else is in it', () => {
    const kin = { evidence: { headlineLikeness: 0.75, leadLikeness: 0.5 } };
    expect(found(roundUp(kin))).toEqual({ w: ['y'] });
    for (const evidence of [
      { headlineLikeness: 0.749, leadLikeness: 0.5 },
      { headlineLikeness: 0.75, leadLikeness: 0.499 },
      { headlineLikeness: null, leadLikeness: 1 },
    ])
      expect(found(roundUp({ evidence }))).toEqual({ w: ['x', 'y'] });
  });

  describe('two parts that resemble a third', () => {
    const third = (given: Given = {}) => [
      pair('t', 'x', { score: 0.5, ...given }),
      pair('t', 'y', { score: 0.5, ...given }),
    ];

    test('resemble each other through it', () => {
      expect(found([...roundUp(), ...third()])).toEqual({});
      expect(found([...roundUp(), third()[0]!])).toEqual({ w: ['x', 'y'] });
    });

    test('do not through the whole itself', () => {
      expect(found(roundUp({ score: 0.5 }).map((each) => ({ ...each, score: 0.5 })))).toEqual({
        w: ['x', 'y'],
      });
    });

    test('do not through one that holds both, which may be the round-up again', () => {
      expect(found([...roundUp(), ...third(held)])).toEqual({ t: ['x', 'y'], w: ['x', 'y'] });
      expect(found([...roundUp(), third(held)[0]!, third()[1]!])).toEqual({});
    });

    test('do through one that holds both and is more than half the same as either', () => {
      const close = { ...held, similarity: 0.501 };
      expect(found([...roundUp(), ...third(close)])).not.toHaveProperty('w');
      expect(found([...roundUp(), ...third({ ...close, similarity: 0.5 })])).toHaveProperty('w');
      expect(found([...roundUp(), third(close)[0]!, third(held)[1]!])).toHaveProperty('w');
    });
  });
});
