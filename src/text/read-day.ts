/**
 * Reads the day that a line names with its year ("3 March 2020", "марта 3, 2020", "03.03.2020"), in the languages of the
 * table of months. Takes nothing that may be another day, as 3/4/2020 may.
 */
import { months } from './words/cues.js';

const firstYear = 1980;
const lastYear = 2100;
// Names of months are cut to these lengths, with a full stop or without.
const shortened = [3, 4];

// Where a name may be cut, and stands for one month alone.
const names = new Map<string, number>();
for (const [name, month] of months) {
  for (const length of shortened) {
    const short = name.slice(0, length);
    names.set(short, names.has(short) && names.get(short) !== month ? 0 : month);
  }
}

const yearFirst = /(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/u;
const dayFirst =
  /(?<![\p{L}\d])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(?:\p{L}+(?:\s\p{L}+)?\s?\/\s?)?(\p{L}{2,})\.?[,،]?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)/u;
const monthFirst = /(?<!\p{L})(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const dotted = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\.?\d)/;
const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;

/** Returns the first day in `text`, as 2020-03-03; null where none is named beyond doubt. */
export function readDay(text: string): string | null {
  const numbered = text.match(yearFirst);
  if (numbered !== null) return toDay(numbered[1]!, Number(numbered[2]), numbered[3]!);
  const [before, behind] = [text.match(dayFirst), text.match(monthFirst)];
  const named =
    (before === null ? null : toDay(before[3]!, readMonth(before[2]!), before[1]!)) ??
    (behind === null ? null : toDay(behind[3]!, readMonth(behind[1]!), behind[2]!));
  if (named !== null) return named;
  const dots = text.match(dotted);
  if (dots !== null) return toDay(dots[3]!, Number(dots[2]), dots[1]!);
  const [, first = '', second = '', year = ''] = text.match(slashed) ?? [];
  if (Number(first) > 12) return toDay(year, Number(second), first);
  return Number(second) > 12 ? toDay(year, Number(first), second) : null;
}

/** Returns the number of the month that `word` names, whole or cut; 0 for none. */
export function readMonth(word: string): number {
  const name = word.toLowerCase();
  return months.get(name) ?? (shortened.includes(name.length) ? (names.get(name) ?? 0) : 0);
}

function toDay(year: string, month: number, day: string): string | null {
  const isDay =
    Number(year) >= firstYear &&
    Number(year) <= lastYear &&
    month >= 1 &&
    month <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= 31;
  return isDay ? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}
