/**
 * Lists what changed in a paragraph as people are shown it: a value that changed through many revisions is one series,
 * and everything else is one change a fact. `edition.json` keeps the single facts.
 */
import type { Fact, FactSeries } from '../model/edition.js';

/** One line of a list of changes. */
export type ShownChange =
  | { readonly severity: Fact['severity']; readonly fact: Fact; readonly series?: undefined }
  | { readonly severity: Fact['severity']; readonly series: FactSeries; readonly fact?: undefined };

/** Lists the changes of one paragraph or headline, most severe first; where the order is unknown, nothing has a course. */
export function listChanges(
  { facts = [], series = [] }: { readonly facts?: readonly Fact[]; readonly series?: readonly FactSeries[] },
  isOrdered: boolean,
): readonly ShownChange[] {
  const courses = isOrdered ? series : [];
  const joined = new Set(courses.flatMap((one) => one.facts));
  const single = facts.filter((_, index) => !joined.has(index));
  return [
    ...courses.map((one): ShownChange => ({ severity: one.severity, series: one })),
    ...single.map((fact): ShownChange => ({ severity: fact.severity, fact })),
  ].sort((left, right) => right.severity - left.severity);
}
