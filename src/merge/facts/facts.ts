/**
 * Two readings of one sentence in, the facts that differ out: typed atoms (numbers with what they count,
 * dates, quotations, denials, names, speaker) are taken from each, what both have is set aside, and only
 * what is left over on both sides counts as changed. Reuters' line (Handbook of Journalism, corrections):
 * numbers, facts and quotes are corrections, spelling is a refile.
 */

import type { Token } from '../../model/document.js';
import type { Fact, FactKind } from '../../model/edition.js';
import { shortTextLikeness } from '../../text/natural.js';
import { findQuotations } from '../../text/quotations.js';
import { recallTokens } from '../../text/recent-tokens.js';
import { tokenize } from '../../text/tokens.js';
import { months, negations, weekdays } from '../../text/words/cues.js';
import { bareName, findChangedNames, isName } from './name-facts.js';
import { type Atom, changedAtoms, findChangedNumbers } from './number-facts.js';

/** A sentence as facts are read from it. */
export interface Reading {
  readonly text: string;
  /** Who speaks in it. */
  readonly speakers: readonly Voice[];
  /** Norms of every word of its revision's body: a name that stands elsewhere there is not dropped. */
  readonly vocabulary: Pick<ReadonlySet<string>, 'has'>;
}

/** A speaker as attributions are compared by: the name that the source gives, as far as it tells. */
export interface Voice {
  readonly name: string;
  /** Nothing tells who "he" is: nobody can say that it is another one. */
  readonly isUnknown: boolean;
}

export type FactChange = Pick<Fact, 'kind' | 'severity' | 'from' | 'to'>;

const severities: Readonly<Record<FactKind, Fact['severity']>> = {
  'number-changed': 3,
  'quote-changed': 3,
  'name-changed': 3,
  'negation-changed': 3,
  'date-changed': 2,
  'attribution-lost': 2,
  'attribution-gained': 2,
  'speaker-changed': 2,
  'name-dropped': 1,
};

/** What `newer` says otherwise than `older`, most severe first. */
export function compareFacts(older: Reading, newer: Reading): FactChange[] {
  const changes: FactChange[] = [];
  const add = (kind: FactKind, from: string | null, to: string | null) =>
    changes.push({ kind, severity: severities[kind], from, to });
  // Equal words can differ in who says them alone.
  if (older.text === newer.text) {
    compareSpeakers(older.speakers, newer.speakers, add);
    return changes;
  }
  for (const [from, to] of findChangedNumbers(older.text, newer.text)) add('number-changed', from, to);
  for (const [from, to] of changedAtoms(datesOf(older.text), datesOf(newer.text)))
    add('date-changed', from.text, to.text);
  for (const [from, to] of changedQuotes(older.text, newer.text)) add('quote-changed', from, to);
  const [deniedBefore, deniedAfter] = [denialsOf(older.text), denialsOf(newer.text)];
  if ((deniedBefore === null) !== (deniedAfter === null)) add('negation-changed', deniedBefore, deniedAfter);
  compareSpeakers(older.speakers, newer.speakers, add);
  const [before, after] = [recallTokens(older.text), recallTokens(newer.text)];
  const replaced = findChangedNames(
    { text: older.text, tokens: before },
    { text: newer.text, tokens: after },
  );
  for (const [from, to] of replaced) add('name-changed', from, to);
  const gone = new Set(replaced.map(([from]) => from));
  const own = new Set(after.map(({ norm }) => bareName(norm)));
  for (const name of namesOf(older.text, before)) {
    if (gone.has(name.text)) continue;
    const isRespelt = () =>
      after.some(({ norm }) => shortTextLikeness(bareName(norm), name.norm) >= sameNameLikeness);
    if (
      !own.has(name.norm) &&
      !older.speakers.some((voice) => voice.name.includes(name.text)) &&
      !isRespelt() &&
      !newer.vocabulary.has(name.norm) &&
      !newer.vocabulary.has(`${name.norm}'s`)
    )
      add('name-dropped', name.text, null);
  }
  return changes.sort((left, right) => right.severity - left.severity);
}

