/** Writes what reports give, as they are made, and the rows of documents in none. */
import type { Detection } from '../detect/detection.js';
import type { DocumentId } from '../model/document.js';
import { CommandFailure, type DocumentFailure } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import type { ThreadNotes } from '../trace/notes.js';
import { readTexts } from '../write/corpus-texts.js';
import type { Output, Place } from '../write/output.js';
import { type KnownWords, WordIndex } from '../write/page/atlas/word-index.js';
import type { EditionSummary } from '../write/page/edition-summary.js';
import { makeSlug } from '../write/slug.js';
import type { PlacedIds } from '../write/threads/placed-ids.js';
import type { ArchiveRun } from './archive/archive-run.js';
import { keepReport } from './archive/merge.js';
import type { Batch } from './batch.js';
import type { CarriedReport, RenderedReport } from './tasks/rendered-report.js';

export const provenanceName = 'provenance.jsonl';
const corpusName = 'merged.jsonl';
/** What the memo has of words: of all reports at once, since they share most. */
const wordsKey = 'words:all';

export interface WrittenReports {
  readonly editions: ReadonlyMap<string, EditionSummary>;
  /** Of headlines and texts, by report. */
  readonly words: WordIndex;
  /** Bases by the evidence, by report, where a person decided for another one. */
  readonly overruledBases: ReadonlyMap<string, DocumentId>;
  /** How many reports have no record with the field of --keep-base. */
  readonly lackingField: number;
  readonly failures: readonly DocumentFailure[];
}

/** Where reports are written, and what has to be told of it. */
export interface WritingContext {
  readonly found: Detection;
  readonly options: RunOptions;
  readonly notes: ThreadNotes | null;
  /** Gathers the ids of paragraphs for the index of threads; null where there is none. */
  readonly ids: PlacedIds | null;
  readonly archive?: ArchiveRun | undefined;
}

export async function writeReports(
  output: Output,
  reports: AsyncIterable<Batch<RenderedReport | CarriedReport>>,
  context: WritingContext,
): Promise<WrittenReports> {
  const { archive, options } = context;
  const written = new Map<string, EditionSummary>();
  const overruledBases = new Map<string, DocumentId>();
  const failures: DocumentFailure[] = [];
  const folders = new Map<string, DocumentId>();
  const words = new WordIndex(archive?.memo.recall<KnownWords>(wordsKey));
  let lackingField = 0;
  for await (const batch of reports) {
    for (const failure of batch.failures) failures.push(failure);
    // All is written anew then: the rest is only asked what else fails.
    if (failures.length > 0) continue;
    for (const report of batch.values) {
      const slug =
        options.editions === 'none'
          ? ''
          : (archive?.ledger.folderOf(report.id, report.title) ?? makeSlug(report.title, report.id));
      if (slug !== '') claimFolder(slug, report, folders);
      const places = await writeReport(report, output, slug);
      if (slug !== '') context.ids?.addRows(report.provenance);
      if (archive !== undefined) {
        if ('given' in report) archive.ledger.noteItems(report.given ?? []);
        if ('changed' in report && report.changed !== undefined)
          archive.noteChanges(report.id, { title: report.title, ...report.changed });
        keepReport(report, { ...places, folder: slug }, { ...context, archive });
      }
      const { title, dates, base, figures, overruledBase } = report;
      written.set(report.id, { title, dates, base, figures, slug });
      // What is taken over says what it said.
      const isKnown = 'from' in report && words.take(report.id);
      if (!isKnown) words.add(report.id, title, readTexts(report.row));
      if (overruledBase !== undefined) overruledBases.set(report.id, overruledBase);
      if (report.lacksField) lackingField++;
    }
  }
  archive?.memo.keep(wordsKey, words.keep());
  return { editions: written, words, overruledBases, lackingField, failures };
}

/** Throws CommandFailure where the folder is another report's. */
function claimFolder(
  slug: string,
  report: Pick<RenderedReport, 'base'>,
  folders: Map<string, DocumentId>,
): void {
  const other = folders.get(slug);
  if (other !== undefined)
    throw new CommandFailure({ reason: 'one-name', name: slug, ids: [other, report.base] });
  folders.set(slug, report.base);
}

/** Where what a report gave was written, and its files with their hashes. */
interface WrittenReport {
  readonly row: Place;
  readonly provenance: Place;
  readonly files: readonly (readonly [name: string, sha256: string])[];
}

/** Writes what one report gives, in the folder `slug` unless that is empty. */
async function writeReport(
  report: RenderedReport | CarriedReport,
  output: Output,
  slug: string,
): Promise<WrittenReport> {
  const row = await output.append(corpusName, report.row);
  if (slug === '') return { row, provenance: [0, 0], files: [] };
  const provenance = await output.append(provenanceName, report.provenance);
  if ('from' in report) {
    for (const [name, sha256] of report.files)
      output.carry(`editions/${slug}/${name}`, `${report.from}/${name}`, sha256);
    return { row, provenance, files: report.files };
  }
  const { markdown, editionJson, forms } = report;
  const contents = [['canonical.md', markdown], ['edition.json', editionJson], ...forms] as const;
  const files: [string, string][] = [];
  for (const [name, content] of contents) {
    const path = `editions/${slug}/${name}`;
    await output.append(path, content);
    files.push([name, output.hashOf(path)]);
  }
  return { row, provenance, files };
}

/** Writes rows of documents in no report. */
export async function writeRows(
  output: Output,
  rows: AsyncIterable<Batch<string | Uint8Array>>,
  archive?: ArchiveRun,
): Promise<readonly DocumentFailure[]> {
  const failed: DocumentFailure[] = [];
  for await (const { values, failures } of rows) {
    for (const failure of failures) failed.push(failure);
    if (archive === undefined) {
      await output.append(corpusName, values.join(''));
      continue;
    }
    const bytes = values.map((row) => (typeof row === 'string' ? Buffer.from(row) : row));
    const [start] = await output.append(corpusName, Buffer.concat(bytes));
    archive.noteRows(
      start,
      bytes.map(({ length }) => length),
    );
  }
  return failed;
}
