/**
 * Writes what a run found, in this order: editions as they are made, rows of the corpus, tables, the page of the run,
 * and last of all run.json, which names the hash of every other file.
 */
import { type Counts, countDetection, type Detection } from '../detect/detection.js';
import type { Decided, DecisionOutcome } from '../model/decided.js';
import type { DocumentId } from '../model/document.js';
import { CommandFailure, type DocumentFailure, type Failure } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import { refuseSharedIds } from '../write/cluster-id.js';
import type { Output } from '../write/output.js';
import type { ShownTexts } from '../write/page/passage-texts.js';
import type { EditionSummary } from '../write/page/report-data.js';
import { relationRows } from '../write/relation-rows.js';
import { makeSlug } from '../write/slug.js';
import { clusterRows, documentRows, reviewTable } from '../write/tables.js';
import type { Batch } from './batch.js';
import { decisionOutcomes } from './decision-outcomes.js';
import { refuseFaulty } from './faults.js';
import { renderRunRecord } from './run-record.js';
import type { RenderedReport } from './tasks/rendered-report.js';

export interface RunContext {
  readonly command: 'merge' | 'scan';
  readonly version: string;
  readonly decided: readonly Decided[];
  /** Told what the run is about to do, for people who wait. */
  readonly onStep?: (step: string) => void;
}

/** What a run found, and what is written of it as it is made. */
export interface Found {
  /** Folders and files that could not be listed. */
  readonly listed: readonly Failure[];
  readonly found: Detection;
  readonly reports: AsyncIterable<Batch<RenderedReport>>;
  /** Of the deduplicated corpus: documents in no report. */
  readonly rows: AsyncIterable<Batch<string>>;
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
  /** What is wrong with the place that it was put into, though it is whole there. */
  readonly left: Failure | null;
}

/**
 * Writes the whole output. Throws CommandFailure where there was something to read and nothing could be, and where two
 * reports would have one name; DocumentsFailed where documents fail only now.
 */
export async function writeResult(
  output: Output,
  { listed, found, reports, rows, mayStartAgain }: Found,
  options: RunOptions,
  context: RunContext,
): Promise<Omit<RunResult, 'left'>> {
  const unread = [...listed, ...found.failures];
  if (found.documents.size === 0 && unread.length > 0) throw nothingRead(options, unread);
  refuseSharedIds(found.clusters);
  // A script that reads it finds it where nothing was merged, too.
  if (context.command === 'merge' && options.editions === 'all') await output.append(provenanceName, '');
  const merged = await writeReports(output, reports, options.editions);
  const unmerged = await writeRows(output, rows);
  refuseFaulty([...merged.failures, ...unmerged]);
  const detection = { ...found, failures: unread };
  const bases = context.command === 'merge' ? merged.overruledBases : null;
  const outcomes = decisionOutcomes(detection, bases);
  await writeTables(output, detection, options.relations);
  const { editions } = merged;
  const texts = await readPassages(detection);
  if (mayStartAgain) refuseFaulty(texts.failures);
  await output.append('index.html', await renderPage(detection, outcomes, options, { editions, texts }));
  await output.append(
    'run.json',
    renderRunRecord(detection, outcomes, options, { ...context, files: output.hashes() }),
  );
  return { detection, counts: countDetection(detection), editions, outcomes };
}

/** Where every single file failed, there is no result: of one file the failure says why, of many all are handed on. */
function nothingRead({ inputs }: RunOptions, failures: readonly Failure[]): CommandFailure {
  if (failures.length === 1) return new CommandFailure(failures[0]!);
  return new CommandFailure({ reason: 'nothing-to-read', path: inputs.join(', '), files: 0 }, failures);
}

const provenanceName = 'provenance.jsonl';

interface WrittenReports {
  readonly editions: ReadonlyMap<string, EditionSummary>;
  /** Bases by the evidence, by report, where a person decided for another one. */
  readonly overruledBases: ReadonlyMap<string, DocumentId>;
  readonly failures: readonly DocumentFailure[];
}

async function writeReports(
  output: Output,
  reports: AsyncIterable<Batch<RenderedReport>>,
  editions: RunOptions['editions'],
): Promise<WrittenReports> {
  const written = new Map<string, EditionSummary>();
  const overruledBases = new Map<string, DocumentId>();
  const failures: DocumentFailure[] = [];
  const folders = new Map<string, DocumentId>();
  for await (const batch of reports) {
    for (const failure of batch.failures) failures.push(failure);
    // All is written anew then: the rest is only asked what else fails.
    if (failures.length > 0) continue;
    for (const report of batch.values) {
      const slug = editions === 'none' ? '' : makeSlug(report.title, report.id);
      if (slug !== '') claimFolder(slug, report, folders);
      written.set(report.id, await writeReport(report, output, slug));
      if (report.overruledBase !== undefined) overruledBases.set(report.id, report.overruledBase);
    }
  }
  return { editions: written, overruledBases, failures };
}

/** Throws CommandFailure where the folder is another report's. */
function claimFolder(slug: string, report: RenderedReport, folders: Map<string, DocumentId>): void {
  const other = folders.get(slug);
  if (other !== undefined)
    throw new CommandFailure({ reason: 'one-name', name: slug, ids: [other, report.base] });
  folders.set(slug, report.base);
}

/** Writes what one report gives, in the folder `slug` unless that is empty, and keeps of it what the page of the run shows. */
async function writeReport(
  { title, dates, base, row, provenance, markdown, editionJson, forms }: RenderedReport,
  output: Output,
  slug: string,
): Promise<EditionSummary> {
  await output.append('merged.jsonl', row);
  if (slug === '') return { title, dates, base, slug };
  await output.append(provenanceName, provenance);
  const files = [['canonical.md', markdown], ['edition.json', editionJson], ...forms] as const;
  for (const [name, content] of files) await output.append(`editions/${slug}/${name}`, content);
  return { title, dates, base, slug };
}

async function writeRows(
  output: Output,
  rows: AsyncIterable<Batch<string>>,
): Promise<readonly DocumentFailure[]> {
  const failed: DocumentFailure[] = [];
  for await (const { values, failures } of rows) {
    for (const failure of failures) failed.push(failure);
    await output.append('merged.jsonl', values.join(''));
  }
  return failed;
}

async function writeTables(
  output: Output,
  detection: Detection,
  relations: RunOptions['relations'],
): Promise<void> {
  const tables: readonly (readonly [string, Iterable<string>])[] = [
    ['documents.jsonl', documentRows(detection)],
    ['clusters.jsonl', clusterRows(detection)],
    ...(relations === 'none' ? [] : [['relations.jsonl', relationRows(detection, relations)] as const]),
  ];
  for (const [name, rows] of tables) {
    for (const part of inParts(rows)) await output.append(name, part);
  }
  await output.append('review.tsv', reviewTable(detection));
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
  found: { readonly editions: ReadonlyMap<string, EditionSummary>; readonly texts: ShownTexts },
): Promise<string> {
  const [{ renderReportPage }, { listApart }] = await Promise.all([
    import('../write/page/report-page.js'),
    import('../write/page/report-data.js'),
  ]);
  return renderReportPage({ detection, outcomes, options, relations, ...found, apart: listApart(detection) });
}
