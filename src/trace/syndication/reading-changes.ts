/**
 * Tells two wordings of one sentence apart, change by change, and which changes are a desk's habit: the same one in several
 * sentences ("said" → "stated"). What is a habit, two desks may have of their own accord.
 */
import { diffSequences } from '../../base/myers.js';
import type { Collation } from './collate.js';

export interface ReadingChange {
  /** Of the older wording, `[startX, endX)`, and of the newer, `[startY, endY)`. */
  readonly x: readonly [start: number, end: number];
  readonly y: readonly [start: number, end: number];
  /** Equal for equal changes in other sentences. */
  readonly key: string;
  /** One figure for another, or one word spelt otherwise: no two desks do that to the same sentence. */
  readonly isMistake: boolean;
}

/** Compares readings, and remembers what was found. */
export class ReadingChanges {
  readonly #words: Collation['words'];
  readonly #known = new Map<number, readonly ReadingChange[]>();
  /** Units in which each change was met. */
  readonly #unitsOf = new Map<string, number>();

  /** Looks at all readings of all units first, so that habits are known whatever is asked. */
  constructor({ words, unitOf }: Collation) {
    this.#words = words;
    const readings = new Map<number, number[]>();
    for (const [reading, unit] of unitOf.entries())
      readings.set(unit, [...(readings.get(unit) ?? []), reading]);
    for (const own of readings.values()) {
      const keys = new Set<string>();
      const compared = own.slice(0, mostReadings);
      for (const from of compared)
        for (const to of compared)
          if (from !== to) for (const { key } of this.between(from, to)) keys.add(key);
      for (const key of keys) this.#unitsOf.set(key, (this.#unitsOf.get(key) ?? 0) + 1);
    }
  }

  /** Changes from one reading to another, in order. */
  between(from: number, to: number): readonly ReadingChange[] {
    const at = from * this.#words.length + to;
    let changes = this.#known.get(at);
    if (changes === undefined) {
      changes = compare(this.#words[from]!, this.#words[to]!);
      this.#known.set(at, changes);
    }
    return changes;
  }

  isHabit({ key }: ReadingChange): boolean {
    return (this.#unitsOf.get(key) ?? 0) > 1;
  }
}

// More wordings of one sentence show no habit that these do not.
const mostReadings = 12;
// No word has it.
const between = '\u0001';

function compare(from: readonly string[], to: readonly string[]): readonly ReadingChange[] {
  return diffSequences(from, to).map(([startX, endX, startY, endY]) => ({
    x: [startX, endX],
    y: [startY, endY],
    key: nameChange(from.slice(startX, endX), to.slice(startY, endY)),
    isMistake: endX - startX === 1 && endY - startY === 1 && isMisspelt(from[startX]!, to[startY]!),
  }));
}

/** The key of a change: equal for equal words struck and added. */
export function nameChange(struck: readonly string[], added: readonly string[]): string {
  return `${struck.join(' ')}${between}${added.join(' ')}`;
}

/** Tells one figure for another, or words of which all but two letters stand in the same place from either end. */
function isMisspelt(one: string, other: string): boolean {
  if (/\p{N}/u.test(one) && /\p{N}/u.test(other)) return true;
  const least = Math.min(one.length, other.length);
  if (least < leastLetters || Math.abs(one.length - other.length) > 1) return false;
  let [start, end] = [0, 0];
  while (start < least && one[start] === other[start]) start++;
  while (end < least - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return least - start - end <= 2;
}

// Shorter words are alike by chance.
const leastLetters = 4;
