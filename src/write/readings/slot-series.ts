/**
 * Finds readings in a row that differ in one place only ("the death toll is 3", "… 6", "… 8"), which are told in
 * one line instead of one a reading: what a page that lives long changes from day to day is then seen at a glance.
 */
import { comparableText } from '../../text/comparable-text.js';
import { diffUnits, isDiffWord } from '../../text/word-diff.js';
import type { Reading } from './list-readings.js';

/** Readings `first` to `last`: all are `before`, their own value, `after`. */
export interface SlotSeries {
  readonly first: number;
  readonly last: number;
  readonly before: string;
  readonly after: string;
  /** Neighbours with equal values, in other type at most, are one. Empty where a reading has nothing there. */
  readonly values: readonly SlotValue[];
}

export interface SlotValue {
  readonly text: string;
  /** Indices of the readings. */
  readonly readings: readonly number[];
}

// Two other readings: with one there is no line to save, and its text is told in full.
const minReadings = 2;
// A longer difference is a clause that was rewritten, and no slot.
const maxSlotWords = 6;
// Less in common says nothing about what the slot means.
const minCommonShare = 0.5;

// Lines for people and the page ask for the series of one list.
const known = new WeakMap<readonly Reading[], readonly SlotSeries[]>();

/** Finds the series among readings of one piece, oldest first, the longest from each start; no two overlap. */
export function findSeries(readings: readonly Reading[]): readonly SlotSeries[] {
  const found = known.get(readings) ?? listSeries(readings);
  known.set(readings, found);
  return found;
}

function listSeries(readings: readonly Reading[]): SlotSeries[] {
  if (readings.filter(({ isPrinted }) => !isPrinted).length < minReadings) return [];
  const units = readings.map(({ pieces, places }) =>
    pieces.length === 1 && !places.some(({ isPart }) => isPart) ? unitsOf(pieces[0]!) : null,
  );
  const series: SlotSeries[] = [];
  for (let first = 0; first < readings.length; first++) {
    const found = longestFrom(units, first);
    // One value in two types is no change.
    if (found === null || found.values.length < 2) continue;
    const others = readings.slice(first, found.last + 1).filter(({ isPrinted }) => !isPrinted);
    if (others.length < minReadings) continue;
    series.push(found);
    first = found.last;
  }
  return series;
}

/** A text in the units of a difference, and what each is compared by. */
interface Units {
  readonly texts: readonly string[];
  readonly keys: readonly string[];
}

function unitsOf(text: string): Units {
  const texts = diffUnits(text.replace(/\s+/g, ' ').trim());
  return { texts, keys: texts.map((unit) => (unit === ' ' ? unit : comparableText(unit))) };
}

function longestFrom(units: readonly (Units | null)[], first: number): SlotSeries | null {
  const opening = units[first] ?? null;
  if (opening === null) return null;
  const own: Units[] = [opening];
  let common: Common = { before: opening.keys.length, after: 0 };
  for (let next = first + 1; next < units.length; next++) {
    const reading = units[next] ?? null;
    if (reading === null) break;
    const narrower = commonTo([...own, reading], common.before);
    if (!isOneSlot([...own, reading], narrower)) break;
    own.push(reading);
    common = narrower;
  }
  return own.length < 2 ? null : describeSeries(own, common, first);
}

/** How many units all readings begin and end with. */
interface Common {
  readonly before: number;
  readonly after: number;
}

function commonTo(readings: readonly Units[], atMost: number): Common {
  const shortest = Math.min(...readings.map(({ keys }) => keys.length));
  const [{ keys: model }] = readings as [Units];
  const isShared = (at: number) => readings.every(({ keys }) => keys.at(at) === model.at(at));
  let before = 0;
  while (before < Math.min(shortest, atMost) && isShared(before)) before++;
  let after = 0;
  while (after < shortest - before && isShared(-1 - after)) after++;
  return { before, after };
}

function isOneSlot(readings: readonly Units[], { before, after }: Common): boolean {
  return readings.every(({ texts }) => {
    const all = countWords(texts);
    const slot = countWords(texts.slice(before, texts.length - after));
    return slot <= maxSlotWords && all - slot >= minCommonShare * all;
  });
}

function countWords(units: readonly string[]): number {
  return units.filter(isDiffWord).length;
}

/** Takes what is common from the newest reading, whose type is the one to print. */
function describeSeries(readings: readonly Units[], { before, after }: Common, first: number): SlotSeries {
  const newest = readings.at(-1)!.texts;
  const slots = readings.map(({ texts }) => texts.slice(before, texts.length - after).join(''));
  const values: { text: string; readings: number[] }[] = [];
  for (const [at, slot] of slots.entries()) {
    const text = slot.trim();
    const last = values.at(-1);
    if (last !== undefined && comparableText(last.text) === comparableText(text))
      last.readings.push(first + at);
    else values.push({ text, readings: [first + at] });
  }
  return {
    first,
    last: first + readings.length - 1,
    before: newest.slice(0, before).join('') + (slots.some((slot) => slot.startsWith(' ')) ? ' ' : ''),
    after:
      (slots.some((slot) => slot.endsWith(' ')) ? ' ' : '') + newest.slice(newest.length - after).join(''),
    values,
  };
}
