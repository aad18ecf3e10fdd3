/**
 * Writes what a run found, in this order: editions as they are made, rows of the corpus, tables, the page of the run,
 * and last of all run.json, which names the hash of every other file.
 */
import { type Counts, countDetection, type Detection } from '../detect/detection.js';
import type { Decided, DecisionOutcome } from '../model/decided.js';
import { CommandFailure, type Failure } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import type { SyndicationTree } from '../model/syndication.js';
import type { ThreadTable } from '../model/thread.js';
import { refuseSharedIds } from '../write/cluster-id.js';
import type { Output } from '../write/output.js';
import type { EditionSummary } from '../write/page/edition-summary.js';
import type { ShownTexts } from '../write/page/passage-texts.js';

import type { ReportInput, ReportPage } from '../write/page/report-page.js';
import { relationRows } from '../write/relation-rows.js';
import { clusterRows, documentRows, reviewTable } from '../write/run-tables.js';
import { PlacedIds } from '../write/threads/placed-ids.js';
import { writeThreads } from '../write/threads/write-threads.js';
import type { ArchiveRun } from './archive/archive-run.js';
import { decisionsName, renderDecisions } from './archive/decided.js';
import { relationsName } from './archive/relations.js';
import type { Batch } from './batch.js';
import { decisionOutcomes } from './decision-outcomes.js';
import { refuseFaulty } from './faults.js';
import { renderRunRecord } from './run-record.js';
import type { Traced } from './steps/trace.js';
import type { CarriedReport, RenderedReport } from './tasks/rendered-report.js';
import { provenanceName, writeReports, writeRows } from './write-reports.js';

export interface RunContext {
  readonly command: 'merge' | 'scan';
  readonly version: string;
  readonly decided: readonly Decided[];
  /** Absent where the output keeps no state. */
  readonly archive?: ArchiveRun | undefined;
  /** Told what the run is about to do, for people who wait. */
  readonly onStep?: (step: string) => void;
}

/** What a run found, and what is written of it as it is made. */
export interface Found {
  /** Folders and files that could not be listed. */
  readonly listed: readonly Failure[];
  readonly found: Detection;
  /** Null where paragraphs are not followed. */
  readonly traced: Traced | null;
  /** Who took one text from whom; empty where paragraphs are not followed. */
  readonly syndicated: readonly SyndicationTree[];
  readonly reports: AsyncIterable<Batch<RenderedReport | CarriedReport>>;
  /** Of the deduplicated corpus: documents in no report. */
  readonly rows: AsyncIterable<Batch<string | Uint8Array>>;
  /** False where the texts that the page shows may lie out of reach: it goes without them then. */
  readonly mayStartAgain: boolean;
}

/** What a finished run tells the person who started it. */
export interface RunResult {
  readonly detection: Detection;
  readonly counts: Counts;
  /** By the id of the report. */
  readonly editions: ReadonlyMap<string, EditionSummary>;
  readonly outcomes: readonly DecisionOutcome[];
  /** The name behind `--keep-base field:` where no record of any report has it. */
  readonly unknownField: string | null;
  /** What is wrong with the place that it was put into, though it is whole there. */
  readonly left: Failure | null;
}

/**
 * Writes the whole output. Throws CommandFailure where there was something to read and nothing could be, and where two
 * reports would have one name; DocumentsFailed where documents fail only now.
 */
export async function writeResult(
  output: Output,
  { listed, found, traced, syndicated, reports, rows, mayStartAgain }: Found,
  options: RunOptions,
  context: RunContext,
): Promise<Omit<RunResult, 'left'>> {
  const unread = [...listed, ...found.failures];
  if (found.documents.size === 0 && unread.length > 0) throw nothingRead(options, unread);
  refuseSharedIds(found.clusters);
  // A script that reads it finds it where nothing was merged, too.
  if (context.command === 'merge' && options.editions === 'all') await output.append(provenanceName, '');
  const { archive } = context;
  const ids = traced === null ? null : new PlacedIds();
  const merged = await writeReports(output, reports, {
    found,
    options,
    notes: traced?.notes ?? null,
    ids,
    archive,
  });
  const unmerged = await writeRows(output, rows, archive);
  refuseFaulty([...merged.failures, ...unmerged]);
  const failures = context.archive?.joinFailures(unread, found.documents) ?? unread;
  const detection = { ...found, failures };
  const bases = context.command === 'merge' ? merged.overruledBases : null;
  const outcomes = decisionOutcomes(detection, bases, options.keepBase);
  await writeRunTables(output, detection, options.relations, archive);
  await archive?.ledger.write(output, merged.editions);
  if (archive !== undefined && found.decided.length > 0)
    await output.append(decisionsName, renderDecisions(found.decided));
  const { editions } = merged;
  const threads = traced?.threads ?? null;
  if (threads !== null && ids !== null)
    await writeThreads(output, threads, {
      folderOf: (report) => editions.get(report)?.slug || null,
      ids,
    });
  await writeSyndication(output, syndicated);
  if (options.formats.includes('tables'))
    await writeDataTables(output, { detection, editions, traced: threads, options });
  const texts = await readPassages(detection);
  if (mayStartAgain) refuseFaulty(texts.failures);
  const words = context.command === 'merge' ? merged.words : null;
  const { page, files } = await renderPage(detection, outcomes, options, {
    editions,
    texts,
    words,
    syndicated,
  });
  await output.append('index.html', page);
  for (const [path, content] of files) await output.append(path, content);
  await output.append(
    'run.json',
    renderRunRecord(detection, outcomes, options, { ...context, files: output.hashes() }),
  );
  const isUnknown = editions.size > 0 && merged.lackingField === editions.size;
  const unknownField = isUnknown ? options.keepBase.slice('field:'.length) : null;
  return { detection, counts: countDetection(detection), editions, outcomes, unknownField };
}

