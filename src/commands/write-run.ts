/** What a run found in, the output directory out: editions as they are made, then tables, the report, the record of the run. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Detection } from '../detect/detection.js';
import { countDetection } from '../detect/detection.js';
import type { Decided, DecisionOutcome } from '../model/decided.js';
import type { DocumentId } from '../model/document.js';
import { CommandFailure, describeFailure, type Failure } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import { defaultReading } from '../model/options.js';
import { decisionOutcomes } from '../pipeline/decision-outcomes.js';
import type { Batch, RenderedReport } from '../pipeline/tasks.js';
import { formatJson } from '../write/format-json.js';
import { type Output, write } from '../write/output.js';
import { readShown } from '../write/page/passage-texts.js';
import type { EditionSummary } from '../write/page/report-data.js';
import { makeSlug } from '../write/slug.js';
import { clusterRows, documentRows, relationRows, reviewTable } from '../write/tables.js';
import { type Progress, say, summarize } from './summary.js';

export interface RunContext {
  readonly command: 'merge' | 'scan';
  readonly version: string;
}

/** What a run found, and what is written of it as it is made. */
export interface Produced {
  /** Folders and files that could not be listed. */
  readonly listed: readonly Failure[];
  readonly found: Detection;
  readonly reports: AsyncIterable<Batch<RenderedReport>>;
  /** Of the deduplicated corpus: documents in no report. */
  readonly rows: AsyncIterable<Batch<string>>;
  /** Called when all is written. */
  readonly close?: () => void;
}

interface Run extends RunContext {
  readonly decided: readonly Decided[];
  readonly progress: Progress;
}

/** Writes the whole output of what `produce` finds. Returns the exit status. */
export async function writeRunOf(
  options: RunOptions,
  { decided, progress, ...context }: Run,
  produce: () => Promise<Produced>,
): Promise<number> {
  const written = new Map<string, EditionSummary>();
  const overruledBases = new Map<string, DocumentId>();
  let outcomes: readonly DecisionOutcome[] = [];
  let finished: Detection | undefined;
  try {
    await write(options.out, options.input, async (output) => {
      progress.show('Reading and looking for revisions');
      const { listed, found, reports, rows, close } = await produce();
      const unread = [...listed, ...found.failures];
      if (found.documents.size === 0 && unread.length > 0) throw nothingRead(options, unread);
      const mergeFailures: Failure[] = [];
      for await (const { values, failures } of reports) {
        mergeFailures.push(...failures);
        for (const report of values) {
          written.set(report.id, await writeReport(report, output, options.editions));
          if (report.overruledBase !== undefined) overruledBases.set(report.id, report.overruledBase);
        }
      }
      for await (const { values, failures } of rows) {
        mergeFailures.push(...failures);
        await output.append('merged.jsonl', values.join(''));
      }
      finished = { ...found, failures: [...listed, ...found.failures, ...mergeFailures] };
      outcomes = decisionOutcomes(finished, context.command === 'merge' ? overruledBases : null);
      await writeTables(output, finished);
      await output.append('index.html', await renderReport(finished, outcomes, options, written));
      await writeRun(output, finished, outcomes, options, context);
      close?.();
    });
  } finally {
    progress.clear();
  }
  return summarizeRun(finished!, options, { editions: written, outcomes });
}

/** Says what was found, and with which status the run ends. */
function summarizeRun(
  detection: Detection,
  options: RunOptions,
  {
    editions,
    outcomes,
  }: {
    readonly editions: ReadonlyMap<string, EditionSummary>;
    readonly outcomes: readonly DecisionOutcome[];
  },
): number {
  const counts = countDetection(detection);
  if (options.isJson) process.stdout.write(`${JSON.stringify({ out: options.out, counts })}\n`);
  if (!options.isQuiet) summarize(detection, { options, editions, outcomes });
  if (options.failsOnDoubt && counts.forReview > 0) {
    say(describeFailure({ reason: 'doubt', path: options.out, pairs: counts.forReview }));
    return 1;
  }
  return detection.failures.length > 0 ? 1 : 0;
}

