/** Chooses where an axis of time has its ticks, and what they say, in UTC: whole hours, days, months or years. */

export interface Tick {
  /** Minutes since 1970. */
  readonly time: number;
  readonly words: string;
  /** Whether a day begins there among hours, a month among days, a year among months. */
  readonly isMain: boolean;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const [hour, day] = [60, 1440];
// Months are counted, since they differ in length.
const minuteSteps = [5, 15, 30, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day];
const monthSteps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const minutesInMonth = 30.4 * day;

/** Ticks from `from` to `to`, none nearer to the next than `least` minutes. */
export function timeTicks(from: number, to: number, least: number): Tick[] {
  const step = minuteSteps.find((minutes) => minutes >= least);
  if (step === undefined) return monthTicks(from, to, least);
  const ticks: Tick[] = [];
  // Weeks begin on Mondays; 1970 began on a Thursday.
  const phase = step === 7 * day ? 4 * day : 0;
  for (let time = Math.ceil((from - phase) / step) * step + phase; time <= to; time += step) {
    const date = dateOf(time);
    const isMain = time % day === 0 && (step < day || date.getUTCDate() <= step / day);
    ticks.push({ time, isMain, words: time % day === 0 ? dayWords(date, ticks.length === 0) : clock(date) });
  }
  return ticks;
}

function monthTicks(from: number, to: number, least: number): Tick[] {
  const step = monthSteps.find((months) => months * minutesInMonth >= least) ?? monthSteps.at(-1)!;
  const first = dateOf(from);
  const ticks: Tick[] = [];
  const begin = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step;
  for (let month = begin; ; month += step) {
    const time = timeOfMonth(month);
    if (time > to) return ticks;
    if (time < from) continue;
    const [year, name] = [Math.floor(month / 12), monthNames[month % 12]!];
    const isYear = month % 12 === 0;
    const words = step >= 12 ? String(year) : isYear || ticks.length === 0 ? `${name} ${year}` : name;
    ticks.push({ time, isMain: step < 12 && isYear, words });
  }
}

const dateOf = (time: number) => new Date(time * 60_000);
const clock = (date: Date) => date.toISOString().slice(11, 16);

/** Years before 100 are years of the first century, too. */
function timeOfMonth(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return date.getTime() / 60_000;
}

function dayWords(date: Date, isFirst: boolean): string {
  const words = `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]!}`;
  const isNewYear = date.getUTCMonth() === 0 && date.getUTCDate() <= 7;
  return isFirst || isNewYear ? `${words} ${date.getUTCFullYear()}` : words;
}

/** "12 Mar 2026, 14:05". */
export function timeWords(time: number): string {
  const date = dateOf(time);
  return `${dayWords(date, true)}, ${clock(date)}`;
}

/** "12 Mar 2026 – 3 Apr 2026", or one day. */
export function spanWords(from: number, to: number): string {
  const [first, last] = [dayWords(dateOf(from), true), dayWords(dateOf(to), true)];
  return first === last ? first : `${first} – ${last}`;
}
