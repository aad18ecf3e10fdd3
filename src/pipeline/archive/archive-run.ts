/** Holds what an archive brings to a run and takes from it: documents, what was worked out of them, and ids that were given. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DocumentTable, TableBatch } from '../../detect/document-table.js';
import type { Decided } from '../../model/decided.js';
import type { ClusterId, DocumentId } from '../../model/document.js';
import type { LearntFurniture } from '../../model/document-ref.js';
import type { Failure } from '../../model/failure.js';
import type { RunOptions } from '../../model/options.js';
import type { Ledger } from '../../write/ledger/ledger.js';
import { archiveFolder } from '../../write/output/own-files.js';
import { contentBytes } from '../tasks/store.js';
import { type ChangedReport, type HistoryAbout, type RunChanges, writeHistory } from './archive-history.js';
import { ArchiveLedger } from './archive-ledger.js';
import { FormerOutput } from './former-output.js';
import { Memo, MemoKey, type MemoKind } from './memo.js';
import { ArchiveRelations } from './relations.js';
import { ArchiveTexts } from './texts.js';

/** Documents that an archive holds. */
export interface EarlierDocuments extends TableBatch {
  /** `contentBytes` a document: a hash of all that it says. */
  readonly contents: Uint8Array;
}

/** What an earlier run has left. */
export interface Earlier {
  /** Null where no run has been. */
  readonly documents: EarlierDocuments | null;
  readonly memo: ReadonlyMap<string, unknown>;
  /** What could not be listed or read then. */
  readonly failures: readonly Failure[];
  readonly watched: Watched;
  /** Decisions that are in force. */
  readonly decided: readonly Decided[];
  /** The folder of the output that it wrote; null where there is none. */
  readonly output: string | null;
  /** The archive's name, and how many runs it has had; null where it is new. */
  readonly history: Pick<HistoryAbout, 'archive' | 'run'> | null;
}

/** Files that were added from a watched directory, by their paths below it: what told them from what they were before. */
export type Watched = ReadonlyMap<string, string>;

export const nothingEarlier: Earlier = {
  documents: null,
  memo: new Map(),
  failures: [],
  watched: new Map(),
  decided: [],
  output: null,
  history: null,
};

/** Puts the state of an archive on the disk. */
export interface StateWriter {
  /** Called once all documents are there, before most of their columns are let go. */
  writeDocuments(folder: string, documents: EarlierDocuments): void;
  /** Called last of all. */
  write(
    folder: string,
    state: Pick<Earlier, 'memo' | 'failures' | 'watched' | 'history'> & { readonly options: RunOptions },
  ): void;
}

/** The folder of what was read of documents, in that of the state. */
export const textsFolder = 'texts';

/** What else a run of an archive is told. */
export interface ArchiveContext {
  readonly writer: StateWriter;
  /** When the run is made, as RFC 3339 writes it. */
  readonly at: string;
  /** Documents that take no part any more, and why: nothing of what they say is kept. */
  readonly removed?: ReadonlyMap<string, string>;
  /** Makes again what was added batch by batch, by the ledger of that. */
  readonly isRebuild?: boolean;
}

export class ArchiveRun {
  readonly earlier: Earlier;
  readonly memo: Memo;
  readonly ledger: ArchiveLedger;
  readonly removed: ReadonlyMap<string, string>;
  readonly former: FormerOutput;
  readonly relations: ArchiveRelations;
  readonly isRebuild: boolean;
  readonly #at: string;
  #reports = new Map<ClusterId, ChangedReport>();
  #history: HistoryAbout | null = null;
  /** Of the documents of this run, in the order of their table. */
  contents = new Uint8Array(0);
  readonly #writer: StateWriter;
  #folder = '';
  #texts: ArchiveTexts | null = null;
  #rowKeys: string[] = [];
  #learnt = new WeakMap<LearntFurniture, string>();
  #failures: readonly Failure[] = [];
  #readNow: ReadonlySet<string> = new Set();

  constructor(
    earlier: Earlier,
    ledger: Ledger,
    { writer, at, removed = new Map(), isRebuild = false }: ArchiveContext,
  ) {
    this.earlier = earlier;
    this.removed = removed;
    this.isRebuild = isRebuild;
    this.#at = at;
    this.ledger = new ArchiveLedger(ledger, earlier.output);
    this.memo = new Memo(earlier.memo);
    this.former = new FormerOutput(earlier.output);
    this.relations = new ArchiveRelations(this.memo, this.former);
    this.#writer = writer;
  }