/** Where every single file failed, there is no result: of one file the failure says why, of many all are handed on. */
function nothingRead({ inputs }: RunOptions, failures: readonly Failure[]): CommandFailure {
  if (failures.length === 1) return new CommandFailure(failures[0]!);
  return new CommandFailure({ reason: 'nothing-to-read', path: inputs.join(', '), files: 0 }, failures);
}

async function writeRunTables(
  output: Output,
  detection: Detection,
  relations: RunOptions['relations'],
  archive: ArchiveRun | undefined,
): Promise<void> {
  const tables: readonly (readonly [string, Iterable<string>])[] = [
    ['documents.jsonl', documentRows(detection)],
    ['clusters.jsonl', clusterRows(detection)],
  ];
  for (const [name, rows] of tables) {
    for (const part of inParts(rows)) await output.append(name, part);
  }
  if (relations !== 'none') await writeRelations(output, detection, relations, archive);
  await output.append('review.tsv', reviewTable(detection));
}

/** Writes what only some runs ask for, and loads it then. */
async function writeDataTables(
  output: Output,
  {
    detection,
    editions,
    traced,
    options: { relations },
  }: Pick<RunResult, 'detection' | 'editions'> & {
    readonly traced: ThreadTable | null;
    readonly options: RunOptions;
  },
): Promise<void> {
  const { writeTables } = await import('../write/tables/write-tables.js');
  const folderOf = (report: string) => editions.get(report)!.slug;
  await writeTables(output, { detection, folderOf, traced, relations });
}

async function writeRelations(
  output: Output,
  detection: Detection,
  wanted: Exclude<RunOptions['relations'], 'none'>,
  archive: ArchiveRun | undefined,
): Promise<void> {
  function* rows(): Generator<string> {
    let start = 0;
    for (const [row, pair] of relationRows(detection, wanted, archive?.relations)) {
      if (archive !== undefined) {
        const length = Buffer.byteLength(row);
        archive.relations.note(pair, start, length);
        start += length;
      }
      yield row;
    }
  }
  for (const part of inParts(rows())) await output.append(relationsName, part);
}

async function writeSyndication(output: Output, trees: readonly SyndicationTree[]): Promise<void> {
  if (trees.length === 0) return;
  const [{ renderSyndication, syndicationName, pictureName }, { renderSyndicationPicture }] =
    await Promise.all([
      import('../write/syndication/syndication-json.js'),
      import('../write/syndication/syndication-picture.js'),
    ]);
  for (const part of inParts(renderSyndication(trees))) await output.append(syndicationName, part);
  for (const tree of trees) await output.append(pictureName(tree.id), renderSyndicationPicture(tree));
}

/** Joins rows into few strings, none longer than a string may be; one at least, so that the file is there. */
function* inParts(rows: Iterable<string>): Generator<string> {
  let part = '';
  let hasAny = false;
  for (const row of rows) {
    part += row;
    if (part.length < partLength) continue;
    yield part;
    hasAny = true;
    part = '';
  }
  if (part !== '' || !hasAny) yield part;
}

const partLength = 1 << 22;

/** Reads the texts of the passages that the page of the run shows, and of no others. */
async function readPassages(detection: Detection): Promise<ShownTexts> {
  const [{ listApart, mostPairs, shownPassages }, { readShown }] = await Promise.all([
    import('../write/page/report-data.js'),
    import('../write/page/passage-texts.js'),
  ]);
  const shown = listApart(detection)
    .slice(0, mostPairs)
    .map((pair) => ({ a: pair.a, b: pair.b, passages: shownPassages(pair) }));
  return readShown(shown, detection.documents);
}

async function renderPage(
  detection: Detection,
  outcomes: readonly DecisionOutcome[],
  { detect: options, relations }: RunOptions,
  found: Pick<ReportInput, 'editions' | 'texts' | 'words' | 'syndicated'>,
): Promise<ReportPage> {
  const [{ renderReportPage }, { listApart }] = await Promise.all([
    import('../write/page/report-page.js'),
    import('../write/page/report-data.js'),
  ]);
  return renderReportPage({ detection, outcomes, options, relations, ...found, apart: listApart(detection) });
}
