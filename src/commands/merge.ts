/** `merge` and `scan`: the run itself, from listing the input to the swap of the output directory. */

import { clusterRows, documentRows, relationRows, reviewTable } from '../editions/tables.js';
import { openEngine } from '../engine/local.js';
import { CommandFailure, describeFailure, type Failure } from '../failure.js';
import { formatJson } from '../lib/format-json.js';
import { makeSlug } from '../lib/slug.js';
import type { RunOptions } from '../options.js';
import { type Detection, detect, mergeClusters, publishUnmerged } from '../pipeline.js';
import { countDetection, Progress, say, summarize } from '../report.js';
import { type DecidedPair, readDecisions } from '../sources/decisions.js';
import { listSources } from '../sources/list-documents.js';
import { defaultReading } from '../sources/reading-options.js';
import { type Output, write } from '../stages/write.js';

export interface RunContext {
  readonly command: 'merge' | 'scan';
  readonly version: string;
}

/** Runs to the end and returns the exit status: 1 where some input failed. Throws CommandFailure where it cannot start. */
export async function runMerge(options: RunOptions, context: RunContext): Promise<number> {
  const decided = options.pairs === null ? [] : readDecisions(options.pairs);
  const listing = await listSources(options.input, options.out, options.fields, options.reading);
  const progress = new Progress(options.isQuiet);
  const engine = openEngine(options.workers, listing.estimate);
  const titles = new Map<string, string>();
  let finished: Detection | undefined;
  try {
    await write(options.out, options.input, async (output) => {
      progress.show('Reading and looking for revisions');
      const found = await detect(listing, options.detect, engine, decided);
      if (found.documents.size === 0 && found.failures.length + listing.failures.length > 0)
        throw nothingRead(options, found);
      const mergeFailures: Failure[] = [];
      if (context.command === 'merge') {
        progress.show(`Merging ${found.clusters.length} reports`);
        for await (const { values, failures } of mergeClusters(found, options, engine)) {
          mergeFailures.push(...failures);
          for (const report of values) {
            titles.set(report.id, report.title);
            await output.append('merged.jsonl', report.row);
            if (options.editions === 'none') continue;
            const folder = `editions/${makeSlug(report.title, report.id)}`;
            await output.append(`${folder}/canonical.md`, report.markdown);
            await output.append(`${folder}/edition.json`, report.editionJson);
          }
        }
        for await (const { values, failures } of publishUnmerged(found, engine)) {
          mergeFailures.push(...failures);
          await output.append('merged.jsonl', values.join(''));
        }
      }
      finished = { ...found, failures: [...listing.failures, ...found.failures, ...mergeFailures] };
      await writeTables(output, finished);
      await writeRun(output, finished, { ...options, decided }, context);
    });
  } finally {
    progress.clear();
    await engine.close();
  }
  const detection = finished!;
  if (options.isJson)
    process.stdout.write(`${JSON.stringify({ out: options.out, counts: countDetection(detection) })}\n`);
  if (!options.isQuiet) summarize(detection, { options, titles });
  const { forReview } = countDetection(detection);
  if (options.failsOnDoubt && forReview > 0) {
    say(describeFailure({ reason: 'doubt', path: options.out, pairs: forReview }));
    return 1;
  }
  return detection.failures.length > 0 ? 1 : 0;
}

/** Where every single file failed, there is no result; the first failure says why. */
function nothingRead({ input }: RunOptions, { failures }: Detection): CommandFailure {
  return new CommandFailure(
    failures.length === 1 ? failures[0]! : { reason: 'nothing-to-read', path: input },
  );
}

async function writeTables(output: Output, detection: Detection): Promise<void> {
  await output.append('documents.jsonl', documentRows(detection).join(''));
  await output.append('clusters.jsonl', clusterRows(detection).join(''));
  await output.append('relations.jsonl', relationRows(detection).join(''));
  await output.append('review.tsv', reviewTable(detection));
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
  options: RunOptions & { readonly decided: readonly DecidedPair[] },
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
      policy: options.policy,
      editions: options.editions,
      decisions: options.decided,
    },
    counts: countDetection(detection),
    failures: detection.failures.map(describeFailure),
    files: output.hashes(),
  };
  await output.append('run.json', `${formatJson(run)}\n`);
}
