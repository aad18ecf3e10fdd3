/**
 * A table of decisions in, what a person said of pairs of documents out: the file that a run writes as
 * `review.tsv`, with its first column filled in. Rows without a decision are left to the evidence.
 */
import { CommandFailure } from '../failure.js';
import type { Decision, DocumentId } from '../model.js';
import { readTable } from './table.js';

export interface DecidedPair {
  /** The smaller id first. */
  readonly a: DocumentId;
  readonly b: DocumentId;
  readonly decision: Decision;
}

const decisions: readonly string[] = ['must', 'never'] satisfies Decision[];

/** Sorted by a, then b. Throws CommandFailure for a word that is no decision, and for two decisions on one pair. */
export function readDecisions(path: string): readonly DecidedPair[] {
  const decided = new Map<string, DecidedPair>();
  for (const [word = '', one = '', other = ''] of readTable(path, ['decision', 'a', 'b'])) {
    const decision = word.trim().toLowerCase();
    if (decision === '') continue;
    if (!decisions.includes(decision))
      throw new CommandFailure({ reason: 'bad-decision', path, word, a: one, b: other });
    const [a, b] = [one, other].sort() as [DocumentId, DocumentId];
    const known = decided.get(`${a}\n${b}`);
    if (known !== undefined && known.decision !== decision) {
      throw new CommandFailure({
        reason: 'bad-decision',
        path,
        word: `${known.decision} and ${decision}`,
        a,
        b,
      });
    }
    decided.set(`${a}\n${b}`, { a, b, decision: decision as Decision });
  }
  return [...decided.values()].sort((left, right) =>
    left.a === right.a ? (left.b < right.b ? -1 : 1) : left.a < right.a ? -1 : 1,
  );
}
