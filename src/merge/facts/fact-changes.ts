/** Defines a change of fact, and how severe each kind of it is. */
import type { Fact, FactKind } from '../../model/edition.js';

/** What one reading says otherwise than another. */
export type FactChange = Pick<Fact, 'kind' | 'severity' | 'from' | 'to'> & {
  /** What was to come has come: every verb of a report says so, and one is enough to tell it. */
  readonly isPlan?: true;
};

/** Takes what one kind of comparison found; null where a side says nothing. */
export type AddChange = (
  kind: FactKind,
  from: string | null,
  to: string | null,
  more?: Pick<FactChange, 'isPlan'>,
) => void;

/**
 * Follows Reuters (Handbook of Journalism, corrections): numbers, facts and quotes are corrections, spelling is a
 * refile.
 */
export const severities: Readonly<Record<FactKind, Fact['severity']>> = {
  'number-changed': 3,
  'bound-changed': 3,
  'unit-changed': 3,
  'sign-changed': 3,
  'quote-changed': 3,
  'name-changed': 3,
  'negation-changed': 3,
  'date-changed': 2,
  'attribution-lost': 2,
  'attribution-gained': 2,
  'speaker-changed': 2,
  'hedge-changed': 2,
  'role-changed': 1,
  'name-dropped': 1,
};
