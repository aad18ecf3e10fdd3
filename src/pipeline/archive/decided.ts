/** Joins decisions that an archive holds with those that are given to a run. */
import { orderedPairKey, pairKey } from '../../base/pair-key.js';
import { nameCell } from '../../base/table-cells.js';
import type { DocumentTable } from '../../detect/document-table.js';
import type { Decided } from '../../model/decided.js';
import { byNames } from '../../read/decision-table.js';

/** The table of decisions, in the output. */
export const decisionsName = 'decisions.tsv';

/** What is given goes over what was decided before on the same documents. Earlier ones on documents that are gone are dropped. */
export function joinDecided(
  earlier: readonly Decided[],
  given: readonly Decided[],
  documents: DocumentTable,
): readonly Decided[] {
  const asked = new Set(given.flatMap(subjectsOf));
  const isKnown = (row: Decided) =>
    [row.a, ...('b' in row ? [row.b] : [])].every((id) => documents.indexOf(id) !== undefined);
  const kept = earlier.filter(
    (row) => isKnown(row) && !subjectsOf(row).some((subject) => asked.has(subject)),
  );
  // As they are read again.
  return [...kept, ...given].sort(byNames);
}

/** What a decision is about: an order, or whether two are one; a decision that two are never one is about both. */
function subjectsOf(row: Decided): readonly string[] {
  if (row.decision === 'base') return [orderedPairKey('base', row.a)];
  const pair = pairKey(row.a, row.b);
  const [together, order] = [orderedPairKey('pair', pair), orderedPairKey('order', pair)];
  return row.decision === 'before' ? [order] : row.decision === 'never' ? [together, order] : [together];
}

/** Renders the table, as it is read by --pairs. */
export function renderDecisions(decided: readonly Decided[]): string {
  const rows = decided.map((row) => [row.decision, nameCell(row.a), 'b' in row ? nameCell(row.b) : '']);
  return [['decision', 'a', 'b'], ...rows].map((cells) => `${cells.join('\t')}\n`).join('');
}
