/** Measures datelines: a place, an agency and a dash before the first words of a report. */
import { fitPattern } from './fit-pattern.js';
import { agencies, datelineShape, otherDatelines } from './words/cues.js';

// Room for seven names and a bracket.
const maxDatelineLength = 250;

/**
 * Measures the dateline that `text` begins with: an agency's name, or a place in capitals. Returns 0 for none.
 */
export function measureDateline(text: string): number {
  const match =
    (/[(（]/.test(text.slice(0, maxDatelineLength)) ? text.match(fitPattern(datelineShape, text)) : null) ??
    matchOther(text);
  if (match === null) return 0;
  const names = match.groups!['agency']!.split(/[/&]|\sand\s/).map((name) => name.trim().toLowerCase());
  const isAgency = names.some((name) => agencies.some((agency) => agency.toLowerCase() === name));
  const place = match[0].slice(0, Math.max(0, match[0].search(/[(（]/)));
  return isAgency || (/\p{Lu}{3}/u.test(place) && !/^\P{Lu}*\p{Lu}?\p{Ll}/u.test(place))
    ? match[0].length
    : 0;
}

/** Matches the dateline shapes that count only with the name of an agency. */
function matchOther(text: string): RegExpMatchArray | null {
  return (
    otherDatelines.map((shape) => text.match(fitPattern(shape, text))).find((match) => match !== null) ?? null
  );
}
