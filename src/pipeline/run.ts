/**
 * Runs the pipeline. Read it from the top: the stages stand here in their order, by their names.
 *
 *   list → sketch → pair → verify → examine → relate → cluster → order → trace → (align → merge → write) → tables → run.json
 *
 * What can be done batch by batch is a task (tasks.ts), which the engine runs here or on worker threads; a step
 * (steps/) cuts the work of one stage into batches and gathers what comes back.
 */
import { byIds } from '../base/by-ids.js';
import type { Detection } from '../detect/detection.js';
import { DocumentTable, type TableContent } from '../detect/document-table.js';
import { ProfileTable } from '../detect/evidence/profile-columns.js';
import type { Pairing } from '../detect/pair.js';
import type { Decided } from '../model/decided.js';
import type { DocumentFailure } from '../model/failure.js';
import type { DetectOptions, RunOptions } from '../model/options.js';
import type { Sources } from '../read/list-documents.js';
import { type Journal, openOutput } from '../write/output.js';
import type { ArchiveRun } from './archive/archive-run.js';
import { joinDecided } from './archive/decided.js';
import { filterPairs } from './archive/filter.js';
import { judge } from './archive/judge.js';
import { mergeReports, publishRows } from './archive/merge.js';
import { openDecisions } from './decisions.js';
import { doBoth, type Engine, makePart, namePart } from './engine.js';
import { leaveOutUnmergeable, untilNoneFails } from './faults.js';
import { order } from './steps/order.js';
import { pair } from './steps/pair.js';
import { type Sketched, sketch } from './steps/sketch.js';
import { syndicate } from './steps/syndicate.js';
import { traceParagraphs } from './steps/trace.js';
import { type ClusterRow, useClusterTable } from './steps/use-cluster-table.js';
import { type Found, type RunContext, type RunResult, writeResult } from './write-result.js';

/** What a person gives beside the documents. */
export interface DetectInput {
  /** What was decided about pairs and reports; the evidence yields to it. */
  readonly decided?: readonly Decided[];
  /** Dates of records may order revisions. */
  readonly hasDates?: boolean;
  /** Keeps keys and profiles, for a closer look at single pairs and at what the sketch overlooks: most of the memory. */
  readonly retainColumns?: boolean;
  readonly archive?: ArchiveRun | undefined;
}

/** What failed in the attempts before. */
interface WithFaults {
  readonly faults: readonly DocumentFailure[];
}

/**
 * Runs `merge` or `scan` from the listed input to the finished output, which takes the place of the former one in the
 * end. Throws CommandFailure where it cannot start or nothing could be read; the former output stands then.
 */
export async function run(
  sources: Sources,
  options: RunOptions,
  { engine, clusterTable, openArchive, journal, ...given }: Omit<RunContext, 'archive'> & RunInput,
): Promise<RunResult> {
  const output = openOutput(options.out, options.inputs, journal);
  try {
    // Nobody else writes there from here on.
    const context = { ...given, archive: openArchive?.() };
    const result = await untilNoneFails(async (faults) => {
      output.clear();
      context.archive?.begin(output.folder, sources.files);
      context.onStep?.('Reading and looking for revisions');
      const found = await findOnce(sources, options, { ...context, engine, clusterTable, faults });
      const written = await writeResult(output, found, options, context);
      context.archive?.writeHistory(output.folder, written);
      context.archive?.save(options);
      return written;
    });
    return { ...result, left: await output.replace() };
  } catch (error) {
    throw output.discard(error);
  }
}

export interface RunInput {
  readonly engine: Engine;
  /** Clusters in place of detection; null to detect. */
  readonly clusterTable: ClusterTable | null;
  /** Opens the archive that the output is; absent where it is none. */
  readonly openArchive?: (() => ArchiveRun) | undefined;
  readonly journal?: Journal | null;
}

/** A table of clusters, and the file that it was read from. */
export interface ClusterTable {
  readonly path: string;
  readonly rows: readonly ClusterRow[];
}

/** Finds all that a run writes, without the documents that `faults` name. Throws DocumentsFailed where more fail. */
export async function findOnce(
  sources: Sources,
  options: RunOptions,
  { engine, clusterTable, faults, ...context }: RunContext & RunInput & WithFaults,
): Promise<Found> {
  const { archive, decided } = context;
  const input = { decided, hasDates: options.hasDates, retainColumns: false, faults, archive };
  const found =
    clusterTable === null
      ? await detectOnce(sources, options.detect, engine, input)
      : await takeClusters(sources, clusterTable, { ...input, options: options.detect }, engine);
  const isMerge = context.command === 'merge';
  const traced =
    isMerge && options.threads === 'all' ? await traceParagraphs(found, namePart(engine, 'traced')) : null;
  return {
    listed: sources.failures,
    found,
    traced,
    syndicated: traced === null ? [] : await syndicate(found, namePart(engine, 'syndicated')),
    reports: isMerge
      ? mergeReports(found, { options, notes: traced?.notes ?? null }, engine, archive)
      : nothing(),
    rows: isMerge ? publishRows(found, options, engine, archive) : nothing(),
    mayStartAgain: true,
  };
}

