/**
 * Runs `watch`: looks at a directory again and again, and adds the files that are new or have changed and that nobody
 * writes to any more. What was seen is kept in the archive itself, in the same step as what was added, so that a kill
 * leaves both or neither.
 */
import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isSystemError } from '../base/system-error.js';
import { readState } from '../engine/archive/state.js';
import { CommandFailure, describeFailure, quotePath } from '../model/failure.js';
import type { OptionsOf } from '../options/option-record.js';
import type { Watched } from '../pipeline/archive/archive-run.js';
import { bothPlacesOf } from '../write/output/places.js';
import { recoverSwap } from '../write/output/recover.js';
import { addTo, describeChange, newFailures } from './add.js';
import { type Io, printStderr } from './io.js';
import { Progress } from './progress.js';

// A file that was written to within this time may still be.
const settledMs = 10_000;
// Names that programs give to what they have not finished.
const unfinished = /(?:^\.|\.(?:part|partial|tmp|temp|crdownload|download|open|filepart)$)/i;

type WatchOptions = OptionsOf<'watch'>;

/** Watches until it is ended, or looks once. Returns the status of the last look. Throws CommandFailure where it cannot start. */
export async function runWatch(options: WatchOptions, version: string, io: Io): Promise<number> {
  recoverSwap(options.archive);
  let known: Watched = readState(options.archive, version).watched;
  const log = (line: string) => printStderr(io, `${new Date().toISOString()} ${line}`);
  // Before the first batch, nothing would tell that it runs.
  if (!options.isOnce && !options.isQuiet)
    log(
      `${quotePath(options.archive)}: looks at ${quotePath(options.dir)} every ${options.everyMs / 1000} s`,
    );
  for (;;) {
    const look = await lookOnce(options, known, { version, io, log });
    known = look.known;
    if (options.isOnce) return look.status;
    await setTimeout(options.everyMs);
  }
}

interface Look {
  readonly status: number;
  /** What has been added, now and before. */
  readonly known: Watched;
}

interface LookContext {
  readonly version: string;
  readonly io: Io;
  readonly log: (line: string) => void;
}

async function lookOnce(
  options: WatchOptions,
  known: Watched,
  { version, io, log }: LookContext,
): Promise<Look> {
  const { archive, dir } = options;
  try {
    const found = listSettled(dir, archive);
    const fresh = new Map([...found].filter(([path, stamp]) => known.get(path) !== stamp));
    if (fresh.size === 0) return { status: 0, known };
    const inputs = [...fresh.keys()].sort().map((path) => join(dir, path));
    const progress = new Progress(io, true);
    const started = performance.now();
    const changed = await addTo(
      { ...options, inputs, root: dir, isQuiet: true, isVerbose: false, isJson: false, failsOnDoubt: false },
      { version, io, progress },
      fresh,
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const files = `${fresh.size} ${fresh.size === 1 ? 'file' : 'files'}`;
    if (!options.isQuiet) log(`${quotePath(archive)}: ${files}, ${describeChange(changed)}; ${seconds} s`);
    const failures = newFailures(changed);
    for (const failure of failures) log(describeFailure(failure));
    return { status: failures.length > 0 ? 1 : 0, known: new Map([...known, ...fresh]) };
  } catch (error) {
    // Another command may be at the archive, or the disk be full: that passes.
    if (!(error instanceof CommandFailure) || options.isOnce) throw error;
    log(error.message);
    return { status: 2, known };
  }
}

/**
 * Lists the files below `dir` that nobody writes to, by their paths in it, each with what tells it from what it was
 * before; those of the archive are none of them. Throws CommandFailure where the directory cannot be read.
 */
export function listSettled(dir: string, archive: string, nowMs = Date.now()): Watched {
  const found = new Map<string, string>();
  const own = new Set(bothPlacesOf(archive).flatMap(({ target, work }) => [target, work]));
  const walk = (below: string) => {
    for (const entry of readdirSync(join(dir, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (unfinished.test(entry.name)) continue;
      if (entry.isDirectory() && !own.has(realpathSync(join(dir, path)))) walk(path);
      const stats = entry.isFile() ? look(join(dir, path)) : null;
      if (stats !== null && nowMs - stats.mtimeMs >= settledMs)
        found.set(path, `${stats.size} ${stats.mtimeMs}`);
    }
  };
  try {
    walk('');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw error.code === 'ENOENT'
      ? new CommandFailure({ reason: 'no-such-input', path: dir })
      : new CommandFailure({ reason: 'unreadable', path: dir, code: error.code });
  }
  return found;
}

/** Null for what went away meanwhile. */
function look(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  }
}
