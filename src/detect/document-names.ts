/** Names documents apart: a repeated id gets `#2`, `#3`, … in the order of the input, but for names that were given before. */
import type { SketchColumns } from '../model/columns.js';
import type { DocumentId } from '../model/document.js';
import type { DocumentRef } from '../model/document-ref.js';

/**
 * Tells the name that a document was given before, by the name that its source gives it and its SHA-256; `nth` counts those
 * that have both in common, from 0.
 */
export type NameDocument = (given: DocumentId, sha256: string, nth: number) => DocumentId | undefined;

/** A document that has another name than its source gives it. */
export interface RenamedDocument {
  readonly id: DocumentId;
  readonly given: DocumentId;
}

interface NamedBatch {
  readonly columns: Pick<SketchColumns, 'hashes'>;
  readonly refs: readonly DocumentRef[];
}

export function renameRepeatedIds(
  batches: readonly NamedBatch[],
  nameOf: NameDocument | null,
  gone: Iterable<string> = [],
): readonly DocumentRef[] {
  const refs = batches.flatMap((batch) => batch.refs);
  const taken = new Set<string>(refs.map(({ id }) => id));
  if (taken.size === refs.length && nameOf === null) return refs;
  const seen = new Map<string, number>();
  const named = batches.flatMap(({ refs: own, columns: { hashes } }) =>
    own.map(({ id, stored }, at) => {
      // What an archive holds has its name.
      if (stored !== undefined || nameOf === null) return stored === undefined ? undefined : id;
      const sha256 = toHex(hashes.subarray(32 * at, 32 * at + 32));
      const nth = seen.get(`${sha256} ${id}`) ?? 0;
      seen.set(`${sha256} ${id}`, nth + 1);
      return nameOf(id, sha256, nth);
    }),
  );
  const times = new Map<string, number>();
  // The names of documents that are gone name nothing else.
  for (const name of [...named, ...gone]) {
    if (name === undefined) continue;
    taken.add(name);
    times.set(name, 1);
  }
  return refs.map((ref, at) => {
    const name = named[at];
    if (name !== undefined) return name === ref.id ? ref : { ...ref, id: name };
    let count = (times.get(ref.id) ?? 0) + 1;
    if (count > 1) while (taken.has(`${ref.id}#${count}`)) count++;
    times.set(ref.id, count);
    if (count === 1) return ref;
    const id = `${ref.id}#${count}` as DocumentId;
    taken.add(id);
    return { ...ref, id };
  });
}

/** Those of `refs`, which stand in the order of the batches, that have another name now. */
export function listRenamed(
  batches: readonly NamedBatch[],
  refs: readonly DocumentRef[],
): readonly RenamedDocument[] {
  const renamed: RenamedDocument[] = [];
  let next = 0;
  for (const batch of batches)
    for (const { id: given } of batch.refs) {
      const { id } = refs[next++]!;
      if (id !== given) renamed.push({ id, given });
    }
  return renamed;
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
