/** The comparing of bodies in both kernels, on generated tokens and flags: the same runs and counts, and what sets and the plain search say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRuns, indexRuns } from '../../src/base/shared-runs.js';
import { BodyComparer, type ComparedBodies } from '../../src/detect/evidence/body-comparer.js';
import { evidenceLimits } from '../../src/detect/limits.js';
import { makeKernel } from '../../src/kernel/kernel.js';
import { tokenFlags } from '../../src/model/profile.js';
import { compile, loadTables } from '../../src/pipeline/tasks/load-kernel.js';
import { runs } from '../arbitraries/histories.js';

const comparers = [compile(), null].map((module) => new BodyComparer(makeKernel(module, loadTables())));

// Few words, so that bodies repeat themselves and one another; hashes whose lowest bits are alike share slots.
const token = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 5 }).map((n) => n * 65_536 + 3),
);
const flag = fc.constantFrom(
  0,
  tokenFlags.figure,
  tokenFlags.figure | tokenFlags.number,
  tokenFlags.figure | tokenFlags.calendar,
  tokenFlags.common,
  tokenFlags.figure | tokenFlags.common,
);
const passage = fc.array(fc.tuple(token, flag), { maxLength: 30 });
const bodies = fc
  .tuple(passage, passage, passage, fc.boolean())
  .map(
    ([shared, ofA, ofB, isMoved]) =>
      [bodyOf([...shared, ...ofA]), bodyOf(isMoved ? [...ofB, ...shared] : [...shared, ...ofB])] as const,
  );

function bodyOf(places: readonly (readonly [number, number])[]) {
  return {
    tokens: Uint32Array.from(places, ([each]) => each),
    flags: Uint16Array.from(places, ([, each]) => each),
  };
}
type Body = ReturnType<typeof bodyOf>;

function describeAll({ runs: found, a, b, ...counts }: ComparedBodies) {
  const shares = [a, b].map((body) =>
    Array.from({ length: body.length }, (_, place) => body.shareBetween(0, place + 1)),
  );
  return { found, ...counts, shares, words: [a.wordCount, b.wordCount] };
}

/** Counts words by sets, as anyone would who has time. */
function countBySets(body: Body, isCovered: (place: number) => boolean) {
  const wordsWith = (test: (flags: number, place: number) => boolean) =>
    new Set(body.tokens.filter((_, place) => test(body.flags[place]!, place)));
  const isName = (flags: number) =>
    (flags & tokenFlags.figure) !== 0 &&
    (flags & (tokenFlags.number | tokenFlags.calendar | tokenFlags.common)) === 0;
  const isRest = (flags: number, place: number) => !isCovered(place) && (flags & tokenFlags.common) === 0;
  return {
    numbers: wordsWith((flags) => (flags & tokenFlags.number) !== 0),
    calendar: wordsWith((flags) => (flags & tokenFlags.calendar) !== 0),
    names: wordsWith(isName),
    rest: wordsWith(isRest),
    restNames: wordsWith((flags, place) => isRest(flags, place) && isName(flags)),
  };
}

test('both kernels find the same runs, covers and words, whatever was compared before', () => {
  fc.assert(
    fc.property(fc.array(bodies, { minLength: 1, maxLength: 4 }), (pairs) => {
      for (const [a, b] of pairs) {
        const [simd, twin] = comparers.map((comparer) => describeAll(comparer.compare(a, b)));
        expect(twin).toEqual(simd);
      }
    }),
    { numRuns: 5 * runs },
  );
});

test('runs are those of the plain search, and words are counted as sets count them', () => {
  const { minRunTokens, maxRunPlaces } = evidenceLimits;
  fc.assert(
    fc.property(bodies, ([a, b]) => {
      const found = comparers[0]!.compare(a, b);
      expect(found.runs).toEqual(
        findRuns(indexRuns(a.tokens, { minTokens: minRunTokens, maxPlaces: maxRunPlaces }), b.tokens),
      );
      const lies = (place: number, side: 'startInA' | 'startInB') =>
        found.runs.some((run) => place >= run[side] && place < run[side] + run.length);
      const ofA = countBySets(a, (place) => lies(place, 'startInA'));
      const ofB = countBySets(b, (place) => lies(place, 'startInB'));
      for (const name of ['numbers', 'calendar', 'names', 'rest', 'restNames'] as const) {
        expect(found.countsOfA[name], name).toBe(ofA[name].size);
        expect(found.countsOfB[name], name).toBe(ofB[name].size);
        expect(found.countsOfBoth[name], name).toBe(
          [...ofA[name]].filter((word) => ofB[name].has(word)).length,
        );
      }
    }),
    { numRuns: 5 * runs },
  );
});
