/**
 * Compares what records say in one field, so that any two values have an order: nothing comes first, then text by its
 * code units, then numbers. Figures in text are numbers, since cells of tables are text. Only what people call a date,
 * `date` and `published`, is read as a time: of another field nobody knows what its figures are.
 */

import type { Fields } from '../../model/document.js';
import { parseTime } from '../../text/parse-time.js';

/** A value that has an order: a number, or text; null where there is nothing to compare. */
export type FieldValue = number | bigint | string | null;

const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const wholeNumber = /^[+-]?\d+$/;
const timeNames = ['date', 'published'];

/** Reads the value of `name`. A list, or what holds fields, has no order and is nothing; so is an empty text. */
export function readFieldValue(values: Fields, name: string): FieldValue {
  const value = Object.hasOwn(values, name) ? values[name] : null;
  if (typeof value === 'boolean') return Number(value);
  // What is no figure in a table of floats is nothing in JSON.
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text === '') return null;
  if (timeNames.includes(name)) {
    const time = parseTime(text);
    if (!Number.isNaN(time)) return time;
  }
  if (!plainNumber.test(text)) return text;
  // More digits than a number holds are kept.
  return wholeNumber.test(text) ? BigInt(text) : Number(text);
}

/** Compares two values: negative where the left one is less. */
export function byFieldValue(left: FieldValue, right: FieldValue): number {
  const ranks = rankOf(left) - rankOf(right);
  if (ranks !== 0 || left === null || right === null) return ranks;
  return left < right ? -1 : left > right ? 1 : 0;
}

function rankOf(value: FieldValue): number {
  return value === null ? 0 : typeof value === 'string' ? 1 : 2;
}
