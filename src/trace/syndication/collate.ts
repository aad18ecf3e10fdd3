/**
 * Collates the sentences of all carriers: which are one sentence (a unit), and which wordings (readings) it has. Equal
 * wordings are one; of others, the likest first, those become one unit that share most of their words and that no text has
 * side by side. Takes time that is linear in the sentences, times how many others share a rare word with each.
 */
import { UnionFind } from '../../base/union-find.js';
import { collationLimits } from './limits.js';
import type { ReadText } from './read-text.js';

/** One text in units and readings, sentence by sentence; a unit that it has twice counts once. */
export interface CollatedText extends ReadText {
  readonly units: readonly number[];
  readonly readings: readonly number[];
  /** Which sentence has the unit. */
  readonly places: ReadonlyMap<number, number>;
}

export interface Collation {
  readonly texts: readonly CollatedText[];
  /** The words of each reading. */
  readonly words: readonly (readonly string[])[];
  readonly unitOf: Uint32Array;
}

/** Collates `texts`, in their order. */
export function collate(texts: readonly ReadText[]): Collation {
  const numbers = new Map<string, number>();
  const words: (readonly string[])[] = [];
  const holders: number[][] = [];
  const readings = texts.map(({ sentences }, text) =>
    sentences.map((sentence) => {
      let reading = numbers.get(sentence.key);
      if (reading === undefined) {
        reading = words.length;
        numbers.set(sentence.key, reading);
        words.push(sentence.words);
        holders.push([]);
      }
      if (holders[reading]!.at(-1) !== text) holders[reading]!.push(text);
      return reading;
    }),
  );
  const unitOf = joinAlike(words, holders);
  const collated = texts.map((text, index): CollatedText => {
    const units = readings[index]!.map((reading) => unitOf[reading]!);
    const places = new Map<number, number>();
    for (const [at, unit] of units.entries()) if (!places.has(unit)) places.set(unit, at);
    return { ...text, units, readings: readings[index]!, places };
  });
  return { texts: collated, words, unitOf };
}

interface Alike {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** The unit of each reading, by its first reading. */
function joinAlike(
  words: readonly (readonly string[])[],
  holders: readonly (readonly number[])[],
): Uint32Array {
  const units = new UnionFind(words.length);
  // Texts that have a reading of the unit, by its first reading.
  const textsOf = new Map(holders.map((texts, reading) => [reading, new Set(texts)]));
  for (const { a, b } of listAlike(words)) {
    const [one, other] = [units.find(a), units.find(b)];
    if (one === other) continue;
    const [ofOne, ofOther] = [textsOf.get(one)!, textsOf.get(other)!];
    const [small, large] = ofOne.size < ofOther.size ? [ofOne, ofOther] : [ofOther, ofOne];
    if ([...small].some((text) => large.has(text))) continue;
    units.union(one, other);
    for (const text of small) large.add(text);
    textsOf.set(units.find(one), large);
  }
  return Uint32Array.from(words, (_, reading) => units.find(reading));
}

/** Pairs of readings that are alike, the likest first. */
function listAlike(words: readonly (readonly string[])[]): readonly Alike[] {
  const postings = new Map<string, number[]>();
  for (const [reading, own] of words.entries())
    for (const word of new Set(own)) {
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [reading]);
      else list.push(reading);
    }
  const found: Alike[] = [];
  for (const [b, own] of words.entries()) {
    if (own.length < collationLimits.leastWords) continue;
    const candidates = new Set<number>();
    for (const word of own) {
      const list = postings.get(word)!;
      if (list.length <= collationLimits.commonWord) for (const a of list) if (a < b) candidates.add(a);
    }
    for (const a of candidates) {
      const likeness = measureLikeness(words[a]!, own);
      if (likeness >= collationLimits.alike) found.push({ a, b, likeness });
    }
  }
  return found.sort((left, right) => right.likeness - left.likeness || left.a - right.a || left.b - right.b);
}

/** The share of words in common: of both (Dice), or somewhat less than of the shorter one. */
export function measureLikeness(one: readonly string[], other: readonly string[]): number {
  const [least, most] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  if (least < collationLimits.leastWords) return 0;
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared++;
  }
  return Math.max((2 * shared) / (least + most), (collationLimits.heldShare * shared) / least);
}
