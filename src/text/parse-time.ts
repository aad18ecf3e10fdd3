/**
 * Reads the dates that records carry, in every form met so far, as one time that does not depend on the
 * machine.
 */

// 20250601, 20250601T120000Z, and an archive's 20250601120000.
const unparted = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;

// What Date.parse knows as a zone: a name, or an offset behind the time.
const zone = /(?<!\p{L})(?:z|utc?|gmt|[ecmp][sd]t)(?!\p{L})|:\d\d(?:[.,]\d+)?\s*[+-]\d/iu;

/**
 * Returns milliseconds since 1970, or NaN where `date` is none. Takes a date without a zone as UTC, so that it
 * is the same time wherever it is read, and skips what an agency's clock adds after the time ("11:46:05.99V
 * RM").
 */
export function parseTime(date: string | null | undefined): number {
  if (date === null || date === undefined) return Number.NaN;
  const time = parseAnywhere(toIsoDate(date));
  return Number.isNaN(time) ? parseAnywhere(date.replace(/[\p{L}\s]+$/u, '')) : time;
}

/** Rewrites 20180301T120000Z as 2018-03-01T12:00:00Z; returns anything else as it is. */
export function toIsoDate(date: string): string {
  const parts = unparted.exec(date.trim());
  if (parts === null) return date;
  const [, year, month, day, hour, minute, second, offset] = parts;
  const behind = (offset ?? '').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const time = hour === undefined ? '' : `T${hour}:${minute}:${second ?? '00'}${behind}`;
  return `${year}-${month}-${day}${time}`;
}

/** Calls Date.parse with UTC where no zone is named, since it would take the zone of the machine. */
function parseAnywhere(date: string): number {
  if (zone.test(date)) return Date.parse(date);
  return Date.parse(/\dT\d/.test(date) ? `${date}Z` : `${date} UTC`);
}
