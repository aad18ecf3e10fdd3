/** Reads what a source says about a document as the columns of tables hold it: a language, a time. */
import type { About } from '../../model/document.js';
import { primaryLanguage } from '../../text/languages.js';
import { parseTime } from '../../text/parse-time.js';

/** A primary tag of BCP 47; null where a source names no language. */
export function languageOf(about: About | undefined): string | null {
  return primaryLanguage(about?.language);
}

// Years of four digits, the only ones that every reader of tables knows.
const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** Milliseconds since 1970; null where `date` is none. */
export function timeOf(date: string | null | undefined): number | null {
  const time = parseTime(date);
  return time >= earliest && time <= latest ? time : null;
}

const hourMs = 3_600_000;

/** Hours from one time to another, to a thousandth; null where one is missing. */
export function hoursBetween(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.round((1000 * (to - from)) / hourMs) / 1000;
}
