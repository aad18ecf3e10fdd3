/** Opens what an earlier run wrote: validates its run record and its editions. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '../model/edition.js';
import { CommandFailure, type Result } from '../model/failure.js';
import { type RunRecord, readRunRecord } from '../read/run-record.js';
import { expandEdition } from '../write/json/expand.js';
import { editionFileSchema } from '../write/json/schema.js';
import { recoverSwap } from '../write/output/recover.js';

/** Throws CommandFailure where `out` is not an output. */
export function readRun(out: string): RunRecord {
  recoverSwap(out);
  const run = readRunRecord(out);
  if (run === null) throw new CommandFailure({ reason: 'not-an-output', path: out });
  return run;
}

/** Throws CommandFailure where `out` is not an output, or one that does not list all its pairs. */
export function readRunWithRelations(out: string): RunRecord {
  const run = readRun(out);
  const { relations = 'all' } = run.options;
  if (relations !== 'all') throw new CommandFailure({ reason: 'relations-left-out', path: out, relations });
  return run;
}

/** Paths of editions below `out`, sorted. */
export function listEditions(out: string): string[] {
  const folder = join(out, 'editions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, 'edition.json')))
    .sort()
    .map((slug) => `editions/${slug}/edition.json`);
}

/** Reads the rows of a table of JSON Lines. Throws CommandFailure for a line that is none. */
export function readRows<T>(path: string): T[] {
  const rows: T[] = [];
  for (const [at, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (line === '') continue;
    try {
      rows.push(JSON.parse(line) as T);
    } catch {
      throw new CommandFailure({ reason: 'broken-edition', path, detail: `line ${at + 1} is no JSON` });
    }
  }
  return rows;
}

export function readEdition(out: string, path: string): Result<Edition> {
  const broken = (detail: string): Result<Edition> => ({
    ok: false,
    error: { reason: 'broken-edition', path, detail },
  });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(out, path), 'utf8'));
  } catch (error) {
    return broken(error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
  }
  const parsed = editionFileSchema.safeParse(value);
  if (parsed.success) {
    try {
      return { ok: true, value: expandEdition(parsed.data) };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return broken(error.message);
    }
  }
  const issue = parsed.error.issues[0]!;
  return broken(`at ${issue.path.join('.') || 'its top'}, ${issue.message}`);
}
