/**
 * Gives the words for steps between revisions. Where nothing tells which revision is older they claim no direction:
 * "edited" and "dropped" would be false for one of the two orders that are possible.
 */
import type { EdgeType } from '../../model/alignment.js';
import type { Edition, Fact } from '../../model/edition.js';

/** Tells whether "older", "added" and "dropped" mean anything in an edition. */
export function isOrderKnown({ order }: Pick<Edition, 'order'>): boolean {
  return order.basis !== 'unknown';
}

/** What outputs say of an edition as a whole. */
export interface OrderPhrases {
  readonly facts: string;
  readonly changed: string;
  readonly dropped: string;
  readonly dropping: string;
  readonly sequence: string;
  readonly origins: string;
}

const ordered: OrderPhrases = {
  facts: 'Facts changed',
  changed: 'changed',
  dropped: 'dropped on the way',
  dropping: 'dropped',
  sequence: 'oldest first',
  origins: 'Each word, by the revision that brought it in, oldest first.',
};

const unordered: OrderPhrases = {
  facts: 'Facts that differ',
  changed: 'differing',
  dropped: 'not in the text that leads',
  dropping: 'other',
  sequence: 'order unknown',
  origins: 'Each word, by the first revision of this list that has it; their order is not known.',
};

/** Gives the phrases that fit what is known of the order of revisions. */
export function orderPhrases(edition: Pick<Edition, 'order'>): OrderPhrases {
  return isOrderKnown(edition) ? ordered : unordered;
}

/** Says that something stands in `siglum` and in no revision that is printed: "…, last seen in B". */
export function lastSeenWords(what: string, siglum: string, edition: Edition): string {
  if (isOrderKnown(edition)) return `${what}, last seen in ${siglum}`;
  const base = edition.revisions.find(({ id }) => id === edition.base)!;
  return `In ${siglum} and not in ${base.siglum}, order unknown`;
}

/** Says what became of a reading in the next revision; and, for a revision after the base, how it differs from it. */
const orderedSteps: Readonly<Record<EdgeType, readonly [towardsNewer: string, fromOlder: string]>> = {
  same: ['the same in', 'the same as in'],
  edit: ['edited in', 'edited from'],
  split: ['divided in', 'joined from'],
  merge: ['joined with other text in', 'divided from'],
  regroup: ['regrouped in', 'regrouped from'],
  move: ['the same, elsewhere in', 'the same, elsewhere than in'],
  'move-edit': ['moved and edited in', 'moved and edited from'],
  reintroduced: ['back in', 'there before, in'],
};

const unorderedSteps: Readonly<Record<EdgeType, string>> = {
  same: 'the same in',
  edit: 'in other words in',
  split: 'divided otherwise in',
  merge: 'divided otherwise in',
  regroup: 'divided otherwise in',
  move: 'the same, elsewhere in',
  'move-edit': 'elsewhere and in other words in',
  reintroduced: 'again in',
};

/** Names a step, up to the revision that it leads to; `isLater` where the reading is after the printed one. */
export function stepWords(edge: EdgeType, isLater: boolean, isOrdered: boolean): string {
  return isOrdered ? orderedSteps[edge][isLater ? 1 : 0] : unorderedSteps[edge];
}

/** Says that no other revision goes on with a reading, or with `part` of it. */
export function endWords(isOrdered: boolean): string {
  return isOrdered ? 'dropped' : 'in no other';
}

/** Says a difference of facts without a direction: "12 | 15", "attribution to Peskov in A alone". */
export function describeUnordered(
  { kind, from, to, between: [first, second] }: Fact,
  siglum: (revision: string) => string,
): string {
  if (from !== null && to !== null) return `${from} | ${to}`;
  const words = kind.startsWith('attribution') ? `attribution to ${from ?? to}` : `“${from ?? to}”`;
  return `${words} in ${siglum(from === null ? second : first)} alone`;
}