/**
 * Documents → ordered clusters, with every pair that was examined. A document that fails in any step takes part in none.
 *
 * @example
 * const sources = await listSources('seeds', null);
 * const engine = openEngine(1, sources.estimate);
 * const found = await detect(sources, defaultDetectOptions, engine);
 * found.clusters.length; // 1
 * await engine.close();
 */
export async function detect(
  sources: Pick<Sources, 'refs' | 'ranges'>,
  options: DetectOptions,
  engine: Engine,
  input: DetectInput = {},
): Promise<Detection> {
  return untilNoneFails((faults) => detectOnce(sources, options, engine, { ...input, faults }));
}

/** Detects without the documents that `faults` name. Throws DocumentsFailed where more fail. */
export async function detectOnce(
  sources: Pick<Sources, 'refs' | 'ranges'>,
  options: DetectOptions,
  engine: Engine,
  { decided = [], hasDates = true, retainColumns = true, faults, archive }: DetectInput & WithFaults,
): Promise<Detection> {
  const paired = await makePart(engine, 'paired', (own) =>
    findCandidates(sources, options, own, { faults, retainColumns, archive }),
  );
  const documents = DocumentTable.of(paired.content);
  const decisions = await openDecisions(
    archive === undefined ? decided : joinDecided(archive.earlier.decided, decided, documents),
    documents,
  );
  const kept = archive === undefined ? {} : { archive };
  const contextWith = (own: Engine) => ({
    documents,
    options,
    engine: own,
    decisions,
    retainColumns,
    ...kept,
  });
  const findReports = async () => {
    const candidates = decisions.addTo(paired.candidates);
    const compared = await judge(candidates, contextWith(namePart(engine, 'compared')));
    const clusters = leaveOutUnmergeable(compared.clusters, faults).map((found) => decisions.applyTo(found));
    const input = { profiles: new ProfileTable(compared.profiles), documents, hasDates, ...kept };
    const ordered = await makePart(engine, 'ordered', (own) => order(clusters, input, own));
    return { compared, ordered: archive?.ledger.nameReports(ordered, documents) ?? ordered };
  };
  // The nearest of the other pairs are examined for the record alone; they join nothing.
  const remark = async () => {
    const others = decisions.leaveOutOf(paired.related);
    const filtered = await makePart(engine, 'filtered', (own) => filterPairs(others, contextWith(own)));
    return {
      filtered,
      remarked: await judge(filtered.pairs, contextWith(namePart(engine, 'remarked')), true),
    };
  };
  const [{ compared, ordered }, { filtered, remarked }] = await doBoth(findReports, remark);
  return {
    documents,
    profiles: new ProfileTable([...filtered.profiles, ...remarked.profiles, ...compared.profiles]),
    candidates: paired.candidates.a.length,
    pairs: [...compared.pairs, ...remarked.pairs].sort(byIds),
    clusters: ordered,
    bridges: compared.bridges,
    decided: decisions.rows,
    failures: paired.failures,
  };
}

/** Sketches all documents, and finds the pairs that are looked at: sketch → pair. */
async function findCandidates(
  sources: Pick<Sources, 'refs' | 'ranges'>,
  options: DetectOptions,
  engine: Engine,
  {
    faults,
    retainColumns,
    archive,
  }: WithFaults & Pick<DetectInput, 'archive'> & { readonly retainColumns: boolean },
): Promise<Pairing & Pick<Sketched, 'failures'> & { readonly content: TableContent }> {
  const { documents, failures } = await sketch(sources, options, engine, faults, archive);
  archive?.saveDocuments(documents);
  const pairing = await pair(documents, options, engine);
  if (!retainColumns) documents.releaseKeys();
  return { ...pairing, content: documents.content, failures };
}

/** Documents → ordered clusters that a table gives; nothing is compared. */
async function takeClusters(
  sources: Pick<Sources, 'refs' | 'ranges'>,
  table: ClusterTable,
  {
    options,
    decided = [],
    hasDates = true,
    faults,
  }: DetectInput & WithFaults & { readonly options: DetectOptions },
  engine: Engine,
): Promise<Detection> {
  const { content, given, failures } = await makePart(engine, 'paired', async (own) => {
    const { documents, failures } = await sketch(sources, options, own, faults);
    const given = useClusterTable(table.rows, documents, table.path);
    return { content: documents.content, given, failures };
  });
  const documents = DocumentTable.of(content);
  const profiles = new ProfileTable([]);
  const decisions = await openDecisions(decided, documents);
  const clusters = leaveOutUnmergeable(given.clusters, faults).map((found) => decisions.applyTo(found));
  const ordered = await makePart(engine, 'ordered', (own) =>
    order(clusters, { profiles, documents, hasDates }, own),
  );
  return {
    documents,
    profiles,
    candidates: 0,
    pairs: [],
    clusters: ordered,
    bridges: [],
    decided: decisions.rows,
    failures: [...failures, ...given.failures],
  };
}

async function* nothing(): AsyncGenerator<never> {}
