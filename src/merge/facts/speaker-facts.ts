/**
 * Compares who speaks in two readings. An attribution is lost only where what was said stays and the paragraph does not
 * name its source any more, gained only where the older revision does not name it at all, and passed on only where each
 * side's speaker is nobody that the other side speaks of.
 */
import { fitPattern } from '../../text/fit-pattern.js';
import { shortTextLikeness } from '../../text/natural.js';
import { recallTokens } from '../../text/recent-tokens.js';
import { bodyNouns } from '../../text/words/claim-words.js';
import { functionWords } from '../../text/words/cues.js';
import { speechVerbs } from '../../text/words/speech-words.js';
import { stem } from './comparison.js';
import type { AddChange } from './fact-changes.js';
import { factLimits } from './limits.js';
import type { Holds } from './name-facts.js';
import { squash } from './plain-words.js';

/** A speaker as attributions are compared by: the name that the source gives, as far as it tells. */
export interface Voice {
  readonly name: string;
  /** Nothing tells who "he" is: nobody can say that it is another one. */
  readonly isUnknown: boolean;
}

/** What one side says about its speakers. */
export interface Spoken {
  readonly text: string;
  readonly voices: readonly Voice[];
  /** The whole paragraphs that the reading stands in. */
  readonly paragraph: string;
  readonly holds: Holds;
}

/** Reports an attribution that was lost, gained, or passed to another speaker. */
export function compareSpeakers(before: Spoken, after: Spoken, add: AddChange): void {
  const [from, to] = [before.voices[0], after.voices[0]];
  if (from !== undefined && to !== undefined) {
    const passed = findPassedOn(before, after);
    if (passed !== null) add('speaker-changed', passed[0].name, passed[1].name);
  } else if (from !== undefined && isAlone(before, after, from)) add('attribution-lost', from.name, null);
  else if (
    to !== undefined &&
    isAlone(after, before, to) &&
    isSaidOf(after.text, to, before) &&
    !before.holds(lastWord(to.name))
  )
    add('attribution-gained', null, to.name);
}

// "theagencysaid": who speaks there, nobody read.
const gluedSpeech = /\p{L}{3}(?:said|told|says)(?!\p{L}*(?:ed|ing)\b)|according(?:to)\p{L}/u;

/** Tells whether one side alone names a speaker, and the other says the same without one. */
function isAlone(side: Spoken, other: Spoken, voice: Voice): boolean {
  if (voice.isUnknown || speaksOf(other, voice) || fitPattern(gluedSpeech, other.text).test(other.text))
    return false;
  const speaker = new Set(contentOf(voice.name));
  const said = contentOf(side.text).filter((word) => !speaker.has(word));
  const kept = new Set(contentOf(other.paragraph));
  return said.filter((word) => kept.has(word)).length >= factLimits.minStatementShare * said.length;
}

/** Tells whether the other side has what the clause that a speaker's name stands in, or the one before it, says. */
function isSaidOf(text: string, { name }: Voice, other: Spoken): boolean {
  const clauses = text.split(clauseMark);
  const own = clauses.findIndex((clause) => clause.includes(name));
  const speaker = new Set(contentOf(name));
  const said = (clause: string | undefined) =>
    contentOf(clause ?? '').filter((word) => !speaker.has(word) && !speechVerbs.has(word));
  // "officials said the pier is shut" says it itself; ", officials said" leaves it to the clause before.
  const words = [own, own - 1, own + 1]
    .map((at) => said(clauses[at]))
    .find(({ length }) => length >= factLimits.minClauseWords);
  if (own === -1 || words === undefined) return true;
  const kept = new Set(contentOf(other.text));
  return words.filter((word) => kept.has(word)).length >= factLimits.minStatementShare * words.length;
}

const clauseMark = /[,;:—–()“”"«»]\s*/u;

function contentOf(text: string): string[] {
  return recallTokens(text)
    .filter(({ norm }) => !functionWords.has(norm))
    .map(({ norm }) => stem(norm));
}

/** Finds the one speaker of each side who is nobody that the other side speaks of; null where the others are not the same. */
function findPassedOn(before: Spoken, after: Spoken): readonly [Voice, Voice] | null {
  const othersOf = ({ voices }: Spoken, other: Spoken) =>
    voices.filter(
      (voice) => !speaksOf(other, voice) && !other.voices.some(({ name }) => isOnePerson(name, voice.name)),
    );
  const [gone, come] = [othersOf(before, after), othersOf(after, before)];
  const isTold = [...gone, ...come].every(({ name, isUnknown }) => !isUnknown && isNamed(name));
  const isWhole = gone.length === before.voices.length && come.length === after.voices.length;
  const isOneOfAll = gone.length === 1 && come.length === 1 && before.voices.length === after.voices.length;
  if (gone[0] === undefined || come[0] === undefined) return null;
  // "Christina Valencia" is one person by either name.
  const [left, right] = [lastWord(gone[0].name), lastWord(come[0].name)];
  const isOne = [before, after].some(({ holds }) => holds(left + right) || holds(right + left));
  return isTold && !isOne && (isWhole || isOneOfAll) ? [gone[0], come[0]] : null;
}

const roles = /^(?:C[EFOT]O|President|Governor|Mayor|Minister|Secretary|Senator|Chairman|Director)$/;

/** Tells a name, or people at large: "the lawyer" may be anybody whom the other side names. */
function isNamed(name: string): boolean {
  const last = name.split(/\s+/).at(-1)!;
  // "The company's CEO" has a capital and may be anybody.
  return (/^\p{Lu}/u.test(last) && !roles.test(last)) || bodyNouns.has(last);
}

function speaksOf({ paragraph }: Spoken, { name }: Voice): boolean {
  return squash(paragraph).includes(lastWord(name));
}

/** Tells whether two names mean one: a longer name, another spelling, its first letters. */
function isOnePerson(left: string, right: string): boolean {
  const words = left.split(/\s+/).map(squash);
  const last = lastWord(right);
  const initials = (name: string) => (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('').toLowerCase();
  return (
    words.some(
      (word) => word.includes(last) || shortTextLikeness(word, last) >= factLimits.sameNameLikeness,
    ) ||
    initials(left).endsWith(last) ||
    initials(right).endsWith(lastWord(left))
  );
}

/** Returns the word that a speaker is known by: "Dmitry Peskov" and "Peskov" are one. */
function lastWord(name: string): string {
  return squash(name.split(/\s+/).at(-1)!);
}
