/** Makes shingles, permutations, signatures and band keys as `assembly/sketch.ts` does, one value at a time. */
import type { KernelFunctions } from '../functions.js';
import { golden, mix } from './hash.js';
import type { Views } from './views.js';

type SketchFunctions = Pick<
  KernelFunctions,
  'shingle' | 'permute' | 'signByBins' | 'keepBelow' | 'band' | 'hashSequence'
>;

/** Makes the functions that sketch documents in the memory that `view` returns. */
export function makeSketchTwin(view: () => Views): SketchFunctions {
  return { ...makeShingleTwin(view), ...makeSignatureTwin(view) };
}

function makeShingleTwin(view: () => Views): Pick<SketchFunctions, 'shingle' | 'permute'> {
  return {
    shingle(tokens, count, size, lows, highs) {
      const { words } = view();
      const shingles = Math.max(0, count - size + 1);
      // Whole fours are written, as the four lanes of the compiled kernel do.
      const rounded = Math.ceil(shingles / 4) * 4;
      for (let index = 0; index < rounded; index++) {
        let low = size;
        let high = ~size;
        for (let token = 0; token < size; token++) {
          const next = words[(tokens >>> 2) + index + token]!;
          low = (Math.imul(low, 0xcc9e2d51) + next) | 0;
          high = (Math.imul(high, 0x1b873593) + next) | 0;
        }
        words[(lows >>> 2) + index] = mix(low);
        words[(highs >>> 2) + index] = mix(high ^ 0x5bd1e995);
      }
      return shingles;
    },

    permute(lows, highs, count, seed) {
      const { words } = view();
      const lowSeed = mix(seed ^ golden);
      const highSeed = mix(seed + golden);
      for (let index = 0; index < Math.ceil(count / 4) * 4; index++) {
        words[(lows >>> 2) + index] = mix(words[(lows >>> 2) + index]! ^ lowSeed);
        words[(highs >>> 2) + index] = mix(words[(highs >>> 2) + index]! ^ highSeed);
      }
    },
  };
}

function makeSignatureTwin(view: () => Views): Omit<SketchFunctions, 'shingle' | 'permute'> {
  return {
    signByBins(lows, highs, count, target, bins) {
      const { words } = view();
      const values = words.subarray(target >>> 2, (target >>> 2) + bins).fill(0xffffffff);
      for (let index = 0; index < count; index++) {
        const bin = Math.floor((words[(highs >>> 2) + index]! / 2 ** 32) * bins);
        const value = Math.min(words[(lows >>> 2) + index]!, 0xfffffffe);
        if (value < values[bin]!) values[bin] = value;
      }
      fillEmptyBins(values);
    },

    keepBelow(lows, highs, count, limit, target) {
      const { words } = view();
      let out = target >>> 2;
      for (let index = 0; index < count; index++) {
        words[out] = words[(lows >>> 2) + index]!;
        if (words[(highs >>> 2) + index]! < limit) out++;
      }
      return out - (target >>> 2);
    },

    hashSequence(values, count, target) {
      const { words } = view();
      let [low, high] = [count, ~count];
      for (let at = values >>> 2; at < (values >>> 2) + count; at++) {
        low = (Math.imul(low, 0xcc9e2d51) + words[at]!) | 0;
        high = (Math.imul(high, 0x1b873593) + words[at]!) | 0;
      }
      words[target >>> 2] = mix(low);
      words[(target >>> 2) + 1] = mix(high ^ 0x5bd1e995);
    },

    band(values, bands, rows, target) {
      const { words } = view();
      let at = values >>> 2;
      for (let index = 0; index < bands; index++) {
        let key = mix(Math.imul(index + 1, golden));
        for (let row = 0; row < rows; row++) key = mix(Math.imul(key, 0xcc9e2d51) + words[at++]!);
        words[(target >>> 2) + index] = key;
      }
    },
  };
}

/** Lets an empty bin borrow from the first filled one in a random order of its own, equal in all documents. */
function fillEmptyBins(values: Uint32Array): void {
  const bins = values.length;
  const isFilled = values.map((value) => (value === 0xffffffff ? 0 : 1));
  for (let bin = 0; bin < bins; bin++) {
    for (let attempt = 1; isFilled[bin] === 0; attempt++) {
      const donor = Math.floor(((mix(mix(bin + 1) ^ Math.imul(attempt, golden)) >>> 0) / 2 ** 32) * bins);
      if (isFilled[donor] === 0) continue;
      values[bin] = values[donor]!;
      break;
    }
  }
}
