/**
 * Turns the records that Spark hands over into references that hold their bytes, so that the tasks read them like any
 * other document, and runs a stage over documents so that one that fails costs no other.
 */

import { isSystemError } from '../../base/system-error.js';
import type { DocumentId } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DocumentFailure, Failure } from '../../model/failure.js';
import type { FieldNames } from '../../model/options.js';
import type { Batch } from '../../pipeline/batch.js';
import { DocumentsFailed, refuseFaulty } from '../../pipeline/faults.js';
import { faultOf, isOfProcess } from '../../read/stage-fault.js';

/** A record of the input, with what the tables before know of it. */
export interface RecordRow {
  /** The document's number: documents are numbered in the order of their ids. */
  readonly n: number;
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly record: string;
  readonly furniture?: readonly string[];
  /** SHA-256 of the file, where an edition is to name it. */
  readonly fileHash?: string;
}

/** The reference that `row` is read by. */
export function toRef(
  { id, file, line, record, furniture, fileHash }: RecordRow,
  fields: FieldNames,
): DocumentRef {
  return {
    ...inPlace(file, record, { line, fields, fileHash }),
    id: id as DocumentId,
    ...(furniture?.length ? { furniture } : {}),
  };
}

/** A record that needs no file to be read from; it is called by the name of its file. */
export function inPlace(
  file: string,
  record: string,
  place: { readonly line: number; readonly fields: FieldNames; readonly fileHash?: string | undefined },
): DocumentRef {
  const bytes = Buffer.from(record);
  const { line, fields, fileHash } = place;
  const container = { path: file, name: file, ...(fileHash === undefined ? {} : { sha256: fileHash }) };
  return {
    id: file as DocumentId,
    path: file,
    record: { offset: 0, length: bytes.length, line, fields, container },
    bytes,
  };
}

/** What became of one item: its result, or why there is none. */
export type Attempt<T> = { readonly value: T } | { readonly failures: readonly Failure[] };

/** The one result of a task for one document or cluster. Throws DocumentsFailed with the task's reasons where there is none. */
export function onlyResult<T>({ values, failures }: Batch<T>): T {
  refuseFaulty(failures);
  if (values.length !== 1) throw new Error(`it has ${values.length} results in place of one`);
  return values[0]!;
}

/** The failure as its row has it, which says by its number which document it is of. */
function toRow({ document: _, isOfReport: _of, ...failure }: DocumentFailure): Failure {
  return failure as Failure;
}

/**
 * Runs `stage` over all of `items` at once, or, where that throws, over one after the other, so that what is
 * wrong with one document costs no other. Results come in the order of `items`.
 */
export async function attempt<In, Out>(
  items: readonly In[],
  { name, idOf }: { readonly name: string; readonly idOf: (item: In) => string },
  stage: (items: readonly In[]) => Promise<readonly Out[]>,
): Promise<readonly Attempt<Out>[]> {
  try {
    const values = await stage(items);
    if (values.length !== items.length)
      throw new Error(`it has ${values.length} results for ${items.length} items`);
    return values.map((value) => ({ value }));
  } catch (error) {
    // What a person asked for and cannot be, or a machine that lacks something: no row of the input is wrong.
    if (isOfProcess(error) || isSystemError(error)) throw error;
    if (items.length > 1) {
      const results: Attempt<Out>[] = [];
      for (const item of items) results.push(...(await attempt([item], { name, idOf }, stage)));
      return results;
    }
    if (error instanceof DocumentsFailed) return [{ failures: error.failures.map(toRow) }];
    return [{ failures: [faultOf(name, idOf(items[0]!), error)] }];
  }
}
