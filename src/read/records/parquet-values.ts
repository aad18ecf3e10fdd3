/**
 * Makes the values of Parquet those of JSON: days and times become dates, numbers that JSON cannot write become text, and
 * bytes become text where they are one. What its library cannot convert stays as its bytes, in base64.
 */
import { isUtf8 } from 'node:buffer';
import type { FileMetaData, ParquetParsers, SchemaElement } from 'hyparquet';
import { decode } from '../decode.js';
import type { Row } from '../fields.js';

const dayMs = 86_400_000;

/** Replaces the parsers of hyparquet that throw on what a file may hold, and those that lose something. */
export const parsers: Partial<ParquetParsers> = {
  // A day is no moment.
  dateFromDays: (days) => toIso(Number(days) * dayMs)?.slice(0, 10) ?? null,
  timestampFromMilliseconds: (millis) => toIso(Number(millis)),
  timestampFromMicroseconds: (micros) => toIso(Number(micros / 1000n)),
  timestampFromNanoseconds: (nanos) => toIso(Number(nanos / 1_000_000n)),
  // Others are decoded, or not, when all is known about them.
  stringFromBytes: (bytes) => (bytes != null && isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : bytes),
  jsonFromBytes: (bytes) => bytes && parseJson(Buffer.from(bytes).toString('utf8')),
  geometryFromBytes: (bytes) => bytes,
  geographyFromBytes: (bytes) => bytes,
};

/** Makes values of one column sensible, by the path of its names; the names of lists and maps are none of these. */
export type Conversions = ReadonlyMap<string, (value: unknown) => unknown>;

// Numbers of so many digits are exact.
const exactDigits = 15;

/**
 * Takes over the conversion of the columns that hyparquet refuses, and the whole file with them, or whose digits it
 * loses: afterwards it gives their bytes or whole numbers. Returns what makes values of these.
 */
export function takeConversions({ schema }: FileMetaData): Conversions {
  const conversions = new Map<string, (value: unknown) => unknown>();
  let at = 0;
  const visit = (path: readonly string[], isWrapped: boolean): void => {
    const element = schema[at++]!;
    const own = isWrapped || at === 1 ? path : [...path, element.name];
    const convert = conversionOf(element);
    if (convert !== null) conversions.set(own.join('.'), convert);
    const isList = /^(?:LIST|MAP|MAP_KEY_VALUE)$/.test(
      element.converted_type ?? element.logical_type?.type ?? '',
    );
    // Two levels of names stand between a list and its elements.
    const isInner = isWrapped && element.repetition_type === 'REPEATED';
    for (let left = element.num_children ?? 0; left > 0; left--) visit(own, isList || isInner);
  };
  visit([], true);
  return conversions;
}

function conversionOf(element: SchemaElement): ((value: unknown) => unknown) | null {
  const { converted_type: type, logical_type: logical, precision = 0, scale = 0 } = element;
  if (type === 'BSON' || type === 'INTERVAL') delete element.converted_type;
  if (type === 'DECIMAL' && precision > exactDigits) {
    delete element.converted_type;
    return (value) => writeDecimal(value, scale);
  }
  if (type !== 'TIME_MILLIS' && type !== 'TIME_MICROS' && logical?.type !== 'TIME') return null;
  const unit = logical?.type === 'TIME' ? logical.unit : type === 'TIME_MILLIS' ? 'MILLIS' : 'MICROS';
  return (value) => writeTime(value, { MILLIS: 1, MICROS: 1e3, NANOS: 1e6 }[unit]);
}

/** Writes a whole number, or one in two's complement, with its decimal point. */
function writeDecimal(value: unknown, scale: number): unknown {
  let whole: bigint;
  if (value instanceof Uint8Array)
    whole =
      value.length === 0
        ? 0n
        : BigInt.asIntN(8 * value.length, BigInt(`0x${Buffer.from(value).toString('hex')}`));
  else if (typeof value === 'bigint' || typeof value === 'number') whole = BigInt(value);
  else return value;
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${whole < 0n ? '-' : ''}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`;
}

function writeTime(value: unknown, perMs: number): unknown {
  if (typeof value !== 'bigint' && typeof value !== 'number') return value;
  return toIso(Math.floor(Number(value) / perMs))?.slice(11, 23) ?? null;
}

/** How values become those of JSON. */
export interface Plainness {
  readonly conversions: Conversions;
  /** The encoding that a person names. */
  readonly encoding: string | null;
}

/** Writes a row with the values of JSON; `before` is the path of what holds it. */
export function toPlain(row: Row, how: Plainness, before = ''): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, plainValue(value, how, before + name)]),
  );
}

function plainValue(value: unknown, how: Plainness, path: string): unknown {
  if (value instanceof Date) return toIso(value.getTime());
  if (Array.isArray(value)) return value.map((part) => plainValue(part, how, path));
  const convert = how.conversions.get(path);
  if (convert !== undefined && value != null) return plainScalar(convert(value), how);
  if (isStruct(value)) return toPlain(value, how, `${path}.`);
  return plainScalar(value, how);
}

function isStruct(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

function plainScalar(value: unknown, how: Plainness): unknown {
  if (value instanceof Uint8Array) return textOfBytes(Buffer.from(value), how.encoding);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, (part) => plainScalar(part, how));
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
  return value ?? null;
}

/** Reads bytes as a text, where they are one, else writes them in base64. */
function textOfBytes(bytes: Buffer, encoding: string | null): string {
  const text = bytes.includes(0) ? null : (decode(bytes, { flag: encoding })?.text ?? null);
  const isText = text !== null && !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text);
  return isText ? text : bytes.toString('base64');
}

/** Null for a time that no calendar has. */
function toIso(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
