/** Says in words what a thread is, where it first appeared and how sure that is: the terminal and the page say the same. */
import type { Carrying } from '../../model/thread.js';
import { counted } from '../../write/page/words.js';
import type { StoredDocument } from '../../write/threads/stored-thread.js';
import type { MatchedThread, TracedCarrier, TracedThread } from './tracing.js';

/** How a document carries a thread, in words. */
export const carryingWords: Readonly<Record<Carrying, string>> = {
  same: 'same',
  edited: 'edited',
  cut: 'cut',
  joined: 'joined',
};

/** What it is, and whose: "quotation of Peskov". */
export function describeRole({ role, speaker, outlet }: MatchedThread): string {
  if (role === 'quotation' && speaker !== undefined) return `quotation of ${speaker}`;
  if (role === 'boilerplate' && outlet !== undefined) return `boilerplate of ${outlet}`;
  return role;
}

/** How many carry it. */
export function describeSpread({ carriers, reports }: MatchedThread): string {
  return reports === carriers
    ? counted(reports, 'report')
    : `${counted(reports, 'report')}, ${counted(carriers, 'paragraph')}`;
}

/** Whether it is certain that it was first where it says. */
export function describeCertainty({ isDated, carriers }: MatchedThread): string {
  if (carriers === 1) return 'Nothing else here carries it';
  return isDated
    ? 'First by the dates of all that carry it'
    : 'Not certain to be the first: not all that carry it are dated';
}

/** What is not listed; null where all is. */
export function describeRest({ carriers, listed, wordings, readings }: TracedThread): string | null {
  const rest = [
    [carriers - listed.length, 'paragraph'],
    [wordings - readings.length, 'reading'],
  ] as const;
  const left = rest.filter(([count]) => count > 0).map(([count, what]) => counted(count, what));
  return left.length === 0 ? null : `${left.join(' and ')} more`;
}

/** The first words of its headline, or what stands in for one. */
export function headlineOf({ headline, id }: StoredDocument): string {
  return headline ?? id;
}

/** When, and by whom: "2015-08-26, RFE/RL"; what is not known is left out. */
export function describeSource({ document: { date, outlet } }: TracedCarrier): string {
  return [date ?? 'undated', outlet].filter((part) => part !== null).join(', ');
}

/** .874 → 87 %. What is not all is never a hundred. */
export function percent(share: number): string {
  return `${share >= 1 ? 100 : Math.min(99, Math.round(100 * share))} %`;
}
