/**
 * Reads what a person decided about documents: a `review.tsv` of a run with its first column filled in, or the table
 * that the page of a run writes. Leaves rows without a decision to the evidence.
 */
import { orderedPairKey, pairKey } from '../base/pair-key.js';
import type { Decided } from '../model/decided.js';
import type { DocumentId } from '../model/document.js';
import { CommandFailure } from '../model/failure.js';
import { readTable } from './table.js';

const words: readonly string[] = ['must', 'never', 'before', 'base'] satisfies Decided['decision'][];

// Takes back what was decided on a pair, or on a base: in an archive alone is anything to be taken back.
const undo = 'undo';

/** The rows that take back what an archive holds: of a pair, or of one document that was made a base. */
export function readUndone(path: string): readonly (readonly [a: string, b: string])[] {
  return readTable(path, ['decision', 'a', 'b']).flatMap(([cell = '', a = '', b = '']) =>
    cell.trim().toLowerCase() === undo ? [[a, b] as const] : [],
  );
}

/**
 * Returns the decisions, sorted by a, then b; of `must` and `never` the smaller id is a. Throws CommandFailure for a
 * word that is no decision, and for two decisions on one pair that cannot both hold.
 */
export function readDecisions(path: string): readonly Decided[] {
  const rows = new Map<string, Decided>();
  const onPair = new Map<string, Decided['decision']>();
  const refuse = (word: string, a: string, b: string) =>
    new CommandFailure({ reason: 'bad-decision', path, word, a, b });
  for (const [cell = '', one = '', other = ''] of readTable(path, ['decision', 'a', 'b'])) {
    const decision = cell.trim().toLowerCase();
    if (decision === '' || decision === undo) continue;
    if (!isDecision(decision) || one === '') throw refuse(cell, one, other);
    if (decision === 'base') {
      if (other !== '') throw refuse(cell, one, other);
      rows.set(`base ${one}`, { decision, a: one as DocumentId });
      continue;
    }
    if (other === '' || other === one) throw refuse(cell, one, other);
    const sorted = [one, other].sort() as [DocumentId, DocumentId];
    const [a, b] = decision === 'before' ? ([one, other] as [DocumentId, DocumentId]) : sorted;
    // Two documents that are never one report have no order either.
    const known = onPair.get(pairKey(one, other)) ?? decision;
    if ((known === 'never') !== (decision === 'never')) throw refuse(`${known} and ${decision}`, a, b);
    onPair.set(pairKey(one, other), known);
    rows.set(`${decision === 'before' ? 'before' : 'pair'} ${orderedPairKey(a, b)}`, { decision, a, b });
  }
  return [...rows.values()].sort(byNames);
}

function isDecision(word: string): word is Decided['decision'] {
  return words.includes(word);
}

/** Orders decisions as the table is read, whatever order it has. */
export function byNames(left: Decided, right: Decided): number {
  const [one, other] = [left, right].map((row) => [row.a, 'b' in row ? row.b : '', row.decision].join('\n'));
  return one! < other! ? -1 : 1;
}
