/** Weighs the dates of two texts: what is taken was there before. Where one has no date, dates say nothing. */
import { priorCosts } from './limits.js';
import type { TimeSpan } from './read-text.js';

const minuteMs = 60_000;

/** What it costs that the one of time `to` has its text from the one of time `from`. */
export function weighTime(from: TimeSpan | null, to: TimeSpan | null): number {
  const { clockMinutes, late, later, mostLate } = priorCosts;
  // Who is not dated is neither likelier nor unlikelier a parent than most.
  if (from === null || to === null) return weighLag(priorCosts.unknownMinutes);
  const soonest = (from[0] - to[1]) / minuteMs;
  if (soonest >= clockMinutes) return Math.min(mostLate, late + later * Math.log(soonest / clockMinutes));
  // Clocks and records differ by minutes: so little is doubt, not proof.
  if (soonest >= 0) return late * (0.5 + (0.5 * soonest) / clockMinutes);
  const minutes = Math.max(0, middle(to) - middle(from)) / minuteMs;
  return Math.min(late / 2, -Math.log(shareBefore(from, to))) + weighLag(minutes);
}

/** News is taken while it is new: each time as long ago is as much less likely as the last. */
function weighLag(minutes: number): number {
  return priorCosts.lag * Math.log1p(minutes / priorCosts.lagMinutes);
}

const middle = ([from, to]: TimeSpan) => (from + to) / 2;

/** How likely a time somewhere in `one` is before one somewhere in `other`; above 0 where they overlap. */
function shareBefore(one: TimeSpan, other: TimeSpan): number {
  // The mean over `one` of the part of `other` that is still to come.
  const steps = 16;
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const time = one[0] + ((step + 0.5) / steps) * (one[1] - one[0]);
    sum += Math.min(1, Math.max(0, (other[1] - time) / (other[1] - other[0])));
  }
  return Math.max(sum, 1e-9) / steps;
}
