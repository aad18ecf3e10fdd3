/**
 * Compares the claims of two readings: quantities, dates, quotations, denials, hedges, names, and who says so. A change
 * is what one reading says otherwise than the other about the same thing; what came or went as a whole is none.
 */
import type { CommonWords } from '../../text/number-values.js';
import { type Comparison, compareReadings } from './comparison.js';
import { findChangedDates } from './date-facts.js';
import { type AddChange, type FactChange, severities } from './fact-changes.js';
import { isDeniedInList } from './list-context.js';
import { findChangedNames, findDroppedNames, type Holds, type WritesSmall } from './name-facts.js';
import { findChangedQuantities } from './number-facts.js';
import { findChangedDenials, findChangedHedges } from './operator-facts.js';
import { languageOf } from './quantities.js';
import { findChangedQuotes } from './quote-facts.js';
import { findChangedSmallNames } from './small-names.js';
import { findChangedSources, readSources } from './source-facts.js';
import { compareSpeakers, type Voice } from './speaker-facts.js';

/** A reading as claims are read from it. */
export interface Reading {
  readonly text: string;
  /** The whole of the paragraphs that it stands in. */
  readonly paragraph: string;
  /** Who speaks in it. */
  readonly speakers: readonly Voice[];
  /** The words of its revision's body, which tell its language. */
  readonly vocabulary: Pick<CommonWords, 'guessLanguage'>;
  /** Tells whether its whole revision has these letters: what stands elsewhere there is not dropped. */
  readonly holds: Holds;
  readonly writesSmall: WritesSmall;
  /** What the head of its list says, or the items of the list that it heads; empty where there is no list. */
  readonly list: string;
}

/** Lists what `newer` says otherwise than `older`, most severe first. */
export function compareFacts(older: Reading, newer: Reading): FactChange[] {
  const changes: FactChange[] = [];
  const add: AddChange = (kind, from, to, more = {}) =>
    changes.push({ kind, severity: severities[kind], from, to, ...more });
  const comparison = compareReadings(older.text, newer.text);
  // Equal words can differ in who says them alone.
  if (older.text !== newer.text) addClaims(comparison, { older, newer }, add);
  addSpeakers(comparison, { older, newer }, changes, add);
  return changes.sort((left, right) => right.severity - left.severity);
}

/** Two readings that are compared. */
interface Readings {
  readonly older: Reading;
  readonly newer: Reading;
}

function addClaims(comparison: Comparison, { older, newer }: Readings, add: AddChange): void {
  const language = languageOf([comparison.older, comparison.newer], newer.vocabulary);
  for (const { kind, from, to } of findChangedQuantities(comparison, language)) add(kind, from, to);
  for (const [from, to] of findChangedDates(comparison)) add('date-changed', from, to);
  for (const [from, to] of findChangedQuotes(comparison)) add('quote-changed', from, to);
  for (const [from, to] of findChangedDenials(comparison)) {
    // It went to the head of the list or to its items.
    const [own, other] = from === null ? [newer, older] : [older, newer];
    if (!isDeniedInList(own, other)) add('negation-changed', from, to);
  }
  for (const { from, to, isPlan } of findChangedHedges(comparison))
    add('hedge-changed', from, to, isPlan ? { isPlan } : {});
  const writesSmall = (word: string) => older.writesSmall(word) || newer.writesSmall(word);
  const names = findChangedNames(comparison, [older.holds, newer.holds], writesSmall);
  for (const { kind, from, to } of names) add(kind, from, to);
  for (const [from, to] of findChangedSmallNames(comparison)) add('name-changed', from, to);
  const spoken = older.speakers.map(({ name }) => name);
  const gone = new Set(names.map(({ from }) => from));
  for (const name of findDroppedNames(comparison, newer.holds, spoken))
    if (!gone.has(name)) add('name-dropped', name, null);
}

/** Adds changes of speakers, but for one whose name was put for another: that is told already. */
function addSpeakers(
  comparison: Comparison,
  { older, newer }: Readings,
  changes: readonly FactChange[],
  add: AddChange,
): void {
  const sources = findChangedSources(comparison);
  for (const [from, to] of sources) add('speaker-changed', from, to);
  if (sources.length > 0) return;
  const speak = ({ text, speakers, paragraph, holds }: Reading, side: Comparison['older']) => ({
    text,
    voices: speakers.length > 0 ? speakers : readSources(side),
    paragraph,
    holds,
  });
  compareSpeakers(speak(older, comparison.older), speak(newer, comparison.newer), (kind, from, to) => {
    const isTold = changes.some(
      (change) => change.kind === 'name-changed' && (from ?? '').includes(change.from!),
    );
    if (!isTold) add(kind, from, to);
  });
}
