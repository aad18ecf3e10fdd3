/**
 * Compares revisions by what a run was told to prefer as the base of an edition: the longest body, or the greatest value
 * of a field. A copy publishes the text of its revision, so that what its record says counts as the revision's own.
 */

import type { CopyRecord, DocumentId, SegmentedDocument } from '../../model/document.js';
import type { KeepBase } from '../../model/options.js';
import { byFieldValue, type FieldValue, readFieldValue } from './field-value.js';
import { type Recorded, recordedValues } from './recorded-values.js';

/** Whose text leads, and what copies of revisions say of themselves. */
export interface BaseRule {
  readonly keepBase: KeepBase;
  /** By the id of their revision. */
  readonly copies?: ReadonlyMap<DocumentId, readonly DocumentId[]>;
  readonly copyRecords?: readonly CopyRecord[];
}

/** Compares and explains revisions by their index. */
export interface Preference {
  readonly lacksField: boolean;
  /** Positive where the first is to be preferred. */
  compare(index: number, other: number): number;
  /** A sentence on why the first leads, and not the second, the newest. */
  explain(index: number, newest: number): string;
}

/** Opens the comparison that `rule` asks for; null where it prefers none to the newest. */
export function openPreference(
  revisions: readonly SegmentedDocument[],
  sizeOf: (index: number) => number,
  { keepBase, copies = new Map(), copyRecords = [] }: BaseRule,
): Preference | null {
  if (keepBase === 'newest') return null;
  const idOf = (index: number) => revisions[index]!.id;
  if (keepBase === 'longest')
    return {
      lacksField: false,
      compare: (index, other) => sizeOf(index) - sizeOf(other),
      explain: (index, newest) =>
        `Revision ${idOf(index)} is the base for its length, ${sizeOf(index)} words; by default it would be ${idOf(newest)}, with ${sizeOf(newest)}`,
    };
  const name = keepBase.slice('field:'.length);
  const recordOf = new Map(copyRecords.map((record) => [record.id, record]));
  const values = revisions.map((revision) =>
    [revision, ...(copies.get(revision.id) ?? []).flatMap((copy) => recordOf.get(copy) ?? [])]
      .map((record): Read => readValue(record, name))
      .reduce((best, value) => (byFieldValue(value.value, best.value) > 0 ? value : best)),
  );
  return {
    lacksField: values.every(({ value }) => value === null),
    compare: (index, other) => byFieldValue(values[index]!.value, values[other]!.value),
    explain: (index, newest) =>
      `Revision ${idOf(index)} is the base for its ${name}, ${values[index]!.words}; by default it would be ${idOf(newest)}, ${values[newest]!.value === null ? 'without one' : `with ${values[newest]!.words}`}`,
  };
}

interface Read {
  readonly value: FieldValue;
  /** As it stands in the record, for a sentence. */
  readonly words: string;
}

const shownLetters = 60;

function readValue({ id, ...record }: Recorded & Pick<CopyRecord, 'id'>, name: string): Read {
  const values = recordedValues(id, record);
  const words = [...String(values[name]).replace(/\s+/g, ' ').trim()];
  const more = words.length > shownLetters ? '…' : '';
  return { value: readFieldValue(values, name), words: `${words.slice(0, shownLetters).join('')}${more}` };
}
