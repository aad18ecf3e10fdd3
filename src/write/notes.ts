/**
 * Says the provenance of an edition in plain words: for each paragraph who has it, how each older reading differs, what
 * was dropped from it, and which facts changed. Every output for people uses these words.
 */

import type {
  Edition,
  EditionBlock,
  EditionParagraph,
  EditionRevision,
  Fact,
  FactSeries,
} from '../model/edition.js';
import { quotePath } from '../model/failure.js';
import { onOneLine } from '../text/title.js';
import { listChanges, type ShownChange } from './fact-changes.js';
import { describeUnordered, isOrderKnown } from './readings/order-words.js';
import { readingLines } from './readings/reading-lines.js';
import { type RecordTitle, recordTitles } from './records.js';
import { listSpeakers } from './speakers.js';
import { threadWords } from './thread-words.js';

/** Makes the look-up from the id of a revision to its siglum. */
export function sigla(edition: Edition): (revision: string) => string {
  const known = revisionsOf(edition);
  return (revision) => known.get(revision)?.siglum ?? revision;
}

/** Kept by edition, since every paragraph needs one. */
const revisionTables = new WeakMap<Edition, ReadonlyMap<string, EditionRevision>>();

/** Maps the ids of an edition's revisions to the revisions. */
export function revisionsOf(edition: Edition): ReadonlyMap<string, EditionRevision> {
  let table = revisionTables.get(edition);
  if (table === undefined) {
    table = new Map(edition.revisions.map((revision) => [revision.id, revision]));
    revisionTables.set(edition, table);
  }
  return table;
}

/** Says what the order of revisions rests on. */
export const orderBasis: Readonly<Record<Edition['order']['basis'], string>> = {
  single: 'one revision',
  versions: 'by version numbers',
  dates: 'by dates',
  content: 'by the wording',
  decided: 'a person decided',
  unknown: 'nothing tells',
};

/** The lines of one footnote. */
export interface SourceNote {
  /** Where the printed text comes from. */
  readonly source: string;
  /** One line for each older reading, oldest first. */
  readonly readings: readonly string[];
  /** Whose the quotations are, where several speak. */
  readonly speakers: string | null;
  readonly facts: string | null;
  /** Where else it stands. */
  readonly elsewhere: string | null;
}

/** Describes the provenance of one paragraph or block. */
export function sourceNote(item: EditionParagraph | EditionBlock, edition: Edition): SourceNote {
  const { source, witnesses } = item;
  const again = 'repeats' in item ? item.repeats : [];
  const isAlone = witnesses.every(
    ({ revision, edge, span }) =>
      edge === null && revision === source.revision && `${span}` === `${source.span}`,
  );
  const siglum = sigla(edition);
  const { path } = revisionsOf(edition).get(source.revision)!;
  const spans = [source.span, ...again].map((span) => span.join('–')).join(' and ');
  return {
    source: `${siglum(source.revision)}, ${quotePath(path)}, bytes ${spans}${isAlone ? '; in no other revision' : ''}`,
    readings: readingLines(item, edition),
    speakers: 'speech' in item ? listSpeakers(item) : null,
    facts: tellChanges(listChanges(item, isOrderKnown(edition)), edition),
    elsewhere: threadWords(item, edition.id),
  };
}

/** Describes the headlines that stand in records alone; null where no other headline was read. */
export function titleNote(edition: Edition): SourceNote | null {
  const titles = recordTitles(edition);
  if (titles.length === 0) return null;
  const { revisions } = edition;
  const base = titles.find(({ revision }) => revisions[revision]!.id === edition.base);
  const printed = base ?? titles.findLast(({ text }) => text === onOneLine(edition.title));
  const others = joinTitles(titles.filter((title) => title !== printed));
  return {
    source:
      printed === undefined
        ? 'The text of the base has the headline; other revisions have one in their records alone'
        : `${revisions[printed.revision]!.siglum}, ${quotePath(revisions[printed.revision]!.path)}, title of the record`,
    readings: others.map(([{ revision: first, text }, { revision: last }]) => {
      const name = first === last ? '' : ` to ${revisions[last]!.siglum}`;
      const words = text === printed?.text ? ', the same' : `: ${text}`;
      return `${revisions[first]!.siglum}${name}, title of the record${words}`;
    }),
    speakers: null,
    facts: tellChanges(listChanges({ facts: edition.titleFacts ?? [] }, isOrderKnown(edition)), edition),
    elsewhere: null,
  };
}

/** Tells what changed in one line; null where nothing did. */
function tellChanges(changes: readonly ShownChange[], edition: Edition): string | null {
  const told = changes.map(({ fact, series }) =>
    fact === undefined ? describeSeries(series, sigla(edition)) : describeFact(fact, edition),
  );
  return told.length === 0 ? null : `${isOrderKnown(edition) ? 'Changed' : 'Differs'}: ${told.join('; ')}`;
}

/** Says the course of one value: "3 people (A) → 6 people (C) → 8 people (D)". */
export function describeSeries({ readings }: FactSeries, siglum: (revision: string) => string): string {
  return readings.map(({ text, revision }) => `${text} (${siglum(revision)})`).join(' → ');
}

/** Joins neighbours with one title: first and last of each run. */
function joinTitles(titles: readonly RecordTitle[]): (readonly [first: RecordTitle, last: RecordTitle])[] {
  const runs: (readonly [first: RecordTitle, last: RecordTitle])[] = [];
  for (const title of titles) {
    const run = runs.at(-1);
    if (run !== undefined && run[1].text === title.text && run[1].revision + 1 === title.revision)
      runs[runs.length - 1] = [run[0], title];
    else runs.push([title, title]);
  }
  return runs;
}

/** Says one change of fact: "12 people → 15 people", "attribution to Peskov lost". */
export function describeFact(fact: Fact, edition: Edition): string {
  const siglum = sigla(edition);
  const { kind, from, to, between, cause } = fact;
  const where = ` between ${siglum(between[0])} and ${siglum(between[1])}`;
  if (!isOrderKnown(edition)) return `${describeUnordered(fact, siglum)}${where}, order unknown`;
  switch (kind) {
    case 'attribution-lost':
      return `attribution to ${from} lost${where}`;
    case 'attribution-gained':
      return `attributed to ${to}${where}`;
    case 'name-dropped':
      return `“${from}” no longer named${where}`;
    case 'negation-changed':
      return from === null ? `“${to}” added${where}` : `“${from}” taken out${where}`;
    default:
      return `${from} → ${to}${where}${cause === 'correction' ? ', corrected' : ''}`;
  }
}
