/**
 * Keeps the state of an archive in its folder `.variorum`: what the next run needs to go on without doing the past again.
 *
 *   about.json   the layout, the program that wrote it, the options of the archive, and hashes of the next two
 *   documents    a table of all documents: sketches in columns, and where `texts/` has what was read of them
 *   memo         what was worked out, by hashes of what it was worked out from
 *   texts/       what was read of documents, packed
 *
 * `documents` and `memo` are files of records (engine/shards/shard-file.ts). Another program's memo is not used: what it
 * would find may be otherwise.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { CommandFailure, type Failure } from '../../model/failure.js';
import type { RunOptions } from '../../model/options.js';
import type { Earlier, StateWriter } from '../../pipeline/archive/archive-run.js';
import { archiveFolder } from '../../write/output/own-files.js';
import { type DocumentsRecord, packDocuments, unpackDocuments } from './documents-record.js';
import { hashStateFile, readStateFile, writeStateFile } from './state-file.js';

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
  | 'threads'
  | 'formats'
>;

interface About {
  readonly layout: number;
  readonly program: string;
  readonly history: Earlier['history'];
  /** Their SHA-256. */
  readonly files?: { readonly documents: string; readonly memo: string };
  readonly options: ArchiveOptions;
}

const names = { about: 'about.json', documents: 'documents', memo: 'memo' } as const;
const entriesInRecord = 1024;

/** Writes the state of a run of `program`. */
export function openStateWriter(program: string): StateWriter {
  return {
    writeDocuments(folder, documents) {
      writeStateFile(folder, names.documents, [packDocuments(documents)]);
    },
    write(folder, { memo, failures, watched, history, options }) {
      function* records(): Generator<unknown> {
        yield { failures, watched: [...watched] };
        let part: [string, unknown][] = [];
        for (const entry of memo) {
          part.push(entry);
          if (part.length < entriesInRecord) continue;
          yield pack(part);
          part = [];
        }
        if (part.length > 0) yield pack(part);
      }
      writeStateFile(folder, names.memo, records());
      const { fields, reading, detect, policy, keep, keepBase, hasDates } = options;
      const { editions, relations, threads, formats } = options;
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
        threads,
        formats,
      };
      const named = history === null ? null : { archive: history.archive, run: history.run };
      const [documents, remembered] = [names.documents, names.memo].map((name) =>
        hashStateFile(folder, name),
      );
      const files = { documents: documents!, memo: remembered! };
      const about: About = { layout, program, history: named, files, options: kept };
      writeFileSync(join(folder, names.about), `${JSON.stringify(about, null, 2)}\n`);
    },
  };
}

/** Packs entries by the fastest way that there is: they take a third of the room then. */
function pack(part: readonly [string, unknown][]): Uint8Array {
  return deflateRawSync(serialize(part), { level: 1 });
}

/** Throws CommandFailure where the file is damaged. */
function unpackMemo(parts: readonly Uint8Array[], folder: string): ReadonlyMap<string, unknown> {
  try {
    return new Map(parts.flatMap((part) => deserialize(inflateRawSync(part)) as [string, unknown][]));
  } catch {
    throw new CommandFailure({
      reason: 'broken-archive',
      path: join(folder, names.memo),
      detail: 'the file',
    });
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
  const documents = readStateFile<DocumentsRecord>(folder, names.documents, about.files?.documents)[0];
  const [head, ...parts] = readStateFile<unknown>(folder, names.memo, about.files?.memo);
  if (documents === undefined || head === undefined)
    throw new CommandFailure({ reason: 'broken-archive', path: folder, detail: 'its state' });
  const { failures, watched } = head as {
    readonly failures: readonly Failure[];
    readonly watched: readonly (readonly [string, string])[];
  };
  const memo =
    about.program === program ? unpackMemo(parts as Uint8Array[], folder) : new Map<string, unknown>();
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
  let about: Partial<About> | null;
  try {
    about = JSON.parse(readFileSync(path, 'utf8')) as Partial<About> | null;
  } catch {
    throw new CommandFailure({ reason: 'broken-archive', path, detail: 'what it says of the archive' });
  }
  if (about?.layout !== layout)
    throw new CommandFailure({
      reason: 'other-layout',
      path: out,
      layout: String(about?.layout ?? 'unknown'),
      known: layout,
    });
  return about as About;
}
