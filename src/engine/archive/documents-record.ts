/** Lays out the documents of an archive as columns, and reads them again. */
import { join } from 'node:path';
import type { SketchColumns } from '../../model/columns.js';
import type { DocumentId, ReadAs } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import { type EarlierDocuments, textsFolder } from '../../pipeline/archive/archive-run.js';

/** The columns of documents but for their ids, and what else is known of them. */
export interface DocumentsRecord {
  readonly columns: Omit<SketchColumns, 'ids'>;
  readonly contents: Uint8Array;
  readonly ids: string;
  /** Files of texts, and origins; numbers below are their places. */
  readonly files: readonly string[];
  readonly origins: readonly (string | null)[];
  readonly fileOf: Uint32Array;
  readonly originOf: Uint32Array;
  /** Of the blocks. */
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
  readonly places: Uint8Array;
  readonly readAs: readonly (readonly [index: number, readAs: ReadAs])[];
}

export function packDocuments({
  columns: { ids, ...columns },
  refs,
  contents,
}: EarlierDocuments): DocumentsRecord {
  const [files, origins] = [new Numbers<string>(), new Numbers<string | null>()];
  const stored = refs.map((ref) => ref.stored!);
  return {
    columns,
    contents,
    ids: JSON.stringify(ids),
    fileOf: Uint32Array.from(refs, ({ path }) => files.of(path.slice(path.lastIndexOf('/') + 1))),
    originOf: Uint32Array.from(stored, ({ origin }) => origins.of(origin)),
    files: files.all,
    origins: origins.all,
    offsets: Float64Array.from(stored, ({ offset }) => offset),
    lengths: Uint32Array.from(stored, ({ length }) => length),
    places: Uint8Array.from(stored, ({ place }) => place),
    readAs: refs.flatMap(({ readAs }, index) => (readAs === undefined ? [] : [[index, readAs] as const])),
  };
}

export function unpackDocuments(record: DocumentsRecord, folder: string): EarlierDocuments {
  const ids = JSON.parse(record.ids) as DocumentId[];
  const readAs = new Map(record.readAs);
  const paths = record.files.map((name) => join(folder, textsFolder, name));
  const refs = ids.map((id, index): DocumentRef => {
    const as = readAs.get(index);
    return {
      id,
      path: paths[record.fileOf[index]!]!,
      stored: {
        offset: record.offsets[index]!,
        length: record.lengths[index]!,
        place: record.places[index]!,
        origin: record.origins[record.originOf[index]!]!,
      },
      ...(as === undefined ? {} : { readAs: as }),
    };
  });
  return { columns: { ids, ...record.columns }, refs, contents: record.contents };
}

/** Numbers values in the order in which they come. */
class Numbers<T> {
  readonly #numbers = new Map<T, number>();

  of(value: T): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get all(): T[] {
    return [...this.#numbers.keys()];
  }
}
