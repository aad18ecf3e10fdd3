/**
 * Pairs the sentences of two neighbouring revisions by a plain comparison, and demands that what is equal belongs to one
 * paragraph of the edition. Sentences that both have once are the spine; between two of them, those that both have
 * equally often are the same ones in the same order.
 */
import { type Findings, shorten } from './findings.js';
import { hasLetters, plainWords, textKey } from './plain-words.js';
import type { Standing, StandingSentence } from './standing.js';

type Pair = readonly [older: StandingSentence, newer: StandingSentence];

// A shorter sentence may be another one of the same words: "1.", "No.", "He declined to comment." Where it is a whole
// paragraph, `unchanged.ts` holds it.
const fewestWords = 5;

/** Checks every step; `name` begins every error. */
export function checkSentences(standing: Standing, name: string, findings: Findings): void {
  const { sentences, sigla } = standing;
  for (let older = 0; older + 1 < sentences.length; older++) {
    for (const [left, right] of pairSentences(sentences[older]!, sentences[older + 1]!)) {
      if (plainWords(left.text).length < fewestWords) continue;
      findings.hold(
        'equal sentences are one',
        belongTogether(left, right) || !hasLetters(left.text),
        () =>
          `${name}: ${shorten(left.text)} stands in ${sigla[older]} and ${sigla[older + 1]}, there in ${idsOf(left)} and here in ${idsOf(right)}`,
      );
    }
  }
  checkDropped(standing, name, findings);
}

function idsOf({ items }: StandingSentence): string {
  return [...items].map(({ id }) => id).join(' and ');
}

/** What an absorbed paragraph said lives on in those that took it in: the edition says so in its own way. */
function belongTogether(left: StandingSentence, right: StandingSentence): boolean {
  return [...left.items].some(
    (item) =>
      right.items.has(item) ||
      [...right.items].some(({ id, heirs }) => item.heirs.includes(id) || heirs.includes(item.id)),
  );
}

/** Pairs what is equal beyond doubt. */
export function pairSentences(
  older: readonly StandingSentence[],
  newer: readonly StandingSentence[],
): readonly Pair[] {
  const [placesOfOlder, placesOfNewer] = [placesByKey(older), placesByKey(newer)];
  const unique: (readonly [number, number])[] = [];
  for (const [key, [left, ...more]] of placesOfOlder) {
    const right = placesOfNewer.get(key);
    if (more.length === 0 && right?.length === 1) unique.push([left!, right[0]!]);
  }
  const spine = longestRise(unique);
  const onSpine = new Set(spine.map(([left]) => left));
  const moved = unique.filter(
    ([left]) => !onSpine.has(left) && older[left]!.key.split(' ').length >= fewestWords,
  );
  const gaps = [...spine, [older.length, newer.length] as const].flatMap(([left, right], index) => {
    const [start, other] = spine[index - 1] ?? [-1, -1];
    return pairGap(older.slice(start + 1, left), newer.slice(other + 1, right));
  });
  return [...[...spine, ...moved].map(([left, right]): Pair => [older[left]!, newer[right]!]), ...gaps];
}

/** Pairs what both sides of a gap have equally often, the first with the first. */
function pairGap(older: readonly StandingSentence[], newer: readonly StandingSentence[]): Pair[] {
  const placesOfNewer = placesByKey(newer);
  return [...placesByKey(older)].flatMap(([key, left]) => {
    const right = placesOfNewer.get(key);
    return right?.length === left.length
      ? left.map((at, index): Pair => [older[at]!, newer[right[index]!]!])
      : [];
  });
}

function placesByKey(sentences: readonly StandingSentence[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { key }] of sentences.entries()) {
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  return places;
}

/** Longest run of pairs that rises on both sides, by patience: the pairs stand in the order of their left side. */
function longestRise(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const piles: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, right]] of pairs.entries()) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[piles[middle]!]![1] < right) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = piles[low - 1]!;
    piles[low] = index;
  }
  const rise: (readonly [number, number])[] = [];
  for (let at = piles.at(-1) ?? -1; at !== -1; at = before[at]!) rise.unshift(pairs[at]!);
  return rise;
}

/** Checks that a sentence said to have no successor stands in no paragraph of the next revision towards the source. */
function checkDropped({ items, sentences, sigla }: Standing, name: string, findings: Findings): void {
  const countIn = (revision: number, key: string) =>
    sentences[revision]!.filter((sentence) => sentence.key === key).length;
  for (const { id, source, readings } of items)
    for (const { revision, dropped } of readings) {
      const next = revision + Math.sign(source - revision);
      for (const sentence of dropped) {
        const key = textKey(sentence);
        const isTold = next !== revision && plainWords(sentence).length >= fewestWords;
        findings.hold(
          'nothing dropped is there',
          !isTold || countIn(revision, key) !== 1 || countIn(next, key) === 0,
          () =>
            `${name}: ${id} calls ${shorten(sentence)} of ${sigla[revision]} dropped, and it stands in ${sigla[next]}`,
        );
      }
    }
}
