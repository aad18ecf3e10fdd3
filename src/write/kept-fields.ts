/**
 * Picks the fields of records that go along into `merged.jsonl`, by the names of `--keep`. A row has those of the document
 * whose text it has, since they are true of that text; those of other members stand apart, in full, where they differ.
 */

import type { CopyRecord, Document, DocumentId, Fields } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import { recordOf } from './records.js';

/** Names of fields; `*` for all. */
export type Kept = readonly string[];

/** What a record says, as documents and revisions hold it. */
type Recorded = Pick<Document, 'title' | 'date' | 'about' | 'fields'>;

/** Picks the kept fields of one document. */
export function keepOf(document: Recorded & Pick<Document, 'id'>, keep: Kept): { readonly fields?: Fields } {
  return keep.length === 0 ? {} : { fields: pick(document.id, document, keep) };
}

/** Picks those of an edition's base, and by id those of the members that have others. */
export function keepOfMembers(
  { base, revisions }: Edition,
  keep: Kept,
): { readonly fields?: Fields; readonly memberFields?: Readonly<Record<string, Fields>> } {
  if (keep.length === 0) return {};
  const members = revisions.flatMap((revision) => {
    const records = new Map(revision.copyRecords?.map((record) => [record.id, record]));
    const own = recordOf(revision);
    return [revision.id, ...revision.copies].map(
      (id) => [id, pick(id, records.get(id) ?? own, keep)] as const,
    );
  });
  const fields = members.find(([id]) => id === base)![1];
  const shown = keyOf(fields);
  const others = members.filter(([, other]) => keyOf(other) !== shown);
  return { fields, ...(others.length === 0 ? {} : { memberFields: Object.fromEntries(others) }) };
}

/**
 * Picks by name, from the record's own fields first. What a record says of title, date, address and so on has left its
 * fields where it stands in the document under the same name.
 */
function pick(
  id: DocumentId,
  { title, date, about, fields }: Recorded | Omit<CopyRecord, 'id'>,
  keep: Kept,
): Fields {
  const all = Object.entries({ id, title, date, ...about, ...fields }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(keep.includes('*') ? all : all.filter(([name]) => keep.includes(name)));
}

function keyOf(fields: Fields): string {
  return JSON.stringify(Object.entries(fields).sort(([left], [right]) => (left < right ? -1 : 1)));
}
