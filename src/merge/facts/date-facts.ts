/** Reads the days that a sentence names: days of the week, and days of a month in either order. */
import { recallTokens } from '../../text/recent-tokens.js';
import { months, weekdays } from '../../text/words/cues.js';
import { bareName } from './name-facts.js';
import type { Atom } from './number-facts.js';

const monthNames = [...months.keys()].join('|');
const datePattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<month>${monthNames})\\s+(?<day>\\d{1,2})|(?<day2>\\d{1,2})\\s+(?<month2>${monthNames}))(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Lists the days that `text` names, each with what it is compared by. */
export function datesOf(text: string): Atom[] {
  const days = recallTokens(text)
    .filter(({ norm }) => weekdays.has(bareName(norm)))
    .map(({ norm, charSpan }) => ({
      heading: 'weekday',
      value: bareName(norm),
      text: text.slice(...charSpan).replace(/['’]s$/u, ''),
    }));
  // Most sentences have no figure at all.
  if (!/\d/.test(text)) return days;
  const dates = [...text.matchAll(datePattern)].map(({ 0: found, groups }) => {
    const month = (groups!['month'] ?? groups!['month2'])!.toLowerCase();
    return { heading: 'date', value: `${month} ${groups!['day'] ?? groups!['day2']}`, text: found };
  });
  return [...dates, ...days];
}
