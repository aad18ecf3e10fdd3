/** Describes what a person decided about documents, and what became of each decision. */

import type { DocumentId } from './document.js';
import { quotePath } from './failure.js';
import type { Decision } from './pair.js';

/**
 * A decision: two documents are, or are not, one report; of two revisions the first is older; or one is the
 * base of its report.
 */
export type Decided =
  | { readonly decision: Decision | 'before'; readonly a: DocumentId; readonly b: DocumentId }
  | { readonly decision: 'base'; readonly a: DocumentId };

/** What became of a decision. */
export type Outcome = 'as the evidence' | 'against the evidence' | 'not used';

/** A decision with its outcome. */
export interface DecisionOutcome {
  readonly decided: Decided;
  readonly outcome: Outcome;
  /** What the evidence says, or why the decision was not used; null where both agree. */
  readonly why: string | null;
  /** The other decision that keeps this one from being used, where one does. */
  readonly undoneBy?: Decided;
}

/** Writes a decision for people: "must a – b", "a before b", "base a". */
export function nameDecision(decided: Decided): string {
  switch (decided.decision) {
    case 'base':
      return `base ${quotePath(decided.a)}`;
    case 'before':
      return `${quotePath(decided.a)} before ${quotePath(decided.b)}`;
    default:
      return `${decided.decision} ${quotePath(decided.a)} – ${quotePath(decided.b)}`;
  }
}
