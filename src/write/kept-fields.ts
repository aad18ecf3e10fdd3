/**
 * Picks the fields of records that go along into `merged.jsonl`, by the names of `--keep`. A row has those of the document
 * whose text it has, since they are true of that text; those of other members stand apart, in full, where they differ.
 */

import { type Recorded, recordedValues } from '../merge/order/recorded-values.js';
import type { Document, DocumentId, Fields } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import { recordOf } from './records.js';

/** Names of fields; `*` for all. */
export type Kept = readonly string[];

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

function pick(id: DocumentId, record: Recorded, keep: Kept): Fields {
  const all = recordedValues(id, record);
  if (keep.includes('*')) return all;
  return Object.fromEntries(Object.entries(all).filter(([name]) => keep.includes(name)));
}

function keyOf(fields: Fields): string {
  return JSON.stringify(Object.entries(fields).sort(([left], [right]) => (left < right ? -1 : 1)));
}
