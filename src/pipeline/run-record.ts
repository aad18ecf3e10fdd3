/** Describes a run in run.json: program, options that differ, counts, decisions, failures, and the hash of every file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { countDetection, type Detection } from '../detect/detection.js';
import type { DecisionOutcome } from '../model/decided.js';
import { describeFailure } from '../model/failure.js';
import { defaultReading, type RunOptions } from '../model/options.js';
import { formatJson } from '../write/format-json.js';

interface RunFacts {
  readonly command: 'merge' | 'scan';
  readonly version: string;
  /** SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** Nothing in it depends on the clock, the machine or the order of work, and no path of the machine stands there. */
export function renderRunRecord(
  detection: Detection,
  outcomes: readonly DecisionOutcome[],
  options: RunOptions,
  { command, version, files }: RunFacts,
): string {
  const run = {
    program: 'variorum',
    version,
    command,
    options: {
      fields: options.fields,
      ...describeReading(options.reading),
      ...options.detect,
      dates: options.hasDates,
      ...(options.clusters === null ? {} : { clusters: hashOf(options.clusters) }),
      policy: options.policy,
      ...(options.keepBase === 'newest' ? {} : { keepBase: options.keepBase }),
      ...(options.keep.length === 0 ? {} : { keep: options.keep }),
      editions: options.editions,
      ...(options.relations === 'all' ? {} : { relations: options.relations }),
      ...(options.threads === 'all' ? {} : { threads: options.threads }),
      decisions: detection.decided,
      formats: options.formats,
    },
    counts: countDetection(detection),
    ...(outcomes.length === 0
      ? {}
      : { decisions: outcomes.map(({ decided, outcome, why }) => ({ ...decided, outcome, why })) }),
    failures: detection.failures.map(describeFailure),
    files,
  };
  return `${formatJson(run)}\n`;
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

/** The table's content, since no path of the machine is written down. */
function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
