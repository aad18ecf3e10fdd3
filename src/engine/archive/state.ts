/**
 * Keeps the state of an archive in its folder `.variorum`: what the next run needs to go on without doing the past again.
 *
 *   about.json   the layout, the program that wrote it, and the options of the archive
 *   documents    a table of all documents: sketches in columns, and where `texts/` has what was read of them
 *   memo         what was worked out, by hashes of what it was worked out from
 *   texts/       what was read of documents, packed
 *
 * `documents` and `memo` are files of records (engine/shards/shard-file.ts). Another program's memo is not used: what it
 * would find may be otherwise.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SketchColumns } from '../../model/columns.js';
import type { DocumentId, ReadAs } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import { CommandFailure, type Failure } from '../../model/failure.js';
import type { RunOptions } from '../../model/options.js';
import {
  type Earlier,
  type EarlierDocuments,
  type StateWriter,
  textsFolder,
} from '../../pipeline/archive/archive-run.js';
import { archiveFolder } from '../../write/output/own-files.js';
import { readShard, ShardWriter } from '../shards/shard-file.js';

/** What this program reads and writes. */
export const layout = 1;

/** What an archive is made with, and keeps for all its runs. */
export type ArchiveOptions = Pick<
  RunOptions,
  | 'keepBase'
  | 'fields'
  | 'reading'
  | 'detect'
  | 'policy'
  | 'keep'
  | 'hasDates'
  | 'editions'
  | 'relations'
  | 'formats'
>;

interface About {
  readonly layout: number;
  readonly program: string;
  readonly history: Earlier['history'];
  readonly options: ArchiveOptions;
}

const names = { about: 'about.json', documents: 'documents', memo: 'memo' } as const;
const entriesInRecord = 1024;

/** The columns of documents but for their ids, and what else is known of them. */
interface DocumentsRecord {
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

/** Writes the state of a run of `program`. */
export function openStateWriter(program: string): StateWriter {
  return {
    writeDocuments(folder, documents) {
      writeRecords(folder, names.documents, [packDocuments(documents)]);
    },
    write(folder, { memo, failures, watched, history, options }) {
      function* records(): Generator<unknown> {
        yield { failures, watched: [...watched] };
        let part: [string, unknown][] = [];
        for (const entry of memo) {
          part.push(entry);
          if (part.length < entriesInRecord) continue;
          yield part;
          part = [];
        }
        if (part.length > 0) yield part;
      }
      writeRecords(folder, names.memo, records());
      const { fields, reading, detect, policy, keep, keepBase, hasDates, editions, relations, formats } =
        options;
      const kept = {
        fields,
        reading,
        detect,
        policy,
        keep,
        keepBase,
        hasDates,
        editions,
        relations,
        formats,
      };
      const named = history === null ? null : { archive: history.archive, run: history.run };
      const about: About = { layout, program, history: named, options: kept };
      writeFileSync(join(folder, names.about), `${JSON.stringify(about, null, 2)}\n`);
    },
  };
}

function writeRecords(folder: string, name: string, records: Iterable<unknown>): void {
  const writer = new ShardWriter(folder, name, { known: new WeakMap(), namesErrors: false });
  try {
    for (const record of records) writer.add(record);
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** What the archive `out` is made with; null where it keeps no state. Throws CommandFailure where that cannot be used. */
export function readArchiveOptions(out: string): ArchiveOptions | null {
  return readAbout(out)?.options ?? null;
}

/** The name of the archive `out` and how many runs it has had; null where it keeps no state. */
export function readHistory(out: string): Earlier['history'] {
  return readAbout(out)?.history ?? null;
}

/** The state of the archive `out` for a run of `program`. Throws CommandFailure where there is none, or it cannot be used. */
export function readState(out: string, program: string): Omit<Earlier, 'decided'> {
  const about = readAbout(out);
  if (about === null) throw new CommandFailure({ reason: 'no-archive', path: out });
  const folder = join(out, archiveFolder);
  const documents = readAll<DocumentsRecord>(folder, names.documents)[0];
  const [head, ...parts] = readAll<unknown>(folder, names.memo);
  if (documents === undefined || head === undefined)
    throw new CommandFailure({ reason: 'broken-archive', path: folder, detail: 'its state' });
  const { failures, watched } = head as {
    readonly failures: readonly Failure[];
    readonly watched: readonly (readonly [string, string])[];
  };
  const memo =
    about.program === program ? new Map((parts as [string, unknown][][]).flat()) : new Map<string, unknown>();
  return {
    documents: unpackDocuments(documents, folder),
    memo,
    failures,
    watched: new Map(watched),
    output: out,
    history: about.history,
  };
}

function readAbout(out: string): About | null {
  const path = join(out, archiveFolder, names.about);
  if (!existsSync(path)) return null;
  let about: Partial<About>;
  try {
    about = JSON.parse(readFileSync(path, 'utf8')) as Partial<About>;
  } catch {
    throw new CommandFailure({ reason: 'broken-archive', path, detail: 'what it says of the archive' });
  }
  if (about.layout !== layout)
    throw new CommandFailure({
      reason: 'other-layout',
      path: out,
      layout: String(about.layout),
      known: layout,
    });
  return about as About;
}

/** Throws CommandFailure where the file is missing or damaged. */
function readAll<T>(folder: string, name: string): T[] {
  try {
    return [...readShard<T>(folder, name)];
  } catch (error) {
    if (error instanceof CommandFailure && error.failure.reason === 'broken-shard')
      throw new CommandFailure({ reason: 'broken-archive', path: join(folder, name), detail: 'the file' });
    throw error;
  }
}

function packDocuments({ columns: { ids, ...columns }, refs, contents }: EarlierDocuments): DocumentsRecord {
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

function unpackDocuments(record: DocumentsRecord, folder: string): EarlierDocuments {
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
