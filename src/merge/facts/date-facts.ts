/** Reads the days, years and times of day that a reading names, and finds those that were put for others. */
import { relativeDays } from '../../text/words/claim-words.js';
import { months, weekdays } from '../../text/words/cues.js';
import { weekdayNames } from '../../text/words/weekday-names.js';
import type { Comparison, Side, TokenSpan } from './comparison.js';
import { textOf } from './comparison.js';
import { bareName } from './name-facts.js';
import { type Claim, pairClaims } from './pair-claims.js';

/** A day, a year or a time of day. */
interface DateClaim extends Claim {
  readonly kind: 'weekday' | 'relative' | 'day' | 'year' | 'time';
}

// Enough of a day's name to know it by, whatever its ending.
const weekdayStem = 4;
const foreignWeekdays: ReadonlySet<string> = new Set(weekdayNames.filter((name) => !weekdays.has(name)));

const isDayNumber = (norm: string | undefined) =>
  norm !== undefined && /^\d{1,2}(?:st|nd|rd|th)?$/.test(norm);
const isYear = (norm: string) => /^(?:1[89]|20)\d\d$/.test(norm);

/** Tells whether a number is a year, or a day beside its month. */
export function isDateNumber({ tokens }: Side, [start, end]: TokenSpan): boolean {
  if (end - start > 1) return false;
  if (isYear(tokens[start]!.norm)) return true;
  if (!isDayNumber(tokens[start]!.norm)) return false;
  return months.has(tokens[start - 1]?.norm ?? '') || months.has(tokens[end]?.norm ?? '');
}

const timePattern = /^\d{1,2}$/;

/** Tells whether a figure is the hour of a time: "1:58", "3 p.m.". */
export function isTimeOfDay({ text, tokens }: Side, at: number): boolean {
  const { norm, charSpan } = tokens[at]!;
  if (!timePattern.test(norm)) return false;
  const rest = text.slice(charSpan[1], charSpan[1] + 8);
  return (
    /^:\d\d|^\s?[ap]\.?m\b/i.test(rest) || /\d:$/.test(text.slice(Math.max(0, charSpan[0] - 2), charSpan[0]))
  );
}

/** Lists the dates of one side, in order. */
export function readDates(side: Side): DateClaim[] {
  const { text, tokens } = side;
  const found: DateClaim[] = [];
  for (const [at, { norm, charSpan, isSign }] of tokens.entries()) {
    if (isSign) continue;
    const bare = bareName(norm);
    const add = (kind: DateClaim['kind'], span: TokenSpan, value: string, words = textOf(side, span)) =>
      found.push({ kind, span, value, text: words, nouns: [] });
    if (weekdays.has(bare))
      add('weekday', [at, at + 1], bare, text.slice(...charSpan).replace(/['’]s$/u, ''));
    else if (foreignWeekdays.has(bare)) add('weekday', [at, at + 1], bare.slice(0, weekdayStem));
    else if (bare === 'weekend') add('weekday', [at, at + 1], bare);
    else if (relativeDays.has(bare)) add('relative', [at, at + 1], bare);
    else if (months.has(bare) && isDayNumber(tokens[at + 1]?.norm) && !isDayNumber(tokens[at - 1]?.norm))
      add('day', [at, at + 2], `${months.get(bare)} ${Number.parseInt(tokens[at + 1]!.norm, 10)}`);
    else if (months.has(bare) && isDayNumber(tokens[at - 1]?.norm))
      add('day', [at - 1, at + 1], `${months.get(bare)} ${Number.parseInt(tokens[at - 1]!.norm, 10)}`);
    else if (isYear(norm)) add('year', [at, at + 1], norm);
    else if (isTimeOfDay(side, at) && text.charAt(charSpan[0] - 1) !== ':') {
      const [words] = /^\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?/i.exec(text.slice(charSpan[0]))!;
      const end = tokens.findIndex(({ charSpan: [start] }) => start >= charSpan[0] + words.length);
      add('time', [at, end === -1 ? tokens.length : end], words.toLowerCase().replace(/[\s.]/g, ''), words);
    }
  }
  return found;
}

/** Lists the dates of the older reading with what was put for them. */
export function findChangedDates(comparison: Comparison): [string, string][] {
  const pairs = pairClaims(comparison, readDates(comparison.older), readDates(comparison.newer));
  return pairs.filter(([from, to]) => from.value !== to.value).map(([from, to]) => [from.text, to.text]);
}
