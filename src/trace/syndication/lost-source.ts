/**
 * Makes up the text that several carriers go back to where it is not among the documents: what those have in common that took
 * it from there (the archetype of textual criticism).
 */
import { type HouseStyle, type StyleKind, styleKinds } from './house-style.js';
import type { TimeSpan } from './read-text.js';
import type { NamedText, StepSource } from './weigh-step.js';

/** Which sentences are the source's: how many have them, of those whose text goes on so far; and at least. */
export interface SourceLimits {
  readonly share: number;
  readonly holders: number;
}

/**
 * A lost source of `branches`: the first texts of those that would have taken from it, or as a first guess of all carriers.
 * Who has cut the end says nothing about it: what stands at the end of the longest text alone may be the source's. `agency`
 * are its names.
 */
export function makeLostSource(
  branches: readonly NamedText[],
  agency: ReadonlySet<string>,
  limits: SourceLimits,
): StepSource {
  const readingsOf = new Map<number, number[]>();
  const ranks = new Map<number, number[]>();
  for (const { readings, places } of branches)
    for (const [unit, at] of places) {
      add(readingsOf, unit, readings[at]!);
      add(ranks, unit, at);
    }
  const order = [...readingsOf.keys()].sort(
    (left, right) => mean(ranks.get(left)!) - mean(ranks.get(right)!) || left - right,
  );
  const orderOf = new Map(order.map((unit, at) => [unit, at]));
  const ends = branches.map(({ places }) =>
    Math.max(
      -1,
      ...[...places.keys()]
        .filter((unit) => readingsOf.get(unit)!.length > 1)
        .map((unit) => orderOf.get(unit)!),
    ),
  );
  const units = order.filter((unit, at) => {
    const held = readingsOf.get(unit)!.length;
    const lacking = branches.filter(({ places }, branch) => !places.has(unit) && ends[branch]! > at).length;
    return held >= limits.holders && held >= limits.share * (held + lacking);
  });
  const readings = units.map((unit) => mostCommon(readingsOf.get(unit)!));
  return {
    units,
    readings,
    places: new Map(units.map((unit, at) => [unit, at])),
    headline: mostCommon(branches.map(({ headline }) => headline)),
    lines: commonLines(branches),
    style: commonStyle(branches),
    sentences: layOut(units, branches),
    time: timeBefore(branches),
    names: agency,
    carrier: -1,
  };
}

/** It was there when the first of them took it; null where none is dated. */
function timeBefore(branches: readonly NamedText[]): TimeSpan | null {
  const times = branches.flatMap(({ time }) => (time === null ? [] : [time]));
  return times.length === 0 ? null : times.reduce((first, time) => (time[0] < first[0] ? time : first));
}

function add<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that stands there most often, the first of equals. */
function mostCommon<T>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, other) => (other[1] > best[1] ? other : best))[0];
}

function commonLines(branches: readonly NamedText[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { lines } of branches) for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([line]) => line);
}

function commonStyle(branches: readonly NamedText[]): HouseStyle {
  const style = new Map<StyleKind, string>();
  for (const kind of styleKinds) {
    const forms = branches.flatMap((branch) => branch.style.get(kind) ?? []);
    if (forms.length > 0) style.set(kind, mostCommon(forms));
  }
  return style;
}

/** Breaks paragraphs where most do that have both neighbours side by side. */
function layOut(units: readonly number[], branches: readonly NamedText[]): StepSource['sentences'] {
  let paragraph = 0;
  return units.map((unit, at) => {
    const held = branches.filter(({ places }) => places.has(unit));
    if (at === 0) return { paragraph };
    let [breaks, pairs] = [0, 0];
    for (const { places, sentences } of held) {
      const [before, own] = [places.get(units[at - 1]!), places.get(unit)!];
      if (before !== own - 1) continue;
      pairs++;
      if (sentences[before]!.paragraph !== sentences[own]!.paragraph) breaks++;
    }
    if (2 * breaks >= pairs) paragraph++;
    return { paragraph };
  });
}
