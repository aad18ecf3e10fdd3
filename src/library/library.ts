/**
 * Does the whole job in one call, for programs: finds the revisions in a directory, merges them, or merges texts that
 * are in memory. What is not said stands at the defaults of the command line, and is checked by the same rules.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Detection } from '../detect/detection.js';
import { makeArchive, timeOfRun } from '../engine/archive/open.js';
import { openJournal } from '../engine/journal.js';
import { openEngine } from '../engine/local.js';
import type { OrderedCluster } from '../model/cluster.js';
import type { Decided } from '../model/decided.js';
import type { DocumentId } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import { CommandFailure, type DocumentFailure, type Failure } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import type { RelatedPair } from '../model/pair.js';
import type { Engine } from '../pipeline/engine.js';
import { refuseFaulty, untilNoneFails } from '../pipeline/faults.js';
import { detect, detectOnce, run } from '../pipeline/run.js';
import { mergeClusters } from '../pipeline/steps/merge.js';
import { traceParagraphs } from '../pipeline/steps/trace.js';
import { readBuilt } from '../read/built-files.js';
import { type Inputs, listSources, type Sources } from '../read/list-documents.js';
import { parseEditionJson } from '../write/json/parse.js';
import {
  type FindOptions,
  type MergeOptions,
  type MergeTextOptions,
  readLibraryOptions,
} from './library-options.js';
import { requireName, type TextDocument, toRefs } from './text-documents.js';

/** What was found. */
export interface Revisions {
  /** Ids of all documents that were read, sorted. */
  readonly documents: readonly DocumentId[];
  /** Documents that are one report, each with its order: `order.revisions`, oldest first. */
  readonly clusters: readonly OrderedCluster[];
  /** Every pair that was examined, sorted by `a`, then `b`: what relates the two, with its probability and its reasons. */
  readonly relations: readonly RelatedPair[];
  /** Documents that could not be read, and why; `describeFailure` says it in a sentence. */
  readonly failures: readonly Failure[];
}

/** What was found, and merged. */
export interface MergedReports extends Revisions {
  /** One for each of `clusters`, in their order. */
  readonly editions: readonly Edition[];
}

/**
 * Finds which documents below `input` are revisions of one report, and in which order they came out. It reads what the
 * command reads: a directory with its subfolders, a file, or a glob, or a list of these.
 *
 * Throws TypeError for an argument or option of the wrong kind, RangeError for one of the wrong size, CommandFailure
 * where there is nothing to read. A file that cannot be read is one of the `failures`.
 *
 * Sources: A. Z. Broder, On the resemblance and containment of documents, 1997, for candidates; the other stages name
 * theirs.
 *
 * @example
 * const { clusters } = await findRevisions('seeds', { minScore: 0.3 });
 * clusters[0].order.revisions.length; // 3
 */
export async function findRevisions(input: Inputs, options: FindOptions = {}): Promise<Revisions> {
  const record = readLibraryOptions(requireInputs(input), options, 'findRevisions');
  const sources = await listSources(record.inputs, null, record.fields, record.reading);
  return withEngine(record, sources, async (engine) => {
    const found = await find(sources, record, engine, options.decided);
    return toRevisions(found, sources.failures);
  });
}

/**
 * Finds the revisions below `input` and merges each report into an edition. With `out` it also writes everything that
 * `variorum merge` writes into that directory, all or nothing, and goes on where an earlier call was cut short.
 *
 * All editions are held in memory at once: for a corpus of many thousand reports use `detect` and `mergeClusters`, which
 * hand them over a few at a time. Throws as findRevisions() does, and CommandFailure where `out` cannot be written.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds', { out: 'out' });
 * editions[0].paragraphs[0].text;
 */
export async function mergeDirectory(input: Inputs, options: MergeOptions = {}): Promise<MergedReports> {
  const record = readLibraryOptions(requireInputs(input), options, 'mergeDirectory');
  const sources = await listSources(record.inputs, options.out ?? null, record.fields, record.reading);
  return withEngine(record, sources, (engine) =>
    options.out === undefined
      ? findAndMerge(sources, record, engine, options.decided)
      : mergeInto(options.out, { sources, record, engine, decided: options.decided ?? [] }),
  );
}

