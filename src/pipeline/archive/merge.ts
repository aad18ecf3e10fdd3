/** Merges reports as a run from nothing does, and takes over from an archive those that are what they were. */
import type { Detection } from '../../detect/detection.js';
import type { OrderedCluster } from '../../model/cluster.js';
import type { DocumentFailure } from '../../model/failure.js';
import type { RunOptions } from '../../model/options.js';
import type { ThreadNotes } from '../../trace/notes.js';
import { formsOf } from '../../write/formats.js';
import type { Place } from '../../write/output.js';
import type { Batch } from '../batch.js';
import type { Engine } from '../engine.js';
import { documentsInBatch, inBatches } from '../steps/in-batches.js';
import { indexesUnmerged, mergeClusters, publish, publishUnmerged } from '../steps/merge.js';
import type { CarriedReport, RenderedReport, ToldReport } from '../tasks/rendered-report.js';
import type { ArchiveRun } from './archive-run.js';
import type { FormerOutput } from './former-output.js';

/** What is remembered of a report: what the page of the run shows, and where the rest lies in the output. */
export interface KnownReport {
  readonly told: ToldReport;
  /** Names of its files and their SHA-256. */
  readonly files: readonly (readonly [name: string, sha256: string])[];
  readonly folder: string;
  /** Of its row in `merged.jsonl`, and of its rows in `provenance.jsonl`. */
  readonly row: Place;
  readonly provenance: Place;
}

type MergeOptions = Pick<RunOptions, 'policy' | 'formats' | 'keep' | 'keepBase' | 'editions'>;

/** What reports are made of beside their documents. */
export interface Merging {
  readonly options: MergeOptions;
  /** Null where paragraphs are not followed. */
  readonly notes: ThreadNotes | null;
}

/** Clusters → editions, in the order of the clusters. */
export function mergeReports(
  found: Detection,
  merging: Merging,
  engine: Engine,
  archive: ArchiveRun | undefined,
): AsyncIterable<Batch<RenderedReport | CarriedReport>> {
  return archive === undefined
    ? mergeClusters(found, merging.options, engine, merging)
    : mergeUnknown(found, merging, engine, archive);
}

async function* mergeUnknown(
  found: Detection,
  merging: Merging,
  engine: Engine,
  archive: ArchiveRun,
): AsyncGenerator<Batch<RenderedReport | CarriedReport>> {
  const { former } = archive;
  const known = found.clusters.map((cluster) =>
    archive.memo.recall<KnownReport>(keyOf(cluster, found, merging, archive)),
  );
  const unknown = found.clusters.filter((_, at) => known[at] === undefined);
  const made = mergeClusters({ ...found, clusters: unknown }, merging.options, engine, {
    notes: merging.notes,
    archivedOf: (cluster) => ({
      given: archive.ledger.givenIn(cluster),
      formers: archive.ledger.formersOf(cluster),
    }),
  });
  const reports = new OneByOne(made);
  for (const before of known) {
    const report = before === undefined ? await reports.next() : carry(before, former);
    if (report === undefined) break;
    yield { values: [report], failures: [] };
  }
  yield { values: [], failures: await reports.finish() };
}

/** Takes the values of batches one by one, until something fails: then all is done again, and nothing more is given. */
class OneByOne<T> {
  readonly #batches: AsyncIterator<Batch<T>>;
  readonly #ready: T[] = [];
  readonly #failures: DocumentFailure[] = [];

  constructor(batches: AsyncIterable<Batch<T>>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  async next(): Promise<T | undefined> {
    while (this.#ready.length === 0 && (await this.#take()));
    return this.#failures.length > 0 ? undefined : this.#ready.shift();
  }

  /** Takes what is left. Returns all that failed. */
  async finish(): Promise<readonly DocumentFailure[]> {
    while (await this.#take());
    return this.#failures;
  }

  /** False where there are no more. */
  async #take(): Promise<boolean> {
    const next = await this.#batches.next();
    if (next.done === true) return false;
    this.#ready.push(...next.value.values);
    this.#failures.push(...next.value.failures);
    return true;
  }
}

/** Remembers where a report was written. */
export function keepReport(
  report: RenderedReport | CarriedReport,
  written: Pick<KnownReport, 'files' | 'folder' | 'row' | 'provenance'>,
  { found, archive, ...merging }: Merging & { readonly found: Detection; readonly archive: ArchiveRun },
): void {
  const { id, title, revisions, dates, base, figures, overruledBase, lacksField } = report;
  const cluster = archive.ledger.clusterOf(id)!;
  const told: ToldReport = {
    id,
    title,
    revisions,
    dates,
    base,
    figures,
    ...(overruledBase === undefined ? {} : { overruledBase }),
    ...(lacksField === undefined ? {} : { lacksField }),
  };
  const known: KnownReport = { told, ...written };
  archive.memo.keep(keyOf(cluster, found, merging, archive), known);
}

/** All that an edition is made of, ids of its items that were given before included. */
function keyOf(
  cluster: OrderedCluster,
  { documents }: Detection,
  { options, notes }: Merging,
  archive: ArchiveRun,
): string {
  const { policy, formats, keep, keepBase, editions } = options;
  const { id, order, copies, copyRecords, decided } = cluster;
  const indexes = cluster.members.map((member) => documents.indexOf(member)!);
  return archive
    .keyOf('report', documents, indexes)
    .data([id, order, [...copies], copyRecords, decided ?? null])
    .data([policy, formsOf(formats), keep, keepBase, editions, archive.ledger.givenIn(cluster)])
    .data(notes?.of(cluster) ?? [])
    .finish();
}

/** Documents in no cluster → their rows of the corpus, in order of id. */
export function publishRows(
  found: Detection,
  options: MergeOptions,
  engine: Engine,
  archive: ArchiveRun | undefined,
): AsyncIterable<Batch<string | Uint8Array>> {
  return archive === undefined
    ? publishUnmerged(found, options, engine)
    : publishUnknown(found, options, engine, archive);
}

async function* publishUnknown(
  found: Detection,
  options: MergeOptions,
  engine: Engine,
  archive: ArchiveRun,
): AsyncGenerator<Batch<string | Uint8Array>> {
  const { documents } = found;
  const indexes = indexesUnmerged(found);
  const keys = indexes.map((index) => archive.keyOf('row', documents, [index]).data(options.keep).finish());
  const known = keys.map((key) => archive.memo.recall<Place>(key));
  const missing = indexes.filter((_, at) => known[at] === undefined);
  const rows = new OneByOne(
    publish(
      missing.map((index) => documents.ref(index)),
      options,
      engine,
    ),
  );
  const { former } = archive;
  for (const part of inBatches([...keys.keys()], documentsInBatch)) {
    const values: (string | Uint8Array)[] = [];
    for (const at of part) {
      const place = known[at];
      const row = place === undefined ? await rows.next() : former.read('merged.jsonl', place);
      if (row === undefined) break;
      values.push(row);
      archive.expectRow(keys[at]!);
    }
    yield { values, failures: [] };
  }
  yield { values: [], failures: await rows.finish() };
}

/** A report that is what it was. */
function carry({ told, folder, files, row, provenance }: KnownReport, former: FormerOutput): CarriedReport {
  return {
    ...told,
    from: former.path(`editions/${folder}`),
    files,
    row: former.read('merged.jsonl', row),
    provenance: folder === '' ? new Uint8Array(0) : former.read('provenance.jsonl', provenance),
  };
}
