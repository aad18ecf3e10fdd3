/** A date as a record says it in, milliseconds since 1970 out; NaN where it is none. */

/** What an agency's clock adds after the time ("11:46:05.99V RM") is passed over. */
export function parseTime(date: string | null | undefined): number {
  if (date === null || date === undefined) return Number.NaN;
  const time = Date.parse(date);
  return Number.isNaN(time) ? Date.parse(date.replace(/[\p{L}\s]+$/u, '')) : time;
}
