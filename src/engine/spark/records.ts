/** Records as Spark hands them over in, references that hold their bytes out: the tasks read them as any other. */

import type { DocumentId } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import { CommandFailure, type Failure } from '../../model/failure.js';
import type { FieldNames } from '../../model/options.js';

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

/** Results by the order of `items`: for what the stage cannot take, its failure. */
export type Attempt<T> = { readonly value: T } | { readonly failure: Failure };

/**
 * Runs `stage` over all of `items` at once, or, where that throws, over one after the other, so that what is
 * wrong with one document costs no other.
 */
export async function attempt<In, Out>(
  items: readonly In[],
  { name, idOf }: { readonly name: string; readonly idOf: (item: In) => string },
  stage: (items: readonly In[]) => Promise<readonly Out[]>,
): Promise<readonly Attempt<Out>[]> {
  try {
    return (await stage(items)).map((value) => ({ value }));
  } catch (error) {
    // What a person asked for and cannot be, or a machine that lacks something: no row of the input is wrong.
    if (error instanceof CommandFailure || (error instanceof Error && 'code' in error)) throw error;
    if (items.length > 1) {
      const results: Attempt<Out>[] = [];
      for (const item of items) results.push(...(await attempt([item], { name, idOf }, stage)));
      return results;
    }
    const detail = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
    return [{ failure: { reason: 'stage-failed', path: idOf(items[0]!), stage: name, detail } }];
  }
}