  /** Begins an attempt whose output is made in `folder`, and that looks into `files`. */
  begin(folder: string, files: readonly string[] = []): void {
    this.#readNow = new Set(files);
    this.#texts?.close();
    this.#folder = join(folder, archiveFolder);
    this.#texts = new ArchiveTexts(join(this.#folder, textsFolder));
    this.#rowKeys = [];
    this.#reports = new Map();
    this.memo.begin();
    this.relations.begin();
    this.ledger.begin();
  }

  /** Where what is read of new documents goes. */
  get texts(): ArchiveTexts {
    return this.#texts!;
  }

  /** Begins a key with all that is known of some documents: what they say, their names, and what their sites say. */
  keyOf(kind: MemoKind, documents: DocumentTable, indexes: Iterable<number>): MemoKey {
    const key = new MemoKey(kind);
    for (const index of indexes) {
      key.bytes(this.contents.subarray(contentBytes * index, contentBytes * (index + 1)));
      key.data([documents.id(index), this.#nameLearnt(documents.furniture(index))]);
    }
    return key;
  }

  #nameLearnt(furniture: LearntFurniture | undefined): string {
    if (furniture === undefined || furniture.length === 0) return '';
    const known = this.#learnt.get(furniture);
    if (known !== undefined) return known;
    const name = createHash('sha256').update(JSON.stringify(furniture)).digest('base64url');
    this.#learnt.set(furniture, name);
    return name;
  }

  /** What failed now, and what could not be read in earlier runs and is still not there; each once. */
  joinFailures(failures: readonly Failure[], documents: DocumentTable): readonly Failure[] {
    const isMended = ({ path }: { readonly path: string }) =>
      this.#readNow.has(path) || documents.indexOf(path as DocumentId) !== undefined;
    const earlier = this.earlier.failures.filter((failure) => !('path' in failure && isMended(failure)));
    const all = [...earlier, ...failures];
    const known = new Map(all.map((failure) => [JSON.stringify(failure), failure]));
    const sorted = [...known].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, failure]) => failure);
    this.#failures = sorted;
    return sorted;
  }

  /** Remembers that the rows of these documents follow, in this order. */
  expectRow(key: string): void {
    this.#rowKeys.push(key);
  }

  /** Remembers where the rows lie that were expected: one behind the other from `start` on. */
  noteRows(start: number, lengths: readonly number[]): void {
    let at = start;
    for (const [index, length] of lengths.entries()) {
      this.memo.keep(this.#rowKeys[index]!, [at, length]);
      at += length;
    }
    this.#rowKeys.splice(0, lengths.length);
  }

  /** Puts the documents on the disk. */
  saveDocuments(documents: DocumentTable): void {
    const { refs, columns } = documents.content;
    const name = this.texts.finish();
    const needed = new Set<string>();
    const stored = refs.map((ref, index) => {
      const place = this.texts.placeOf(ref.id);
      if (ref.stored !== undefined && place === undefined) {
        needed.add(ref.path.slice(ref.path.lastIndexOf('/') + 1));
        return ref;
      }
      const { id, readAs } = ref;
      const as = readAs === undefined ? {} : { readAs };
      return { id, path: name!, stored: { ...place!, origin: documents.origin(index) }, ...as };
    });
    if (this.earlier.output !== null && needed.size > 0)
      this.texts.carry(join(this.earlier.output, archiveFolder, textsFolder), needed);
    this.#writer.writeDocuments(this.#folder, { columns, refs: stored, contents: this.contents });
  }

  /** Notes what was changed in a report. */
  noteChanges(id: ClusterId, changed: ChangedReport): void {
    this.#reports.set(id, changed);
  }

  /** Adds to the history of the archive, in the folder of the output. */
  writeHistory(folder: string, told: Pick<RunChanges, 'editions' | 'outcomes'>): void {
    const { history, output } = this.earlier;
    const name = createHash('sha256').update(this.#at).update(this.contents).digest('hex');
    this.#history = {
      archive: history?.archive ?? name.slice(0, 32),
      run: (history?.run ?? 0) + 1,
      at: this.#at,
    };
    const changes: RunChanges = {
      ...told,
      moves: this.ledger.moves,
      reports: this.#reports,
      removed: [...this.removed].map(([id, reason]) => ({ id: id as DocumentId, reason })),
      ledger: this.ledger.current,
    };
    writeHistory(folder, output, changes, this.#history);
  }

  /** Puts all else on the disk. */
  save(options: RunOptions): void {
    this.relations.keep();
    this.former.close();
    const { entries } = this.memo;
    const { watched } = this.earlier;
    const history = this.#history;
    this.#writer.write(this.#folder, { memo: entries, failures: this.#failures, watched, history, options });
  }
}
