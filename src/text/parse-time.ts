/**
 * Reads the dates that records carry, in every form met so far, as one time that does not depend on the
 * machine.
 */

// 20250601, 20250601T120000Z, and an archive's 20250601120000.
const unparted = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;

// What Date.parse knows as a zone: a name, or an offset behind the time.
const zone = /(?<!\p{L})(?:z|utc?|gmt|[ecmp][sd]t)(?!\p{L})|:\d\d(?:[.,]\d+)?\s*[+-]\d/iu;

// Names of zones that Date.parse does not know, by their distance from UTC; none that is used for two.
const zoneOffsets: ReadonlyMap<string, string> = new Map([
  ['WET', '+00:00'],
  ['WEST', '+01:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['EET', '+02:00'],
  ['EEST', '+03:00'],
  ['MSK', '+03:00'],
  ['HKT', '+08:00'],
  ['JST', '+09:00'],
  ['KST', '+09:00'],
  ['AEST', '+10:00'],
  ['AEDT', '+11:00'],
  ['NZST', '+12:00'],
  ['NZDT', '+13:00'],
]);
const namedZone = /(?<=\d)\s*([A-Z]{3,4})$/;

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

/** Rewrites 20180301T120000Z as 2018-03-01T12:00:00Z, and the name of a zone as its offset; leaves all else as it is. */
export function toIsoDate(date: string): string {
  const parts = unparted.exec(date.trim());
  if (parts === null) {
    const offset = zoneOffsets.get(namedZone.exec(date.trim())?.[1] ?? '');
    return offset === undefined || !/:\d\d/.test(date) ? date : date.trim().replace(namedZone, offset);
  }
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
