/** Runs `add` and `remove`: goes on from the state of an archive, so that it is what a merge of all its articles would give. */
import { continueArchive, reduceArchive, timeOfRun } from '../engine/archive/open.js';
import { readArchiveOptions } from '../engine/archive/state.js';
import { openEngine } from '../engine/local.js';
import { watch } from '../engine/watched.js';
import type { Decided } from '../model/decided.js';
import { CommandFailure, type Failure } from '../model/failure.js';
import { defaultFields, defaultReading, type RunOptions } from '../model/options.js';
import { usageOf } from '../options/commands.js';
import type { OptionsOf } from '../options/option-record.js';
import type { ArchiveRun, Watched } from '../pipeline/archive/archive-run.js';
import { run } from '../pipeline/run.js';
import type { RunResult } from '../pipeline/write-result.js';
import { readDecisions, readUndone } from '../read/decision-table.js';
import { listSources, type Sources } from '../read/list-documents.js';
import { recoverSwap } from '../write/output/recover.js';
import { type Io, printStderr } from './io.js';
import { conclude } from './merge.js';
import { Progress } from './progress.js';
import { stopOnInterrupt } from './stop-on-interrupt.js';

type AddOptions = OptionsOf<'add'>;

const noSources: Sources = { refs: [], ranges: [], failures: [], estimate: 0 };

/** Adds to the end and returns the exit status: 1 where some input failed. Throws CommandFailure where it cannot start. */
export async function runAdd(options: AddOptions, version: string, io: Io): Promise<number> {
  const progress = new Progress(io, options.isQuiet);
  const changed = await addTo(options, { version, io, progress });
  const { result, own } = changed;
  await conclude(result, own, { io, progress });
  if (!own.isQuiet) printStderr(io, `Added ${describeChange(changed)}`);
  const isInDoubt = own.failsOnDoubt && result.counts.forReview > 0;
  return isInDoubt || newFailures(changed).length > 0 ? 1 : 0;
}

/** What could not be read now; what could not in earlier runs is told too, and was their failure. */
export function newFailures({ result, archive }: Changed): readonly Failure[] {
  const before = new Set(archive.earlier.failures.map((failure) => JSON.stringify(failure)));
  return result.detection.failures.filter((failure) => !before.has(JSON.stringify(failure)));
}

/** Removes documents and returns the exit status. Throws CommandFailure where it cannot start. */
export async function runRemove(options: OptionsOf<'remove'>, version: string, io: Io): Promise<number> {
  const { archive: out, documents: ids, reason } = options;
  recoverSwap(out);
  const own = archiveOptions(out, options);
  const progress = new Progress(io, options.isQuiet);
  let archive: ArchiveRun | undefined;
  const result = await change(own, {
    list: () => Promise.resolve(noSources),
    openArchive: () => {
      archive = reduceArchive(out, { program: version, at: timeOfRun(io.env) }, { ids, reason });
      return archive;
    },
    decided: [],
    context: { version, io, progress },
  });
  await conclude(result, own, { io, progress });
  const changed: Changed = { result, own, archive: archive! };
  if (!own.isQuiet) printStderr(io, `Removed ${describeChange(changed)}`);
  return newFailures(changed).length > 0 ? 1 : 0;
}

/** What a run needs beside its options. */
export interface ChangeContext {
  readonly version: string;
  readonly io: Io;
  readonly progress: Progress;
}

/** What became of an archive. */
export interface Changed {
  readonly result: RunResult;
  readonly archive: ArchiveRun;
  /** The options of the archive and of this run. */
  readonly own: RunOptions;
}