const mostSaid = 10;

/** Where every single file failed, there is no result: of one file the failure says why, of many the first ones are said. */
function nothingRead({ input }: RunOptions, failures: readonly Failure[]): CommandFailure {
  if (failures.length === 1) return new CommandFailure(failures[0]!);
  for (const failure of failures.slice(0, mostSaid)) say(describeFailure(failure));
  return new CommandFailure({ reason: 'nothing-to-read', path: input, files: 0 });
}

/** Writes what one report gives, and keeps of it what the page of the run shows. */
async function writeReport(
  { id, title, dates, base, row, markdown, editionJson, forms }: RenderedReport,
  output: Output,
  editions: RunOptions['editions'],
): Promise<EditionSummary> {
  await output.append('merged.jsonl', row);
  if (editions === 'none') return { title, dates, base, slug: '' };
  const slug = makeSlug(title, id);
  const files = [['canonical.md', markdown], ['edition.json', editionJson], ...forms] as const;
  for (const [name, content] of files) await output.append(`editions/${slug}/${name}`, content);
  return { title, dates, base, slug };
}

async function writeTables(output: Output, detection: Detection): Promise<void> {
  const tables = [
    ['documents.jsonl', documentRows(detection)],
    ['clusters.jsonl', clusterRows(detection)],
    ['relations.jsonl', relationRows(detection)],
  ] as const;
  for (const [name, rows] of tables) {
    for (const part of inParts(rows)) await output.append(name, part);
  }
  await output.append('review.tsv', reviewTable(detection));
}

/** As few strings as can be, none of them longer than a string may be; one at least, so that the file is there. */
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

/** The table's content, since no path of the machine is written down. */
function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** The page of the run; the texts of the passages that it shows are read now, and of no others. */
async function renderReport(
  detection: Detection,
  outcomes: readonly DecisionOutcome[],
  { detect: options }: RunOptions,
  editions: ReadonlyMap<string, EditionSummary>,
): Promise<string> {
  const [{ renderReportPage }, { listApart, mostPairs, shownPassages }] = await Promise.all([
    import('../write/page/report-page.js'),
    import('../write/page/report-data.js'),
  ]);
  const apart = listApart(detection);
  const shown = apart
    .slice(0, mostPairs)
    .map((pair) => ({ a: pair.a, b: pair.b, passages: shownPassages(pair) }));
  const texts = await readShown(shown, detection.documents);
  return renderReportPage({ detection, outcomes, options, editions, apart, texts });
}

/** What differs from the defaults; absent where nothing does. */
function describeReading(reading: RunOptions['reading']): {
  readonly reading?: Partial<RunOptions['reading']>;
} {
  const own = Object.entries(reading).filter(
    ([name, value]) => `${value}` !== `${defaultReading[name as keyof typeof defaultReading]}`,
  );
  return own.length === 0 ? {} : { reading: Object.fromEntries(own) };
}

/** Last of all, since it names the hash of every other file. */
async function writeRun(
  output: Output,
  detection: Detection,
  outcomes: readonly DecisionOutcome[],
  options: RunOptions,
  context: RunContext,
): Promise<void> {
  const run = {
    program: 'variorum',
    version: context.version,
    command: context.command,
    options: {
      fields: options.fields,
      ...describeReading(options.reading),
      ...options.detect,
      dates: options.hasDates,
      ...(options.clusters === null ? {} : { clusters: hashOf(options.clusters) }),
      policy: options.policy,
      editions: options.editions,
      decisions: detection.decided,
      formats: options.formats,
    },
    counts: countDetection(detection),
    ...(outcomes.length === 0
      ? {}
      : { decisions: outcomes.map(({ decided, outcome, why }) => ({ ...decided, outcome, why })) }),
    failures: detection.failures.map(describeFailure),
    files: output.hashes(),
  };
  await output.append('run.json', `${formatJson(run)}\n`);
}