function compareSpeakers(
  before: readonly Voice[],
  after: readonly Voice[],
  add: (kind: FactKind, from: string | null, to: string | null) => void,
) {
  const [from, to] = [before[0], after[0]];
  if (from === undefined && to === undefined) return;
  if (to === undefined) add('attribution-lost', from!.name, null);
  else if (from === undefined) add('attribution-gained', null, to.name);
  else if (before.every((voice) => after.every((other) => isOtherVoice(voice, other))))
    add('speaker-changed', from.name, to.name);
}

/** Two names are two people; who "the lawyer" is, nothing tells for sure. */
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

// A name spelt another way is the same name: "Peskov", "Peskow"; "Rouhani", "Rohani".
const sameNameLikeness = 0.9;

/** "Kremlin spokesman Dmitry Peskov" and "Peskov" are one, and so are "Christina Valencia" and "Christina". */
function sharesName(left: string, right: string): boolean {
  const wordsOf = (name: string) => tokenize(name).map(({ norm }) => norm);
  const [few, many] = [wordsOf(left), wordsOf(right)].sort((one, other) => one.length - other.length);
  const last = few!.at(-1) ?? '';
  return many!.some((norm) => shortTextLikeness(norm, last) >= sameNameLikeness);
}

const monthNames = [...months.keys()].join('|');
const datePattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<month>${monthNames})\\s+(?<day>\\d{1,2})|(?<day2>\\d{1,2})\\s+(?<month2>${monthNames}))(?![\\p{L}\\p{N}])`,
  'giu',
);

function datesOf(text: string): Atom[] {
  const days = recallTokens(text)
    .filter(({ norm }) => weekdays.has(bareName(norm)))
    .map(({ norm, charSpan }) => ({
      heading: 'weekday',
      value: bareName(norm),
      text: text.slice(...charSpan).replace(/['’]s$/u, ''),
    }));
  // Most sentences have no figure at all.
  if (!/\d/.test(text)) return days;
  const dates = [...text.matchAll(datePattern)].map(({ 0: found, groups }) => {
    const month = (groups!['month'] ?? groups!['month2'])!.toLowerCase();
    return { heading: 'date', value: `${month} ${groups!['day'] ?? groups!['day2']}`, text: found };
  });
  return [...dates, ...days];
}

/** Quotations that are alike but not equal, word by word. */
function changedQuotes(older: string, newer: string): [string, string][] {
  const quotesOf = (text: string) =>
    findQuotations(text).map((span) => {
      const words = text.slice(...span);
      return { text: words, norms: tokenize(words).map(({ norm }) => norm) };
    });
  const pairs: [string, string][] = [];
  const former = quotesOf(older);
  if (former.length === 0) return pairs;
  // What stands in both is nobody's other wording.
  const kept = new Set(former.map(({ norms }) => norms.join()));
  const candidates = quotesOf(newer).filter(({ norms }) => norms.length > 2);
  for (const before of former) {
    if (before.norms.length < 3 || candidates.some(({ norms }) => norms.join() === before.norms.join()))
      continue;
    const likeness = ({ norms }: { readonly norms: readonly string[] }) =>
      norms.filter((norm) => before.norms.includes(norm)).length /
      Math.max(norms.length, before.norms.length);
    const [alike] = candidates
      .filter((other) => !kept.has(other.norms.join()) && likeness(other) >= 0.5)
      .sort((left, right) => likeness(right) - likeness(left));
    if (alike !== undefined) pairs.push([before.text, alike.text]);
  }
  return pairs;
}

function denialsOf(text: string): string | null {
  const found = recallTokens(text).filter(({ norm }) => negations.has(norm) || norm.endsWith("n't"));
  return found.length === 0 ? null : found.map(({ norm }) => norm).join(' ');
}

function namesOf(text: string, tokens: readonly Token[]): { readonly text: string; readonly norm: string }[] {
  return tokens
    .filter((token) => isName(text, token))
    .map(({ charSpan, norm }) => ({
      text: text.slice(...charSpan).replace(/['’]s$/u, ''),
      norm: bareName(norm),
    }));
}
