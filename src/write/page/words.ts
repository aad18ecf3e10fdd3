/** Says numbers, dates and steps as people write them, so that all pages use the same words. */
/** "1 revision", "3 revisions". */
export function counted(count: number, noun: string): string {
  return `${groupDigits(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 12345 → "12,345". */
export function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** .989 → "99 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** An ISO time to the minute, in the zone that it was given in; any other date as it is. */
export function isoMinutes(date: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(date) ? `${date.slice(0, 10)} ${date.slice(11, 16)}` : date;
}

/** ", 2026-03-01 07:06"; nothing where the date is not known. */
export function dateWords(date: string | null): string {
  return date === null || date === '' ? '' : `, ${isoMinutes(date)}`;
}

// Characters of a paragraph that are enough to know it by.
const openingLength = 48;

/** The first words of a text. */
export function opening(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= openingLength) return line;
  const cut = line.slice(0, openingLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), openingLength / 2)).replace(/[\ud800-\udbff]$/, '')} …`;
}
