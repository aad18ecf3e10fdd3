/**
 * Compares the facts of two readings of one sentence: numbers with what they count, days, quotations, denials, names,
 * speaker. What both readings have is set aside; of numbers and days only what is left over on both sides is a change.
 */

import { shortTextLikeness } from '../../text/natural.js';
import { recallTokens } from '../../text/recent-tokens.js';
import { negations } from '../../text/words/cues.js';
import { factLimits } from '../limits.js';
import { datesOf } from './date-facts.js';
import { type AddChange, type FactChange, severities } from './fact-changes.js';
import { bareName, findChangedNames, isName, type Sentence } from './name-facts.js';
import { changedAtoms, findChangedNumbers } from './number-facts.js';
import { findChangedQuotes } from './quote-facts.js';
import { compareSpeakers, type Voice } from './speaker-facts.js';

/** A sentence as facts are read from it. */
export interface Reading {
  readonly text: string;
  /** Who speaks in it. */
  readonly speakers: readonly Voice[];
  /** Norms of every word of its revision's body: a name that stands elsewhere there is not dropped. */
  readonly vocabulary: Pick<ReadonlySet<string>, 'has'>;
}

/** Lists what `newer` says otherwise than `older`, most severe first. */
export function compareFacts(older: Reading, newer: Reading): FactChange[] {
  const changes: FactChange[] = [];
  const add: AddChange = (kind, from, to) => changes.push({ kind, severity: severities[kind], from, to });
  // Equal words can differ in who says them alone.
  if (older.text === newer.text) {
    compareSpeakers(older.speakers, newer.speakers, add);
    return changes;
  }
  for (const [from, to] of findChangedNumbers(older.text, newer.text)) add('number-changed', from, to);
  for (const [from, to] of changedAtoms(datesOf(older.text), datesOf(newer.text)))
    add('date-changed', from.text, to.text);
  for (const [from, to] of findChangedQuotes(older.text, newer.text)) add('quote-changed', from, to);
  const [deniedBefore, deniedAfter] = [denialsOf(older.text), denialsOf(newer.text)];
  if ((deniedBefore === null) !== (deniedAfter === null)) add('negation-changed', deniedBefore, deniedAfter);
  compareSpeakers(older.speakers, newer.speakers, add);
  compareNames(older, newer, add);
  return changes.sort((left, right) => right.severity - left.severity);
}

/** Reports names that were put for others, and those that the newer revision has nowhere any more. */
function compareNames(older: Reading, newer: Reading, add: AddChange): void {
  const before = { text: older.text, tokens: recallTokens(older.text) };
  const after = { text: newer.text, tokens: recallTokens(newer.text) };
  const replaced = findChangedNames(before, after);
  for (const [from, to] of replaced) add('name-changed', from, to);
  const gone = new Set(replaced.map(([from]) => from));
  const norms = after.tokens.map(({ norm }) => bareName(norm));
  const isSpeaker = (name: string) => older.speakers.some((voice) => voice.name.includes(name));
  const isKept = (norm: string) =>
    norms.includes(norm) || newer.vocabulary.has(norm) || newer.vocabulary.has(`${norm}'s`);
  const isRespelt = (norm: string) =>
    norms.some((other) => shortTextLikeness(other, norm) >= factLimits.sameNameLikeness);
  for (const { text, norm } of namesOf(before))
    if (!gone.has(text) && !isSpeaker(text) && !isKept(norm) && !isRespelt(norm))
      add('name-dropped', text, null);
}

/** Joins the words of denial; null where nothing is denied. */
function denialsOf(text: string): string | null {
  const found = recallTokens(text).filter(({ norm }) => negations.has(norm) || norm.endsWith("n't"));
  return found.length === 0 ? null : found.map(({ norm }) => norm).join(' ');
}

function namesOf({ text, tokens }: Sentence): { readonly text: string; readonly norm: string }[] {
  return tokens
    .filter((token) => isName(text, token))
    .map(({ charSpan, norm }) => ({
      text: text.slice(...charSpan).replace(/['’]s$/u, ''),
      norm: bareName(norm),
    }));
}
