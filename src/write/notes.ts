/**
 * Says the provenance of an edition in plain words: for each paragraph who has it, how each older reading differs, what
 * was dropped from it, and which facts changed. Every output for people uses these words.
 */

import type { EdgeType } from '../model/alignment.js';
import type {
  Edition,
  EditionBlock,
  EditionParagraph,
  EditionRevision,
  Fact,
  Witness,
} from '../model/edition.js';
import { quotePath } from '../model/failure.js';
import { comparableText } from '../text/comparable-text.js';
import { onOneLine } from '../text/title.js';
import { type RecordTitle, recordTitles } from './records.js';

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

/** Says what became of a reading in the next revision; and, for a revision after the base, how it differs from it. */
const steps: Readonly<Record<EdgeType, readonly [towardsNewer: string, fromOlder: string]>> = {
  same: ['the same in', 'the same as in'],
  edit: ['edited in', 'edited from'],
  split: ['divided in', 'joined from'],
  merge: ['joined with other text in', 'divided from'],
  regroup: ['regrouped in', 'regrouped from'],
  move: ['the same, elsewhere in', 'the same, elsewhere than in'],
  'move-edit': ['moved and edited in', 'moved and edited from'],
  reintroduced: ['gone, and back in', 'gone before, and in'],
};

/** The lines of one footnote. */
export interface SourceNote {
  /** Where the printed text comes from. */
  readonly source: string;
  /** One line for each older reading, oldest first. */
  readonly readings: readonly string[];
  readonly facts: string | null;
}

/** Describes the provenance of one paragraph or block. */
export function sourceNote(item: EditionParagraph | EditionBlock, edition: Edition): SourceNote {
  const { source, text, witnesses } = item;
  const facts = 'facts' in item ? item.facts : [];
  const again = 'repeats' in item ? item.repeats : [];
  const siglum = sigla(edition);
  const revisions = revisionsOf(edition);
  const { path, position } = revisions.get(source.revision)!;
  const isSource = ({ revision, edge, span }: Witness) =>
    edge === null && revision === source.revision && `${span}` === `${source.span}`;
  const others = witnesses.filter((witness) => !isSource(witness));
  const alone = others.length === 0 ? '; in no other revision' : '';
  const readings = joinRuns(others, revisions).map(([witness, last]) => {
    const isLater = revisions.get(witness.revision)!.position > position;
    const next = findNext(witness, isLater ? witnesses.toReversed() : witnesses);
    if (last !== witness)
      return `${siglum(witness.revision)} to ${siglum(last.revision)}, each the same as the next, from bytes ${witness.span.join('–')} on${describeReading(witness.text, text)}`;
    return describeWitness(witness, { text, next: siglum(next), isLater, name: siglum(witness.revision) });
  });
  return {
    source: `${siglum(source.revision)}, ${quotePath(path)}, bytes ${[source.span, ...again].map((span) => span.join('–')).join(' and ')}${alone}`,
    readings,
    facts:
      facts.length === 0 ? null : `Changed: ${facts.map((fact) => describeFact(fact, siglum)).join('; ')}`,
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
    facts: null,
  };
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

// Fewer readings are told one by one.
const minRun = 4;

/** Joins neighbours that say the same, first and last of each run; others stand for themselves. */
function joinRuns(
  witnesses: readonly Witness[],
  revisions: ReadonlyMap<string, EditionRevision>,
): (readonly [first: Witness, last: Witness])[] {
  const positionOf = ({ revision }: Witness) => revisions.get(revision)!.position;
  const isNext = (left: Witness, right: Witness) =>
    left.edge === 'same' &&
    right.edge === 'same' &&
    left.text === right.text &&
    positionOf(right) === positionOf(left) + 1;
  const runs: (readonly [Witness, Witness])[] = [];
  for (let start = 0; start < witnesses.length; ) {
    let end = start;
    while (end + 1 < witnesses.length && isNext(witnesses[end]!, witnesses[end + 1]!)) end++;
    const run = witnesses.slice(start, end + 1);
    if (run.length >= minRun) runs.push([run[0]!, run.at(-1)!]);
    else runs.push(...run.map((witness) => [witness, witness] as const));
    start = end + 1;
  }
  return runs;
}

/** Finds the revision that a reading's edge leads to; `witnesses` run towards the source. */
function findNext({ revision }: Witness, witnesses: readonly Witness[]): string {
  const last = witnesses.findLastIndex((witness) => witness.revision === revision);
  return witnesses[last + 1]?.revision ?? revision;
}

interface Context {
  /** The printed text. */
  readonly text: string;
  readonly name: string;
  readonly next: string;
  /** The reading is of a revision after the one that is printed. */
  readonly isLater: boolean;
}

function describeWitness(witness: Witness, { text, name, next, isLater }: Context): string {
  const where = `${name}, bytes ${witness.span[0]}–${witness.span[1]}`;
  const reading = describeReading(witness.text, text);
  if (witness.isPart) return `${where}, gave words to ${next}${reading}`;
  const step = witness.edge === null ? 'dropped' : `${steps[witness.edge][isLater ? 1 : 0]} ${next}`;
  const lost = witness.dropped === undefined || witness.edge === null ? '' : ', some of it dropped';
  return `${where}, ${step}${lost}${reading}`;
}

/** Gives older words in full; of other line ends and quotation marks it only says that they differ. */
function describeReading(reading: string | undefined, text: string): string {
  if (reading === undefined) return '';
  if (comparableText(reading) === comparableText(text)) return ', set in other type';
  return `: ${reading.replace(/\s+/g, ' ')}`;
}

/** Says one change of fact: "12 people → 15 people", "attribution to Peskov lost". */
export function describeFact(
  { kind, from, to, between, cause }: Fact,
  siglum: (revision: string) => string,
): string {
  const where = ` between ${siglum(between[0])} and ${siglum(between[1])}`;
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
