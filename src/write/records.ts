/**
 * Tells what the records of an edition's revisions and copies say beside their texts: the headlines that stand in no
 * text, and all that two records of one text say differently. Where there is nothing of that kind, outputs for people
 * leave records out: `edition.json` has them all.
 */

import type { About, CopyRecord } from '../model/document.js';
import type { Edition, EditionRevision } from '../model/edition.js';
import { onOneLine } from '../text/title.js';

/** A headline that stands in the record of a revision and in no place of its text. */
export interface RecordTitle {
  /** Index in `edition.revisions`. */
  readonly revision: number;
  readonly text: string;
}

/** Lists such headlines, oldest first; none where all revisions that have a headline have the same one. */
export function recordTitles(edition: Edition): readonly RecordTitle[] {
  const printed = printedHeadlines(edition);
  const titles = edition.revisions.flatMap(({ id, title }, revision) => {
    const text = printed.has(id) ? null : onOneLine(title ?? undefined);
    return text === null ? [] : [{ revision, text }];
  });
  const headlines = new Set([...printed.values(), ...titles.map(({ text }) => text)]);
  return headlines.size > 1 ? titles : [];
}

/** Finds the headline that the text of each revision has, by the id of the revision. */
function printedHeadlines({ blocks }: Edition): ReadonlyMap<string, string> {
  const printed = new Map<string, string>();
  for (const { kind, text, witnesses } of blocks) {
    if (kind !== 'headline') continue;
    for (const witness of witnesses) {
      const words = onOneLine(witness.text ?? text);
      if (words !== null && !printed.has(witness.revision)) printed.set(witness.revision, words);
    }
  }
  return printed;
}

/** A headline that ran before the one of the edition, and the latest revision that had it. */
export interface FormerHeadline {
  readonly text: string;
  readonly lastSeen: EditionRevision;
}

/** Lists the headlines that are not the edition's own, in the order in which they were last seen. */
export function formerHeadlines(edition: Edition): readonly FormerHeadline[] {
  const printed = printedHeadlines(edition);
  const found = new Map<string, FormerHeadline>();
  for (const revision of edition.revisions) {
    const text = printed.get(revision.id) ?? onOneLine(revision.title ?? undefined);
    if (text === null || text === edition.title) continue;
    found.delete(text);
    found.set(text, { text, lastSeen: revision });
  }
  return [...found.values()];
}

/** Tells whether records say what texts do not: another headline of a text, another date or address of a copy. */
export function hasTellingRecords(edition: Edition): boolean {
  const { revisions } = edition;
  return (
    revisions.some(({ copyRecords }) => copyRecords !== undefined) ||
    new Set(revisions.map(({ sha256 }) => sha256)).size < revisions.length ||
    recordTitles(edition).length > 0
  );
}

/** Picks what the record of a revision says, under the names of `edition.json`; empty for a bare text. */
export function recordOf({ title, date, about, fields }: EditionRevision): Omit<CopyRecord, 'id'> {
  return {
    ...(title === null ? {} : { title }),
    ...(date === null ? {} : { date }),
    ...(about === undefined ? {} : { about }),
    ...(fields === undefined ? {} : { fields }),
  };
}

// In the order in which people are shown them, which is the same whatever the order in a source.
const aboutNames: Readonly<Record<keyof About, true>> = {
  url: true,
  publisher: true,
  byline: true,
  language: true,
  archiveId: true,
  published: true,
  itemId: true,
  version: true,
  slug: true,
  status: true,
};

/** Lists the names and values of a record, always in one order. */
export function fieldsOf({
  title,
  date,
  about = {},
}: Omit<CopyRecord, 'id'>): Readonly<Record<string, string>> {
  const named = Object.keys(aboutNames).map((name) => [name, about[name as keyof About]] as const);
  const fields = [['title', title] as const, ['date', date] as const, ...named];
  return Object.fromEntries(fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