/** Adds to an archive; `watched` says what was seen of the files that are added. Throws CommandFailure where it cannot start. */
export async function addTo(
  options: AddOptions,
  context: ChangeContext,
  watched: Watched = new Map(),
): Promise<Changed> {
  const { archive: out, inputs, root } = options;
  if (inputs.length === 0 && options.pairs === null)
    throw new CommandFailure({
      reason: 'too-few-arguments',
      usage: `variorum ${usageOf('add')}`,
      command: 'add',
    });
  recoverSwap(out);
  const own = { ...archiveOptions(out, options), inputs };
  const [fields, reading] = [fieldsOf(options, own), readingOf(options, own)];
  let archive: ArchiveRun | undefined;
  const result = await change(own, {
    list: () =>
      inputs.length === 0
        ? Promise.resolve(noSources)
        : listSources(inputs, out, fields, reading, context.io, root),
    openArchive: () => {
      archive = continueArchive(
        out,
        { program: context.version, at: timeOfRun(context.io.env) },
        {
          watched,
          undone: options.pairs === null ? [] : readUndone(options.pairs),
        },
      );
      return archive;
    },
    decided: options.pairs === null ? [] : readDecisions(options.pairs),
    context,
  });
  return { result, archive: archive!, own };
}

/** "12 articles, 2 reports new; now 340 articles, 41 reports": what came or went, and what there is. */
export function describeChange({ result: { counts }, archive }: Changed): string {
  const count = (number: number, one: string, rest = '') =>
    `${number} ${one}${number === 1 ? '' : 's'}${rest}`;
  const before = archive.earlier.documents?.refs.length ?? 0;
  const told = moveWords.flatMap(([kind, rest]) => {
    const number = archive.ledger.moves.filter((move) => move.kind === kind).length;
    return number === 0 ? [] : [count(number, 'report', rest)];
  });
  const changed = [count(Math.abs(counts.documents - before), 'article'), ...told].join(', ');
  return `${changed}; now ${count(counts.documents, 'article')}, ${count(counts.reports, 'report')}`;
}

const moveWords = [
  ['report-new', ' new'],
  ['reports-joined', ' joined to another'],
  ['report-parted', ' parted from another'],
  ['report-gone', ' gone'],
] as const;

interface Change {
  readonly list: () => Promise<Sources>;
  readonly openArchive: () => ArchiveRun;
  readonly decided: readonly Decided[];
  readonly context: ChangeContext;
}

async function change(
  options: RunOptions,
  { list, openArchive, decided, context: { version, io, progress } }: Change,
): Promise<RunResult> {
  const stopListening = stopOnInterrupt(options.out, (line) => {
    progress.clear();
    printStderr(io, line);
  });
  try {
    const sources = await list();
    const engine = watch(openEngine(options.workers, sources.estimate), (task, done, total) =>
      progress.count(task, done, total),
    );
    try {
      return await run(sources, options, {
        command: 'merge',
        version,
        decided,
        onStep: (step) => progress.show(step),
        engine,
        clusterTable: null,
        openArchive,
      });
    } finally {
      await engine.close();
    }
  } finally {
    progress.clear();
    stopListening();
  }
}

/** The options of the archive, with what a person says of this run. Throws CommandFailure where there is no archive. */
function archiveOptions(out: string, options: Partial<AddOptions>): RunOptions {
  const own = readArchiveOptions(out);
  if (own === null) throw new CommandFailure({ reason: 'no-archive', path: out });
  const { workers = 0, isQuiet = false, isVerbose = false, isJson = false, failsOnDoubt = false } = options;
  return {
    ...own,
    out,
    inputs: [],
    clusters: null,
    pairs: null,
    failsOnDoubt,
    keepsState: true,
    ids: null,
    engine: 'local',
    spark: { master: null, conf: [] },
    workers,
    isQuiet,
    isVerbose,
    isJson,
  };
}

/** What is said for this batch; what is not said is the archive's. */
function readingOf({ reading }: AddOptions, own: RunOptions): RunOptions['reading'] {
  const said = Object.entries(reading).filter(
    ([name, value]) => `${value}` !== `${defaultReading[name as keyof typeof defaultReading]}`,
  );
  // A table of metadata is about the files of one batch.
  return { ...own.reading, metadata: null, ...Object.fromEntries(said) };
}

function fieldsOf({ fields }: AddOptions, own: RunOptions): RunOptions['fields'] {
  return JSON.stringify(fields) === JSON.stringify(defaultFields) ? own.fields : fields;
}
