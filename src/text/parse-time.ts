/** A date as a record says it in, milliseconds since 1970 out; NaN where it is none. */

// 20250601, 20250601T120000Z, and an archive's 20250601120000.
const unparted = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;

// What Date.parse knows as a zone: a name, or an offset behind the time.
const zone = /(?<!\p{L})(?:z|utc?|gmt|[ecmp][sd]t)(?!\p{L})|:\d\d(?:[.,]\d+)?\s*[+-]\d/iu;

/**
 * A date that names no zone is one of UTC, so that it is the same time wherever it is read. What an agency's clock adds
 * after the time ("11:46:05.99V RM") is passed over.
 */
export function parseTime(date: string | null | undefined): number {
  if (date === null || date === undefined) return Number.NaN;
  const time = parseAnywhere(toIsoDate(date));
  return Number.isNaN(time) ? parseAnywhere(date.replace(/[\p{L}\s]+$/u, '')) : time;
}

/** 20180301T120000Z as 2018-03-01T12:00:00Z; what is written otherwise stays as it is. */
export function toIsoDate(date: string): string {
  const parts = unparted.exec(date.trim());
  if (parts === null) return date;
  const [, year, month, day, hour, minute, second, offset] = parts;
  const behind = (offset ?? '').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const time = hour === undefined ? '' : `T${hour}:${minute}:${second ?? '00'}${behind}`;
  return `${year}-${month}-${day}${time}`;
}

/** Date.parse, which takes the zone of the machine where none is named, without that. */
function parseAnywhere(date: string): number {
  if (zone.test(date)) return Date.parse(date);
  return Date.parse(/\dT\d/.test(date) ? `${date}Z` : `${date} UTC`);
}
