/**
 * Compares who speaks in two readings of one sentence. Only where both name somebody, and the names share nothing, is
 * the speaker another one: who "the lawyer" is, nothing tells for sure.
 */
import { shortTextLikeness } from '../../text/natural.js';
import { tokenize } from '../../text/tokens.js';
import { factLimits } from '../limits.js';
import type { AddChange } from './fact-changes.js';

/** A speaker as attributions are compared by: the name that the source gives, as far as it tells. */
export interface Voice {
  readonly name: string;
  /** Nothing tells who "he" is: nobody can say that it is another one. */
  readonly isUnknown: boolean;
}

/** Reports an attribution that was lost, gained, or passed to another speaker. */
export function compareSpeakers(before: readonly Voice[], after: readonly Voice[], add: AddChange): void {
  const [from, to] = [before[0], after[0]];
  if (from === undefined && to === undefined) return;
  if (to === undefined) add('attribution-lost', from!.name, null);
  else if (from === undefined) add('attribution-gained', null, to.name);
  else if (before.every((voice) => after.every((other) => isOtherVoice(voice, other))))
    add('speaker-changed', from.name, to.name);
}

/** Tells whether two names are two people. */
function isOtherVoice(left: Voice, right: Voice): boolean {
  return (
    !left.isUnknown &&
    !right.isUnknown &&
    isNamed(left.name) &&
    isNamed(right.name) &&
    !sharesName(left.name, right.name)
  );
}

function isNamed(name: string): boolean {
  return /^\p{Lu}/u.test(name.split(/\s+/).at(-1)!);
}

/** Tells whether the shorter name's last word is in the longer one: "Dmitry Peskov" and "Peskov" are one. */
function sharesName(left: string, right: string): boolean {
  const wordsOf = (name: string) => tokenize(name).map(({ norm }) => norm);
  const [few, many] = [wordsOf(left), wordsOf(right)].sort((one, other) => one.length - other.length);
  const last = few!.at(-1) ?? '';
  return many!.some((norm) => shortTextLikeness(norm, last) >= factLimits.sameNameLikeness);
}