/**
 * Merges texts that are in memory: finds which of them are one report, and merges each report into an edition. Nothing
 * is read from the disk or written to it.
 *
 * Throws TypeError and RangeError as findRevisions() does, also for two texts of one id and for a text with half a
 * surrogate pair, which has no bytes. An empty list gives no editions.
 *
 * @example
 * const { editions } = await mergeTexts([
 *   { id: 'first', text: 'The bridge was closed on Monday. Engineers found cracks in two of its piers.' },
 *   { id: 'second', text: 'The bridge was closed on Monday. Engineers found cracks in three of its piers.' },
 * ]);
 */
export async function mergeTexts(
  texts: readonly TextDocument[],
  options: MergeTextOptions = {},
): Promise<MergedReports> {
  const record = readLibraryOptions([], options, 'mergeTexts');
  const refs = toRefs(texts);
  const sources = { refs, ranges: [], failures: [], estimate: refs.length };
  return withEngine(record, sources, (engine) => findAndMerge(sources, record, engine, options.decided));
}

async function withEngine<T>(
  { workers }: RunOptions,
  { estimate }: Sources,
  act: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = openEngine(workers, estimate);
  try {
    return await act(engine);
  } finally {
    await engine.close();
  }
}

async function find(
  sources: Sources,
  { detect: options, hasDates }: RunOptions,
  engine: Engine,
  decided: readonly Decided[] = [],
): Promise<Detection> {
  return refuseEmpty(await detect(sources, options, engine, { decided, hasDates, retainColumns: false }));
}

function refuseEmpty(found: Detection): Detection {
  const [first] = found.failures;
  // As the command: where nothing at all could be read, there is no result.
  if (found.documents.size === 0 && first !== undefined) throw new CommandFailure(first);
  return found;
}

async function findAndMerge(
  sources: Sources,
  record: RunOptions,
  engine: Engine,
  decided: readonly Decided[] = [],
): Promise<MergedReports> {
  const { detect: options, hasDates } = record;
  const merging = { ...record, policy: 'union', formats: [], keep: [] } as const;
  return untilNoneFails(async (faults) => {
    const input = { decided, hasDates, retainColumns: false, faults };
    const found = refuseEmpty(await detectOnce(sources, options, engine, input));
    const editions: Edition[] = [];
    const failed: DocumentFailure[] = [];
    const { notes } = await traceParagraphs(found, engine);
    for await (const batch of mergeClusters(found, merging, engine, { notes })) {
      for (const { editionJson } of batch.values) editions.push(parseEditionJson(editionJson));
      failed.push(...batch.failures);
    }
    refuseFaulty(failed);
    return { ...toRevisions(found, sources.failures), editions };
  });
}

interface RunHere {
  readonly sources: Sources;
  readonly record: RunOptions;
  readonly engine: Engine;
  readonly decided: readonly Decided[];
}

async function mergeInto(out: string, { sources, record, engine, decided }: RunHere): Promise<MergedReports> {
  const version = readBuilt('version.txt').toString();
  const program = { command: 'merge', version } as const;
  const journal = await openJournal(record, program, sources.estimate);
  const keeping = journal?.wrap(engine) ?? engine;
  const runner = { program: version, at: timeOfRun(process.env) };
  const openArchive = () => makeArchive(out, null, runner);
  const context = { ...program, decided, engine: keeping, clusterTable: null, journal, openArchive };
  const { detection, editions } = await run(sources, record, context);
  const slugs = detection.clusters.flatMap(({ id }) => editions.get(id)?.slug ?? []);
  return {
    ...toRevisions(detection, []),
    editions: slugs.map((slug) =>
      parseEditionJson(readFileSync(join(out, 'editions', slug, 'edition.json'), 'utf8')),
    ),
  };
}

function toRevisions(
  { documents, clusters, pairs, failures }: Detection,
  others: readonly Failure[],
): Revisions {
  const { ids } = documents.columns;
  return { documents: [...ids], clusters, relations: pairs, failures: [...others, ...failures] };
}

function requireInputs(input: Inputs): readonly string[] {
  const inputs = Array.isArray(input) ? input : [input];
  if (inputs.length === 0) throw new RangeError('Cannot use the input: the list must not be empty');
  return inputs.map((each) => requireName(each, 'input'));
}
